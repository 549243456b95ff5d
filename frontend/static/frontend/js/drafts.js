// What is being written is kept: in this browser at once, on the server a moment later. The browser's copy goes away
// when the server has it, so that nothing stays on a shared computer; it comes back to the same agent only.

import { markRow } from "./parts.js";

const SAVE_MS = 800;
const timers = new WeakMap();

const composer = () => document.getElementById("composer");
const panelOf = (element) => element.closest(".composer__panel");
const keyOf = (panel) => `draft:${composer().dataset.agent}:${composer().dataset.ticket}:${panel.id}`;
const token = (panel) => panel.querySelector("[name=csrfmiddlewaretoken]").value;

function tell(panel, text) {
  const place = composer()?.querySelector("[data-saved]");
  if (place && !panel.closest("[role=tabpanel]").hidden) place.textContent = text;
}

function keepHere(panel, text) {
  try {
    localStorage.setItem(keyOf(panel), JSON.stringify({ text, at: Date.now() }));
  } catch {
    // A full or forbidden store: the server copy follows anyway.
  }
}

async function keepThere(panel) {
  const area = panel.querySelector("textarea");
  const text = area.value;
  const words = composer()?.querySelector("[data-saved]")?.dataset ?? {};
  try {
    const body = new URLSearchParams({ body: text, csrfmiddlewaretoken: token(panel) });
    const answer = await fetch(panel.dataset.draft, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const { saved } = await answer.json();
    if (area.value === text) localStorage.removeItem(keyOf(panel));
    tell(panel, `${words.savedText} ${saved}`);
  } catch {
    tell(panel, words.unsavedText);
    timers.set(panel, setTimeout(() => keepThere(panel), 10_000));
  }
}

function onInput(event) {
  const panel = event.target.matches?.("#composer textarea") && panelOf(event.target);
  if (!panel) return;
  keepHere(panel, event.target.value);
  clearTimeout(timers.get(panel));
  timers.set(panel, setTimeout(() => keepThere(panel), SAVE_MS));
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
    const area = panel.querySelector("textarea");
    const there = Date.parse(area.dataset.updated || 0) || 0;
    if (kept && kept.at > there && kept.text && kept.text !== area.value) {
      area.value = kept.text;
      keepThere(panel);
    }
  }
}

function show(name) {
  const box = composer();
  for (const tab of box.querySelectorAll("[role=tab]")) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  box.classList.toggle("composer--note", name === "note");
}

function onTab(event) {
  const tab = event.target.closest?.("#composer [role=tab]");
  if (!tab) return;
  const name = tab.id.replace("tab-", "");
  show(name);
  // A key or a click means to write; the arrow keys only look.
  if (event.type === "click") document.getElementById(`text-${name}`).focus();
}

function onKey(event) {
  if (event.target.matches?.("#composer [role=tab]") && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    const other = event.target.id === "tab-reply" ? "note" : "reply";
    show(other);
    document.getElementById(`tab-${other}`).focus();
  }
  const panel = event.target.matches?.("#composer textarea") && panelOf(event.target);
  if (panel && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const button = panel.querySelector("[data-send]:not([disabled])");
    button?.click();
  }
}

async function addFiles(input) {
  const panel = panelOf(input);
  const body = new FormData();
  for (const file of input.files) body.append("files", file);
  body.append("csrfmiddlewaretoken", token(panel));
  input.value = "";
  const answer = await fetch(panel.dataset.files, { method: "POST", body, redirect: "error", headers: { "HX-Request": "true" } });
  if (answer.status !== 200 && answer.status !== 422) throw new Error(String(answer.status));
  const list = panel.querySelector(".composer__files");
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const fresh = holder.content.querySelector(".composer__files");
  list.replaceWith(fresh);
  htmx.process(fresh);
}

function onFiles(event) {
  if (!event.target.matches?.("#composer input[type=file]") || !event.target.files.length) return;
  addFiles(event.target).catch(() =>
    document.dispatchEvent(
      new CustomEvent("toast", { detail: { text: document.getElementById("toasts").dataset.offline, error: true } }),
    ),
  );
}

/** Once sent, nothing of it stays here; timers of its drafts must not write it back. */
function beforeSend(event) {
  const panel = event.target.matches?.(".composer__panel") && event.target;
  if (panel) clearTimeout(timers.get(panel));
}

function afterSwap() {
  const sent = composer()?.dataset.sent;
  if (sent) {
    localStorage.removeItem(keyOf(document.getElementById(`compose-${sent}`)));
    delete composer().dataset.sent;
  }
  markRow();
}

export function startDrafts() {
  document.addEventListener("input", onInput);
  document.addEventListener("click", onTab);
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", onFiles);
  document.addEventListener("htmx:beforeRequest", beforeSend);
  document.addEventListener("htmx:oobAfterSwap", afterSwap);
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && restore());
  restore();
  document.body.dataset.writing = "on";
}
