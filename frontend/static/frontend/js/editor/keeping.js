// What is typed is kept: in this browser at once, on the server a moment later. The server answers with the preview, the
// checks and who else writes. Nothing is lost by a reload, a lost session, a restart of the server or a closed lid.

import { fieldOf, form, send } from "./form.js";
import { showChecks, showPreview, showWriters } from "./panels.js";

const SAVE_MS = 900;
const RETRY_MS = 8_000;
const SEEN_MS = 30_000;

let timer = 0;
let saving = false;
let section = "";
let isSubmitted = false;

const key = () => form().dataset.key;
const place = () => document.getElementById("saved");

function fields() {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form())) {
    if (typeof value === "string" && !["then", "attested", "review_on", "publish_from", "publish_to"].includes(name)) data.append(name, value);
  }
  data.set("section", section);
  return data;
}

function snapshot() {
  const data = fields();
  for (const name of ["csrfmiddlewaretoken", "section", "base"]) data.delete(name);
  return data.toString();
}

const base = () => form().elements.base;

function keepHere(isSent = false) {
  try {
    localStorage.setItem(key(), JSON.stringify({ at: Date.now(), text: snapshot(), base: base().value, isSent }));
  } catch {
    // A full or forbidden store: the server's copy follows anyway.
  }
}

async function keepThere() {
  clearTimeout(timer);
  if (saving) {
    timer = setTimeout(keepThere, SAVE_MS);
    return;
  }
  saving = true;
  const before = snapshot();
  try {
    const answer = await send(form().dataset.draft, fields());
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.refused);
    if (snapshot() === before) localStorage.removeItem(key());
    place().textContent = `${place().dataset.saved} ${said.saved}`;
    document.getElementById("signed-out")?.remove();
    showChecks(said.checks);
    showPreview(said.preview);
    showWriters(said.writers);
  } catch (error) {
    place().textContent = place().dataset.unsaved;
    // The sign-in as an answer: say so, the text stays here.
    if (error instanceof TypeError && navigator.onLine) await isSignedOut();
    timer = setTimeout(keepThere, RETRY_MS);
  } finally {
    saving = false;
  }
}

async function isSignedOut() {
  const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") document.dispatchEvent(new CustomEvent("signed-out"));
}

/** Something of the text has changed. */
export function changed() {
  keepHere();
  count();
  clearTimeout(timer);
  timer = setTimeout(keepThere, SAVE_MS);
}

function count() {
  const shown = document.getElementById("short-count");
  const length = [...fieldOf("short_answer").value].length;
  shown.textContent = shown.dataset.words.replace("{n}", length);
  shown.classList.toggle("over", length > Number(shown.dataset.of));
}

/** What this browser kept and the server never got comes back. */
function restore() {
  const kept = JSON.parse(localStorage.getItem(key()) ?? "null");
  const there = Date.parse(form().dataset.kept) || 0;
  const isSaved = kept?.isSent && kept.base !== base().value; // there is a newer version: what was sent, or shown as refused
  if (!kept || kept.at < there || isSaved || kept.text === snapshot()) return localStorage.removeItem(key());
  base().value = kept.base; // what somebody saved meanwhile is not written over unseen
  const data = new URLSearchParams(kept.text);
  for (const name of ["question", "short_answer", "steps", "details", "internal_notes", "summary"]) {
    if (data.has(name)) fieldOf(name).value = data.get(name);
  }
  const urls = data.getAll("link_url");
  for (let row = 0; row < urls.length; row += 1) {
    if (!form().querySelectorAll("[data-link]")[row]) document.querySelector("[data-add-link]").click();
    const shown = form().querySelectorAll("[data-link]")[row];
    shown.querySelector("[name=link_kind]").value = data.getAll("link_kind")[row];
    shown.querySelector("[name=link_label]").value = data.getAll("link_label")[row];
    shown.querySelector("[name=link_url]").value = urls[row];
  }
  keepThere();
}

async function say(only) {
  const body = new URLSearchParams({ only, section });
  const answer = await send(form().dataset.draft, body);
  if (answer.ok && only === "seen") showWriters((await answer.json()).writers);
}

function onLeave() {
  if (isSubmitted) return;
  const body = localStorage.getItem(key()) ? fields() : new URLSearchParams({ only: "closed" });
  body.set("csrfmiddlewaretoken", form().elements.csrfmiddlewaretoken.value);
  navigator.sendBeacon(form().dataset.draft, body);
}

export function startKeeping() {
  document.addEventListener("input", ({ target }) => target.form === form() && target.dataset.section && changed());
  document.addEventListener("focusin", ({ target }) => {
    section = target.form === form() ? (target.dataset.section ?? "") : section;
  });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-forget]") && localStorage.removeItem(key()));
  form().addEventListener("submit", () => {
    isSubmitted = true;
    clearTimeout(timer);
    keepHere(true); // until a page of the server says that it has it
  });
  // Another form of the page leads away: first what is typed.
  document.addEventListener("submit", ({ target }) => target !== form() && target.method === "post" && localStorage.getItem(key()) && navigator.sendBeacon(form().dataset.draft, fields()));
  addEventListener("pagehide", onLeave);
  document.addEventListener("visibilitychange", () => document.hidden || say("seen").catch(() => undefined));
  setInterval(() => document.hidden || say("seen").catch(() => undefined), SEEN_MS);
  restore();
  count();
}
