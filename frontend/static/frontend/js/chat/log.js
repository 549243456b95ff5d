// What is said in the chats that are open: added in its order, without touching what is being written. Lines about what
// happened are the server's words, so they are fetched with the head (panes.js).

import { follow, mark, unsent } from "./line.js";

const NEAR = 80; // pixels from the newest line that count as being there
const URL = /\bhttps?:\/\/[^\s<>"']{3,2000}/gi;
const AFTER_URL = /[.,;:!?)\]}»”’]+$/;

export const panes = () => [...document.querySelectorAll(".chat-pane")];
export const paneOf = (session) => document.getElementById(`chat-${session}`);
const words = () => document.getElementById("chat-panes").dataset;
const logOf = (pane) => pane.querySelector(".chat-pane__log");
const isNear = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

export function toEnd(pane) {
  const log = logOf(pane);
  log.scrollTop = log.scrollHeight;
}

/** The text with addresses of web pages as links; everything else stays text. */
function withLinks(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(URL)) {
    const address = match[0].replace(AFTER_URL, "");
    pieces.push(text.slice(end, match.index));
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: address });
    link.rel = "noopener noreferrer nofollow";
    pieces.push(link);
    end = match.index + address.length;
  }
  return [...pieces, text.slice(end)];
}

function fileLink(shape, file) {
  const link = Object.assign(document.createElement("a"), { className: "attachment", href: `/filer/${file.id}/` });
  link.textContent = file.name;
  const size = Object.assign(document.createElement("span"), { className: "attachment__size" });
  size.textContent = ` ${Math.max(1, Math.round(file.size / 1024))} kB`;
  link.append(size);
  return link;
}

const SHAPES = { visitor: "in", agent: "out" };
const shapeOf = ({ kind, side }) => (kind === "note" ? "note" : SHAPES[side] ?? "auto");

/** One line as the server writes it (chat/entry.html), filled in from an entry. */
function lineOf(pane, entry) {
  const shape = shapeOf(entry);
  const line = document.getElementById(`shape-${shape}`).content.firstElementChild.cloneNode(true);
  line.dataset.seq = entry.seq ?? "";
  line.dataset.id = entry.id ?? "";
  const text = line.querySelector("[data-text]");
  text.append(...withLinks(entry.text));
  text.hidden = !entry.text;
  if (shape === "in" || shape === "out") text.lang = pane.dataset.language;
  line.querySelector("[data-files]").replaceChildren(...(entry.files ?? []).map((file) => fileLink(shape, file)));
  const isMine = entry.name === words().agentName;
  line.querySelector("[data-who]").textContent = shape === "in" ? pane.dataset.called : isMine ? words().you : entry.name;
  const time = line.querySelector("[data-clock]");
  time.dateTime = entry.at;
  // The clock on the wall here, as the server writes it in all other times.
  const clock = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" };
  time.textContent = new Date(entry.at).toLocaleTimeString(document.documentElement.lang, clock);
  if (shape === "out") setMark(line, "sent");
  return line;
}

function setMark(line, mark) {
  const place = line.querySelector("[data-mark]");
  place.dataset.mark = mark;
  place.textContent = `, ${words()[mark]}`;
}

/** What one has said oneself and the server has not acknowledged yet. */
export function showWaiting(pane, id, kind, text) {
  const entry = { id, kind: kind === "note" ? "note" : "message", side: "agent", text, at: new Date().toISOString(), name: words().agentName };
  const line = lineOf(pane, entry);
  line.classList.add("said--waits");
  if (kind !== "note") setMark(line, "sending");
  pane.querySelector(".bubbles").append(line);
  toEnd(pane);
}

function add(pane, entry) {
  const place = pane.querySelector(".bubbles");
  if (place.querySelector(`[data-seq="${entry.seq}"]`)) return;
  const own = entry.id && [...place.querySelectorAll(".said--waits")].find((line) => line.dataset.id === entry.id);
  const line = lineOf(pane, entry);
  if (own) own.remove();
  const after = [...place.querySelectorAll("[data-seq]")].find((one) => Number(one.dataset.seq) > entry.seq);
  const waits = place.querySelector(".said--waits");
  if (after ?? waits) (after ?? waits).before(line);
  else place.append(line);
}

function onEntries({ detail: { session, entries } }) {
  const pane = paneOf(session);
  if (!pane) return;
  const log = logOf(pane);
  const wasNear = isNear(log);
  let happened = false;
  for (const entry of entries) {
    if (entry.kind === "message" || entry.kind === "note") add(pane, entry);
    else happened = true;
  }
  pane.dataset.seq = Math.max(Number(pane.dataset.seq), entries.at(-1).seq);
  if (entries.some((entry) => entry.side === "visitor")) showTyping(pane, false);
  if (wasNear) toEnd(pane);
  if (happened) document.dispatchEvent(new CustomEvent("chat:state", { detail: { session } }));
  markSeen(pane);
}

const marked = new Map();

/** What is shown has been received; what somebody looks at has been read. */
export function markSeen(pane) {
  const session = Number(pane.dataset.session);
  const seq = Number(pane.dataset.seq);
  const isSeen = !document.hidden && pane.checkVisibility?.() !== false && isNear(logOf(pane));
  const now = `${seq}:${isSeen}`;
  if (!seq || pane.dataset.says !== "1" || marked.get(session) === now || marked.get(session) === `${seq}:true`) return;
  if (mark(session, seq, isSeen ? seq : 0)) marked.set(session, now);
  if (isSeen) document.dispatchEvent(new CustomEvent("chat:read", { detail: { session } }));
}

function onMarks({ detail: { session, side, received, read } }) {
  const pane = side === "visitor" && paneOf(session);
  for (const line of pane ? pane.querySelectorAll(".said--out:not(.said--waits)") : []) {
    const seq = Number(line.dataset.seq);
    setMark(line, seq <= read ? "read" : seq <= received ? "received" : "sent");
  }
}

const typers = new Map();

function showTyping(pane, on) {
  const place = pane.querySelector("[data-typing]");
  const wasNear = isNear(logOf(pane));
  place.hidden = !on;
  if (on && wasNear) toEnd(pane);
  clearTimeout(typers.get(pane));
  if (on) typers.set(pane, setTimeout(() => showTyping(pane, false), 8_000)); // they stopped without a word
}

/** A pane has come: it stands at its newest line, hears what comes, and shows what is still on its way. */
export function openLog(pane) {
  const session = Number(pane.dataset.session);
  toEnd(pane);
  follow(session, Number(pane.dataset.seq));
  for (const [id, one] of Object.entries(unsent())) {
    const isThere = [...pane.querySelectorAll("[data-id]")].some((line) => line.dataset.id === id);
    if (one.session === session && !isThere) showWaiting(pane, id, one.kind, one.text);
  }
  markSeen(pane);
}

export function startLog() {
  document.addEventListener("chat:entries", onEntries);
  document.addEventListener("chat:marks", onMarks);
  document.addEventListener("chat:typing", ({ detail: { session, side, on } }) => {
    const pane = side === "visitor" && paneOf(session);
    if (pane) showTyping(pane, on);
  });
  document.addEventListener("chat:seen", ({ detail: { session, here } }) => {
    const place = paneOf(session)?.querySelector("[data-here]");
    if (place) place.hidden = here;
  });
  const seen = () => panes().forEach(markSeen);
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("chat:hello", seen);
  document.addEventListener("scroll", (event) => event.target.matches?.(".chat-pane__log") && markSeen(event.target.closest(".chat-pane")), true);
}
