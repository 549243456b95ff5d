// Deeds of the ticket's menu: the link's page is shown in a dialog over the ticket, so that what is being written in the
// composer stays where it is. Without this file the links lead to the same pages.

const dialog = () => document.getElementById("act-dialog");

function opened() {
  const shown = dialog();
  if (!shown.open) shown.showModal();
  const first = shown.querySelector("[autofocus], .act input:not([type=hidden]), .act select, .act textarea, .act button");
  first?.focus();
}

/** Show the page of a deed in the dialog. */
export async function showAct(href) {
  document.querySelector("#ticket-menu:popover-open")?.hidePopover();
  await htmx.ajax("GET", href, { target: "#act-dialog", swap: "innerHTML" });
  if (dialog().querySelector(".act")) opened();
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

export function startActing() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", (event) => event.target.dataset?.narrows && narrow(event.target));
  document.addEventListener("acted", () => dialog()?.close());
  // A refused form is shown again: what is wrong gets the focus.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "act-dialog") event.target.querySelector("#error-summary")?.focus();
  });
}
