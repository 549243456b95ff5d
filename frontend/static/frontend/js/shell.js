// What every page of the workplace can do: keys (data-hotkey), dialogs (data-dialog-open), toasts, and a word when the
// server cannot be reached. Pages work without it, slower.

import { install, uninstall } from "../vendor/hotkey.js";

const TOAST_MS = 8000;

function each(root, selector, act) {
  if (root.matches?.(selector)) act(root);
  for (const element of root.querySelectorAll(selector)) act(element);
}

// htmx may hand us an element it has only morphed: take the old key away first, so that it never fires twice.
function bindKey(element) {
  uninstall(element);
  install(element);
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

/** Show a text as a toast; an error stays until it is closed. Used by pages' own scripts too. */
export function toast(text, { error = false } = {}) {
  const template = document.getElementById(error ? "toast-error" : "toast-receipt");
  const shown = template.content.firstElementChild.cloneNode(true);
  shown.querySelector("span").textContent = text;
  document.getElementById("toasts").append(shown);
  prepare(shown);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dialog-open], [data-dialog-close], [data-toast-close]");
  if (!button) return;
  if (button.dataset.dialogOpen) document.getElementById(button.dataset.dialogOpen)?.showModal();
  if ("dialogClose" in button.dataset) button.closest("dialog")?.close();
  if ("toastClose" in button.dataset) button.closest(".toast")?.remove();
});

document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
document.addEventListener("htmx:beforeCleanupElement", (event) => uninstall(event.detail.elt));
document.addEventListener("htmx:sendError", () => toast(document.getElementById("toasts").dataset.offline, { error: true }));
document.addEventListener("htmx:responseError", () => toast(document.getElementById("toasts").dataset.failed, { error: true }));

prepare(document.body);
