// Deeds of the ticket's menu: the link's page is shown in a dialog over the ticket, so that what is being written in the
// composer stays where it is. Without this file the links lead to the same pages.

import { shownNumber } from "./parts.js";

const dialog = () => document.getElementById("act-dialog");
const MODIFIERS = new Set(["Alt", "AltGraph", "Control", "Meta", "Shift"]);
const TYPED_IN = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

// What the agent has turned to since a deed was begun: a dialog that comes late must not take their keys.
let begunIn = null; // the field the deed was begun in, if any
let turnedAway = false; // a key was pressed since

const fieldNow = () => (document.activeElement?.matches(TYPED_IN) ? document.activeElement : null);

function begun() {
  begunIn = fieldNow()?.id ?? null;
  turnedAway = false;
}

/** Whether the keys go somewhere else by now: into a field with words, into another than the deed's, to the page. */
function isBusyElsewhere(isAsked) {
  const field = fieldNow();
  if (!field || dialog().contains(field)) return turnedAway && !isAsked;
  return turnedAway || field.id !== begunIn || (!isAsked && field.value.trim() !== "");
}

/** Show it and lead the keys into it; quietly: they stay where they are, and Q or a click leads to it. */
function opened(beside, quietly) {
  const shown = dialog();
  if (shown.open && (quietly || shown.classList.contains("dialog--beside") !== beside)) shown.close();
  shown.classList.toggle("dialog--beside", beside);
  if (quietly) {
    shown.open = true; // show() would move the focus
    document.getElementById("heard").textContent = document.getElementById("act-title").textContent;
    return;
  }
  if (!shown.open) beside ? shown.show() : shown.showModal();
  const first = shown.querySelector(".act :is(input:not([type=hidden]), select, textarea, button)");
  (shown.querySelector("[data-first]") ?? first)?.focus();
}

const fetched = (href) => htmx.ajax("GET", href, { source: "#act-dialog", target: "#act-dialog", swap: "innerHTML" });

/** Show the page of a deed in the dialog. Asked by the dialog, not by the page: what the page has under way (a live
 * refresh) would put it off or drop it. */
export async function showAct(href) {
  document.querySelector("#ticket-menu:popover-open")?.hidePopover();
  begun();
  await fetched(href);
  if (!dialog().querySelector(".act")) return;
  const quietly = isBusyElsewhere(true);
  opened(quietly, quietly);
}

let asking = ""; // the address of what the ticket asks by itself, while it is on its way

/** What the ticket asks for by itself once something is done with it: beside it, so that sending can still be undone.
 * Somebody who has opened another dialog meanwhile is asked when it closes. */
async function askNow() {
  const link = document.querySelector("[data-act-now]");
  if (!link || !dialog() || asking || dialog().matches(":modal")) return;
  const number = shownNumber();
  asking = new URL(link.href).pathname;
  if (dialog().open) dialog().close();
  await fetched(link.href).catch(() => undefined); // the line is down: the link on the ticket stays
  asking = "";
  if (dialog().matches(":modal")) return;
  for (const one of document.querySelectorAll("[data-act-now]")) one.removeAttribute("data-act-now");
  if (number === shownNumber() && dialog().querySelector(".act")) opened(true, isBusyElsewhere(false));
}

function beforeSwap(event) {
  const { target, pathInfo } = event.detail;
  if (target === dialog() && pathInfo.requestPath === asking && dialog().matches(":modal")) event.detail.shouldSwap = false;
}

/** Who gets the focus is decided when the dialog opens; htmx would lead it there whatever one does meanwhile. */
function afterSwap(event) {
  for (const field of event.target === dialog() ? dialog().querySelectorAll("[autofocus]") : []) {
    field.removeAttribute("autofocus");
    field.dataset.first = "";
  }
}

function onClick(event) {
  const link = event.target.closest?.("[data-act]");
  if (!link || !dialog() || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showAct(link.href);
}

/** Typing narrows a list of choices; arrow down leads into it. */
function narrow(field) {
  const text = field.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(`#${field.dataset.narrows} > li`)) {
    row.hidden = !row.textContent.toLowerCase().includes(text);
  }
}

function onKey(event) {
  const isOut = fieldNow() && !dialog()?.contains(fieldNow()); // of a text, not of the dialog beside it
  if (event.key === "Escape" && !isOut && dialog()?.matches(".dialog--beside[open]")) return dialog().close();
  const list = event.target.closest?.("#act-dialog")?.querySelector(".choices");
  if (!list || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
  const links = [...list.querySelectorAll("li:not([hidden]) a")];
  const now = links.indexOf(document.activeElement);
  if (event.key === "Enter" && now >= 0) return;
  event.preventDefault();
  if (event.key === "Enter") links[0]?.click();
  else if (event.key === "ArrowDown") links[Math.min(now + 1, links.length - 1)]?.focus();
  else if (now > 0) links[now - 1].focus();
  else list.parentElement.querySelector("[data-narrows]")?.focus();
}

/** Keys of the page do nothing behind an open dialog, also where what has focus takes no text. */
function keepFromPage(event) {
  const isCommand = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isCommand && document.querySelector("dialog:modal")) event.stopPropagation();
}

export function startActing() {
  addEventListener("keydown", keepFromPage, true);
  addEventListener("keydown", ({ key, repeat }) => (turnedAway ||= !repeat && !MODIFIERS.has(key)), true);
  addEventListener("pointerdown", () => (turnedAway = true), true);
  document.addEventListener("htmx:beforeSwap", beforeSwap);
  document.addEventListener("htmx:afterSwap", afterSwap);
  document.addEventListener("close", (event) => event.target === dialog() && askNow(), true);
  document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.requestConfig.verb === "post" && begun());
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", (event) => event.target.dataset?.narrows && narrow(event.target));
  document.addEventListener("htmx:afterSettle", askNow);
  document.addEventListener("htmx:oobAfterSwap", askNow);
  askNow();
  document.addEventListener("acted", () => dialog()?.close());
  // A refused form is shown again: what is wrong gets the focus.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "act-dialog") event.target.querySelector("#error-summary")?.focus();
  });
}
