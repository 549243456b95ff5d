// The conversation: opens where reading goes on, stays where one reads when something comes in, tells of what came
// without touching what is being written, and knows the address of every message and event.

import { markSeen } from "./seen.js";
import { refreshTicket, shownNumber } from "./parts.js";

const NEAR = 80; // pixels from the newest message that count as being there

const thread = () => document.getElementById("thread");
const messages = () => [...document.querySelectorAll("#thread .msg")];
const numberOf = (message) => Number(message.id.slice(1));
const newest = () => Math.max(0, ...messages().map(numberOf));
const isAway = () => -thread().scrollTop > NEAR;

let latest = 0; // the newest message that has been told of
let since = null; // {number, message}: how far back the page has loaded
let anchor = null; // what one reads while something is swapped in
let wanted = ""; // the message or event that is to be shown once it is there

/** Show a message or event and let the keyboard go on from there. */
function goTo(name) {
  const there = document.getElementById(name);
  if (!there) return false;
  const folded = there.closest("details.events");
  if (folded) folded.open = true;
  for (const other of document.querySelectorAll("#thread .is-here")) other.classList.remove("is-here");
  there.classList.add("is-here");
  there.tabIndex = -1;
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: there.offsetHeight > thread().clientHeight ? "start" : "center" });
  return true;
}

/** Open an address that ends in #m123 or #e45, loading what came before when it is older than what is shown. */
function openAt(name) {
  if (goTo(name) || !document.getElementById("older")) return;
  wanted = name;
  since = { number: shownNumber(), message: name[0] === "m" ? name : "m1" };
  refreshTicket();
}

/** A ticket has been opened. */
function arrive() {
  latest = newest();
  if (since?.number !== shownNumber()) since = null;
  tellArrived(null);
  const name = /^#([me]\d+)$/.exec(location.hash)?.[1];
  if (name) openAt(name);
  else document.getElementById("unread")?.scrollIntoView({ block: "start" });
}

function beforeSwap(event) {
  const box = event.detail.target ?? event.target;
  if (box.id !== "thread" || !isAway()) return;
  const top = box.getBoundingClientRect().top;
  const first = messages().find((message) => message.getBoundingClientRect().bottom > top);
  anchor = first && { id: first.id, top: first.getBoundingClientRect().top };
}

function afterSwap(event) {
  const box = event.detail.target ?? event.target;
  if (box.id !== "thread") return;
  const kept = anchor && document.getElementById(anchor.id);
  if (kept) thread().scrollTop += kept.getBoundingClientRect().top - anchor.top;
  anchor = null;
  if (wanted && goTo(wanted)) wanted = "";
  const came = messages().filter((message) => numberOf(message) > latest);
  latest = newest();
  const others = came.filter((message) => !("mine" in message.dataset));
  if (others.length) heard(others);
  markSeen();
}

const isWriting = () => [...document.querySelectorAll("#composer textarea")].some((area) => area.value.trim());

/** Something came in: said to a screen reader, marked in the line, and told beside what is being written. */
function heard(came) {
  const words = document.getElementById("arrived").dataset;
  const name = came[0].querySelector(".msg__who")?.textContent ?? "";
  const count = came.length === 1 ? words.newOne : words.newMany.replace("{count}", came.length);
  document.getElementById("heard").textContent = came.length === 1 ? words.from.replace("{name}", name) : count;
  if (!isWriting() && !isAway() && !document.hidden) return;
  if (!document.getElementById("unread")) {
    const line = document.createElement("p");
    [line.id, line.className] = ["unread", "unread-line"];
    line.append(Object.assign(document.createElement("span"), { textContent: count }));
    came[0].before(line);
  }
  if (isWriting()) tellArrived(came[0].id, words.whileWriting);
  else if (isAway()) tellArrived(came[0].id, count);
}

function tellArrived(name, text = "") {
  const place = document.getElementById("arrived");
  if (!place) return;
  place.hidden = !name;
  place.dataset.first = name ?? "";
  place.querySelector("[data-arrived-text]").textContent = text;
}

/** Whoever has looked at what came may send on top of it. */
function showArrived() {
  const place = document.getElementById("arrived");
  if (place.hidden) return; // its key was pressed with nothing to show
  goTo(place.dataset.first);
  const version = document.getElementById("ticket-head").dataset.version;
  for (const field of document.querySelectorAll("#composer input[name=version]")) field.value = version;
  tellArrived(null);
}

async function copyAddress(link) {
  const name = link.hash.slice(1);
  history.replaceState(history.state, "", link.hash);
  goTo(name);
  link.focus({ preventScroll: true });
  await navigator.clipboard?.writeText(link.href);
  const text = document.getElementById("arrived").dataset.copied;
  document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
}

function onClick(event) {
  const text = event.target.closest?.("[data-insert-answer]")?.value;
  if (text) document.dispatchEvent(new CustomEvent("composer:insert", { detail: { text } }));
  if (event.target.closest?.("[data-arrived-show]")) showArrived();
  const link = event.target.closest?.("#thread a[data-permalink]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  copyAddress(link).catch(() => {}); // a browser that keeps its clipboard: the address stands in the address bar
}

/** Requests about the ticket say how far back the page goes, so that an answer takes nothing away. */
function configure(event) {
  if (since?.number === shownNumber() && event.detail.path.includes(`/arenden/${since.number}/`)) {
    event.detail.parameters.since ??= since.message;
  }
}

function onOlder(event) {
  if (!event.target.closest?.("[data-older]") && event.detail.target?.id !== "older") return;
  const [first] = messages();
  if (first) since = { number: shownNumber(), message: first.id };
}

export function startTimeline() {
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:configRequest", configure);
  document.addEventListener("htmx:oobBeforeSwap", beforeSwap);
  document.addEventListener("htmx:oobAfterSwap", afterSwap);
  document.addEventListener("htmx:afterSwap", onOlder);
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && arrive());
  document.addEventListener("events-folded", refreshTicket);
  document.addEventListener("contact-changed", refreshTicket);
  addEventListener("hashchange", () => /^#[me]\d+$/.test(location.hash) && openAt(location.hash.slice(1)));
  if (shownNumber()) arrive();
}
