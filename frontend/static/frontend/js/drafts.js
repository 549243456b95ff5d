// What is being written is kept: in this browser at once, on the server a moment later. The browser's copy goes away
// when the server has it, so that nothing stays on a shared computer; it comes back to the same agent only.

import { markRow } from "./parts.js";

const SAVE_MS = 800;
const AGAIN_MS = 10_000; // after a save that failed
const timers = new WeakMap();

export const composer = () => document.getElementById("composer");
export const panelOf = (element) => element?.closest?.(".composer__panel");
const keyOf = (panel) => `draft:${composer().dataset.agent}:${composer().dataset.ticket}:${panel.id}`;
/** Whether this browser keeps something of the form with that id. */
export const isKept = (id) => localStorage.getItem(keyOf({ id })) !== null;
const words = () => composer()?.querySelector("[data-saved]")?.dataset ?? {};

function tell(panel, text) {
  const place = composer()?.querySelector("[data-saved]");
  if (place && !panel.closest("[role=tabpanel]").hidden) place.textContent = text;
}

function keepHere(panel) {
  try {
    localStorage.setItem(keyOf(panel), JSON.stringify({ text: panel.elements.body.value, at: Date.now() }));
  } catch {
    // A full or forbidden store: the server copy follows anyway.
  }
}

/** Everything of the form but its files and the times of its buttons. */
function fieldsOf(panel) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(panel)) {
    if (typeof value === "string" && name !== "send_at_time") fields.append(name, value);
  }
  return fields;
}

/** The token as it is now: after signing in again in another tab the page's own is an old one. */
const token = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1];

export function post(panel, address, body) {
  body.set("csrfmiddlewaretoken", token() ?? panel.elements.csrfmiddlewaretoken.value);
  return fetch(address, { method: "POST", body, redirect: "error", headers: { "HX-Request": "true" } });
}

const saving = new WeakSet(); // one save of a form at a time: each must know what the one before has made

async function keepThere(panel) {
  clearTimeout(timers.get(panel));
  if (saving.has(panel)) {
    timers.set(panel, setTimeout(() => keepThere(panel), SAVE_MS));
    return;
  }
  saving.add(panel);
  const text = panel.elements.body.value;
  try {
    const answer = await post(panel, panel.dataset.draft, fieldsOf(panel));
    if (answer.headers.has("HX-Redirect")) return waitForSignIn(panel);
    if (!answer.ok) throw new Error(String(answer.status));
    saved(panel, text, await answer.json());
  } catch {
    tell(panel, words().unsavedText);
    timers.set(panel, setTimeout(() => keepThere(panel), AGAIN_MS));
  } finally {
    saving.delete(panel);
  }
}

function waitForSignIn(panel) {
  document.dispatchEvent(new CustomEvent("signed-out"));
  timers.set(panel, setTimeout(() => keepThere(panel), AGAIN_MS));
}

function saved(panel, text, answer) {
  if (answer.version) panel.elements.seen_at.value = answer.version;
  if (panel.elements.body.value === text && panel.isConnected) localStorage.removeItem(keyOf(panel));
  const place = panel.querySelector(".composer__check");
  if (place.innerHTML.trim() !== answer.check) place.innerHTML = answer.check;
  tell(panel, `${words().savedText} ${answer.saved}`);
  if (answer.other && !panel.querySelector(".composer__other")) showOther(panel);
}

/** Fetch the page's own word on what another tab has written; what is being typed here stays. */
async function showOther(panel) {
  const answer = await fetch(panel.dataset.base, { headers: { "HX-Request": "true" } });
  const holder = new DOMParser().parseFromString(await answer.text(), "text/html");
  const banner = holder.querySelector(`#${panel.id} .composer__other`);
  if (!banner) return;
  panel.querySelector(".composer__write").before(banner);
  htmx.process(banner);
}

/** Something of the form has changed. */
export function changed(panel) {
  keepHere(panel);
  clearTimeout(timers.get(panel));
  timers.set(panel, setTimeout(() => keepThere(panel), SAVE_MS));
}

/** Save now what waits to be saved. */
export const saveNow = (panel) => keepThere(panel);

function onInput(event) {
  const panel = event.target.closest?.("#composer") && panelOf(event.target);
  if (panel && event.target.type !== "file") changed(panel);
}

/** Bring back what this browser kept and the server never got. */
function restore() {
  for (const panel of composer()?.querySelectorAll(".composer__panel") ?? []) {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(keyOf(panel)));
    } catch {
      continue;
    }
    const area = panel.elements.body;
    const there = Date.parse(area.dataset.updated || 0) || 0;
    if (kept && kept.at > there && kept.text && kept.text !== area.value) {
      area.value = kept.text;
      keepThere(panel);
    }
  }
}

let sending = ""; // the form that is on its way

/** While it is on its way nothing may write its draft back; until the server has answered this browser keeps it. */
function beforeSend(event) {
  const panel = event.target.matches?.(".composer__panel") && event.target;
  if (!panel) return;
  keepHere(panel);
  sending = panel.id;
  clearTimeout(timers.get(panel));
}

/** The session has ended: everything stays as it is. */
function signedOut() {
  for (const panel of composer()?.querySelectorAll(".composer__panel") ?? []) tell(panel, words().signedOutText);
}

/** The server's composer holds what was sent to it, whether it went out or not; what was typed beside it comes back. */
function afterSwap() {
  const box = composer();
  const { takenBack } = box.dataset;
  for (const id of [sending, takenBack && `compose-${takenBack}`]) {
    if (id) localStorage.removeItem(keyOf({ id }));
  }
  sending = "";
  restore();
  if (takenBack) document.getElementById(`text-${takenBack}`).focus();
  delete box.dataset.takenBack;
  markRow();
}

export function startDrafts() {
  document.addEventListener("input", onInput);
  document.addEventListener("htmx:beforeRequest", beforeSend);
  document.addEventListener("signed-out", signedOut);
  document.addEventListener("htmx:oobAfterSwap", (event) => event.detail.target.id === "composer" && afterSwap());
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && restore());
  addEventListener("pagehide", () => {
    for (const panel of composer()?.querySelectorAll(".composer__panel") ?? []) {
      if (localStorage.getItem(keyOf(panel))) navigator.sendBeacon(panel.dataset.draft, fieldsOf(panel));
    }
  });
  restore();
}
