// Writing on a ticket: which form is shown, its recipients, its files, its preview. Drafts, suggestions and the marks of
// Markdown are modules of their own.

import { changed, composer, isKept, panelOf, post, saveNow, startDrafts } from "./drafts.js";
import { startMarkdown } from "./markdown.js";
import { openFor, startSuggestions } from "./suggest.js";

const toast = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, error: true } }));

/** What is dear to make and seldom needed waits in a <template>: put it in its place. */
function wanted(box) {
  const template = box?.querySelector("template[data-wanted]");
  if (!template) return;
  const made = [...template.content.children];
  template.replaceWith(template.content);
  for (const element of made) htmx.process(element);
}

/** A form as it was sent with the page knows what its agent has seen since (js/timeline.js). */
function wantedPanel(name) {
  const box = document.getElementById(`panel-${name}`);
  if (!box?.querySelector("template[data-wanted]")) return;
  wanted(box);
  const seen = document.querySelector("#compose-reply [name=version]")?.value;
  if (seen) document.getElementById(`compose-${name}`).elements.version.value = seen;
}

/** Forms that hold what this browser kept are needed at once. */
function wantKept() {
  for (const name of ["note", "forward"]) if (composer() && isKept(`compose-${name}`)) wantedPanel(name);
}

function show(name) {
  const box = composer();
  wantedPanel(name);
  for (const tab of box.querySelectorAll("[role=tab]")) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  box.classList.toggle("composer--note", name === "note");
}

function onTab(tab) {
  const name = tab.id.replace("tab-", "");
  show(name);
  // A key or a click means to write; the arrow keys only look.
  const panel = document.getElementById(`compose-${name}`);
  const first = name === "forward" && !panel.querySelector(".recipients__chip");
  document.getElementById(first ? "forward-to" : `text-${name}`).focus();
}

function onKey(event) {
  const { target, key } = event;
  if (target.matches?.("#composer [role=tab]") && ["ArrowLeft", "ArrowRight"].includes(key)) {
    const tabs = [...composer().querySelectorAll("[role=tab]")];
    const other = tabs.at((tabs.indexOf(target) + (key === "ArrowLeft" ? -1 : 1)) % tabs.length);
    show(other.id.replace("tab-", ""));
    other.focus();
  }
  const panel = target.closest?.("#composer") && panelOf(target);
  // Out of the text, to where keys are commands; a list over the field or a menu is closed first.
  if (panel && key === "Escape" && target.matches("textarea, input:not([type=checkbox])") && !target.closest("[popover]")) {
    document.getElementById("thread").focus({ preventScroll: true });
  }
  if (panel && key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    panel.querySelector("[data-send]:not([disabled])")?.click();
  }
}

// --- Recipients ----------------------------------------------------------------------------------------------------

function summarise(panel) {
  const place = panel.querySelector("[data-summary]");
  if (!place) return;
  const names = [...panel.querySelectorAll(".recipients__chip")].map((chip) => chip.textContent.trim());
  place.textContent = names.length ? `${place.dataset.to} ${names.join(", ")}` : place.dataset.nobody;
  for (const button of panel.querySelectorAll(".split .btn")) button.disabled = !names.length;
}

/** Make a chip of an address: "name <address>" or the address alone. */
function addChip(panel, role, text) {
  const value = text.trim();
  const row = panel.querySelector(`[data-role=${role}]`);
  if (!value || [...row.querySelectorAll("[type=checkbox]")].some((input) => input.value === value)) return;
  const chip = document.createElement("label");
  chip.className = "chip recipients__chip";
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: role, value, checked: true });
  tick.className = "sr-only";
  const name = document.createElement("span");
  name.className = "truncate";
  name.textContent = value.replace(/\s*<[^>]*>$/, "") || value;
  tick.setAttribute("aria-label", name.textContent);
  const cross = document.getElementById("tab-reply").querySelector("svg").cloneNode(true);
  const use = cross.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#i-x"));
  chip.append(tick, name, cross);
  row.querySelector(".recipients__field").before(chip);
  summarise(panel);
  changed(panel);
}

