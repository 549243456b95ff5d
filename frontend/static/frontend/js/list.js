// The list: a click or J and K opens a ticket beside it; without room beside it, links are links.

import { fetchAhead, takeAhead } from "./ahead.js";
import { loadPane, markRow, openTicket, shownNumber } from "./parts.js";
import { clearPicked, pick, picked } from "./picking.js";

const isWide = () => matchMedia("(min-width: 1024px)").matches;
const isTyping = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");

let way = 1; // the direction one walks in

function open(link) {
  openTicket(link.href, takeAhead(link.href));
}

/** What comes after the ticket that is shown. */
function lookAhead() {
  const row = document.getElementById(`row-${shownNumber()}`);
  const next = way > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  fetchAhead(next?.querySelector("a[data-row]"));
}

function step(direction) {
  const links = [...document.querySelectorAll("#ticket-list a[data-row]")];
  if (!links.length) return;
  // Where the focus is, else the ticket that is shown.
  const focused = links.indexOf(document.activeElement);
  const now = focused >= 0 ? focused : links.findIndex((link) => link.dataset.row === shownNumber());
  const next = links[Math.min(Math.max(now + direction, 0), links.length - 1)];
  if (!next || (now >= 0 && next === links[now])) return;
  way = direction;
  if (isWide()) open(next);
  next.focus({ preventScroll: true });
  next.closest("li").scrollIntoView({ block: "nearest" });
}

/** Select the row one stands on, else the one of the ticket that is shown. */
function pickHere() {
  const row = document.activeElement?.closest("#ticket-list .ticket-row") ?? document.getElementById(`row-${shownNumber()}`);
  const box = row?.querySelector("[data-pick]");
  if (box) pick(box, !box.checked);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.documentElement.dataset.keys === "off" && /^[a-z]$/.test(event.key)) return;
  const isInList = event.target.closest?.("#ticket-list");
  if (event.key === "j" || event.key === "k" || (isInList && ["ArrowDown", "ArrowUp"].includes(event.key))) {
    event.preventDefault();
    step(event.key === "j" || event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "x") pickHere();
  else if (event.key === "Escape" && isInList && picked().length) clearPicked();
}

function onClick(event) {
  const copy = event.target.closest?.("[data-copy]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
  const link = event.target.closest?.("#ticket-list a[data-row]");
  if (!link || !isWide() || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
}

/** Browsers without anchored popovers: put the menu below its button by hand. */
function placeMenu(event) {
  const menu = event.target;
  if (event.newState !== "open" || !menu.matches?.(".menu[popover]") || CSS.supports("position-area", "bottom")) return;
  const box = document.querySelector(`[popovertarget="${menu.id}"]`)?.getBoundingClientRect();
  if (!box) return;
  const below = box.bottom + menu.offsetHeight < innerHeight;
  menu.style.top = `${below ? box.bottom : Math.max(0, box.top - menu.offsetHeight)}px`;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`;
}

export function startList() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:afterSettle", markRow);
  document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "ticket-place" && isWide() && lookAhead());
  // Back and forward: the server knows every page, so ask it.
  const page = () => location.pathname + location.search;
  let here = page();
  document.addEventListener("htmx:afterSettle", () => (here = page()));
  addEventListener("popstate", () => page() !== here && location.reload()); // not for a place on the same page
  if (document.querySelector("[data-load-list]")) loadPane();
  addEventListener("toggle", placeMenu, true);
  // A menu has done its work when its choice is sent; a field that only asks what there is to choose has not.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.matches?.("[role=combobox]")) event.target.closest?.("[popover]:popover-open")?.hidePopover();
  });
}
