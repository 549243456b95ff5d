// What every page of the workplace can do: keys (data-hotkey), dialogs (data-dialog-open), toasts, and a word when the
// server cannot be reached. Pages work without it, slower.

import { install, uninstall } from "../vendor/hotkey.js";
import { startComboboxes } from "./combobox.js";
import { explainKey, fillKeys, keepControlKeys } from "./commands.js";
import { startQueues } from "./queues.js";

const TOAST_MS = 8000;

function each(root, selector, act) {
  if (root.matches?.(selector)) act(root);
  for (const element of root.querySelectorAll(selector)) act(element);
}

// htmx may hand us an element it has only morphed: take the old key away first, so that it never fires twice.
function bindKey(element) {
  uninstall(element);
  if (document.documentElement.dataset.keys === "off" && !keepControlKeys(element)) return;
  install(element);
  explainKey(element);
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

function toast({ text, error = false }) {
  const template = document.getElementById(error ? "toast-error" : "toast-receipt");
  const shown = template.content.firstElementChild.cloneNode(true);
  shown.querySelector("span").textContent = text;
  const toasts = document.getElementById("toasts");
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

// Other scripts ask for a toast by an event, not by an import: this file's address carries a fingerprint, and a second
// address would be a second copy with every key bound twice.
document.addEventListener("toast", (event) => toast(event.detail));

const failed = (text) => toast({ text: document.getElementById("toasts").dataset[text], error: true });
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
document.addEventListener("htmx:beforeCleanupElement", (event) => uninstall(event.detail.elt));
document.addEventListener("htmx:sendError", () => failed("offline"));
document.addEventListener("htmx:responseError", () => failed("failed"));

document.getElementById("palette-open")?.addEventListener("click", () => import("./palette.js").then((module) => module.openPalette()));
startComboboxes();
startQueues();
prepare(document.body);
