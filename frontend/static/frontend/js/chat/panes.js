// Which chats are open: one or two beside each other, the one in use marked, who its visitor is beside them. A chat that
// may no longer be seen goes away at once.

import { unfollow } from "./line.js";
import { markSeen, openLog, paneOf, panes, toEnd } from "./log.js";

const place = () => document.getElementById("chat-panes");
const isWide = () => matchMedia("(min-width: 64em)").matches;
const fetching = new Map();

export const here = () => document.querySelector(".chat-pane--here") ?? panes()[0];
const ask = (url, how) => htmx.ajax("GET", url, how).catch(() => undefined);

function remember() {
  const [first, second] = panes().map((pane) => pane.dataset.session);
  if (!first) return history.replaceState(null, "", "/chatt/");
  const mine = here().dataset.session;
  const other = mine === first ? second : first;
  history.replaceState(null, "", `/chatt/${mine}/${other ? `?bredvid=${other}` : ""}`);
}

/** The rows of the chats that are open, and of the one that is in use. */
export function markRows() {
  for (const row of document.querySelectorAll("[data-row]")) {
    row.classList.toggle("chat-item--here", row.dataset.row === here()?.dataset.session);
    row.classList.toggle("chat-item--on", Boolean(paneOf(row.dataset.row)));
  }
}

/** Make it the chat one is in. */
export function choose(pane, { write = false } = {}) {
  for (const one of panes()) one.classList.toggle("chat-pane--here", one === pane);
  markRows();
  if (document.getElementById("visitor")?.dataset.session !== pane.dataset.session) showVisitor(pane);
  if (write) (pane.querySelector("[role=tabpanel]:not([hidden]) textarea") ?? pane.querySelector(".chat-pane__log")).focus();
  remember();
}

let visitorTimer = 0;

function showVisitor(pane) {
  clearTimeout(visitorTimer);
  const { session, url } = pane.dataset;
  visitorTimer = setTimeout(() => {
    if (here()?.dataset.session === session) ask(`${url}?part=visitor`, { source: "#visitor", target: "#visitor", swap: "outerHTML" });
  }, 150);
}

/** Open a chat: where it is already, else in place of the one that is not in use. */
export async function open(session) {
  document.getElementById("main").classList.add("chat--open");
  const there = paneOf(session);
  if (there) {
    choose(there, { write: true });
    toEnd(there); // where there is room for one alone it was not laid out before
    return markSeen(there);
  }
  const url = `/chatt/${session}/?part=pane`;
  const all = panes();
  const old = all.length > 1 || (all.length && !isWide()) ? all.find((pane) => pane !== here()) ?? all[0] : null;
  if (old) {
    if (!document.querySelector(`[data-row="${old.dataset.session}"]`)) unfollow(Number(old.dataset.session));
    await ask(url, { source: old, target: old, swap: "outerHTML" });
  } else {
    document.querySelector(".chat-nothing")?.remove();
    await ask(url, { source: "#chat-panes", target: "#chat-panes", swap: "beforeend" });
  }
  place().classList.toggle("chat-panes--one", panes().length < 2);
  const pane = paneOf(session);
  if (pane) choose(pane, { write: true });
}

export function close(session) {
  const pane = paneOf(session);
  if (!pane) return;
  const hadFocus = pane.contains(document.activeElement);
  pane.remove();
  place().classList.toggle("chat-panes--one", panes().length < 2);
  const next = panes()[0];
  if (next) choose(next, { write: hadFocus });
  else location.assign("/chatt/");
}

/** Head and lines of one chat again; what is asked for twice meanwhile is asked once more. */
async function refresh(session) {
  const pane = paneOf(session);
  if (!pane) return;
  if (fetching.has(session)) return fetching.set(session, true);
  fetching.set(session, false);
  await ask(`${pane.dataset.url}?part=talk`, { source: pane, target: "body", swap: "none" });
  const head = document.getElementById(`chat-${session}-head`);
  if (head) [pane.dataset.state, pane.dataset.says] = [head.dataset.state, head.dataset.says];
  settle(pane);
  const again = fetching.get(session);
  fetching.delete(session);
  if (again) refresh(session);
}

/** Where one may not say anything to the visitor, the note is what one writes; what stood in the answer is kept. */
function settle(pane) {
  const kind = pane.dataset.says === "1" ? "reply" : "note";
  const [reply, note] = pane.querySelectorAll("[role=tab]");
  const tab = kind === "reply" ? reply : note;
  if (pane.dataset.settled === kind) return;
  const wrote = document.activeElement?.matches("textarea") && pane.contains(document.activeElement);
  if (kind === "note" || pane.dataset.settled) tab.click();
  pane.dataset.settled = kind;
  if (wrote) pane.querySelector(".chat-pane__log").focus({ preventScroll: true });
}

function arrive(pane) {
  openLog(pane);
  settle(pane);
}

export function startPanes() {
  for (const pane of panes()) arrive(pane);
  const first = panes()[0];
  if (first) first.classList.add("chat-pane--here");
  if (first && document.querySelector(".chat--open")) choose(first, { write: isWide() });
  else if (first) choose(first);
  document.addEventListener("htmx:load", ({ detail: { elt } }) => elt.matches?.(".chat-pane") && arrive(elt));
  document.addEventListener("focusin", (event) => {
    const pane = event.target.closest?.(".chat-pane");
    if (pane && pane !== here()) choose(pane);
    else if (pane && !pane.classList.contains("chat-pane--here")) choose(pane);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-chat]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(Number(link.dataset.chat));
  });
  document.addEventListener("chat:state", ({ detail: { session } }) => refresh(session));
  document.addEventListener("chat-changed", ({ detail }) => refresh(Number(detail.value ?? detail)));
  document.addEventListener("chat:gone", ({ detail: { session } }) => {
    if (!paneOf(session)) return;
    close(session);
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: place().dataset.closed, error: true } }));
  });
}
