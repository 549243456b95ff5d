// What is being written is kept: in this browser at once, on the server a moment later. The browser's copy goes away
// when the server has it, so that nothing stays on a shared computer; it comes back to the same agent only.

import { markRow } from "./parts.js";

const SAVE_MS = 800;
const timers = new WeakMap();

export const composer = () => document.getElementById("composer");
export const panelOf = (element) => element?.closest?.(".composer__panel");
const keyOf = (panel) => `draft:${composer().dataset.agent}:${composer().dataset.ticket}:${panel.id}`;
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
    if (!answer.ok) throw new Error(String(answer.status));
    saved(panel, text, await answer.json());
  } catch {
    // Also an answer that leads to the sign-in ends here.
    tell(panel, words().unsavedText);
    timers.set(panel, setTimeout(() => keepThere(panel), 10_000));
  } finally {
    saving.delete(panel);
  }
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

function withToken(event) {
  const { headers, parameters } = event.detail;
  if (!token()) return;
  headers["X-CSRFToken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
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

function signedOut(panel) {
  document.dispatchEvent(new CustomEvent("toast", { detail: { text: words().signedOutText, error: true } }));
  tell(panel, words().signedOutText);
}

/** The session has ended: the answer is the sign-in, and everything stays as it is. */
function afterSend(event) {
  const panel = event.target.matches?.(".composer__panel") && event.target;
  const { responseURL } = event.detail.xhr;
  if (!panel?.isConnected || !responseURL || new URL(responseURL).pathname.startsWith(panel.dataset.base)) return;
  signedOut(panel);
}

/** Without any cookie left the answer is a refusal; what helps is the same. */
function onRefusal(event) {
  const panel = event.detail.xhr.status === 403 && panelOf(event.target);
  if (!panel) return;
  event.stopPropagation();
  signedOut(panel);
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
  document.addEventListener("htmx:configRequest", withToken);
  document.addEventListener("htmx:beforeRequest", beforeSend);
  document.addEventListener("htmx:afterRequest", afterSend);
  document.addEventListener("htmx:responseError", onRefusal, true);
  document.addEventListener("htmx:oobAfterSwap", (event) => event.detail.target.id === "composer" && afterSwap());
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && restore());
  addEventListener("pagehide", () => {
    for (const panel of composer()?.querySelectorAll(".composer__panel") ?? []) {
      if (localStorage.getItem(keyOf(panel))) navigator.sendBeacon(panel.dataset.draft, fieldsOf(panel));
    }
  });
  restore();
}
