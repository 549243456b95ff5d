// What every page of the workplace can do: keys (data-hotkey), dialogs (data-dialog-open), toasts, and a word when the
// server cannot be reached. Pages work without it, slower.

import { install, uninstall } from "../vendor/hotkey.js";
import { startComboboxes } from "./combobox.js";
import { explainKey, fillKeys, keepControlKeys } from "./commands.js";
import { startQueues } from "./queues.js";

const TOAST_MS = 8000;
const KEPT_MS = 86_400_000;

function each(root, selector, act) {
  if (root.matches?.(selector)) act(root);
  for (const element of root.querySelectorAll(selector)) act(element);
}

// htmx may hand us an element it has only morphed: take the old key away first, so that it never fires twice.
function bindKey(element) {
  uninstall(element);
  if (document.documentElement.dataset.keys === "off" && !keepControlKeys(element)) return;
  install(element);
  unexplained.add(element);
  if (unexplained.size === 1) whenIdle(explainKeys);
}

// Words on pointing and for screen readers may come a moment after what can be seen.
const unexplained = new Set();
const whenIdle = window.requestIdleCallback ? (act) => requestIdleCallback(act, { timeout: 500 }) : (act) => setTimeout(act, 50);

function explainKeys(deadline) {
  for (const element of unexplained) {
    unexplained.delete(element);
    if (element.isConnected) explainKey(element);
    if (deadline?.timeRemaining() < 1) break;
  }
  if (unexplained.size) whenIdle(explainKeys);
}

function expireToast(toast) {
  if (toast.dataset.toast === "counting") return;
  toast.dataset.toast = "counting";
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, TOAST_MS) : toast.remove());
  setTimeout(leave, TOAST_MS);
}

function prepare(root) {
  each(root, "[data-hotkey]", bindKey);
  each(root, "[data-toast]", expireToast);
}

/** Where a word can be read and its buttons be pressed: nothing outside an open dialog can. */
const place = () => document.querySelector("dialog:modal") ?? document.getElementById("toasts");

function toast({ text, error = false }) {
  const template = document.getElementById(error ? "toast-error" : "toast-receipt");
  const shown = template.content.firstElementChild.cloneNode(true);
  shown.querySelector("span").textContent = text;
  const toasts = place();
  each(toasts, ".toast", (other) => other.textContent.trim() === shown.textContent.trim() && other.remove());
  toasts.append(shown);
  prepare(shown);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dialog-open], [data-dialog-close], [data-toast-close]");
  if (!button) return;
  if (button.dataset.dialogOpen === "keys") fillKeys(document.querySelector("#keys .keys"));
  if (button.dataset.dialogOpen) document.getElementById(button.dataset.dialogOpen)?.showModal();
  if ("dialogClose" in button.dataset) button.closest("dialog")?.close();
  if ("toastClose" in button.dataset) button.closest(".toast")?.remove();
});

/** The token as it is now: after signing in again in another tab the page's own is an old one. */
const token = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1];

const WRITTEN = "textarea, input:not([type=hidden], [type=file], [type=checkbox], [type=radio], [data-timer], [role=combobox])";

/** Whether something would be lost, or somebody disturbed, if the page went away by itself. */
function isWriting() {
  if (document.querySelector("#act-dialog[open] form[method=post]")) return true;
  return [...document.querySelectorAll(WRITTEN)].some((field) => field.value !== field.defaultValue);
}

let signedOutAt = 0;
const begun = new WeakMap(); // when each request was sent

/** Said until it is true no more: one signs in beside what is being written, and goes on. */
function signedOut() {
  signedOutAt = performance.now();
  if (document.getElementById("signed-out")) return;
  const shown = document.getElementById("toast-signed-out").content.firstElementChild.cloneNode(true);
  shown.id = "signed-out";
  place().append(shown);
}

/** The session has ended: the answer would lead the whole page to the sign-in. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr } = event.detail;
  const leads = xhr.getResponseHeader("HX-Redirect")?.startsWith(document.getElementById("toasts").dataset.signIn);
  // An answer to what was sent before the session ended says nothing.
  if (!leads && xhr.status < 400 && begun.get(xhr) > signedOutAt) document.getElementById("signed-out")?.remove();
  if (!leads || !isWriting()) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("signed-out"));
});
document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => begun.set(xhr, performance.now()));
document.addEventListener("signed-out", signedOut);
document.addEventListener("htmx:configRequest", ({ detail: { headers, parameters } }) => {
  if (!token()) return;
  headers["X-CSRFToken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
});

// Other scripts ask for a toast by an event, not by an import: this file's address carries a fingerprint, and a second
// address would be a second copy with every key bound twice.
document.addEventListener("toast", (event) => toast(event.detail));

const failed = (text) => toast({ text: document.getElementById("toasts").dataset[text], error: true });
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
document.addEventListener("htmx:beforeCleanupElement", (event) => uninstall(event.detail.elt));
document.addEventListener("htmx:sendError", () => failed("offline"));
// The same once more, from htmx's own promise, which nobody holds: rejected without a reason.
addEventListener("unhandledrejection", (event) => event.reason === undefined && event.preventDefault());
document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status === 403 && !token()) document.dispatchEvent(new CustomEvent("signed-out")); // without any cookie left
  else failed("failed");
});

document.getElementById("palette-open")?.addEventListener("click", () => import("./palette.js").then((module) => module.openPalette()));
startComboboxes();
startQueues();
prepare(document.body);

// What a form had kept in this browser (js/keep.js), and nobody came back to.
for (const key of Object.keys(localStorage).filter((one) => one.startsWith("keep:"))) {
  const { at = 0 } = JSON.parse(localStorage.getItem(key)) ?? {};
  if (Date.now() - at > KEPT_MS) localStorage.removeItem(key);
}
