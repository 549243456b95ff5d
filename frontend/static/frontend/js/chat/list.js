// The left side: fetched again at every hint, with waiting times that go on by themselves, and what is new at once.

import { follow, unfollow } from "./line.js";
import { panes } from "./log.js";
import { here, markRows, open } from "./panes.js";

const SOON_MS = 60; // what one deed changes comes as several hints
const COALESCE_MS = 600; // while many come and go
const POLL_MS = 20_000; // a hint that was lost

let timer = 0;
let fetchedAt = -COALESCE_MS;
const list = () => document.getElementById("chat-list");
const rowOf = (session) => document.querySelector(`[data-row="${session}"]`);

function refresh() {
  timer = 0;
  fetchedAt = performance.now();
  const shown = panes().map((pane) => pane.dataset.session).join(",");
  htmx.ajax("GET", `${list().dataset.url}?part=list&visas=${shown}`, { source: "#chat-list", target: "#chat-list", swap: "morph:outerHTML" }).catch(() => undefined);
}

export function refreshList() {
  timer ||= setTimeout(refresh, Math.max(SOON_MS, COALESCE_MS - (performance.now() - fetchedAt)));
}

/** All of one's own chats are heard, not only those that are open; from now on, what was said before is in the list. */
function followOwn() {
  for (const row of document.querySelectorAll("[data-row]")) {
    const session = Number(row.dataset.row);
    if (!known.has(session)) {
      known.add(session);
      if (!document.getElementById(`chat-${session}`)) follow(session, Number(row.dataset.seq));
    }
  }
  for (const session of known) {
    if (rowOf(session) || document.getElementById(`chat-${session}`)) continue;
    known.delete(session);
    unfollow(session);
  }
}

const known = new Set();

function onEntries({ detail: { session, entries } }) {
  const row = rowOf(session);
  const said = entries.filter((entry) => entry.kind === "message");
  if (!row || !said.length) return;
  row.querySelector(".chat-item__text").textContent = said.at(-1).text || said.at(-1).files[0]?.name;
  if (!document.getElementById(`chat-${session}`)) heard(row, said.at(-1));
  const isOpen = document.getElementById(`chat-${session}`)?.checkVisibility?.() && !document.hidden;
  const fresh = said.filter((entry) => entry.side === "visitor").length;
  if (!isOpen && fresh) setNew(row, Number(row.querySelector("[data-new]").textContent) + fresh);
}

/** The log of an open chat reads what comes into it; of a chat that is not open it is said here, with its name. */
function heard(row, entry) {
  if (entry.side !== "visitor") return;
  const name = row.querySelector(".chat-item__name").textContent;
  const { heard: words } = document.getElementById("chat-panes").dataset;
  document.getElementById("heard").textContent = words.replace("{name}", name).replace("{text}", entry.text);
}

function setNew(row, count) {
  const place = row.querySelector(".chat-item__new");
  place.hidden = !count;
  place.querySelector("[data-new]").textContent = count;
  document.dispatchEvent(new CustomEvent("chat:counted"));
}

function onTyping({ detail: { session, side, on } }) {
  const place = side === "visitor" && rowOf(session)?.querySelector(".chat-item__text");
  if (!place) return;
  place.dataset.was ??= place.textContent;
  place.textContent = on ? document.getElementById("chat-panes").dataset.writes : place.dataset.was;
  if (!on) delete place.dataset.was;
}

/** Waiting times go on between two fetches. */
function tick() {
  for (const time of document.querySelectorAll("[data-wait]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    const minutes = Math.floor(seconds / 60);
    const text = minutes ? (minutes < 10 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`) : `${seconds} s`;
    if (minutes < 60 && time.textContent !== text) time.textContent = text;
    const mark = time.closest(".sla");
    mark.className = `sla sla--${minutes >= 3 ? "late" : minutes >= 1 ? "soon" : "ok"}`;
  }
}

/** From one own chat to the next. */
export function step(direction) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const now = rows.findIndex((row) => row.dataset.row === here()?.dataset.session);
  const next = rows[(now + direction + rows.length) % rows.length];
  if (next) open(Number(next.dataset.row));
}

export function startList() {
  followOwn();
  setInterval(tick, 1000);
  setInterval(() => document.hidden || refreshList(), POLL_MS);
  document.addEventListener("chat:list", refreshList);
  document.addEventListener("chat:offer", refreshList);
  document.addEventListener("chat:state", refreshList);
  document.addEventListener("chat-changed", refreshList);
  document.addEventListener("chat:entries", onEntries);
  document.addEventListener("chat:typing", onTyping);
  document.addEventListener("chat:read", ({ detail: { session } }) => rowOf(session) && setNew(rowOf(session), 0));
  document.addEventListener("visibilitychange", () => document.hidden || refreshList());
  document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
    if (detail.requestConfig?.verb === "post" && target.id === "chat-list" && document.activeElement === document.body) {
      document.querySelector(".chat-standing")?.focus();
    }
    if (target.id === "chat-list" || target.closest?.("#chat-list")) {
      followOwn();
      markRows();
      document.dispatchEvent(new CustomEvent("chat:counted"));
    }
  });
}
