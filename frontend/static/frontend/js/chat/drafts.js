// What is being written in each chat is kept as it is typed: in this browser at once, on the server a moment later, so
// that it is there again after a reload, a restart or on another computer. Two pages of the same agent stay in step.

import { post } from "../drafts.js";
import { panes } from "./log.js";

const SAVE_MS = 800;
const AGAIN_MS = 10_000;
const timers = new WeakMap();

const agent = () => document.getElementById("chat-panes").dataset.agent;
const keyOf = (form) => `chat-draft:${agent()}:${form.closest(".chat-pane").dataset.session}:${form.dataset.kind}`;

function tell(form, what, more = "") {
  const place = form.closest(".chat-composer")?.querySelector("[data-saved]");
  if (place) place.textContent = what ? `${place.dataset[what]} ${more}`.trim() : "";
}

async function keepThere(form) {
  const text = form.elements.body.value;
  try {
    const body = new URLSearchParams({ body: text });
    const answer = await post(form, form.dataset.draft, body);
    if (answer.headers.has("HX-Redirect")) throw new Error("signed out");
    if (!answer.ok) throw new Error(String(answer.status));
    const { saved } = await answer.json();
    if (form.elements.body.value === text) localStorage.removeItem(keyOf(form));
    tell(form, text ? "savedText" : "", saved);
  } catch {
    tell(form, "unsavedText");
    later(form, AGAIN_MS);
  }
}

function later(form, pause = SAVE_MS) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => form.isConnected && keepThere(form), pause));
}

/** Something was typed or put in. */
export function changed(form) {
  localStorage.setItem(keyOf(form), JSON.stringify({ text: form.elements.body.value, at: Date.now() }));
  later(form);
}

/** It has been said: nothing of it is kept. */
export function said(form) {
  localStorage.setItem(keyOf(form), JSON.stringify({ text: "", at: Date.now() })); // the agent's other pages hear of it
  localStorage.removeItem(keyOf(form));
  tell(form, "");
  later(form, 0);
}

/** What this browser kept and the server never got. */
export function restore(pane) {
  for (const form of pane.querySelectorAll(".composer__panel")) {
    const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null");
    const area = form.elements.body;
    if (kept?.text && kept.text !== area.value && kept.at > (Date.parse(area.dataset.updated || 0) || 0)) {
      area.value = kept.text;
      later(form);
    }
  }
}

/** Another page of the same agent has written on, or sent it; where one types oneself nothing changes. */
function onStorage({ key, newValue }) {
  if (!key?.startsWith(`chat-draft:${agent()}:`) || !newValue) return;
  for (const pane of panes()) {
    for (const form of pane.querySelectorAll(".composer__panel")) {
      if (keyOf(form) !== key || (document.hasFocus() && form.contains(document.activeElement))) continue;
      form.elements.body.value = JSON.parse(newValue).text;
    }
  }
}

export function startDrafts() {
  for (const pane of panes()) restore(pane);
  document.addEventListener("htmx:load", ({ detail: { elt } }) => elt.matches?.(".chat-pane") && restore(elt));
  document.addEventListener("input", ({ target }) => target.matches?.(".chat-composer textarea") && changed(target.form));
  addEventListener("storage", onStorage);
}
