// The rows of the list as the socket tells them: the page says which list it shows, and is told what stands there now,
// with its agent's rights, and how the rows that have changed look. Whatever is unclear is fetched whole (js/parts.js).

import { withIcons } from "./icons.js";
import { tell } from "./live.js";
import { markRow, refreshList, refreshRail, shownNumber } from "./parts.js";
import { picked, tell as showPicked } from "./picking.js";
import { hold, letGo } from "./steady.js";

const FRAME_MAX = 200; // characters the server reads
const PATIENCE_MS = 1500; // from a hint until its rows have come
const WHOLE_MS = 60_000; // waiting times and the marks of other tabs are as old as this at most

let shown = ""; // what the socket was told, "" for nothing
let isKept = false; // it tells this list: nothing needs to be fetched
let differed = false; // the page did not have what it should have, and has fetched it since
let wholeAt = 0;
let overdue = 0;

const list = () => document.querySelector("#ticket-list > .ticket-list");

/** The query of the list that is shown from its beginning, where somebody can see it; null when there is none. */
function query() {
  const pane = document.getElementById("list");
  if (!pane?.offsetParent || document.hidden || new URLSearchParams(location.search).has("cursor")) return null;
  return new URL(pane.dataset.list, location.href).search.slice(1);
}

/** Say which list is shown; again when it was fetched: the server answers what stands there, so that one sees whether
 * it is still the same. */
function say() {
  const wanted = query();
  isKept = false;
  clearTimeout(overdue);
  const frame = { type: "list", query: wanted, lang: document.documentElement.lang };
  const isTold = JSON.stringify(frame).length <= FRAME_MAX && (wanted !== null || shown) && tell(frame);
  shown = isTold ? (wanted ?? "") : "";
}

/** Something has changed. Whether the socket brings the rows; when it is silent they are fetched after all. */
export function rowsCome() {
  if (!isKept || query() !== shown) return false;
  clearTimeout(overdue);
  overdue = setTimeout(refreshList, PATIENCE_MS);
  return true;
}

function fetchWhole() {
  isKept = false;
  refreshList();
}

const isSame = (box, rows) => rows.length === box.children.length && rows.every((row, index) => row === box.children[index]);

/** The rows of the list in their new order, or null when one of them is not here. */
function arranged(order, html) {
  const rows = [];
  for (const [number, mark] of order) {
    const here = document.getElementById(`row-${number}`);
    if (html[number]) rows.push(changed(here, html[number]));
    else if (here?.dataset.mark === mark) rows.push(here);
    else return null;
  }
  return rows;
}

function changed(here, html) {
  const template = document.createElement("template");
  template.innerHTML = withIcons(html);
  const fresh = template.content.firstElementChild;
  if (!here) return fresh;
  window.Idiomorph.morph(here, fresh, { morphStyle: "outerHTML" });
  return here;
}

/** Put them there. The row that has the focus is never taken out: its neighbours are moved around it. */
function place(box, rows) {
  const fixed = box.contains(document.activeElement) ? document.activeElement.closest("li") : null;
  let at = box.firstElementChild;
  const next = () => (at = at.nextElementSibling);
  for (const row of rows) {
    if (row === fixed) while (at !== fixed) next().previousElementSibling.remove();
    if (row === at) next();
    else box.insertBefore(row, at);
  }
  while (at) {
    const last = at;
    next();
    last.remove();
  }
}

/** Where the next page begins; false when the list has no place to say so, or one that is not needed any more. */
function isNextShown(cursor) {
  const link = document.querySelector("#ticket-list .pagination [rel=next]");
  if (!link || !cursor) return !link && !cursor;
  const url = new URL(link.href);
  url.searchParams.set("cursor", cursor);
  link.href = url.pathname + url.search;
  return true;
}

function onRows({ query: told, order, next, rows }) {
  if (told !== shown || told !== query()) return;
  clearTimeout(overdue);
  if (!order) {
    if (isKept) fetchWhole(); // for a list that is not told: at its next hint
    return;
  }
  if (document.querySelector("#ticket-list.htmx-request")) return void (isKept = false); // said again when it has come
  const box = list();
  const found = box && order.length ? arranged(order, rows) : null;
  if (!found || !isNextShown(next)) {
    isKept = !box && !order.length; // the words of an empty list stand there
    if (!isKept && !differed) fetchWhole();
    differed = !isKept; // twice: something here is not as the server thinks, and hints lead to fetching as ever
    return;
  }
  [isKept, differed] = [true, false];
  if (Object.keys(rows).length || !isSame(box, found)) {
    const scroll = document.getElementById("ticket-list");
    hold(scroll);
    place(box, found);
    letGo();
    markRow();
    if (picked().length) showPicked();
  }
  if (performance.now() - wholeAt > WHOLE_MS) {
    wholeAt = performance.now();
    setTimeout(refreshList, 3000 * Math.random());
  }
}

/** The rail's counts. Where it has other entries by now it is fetched. */
function onCounts({ mine, entries }) {
  const links = [...document.querySelectorAll("#rail-lists .nav--queues a")];
  if (links.length !== entries.length || links.some((link, index) => link.getAttribute("href") !== entries[index][0])) return refreshRail();
  entries.forEach(([, count], index) => {
    let place = links[index].querySelector(".count");
    if (count && !place) links[index].append((place = Object.assign(document.createElement("span"), { className: "count" })));
    if (!count) place?.remove();
    else if (place.textContent !== count) place.textContent = count;
  });
  const own = document.getElementById("rail-mine");
  own.hidden = !mine;
  own.firstChild.data = mine;
}

export function startRows() {
  document.addEventListener("live:open", say);
  document.addEventListener("live:rows", (event) => onRows(event.detail));
  document.addEventListener("live:counts", (event) => onCounts(event.detail));
  document.addEventListener("visibilitychange", say);
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id !== "ticket-list" && target.id !== "list") return;
    wholeAt = performance.now();
    say();
  });
}