function onChange(event) {
  const { target } = event;
  const panel = target.closest?.("#composer") && panelOf(target);
  if (!panel) return;
  if (target.matches(".recipients__chip input") && !target.checked) {
    const field = target.closest(".recipients__chips").querySelector(".recipients__input");
    target.closest(".recipients__chip").remove();
    summarise(panel);
    changed(panel);
    field.focus();
  } else if (target.matches(".recipients__input[data-suggest]")) {
    takeTyped(target);
  } else if (target.matches("input[type=file]") && target.files.length) {
    addFiles(panel, target.files);
    target.value = "";
  }
}

/** Whole addresses that were typed become chips. */
function takeTyped(input) {
  const role = input.closest("[data-role]").dataset.role;
  const left = input.value.split(/[,;]/).filter((piece) => {
    if (!/\S@\S+\.\S/.test(piece)) return piece.trim();
    addChip(panelOf(input), role, piece);
    return false;
  });
  input.value = left.join(",");
}

async function answerAll(button) {
  const panel = panelOf(button);
  panel.querySelector(".composer__recipients").open = true;
  const answer = await fetch(`${panel.dataset.base}forslag/mottagare/`);
  const holder = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = [...holder.querySelectorAll("[data-insert]")];
  for (const option of found) addChip(panel, "cc", option.dataset.insert);
  if (!found.length) toast(button.dataset.none);
}

// --- Files and preview ---------------------------------------------------------------------------------------------

async function addFiles(panel, files) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name || "bild.png");
  try {
    const answer = await post(panel, panel.dataset.files, body);
    if (answer.status !== 200 && answer.status !== 422) throw new Error(String(answer.status));
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const fresh = holder.content.querySelector(".composer__files");
    panel.querySelector(".composer__files").replaceWith(fresh);
    htmx.process(fresh);
  } catch {
    toast(document.getElementById("toasts").dataset.offline);
  }
}

function onPaste(event) {
  const panel = event.target.matches?.("#composer textarea") && panelOf(event.target);
  const files = event.clipboardData?.files;
  if (!panel || !files?.length) return;
  event.preventDefault();
  addFiles(panel, files);
}

function onDrop(event) {
  const panel = event.target.closest?.("#composer") && panelOf(event.target);
  if (!panel || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  panel.classList.toggle("composer__panel--over", event.type === "dragover");
  if (event.type === "drop") addFiles(panel, event.dataTransfer.files);
}

/** The server writes the mail; its frame may do nothing. */
async function preview(link) {
  const panel = panelOf(link);
  await saveNow(panel);
  const dialog = document.getElementById("mail-preview");
  wanted(dialog);
  dialog.querySelector("iframe").src = link.href;
  dialog.showModal();
}

function onClick(event) {
  const { target } = event;
  const tab = target.closest?.("#composer [role=tab]");
  if (tab) onTab(tab);
  const all = target.closest?.("[data-reply-all]");
  if (all) answerAll(all);
  const trigger = target.closest?.("[data-trigger]");
  if (trigger) openFor(panelOf(trigger).elements.body, trigger.dataset.trigger);
  const link = target.closest?.("#composer [data-preview]");
  if (link && !event.ctrlKey && !event.metaKey && document.getElementById("mail-preview")) {
    event.preventDefault();
    preview(link);
  }
}

export function startComposer() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", onChange);
  document.addEventListener("paste", onPaste);
  document.addEventListener("dragover", onDrop);
  document.addEventListener("dragleave", onDrop);
  document.addEventListener("drop", onDrop);
  // Before the drafts look for the forms they belong in.
  document.addEventListener("htmx:oobAfterSwap", (event) => event.detail.target.id === "composer" && wantKept());
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && wantKept());
  wantKept();
  startDrafts();
  startMarkdown(changed);
  startSuggestions({ changed, addChip, toast });
  document.body.dataset.writing = "on";
}
