// Deeds of the ticket's menu: the link's page is shown in a dialog over the ticket, so that what is being written in the
// composer stays where it is. Without this file the links lead to the same pages.

const dialog = () => document.getElementById("act-dialog");

function opened(beside) {
  const shown = dialog();
  if (shown.open && shown.classList.contains("dialog--beside") !== beside) shown.close();
  shown.classList.toggle("dialog--beside", beside);
  if (!shown.open) beside ? shown.show() : shown.showModal();
  const first = shown.querySelector("[autofocus], .act input:not([type=hidden]), .act select, .act textarea, .act button");
  first?.focus();
}

/** Show the page of a deed in the dialog; beside: the rest of the page can still be used. */
export async function showAct(href, beside = false) {
  document.querySelector("#ticket-menu:popover-open")?.hidePopover();
  // Asked by the dialog, not by the page: what the page has under way (a live refresh) would put it off or drop it.
  await htmx.ajax("GET", href, { source: "#act-dialog", target: "#act-dialog", swap: "innerHTML" });
  if (dialog().querySelector(".act")) opened(beside);
}

function onClick(event) {
  const link = event.target.closest?.("[data-act]");
  if (!link || !dialog() || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showAct(link.href);
}

/** What the ticket asks for by itself once something is done with it: beside it, so that sending can still be undone. */
function askNow() {
  const link = document.querySelector("[data-act-now]");
  if (!link || !dialog()) return;
  link.removeAttribute("data-act-now");
  showAct(link.href, true);
}

/** Typing narrows a list of choices; arrow down leads into it. */
function narrow(field) {
  const text = field.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(`#${field.dataset.narrows} > li`)) {
    row.hidden = !row.textContent.toLowerCase().includes(text);
  }
}

function onKey(event) {
  if (event.key === "Escape" && dialog()?.matches(".dialog--beside[open]")) return dialog().close();
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
