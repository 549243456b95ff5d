// Where one writes: Enter sends, Shift and Enter makes a new line; / and # put in canned responses and articles; files are
// attached, pasted or dropped. A text and its files go by HTTP, a text alone by the socket.

import { post } from "../drafts.js";
import { replace } from "../markdown.js";
import { openFor, startSuggestions } from "../suggest.js";
import { changed, said } from "./drafts.js";
import { done, say, typing } from "./line.js";
import { paneOf, showWaiting } from "./log.js";
import { here } from "./panes.js";

const TYPING_MS = 3_000;

const toast = (text, error = true) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, error } }));
const formOf = (element) => element.closest?.(".chat-composer .composer__panel");
const sessionOf = (form) => Number(form.closest(".chat-pane").dataset.session);
const words = () => document.getElementById("chat-panes").dataset;

function send(form) {
  const area = form.elements.body;
  const text = area.value.trim();
  if (!text) return;
  const session = sessionOf(form);
  const kind = form.dataset.kind === "note" ? "note" : "say";
  const id = say(session, kind, text);
  showWaiting(paneOf(session), id, kind, text);
  area.value = "";
  said(form);
  stopTyping(session);
  area.focus();
}

/** Take a text back that was not accepted: it stands where it was written again. */
function onRefused({ detail: { session, id, text } }) {
  const pane = paneOf(session);
  const line = [...(pane?.querySelectorAll(".said--waits") ?? [])].find((one) => one.dataset.id === id);
  done(id);
  if (line) {
    const form = pane.querySelector(`form[data-kind=${line.classList.contains("said--note") ? "note" : "reply"}]`);
    form.elements.body.value = [form.elements.body.value, line.querySelector("[data-text]").textContent].filter(Boolean).join("\n\n");
    line.remove();
    changed(form);
  }
  toast(text || document.getElementById("toasts").dataset.failed);
  document.dispatchEvent(new CustomEvent("chat:state", { detail: { session } }));
}

async function sendFiles(form, files) {
  const body = new FormData();
  body.set("id", crypto.randomUUID?.() ?? String(Date.now()));
  for (const file of files) body.append("files", file, file.name || "bild.png");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await post(form, form.action, body);
    const { type, text } = await answer.json();
    if (type !== "ack") toast(text || words().noFiles);
  } catch {
    toast(words().noFiles);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

// --- Typing ---------------------------------------------------------------------------------------------------------

const typed = new Map(); // session -> timer

function stopTyping(session) {
  if (!typed.has(session)) return;
  clearTimeout(typed.get(session));
  typed.delete(session);
  typing(session, false);
}

function onInput({ target }) {
  if (!target.matches?.(".chat-composer form[data-kind=reply] textarea")) return;
  const session = sessionOf(target.form);
  if (!target.value) return stopTyping(session);
  if (!typed.has(session)) typing(session, true);
  clearTimeout(typed.get(session));
  typed.set(session, setTimeout(() => stopTyping(session), TYPING_MS));
}

// --- Which of the two texts -----------------------------------------------------------------------------------------

/** kind: reply or note. */
export function show(pane, kind) {
  const composer = pane.querySelector(".chat-composer");
  for (const tab of composer.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.kind === kind;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  composer.classList.toggle("composer--note", kind === "note");
}

function onClick(event) {
  const tab = event.target.closest?.(".chat-composer [role=tab]");
  if (tab) {
    const pane = tab.closest(".chat-pane");
    show(pane, tab.dataset.kind);
    if (event.detail) pane.querySelector(`form[data-kind=${tab.dataset.kind}] textarea`).focus();
  }
  const trigger = event.target.closest?.(".chat-composer [data-trigger]");
  if (trigger) openFor(formOf(trigger).elements.body, trigger.dataset.trigger);
  const from = event.target.closest?.("[data-insert-from], [data-insert-answer]");
  if (from) insert(from).catch(() => toast(document.getElementById("toasts").dataset.failed));
}

/** Text of an article or an earlier answer, into the chat one is in. */
async function insert(button) {
  const pane = paneOf(document.getElementById("visitor").dataset.session) ?? here();
  const form = pane.querySelector("form[data-kind=reply]");
  let text = button.value;
  if (button.dataset.insertFrom) {
    const answer = await post(form, button.dataset.insertFrom, new FormData());
    if (!answer.ok) throw new Error(String(answer.status));
    text = (await answer.json()).text;
  }
  show(pane, "reply");
  const area = form.elements.body;
  const before = area.value.trim() && !/\n\s*$/.test(area.value) ? "\n\n" : "";
  replace(area, area.value.length, area.value.length, before + text);
  changed(form);
}

function onKey(event) {
  const { target, key } = event;
  if (target.matches?.(".chat-composer [role=tab]") && ["ArrowLeft", "ArrowRight"].includes(key)) {
    const tabs = [...target.parentElement.querySelectorAll("[role=tab]")];
    const other = tabs.find((tab) => tab !== target);
    show(target.closest(".chat-pane"), other.dataset.kind);
    return other.focus();
  }
  const form = target.matches?.("textarea") && formOf(target);
  if (!form || event.isComposing) return;
  if (key === "Escape") form.closest(".chat-pane").querySelector(".chat-pane__log").focus({ preventScroll: true });
  const isTouch = matchMedia("(pointer: coarse)").matches;
  if (key !== "Enter" || event.shiftKey || event.altKey || (isTouch && !event.ctrlKey)) return;
  event.preventDefault();
  send(form);
}

function onFiles(event) {
  const form = formOf(event.target);
  const files = (event.clipboardData ?? event.dataTransfer)?.files;
  const isDrag = event.type === "dragover" && event.dataTransfer.types.includes("Files");
  if (form?.dataset.kind !== "reply" || (!isDrag && event.type !== "dragleave" && !files?.length)) return;
  form.classList.toggle("composer__panel--over", isDrag);
  if (event.type !== "dragleave") event.preventDefault();
  if (files?.length && !isDrag) sendFiles(form, files);
}

export function startWriting() {
  document.body.dataset.writing = "on";
  startSuggestions({ changed, addChip: () => undefined, toast });
  document.addEventListener("submit", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    event.preventDefault();
    send(form);
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches?.(".chat-composer input[type=file]") || !target.files.length) return;
    sendFiles(target.form, [...target.files]);
    target.value = "";
  });
  document.addEventListener("input", onInput);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  for (const type of ["paste", "drop", "dragover", "dragleave"]) document.addEventListener(type, onFiles);
  document.addEventListener("chat:refused", onRefused);
}
