// The parts of the workspace that are fetched again: the list, the ticket, one's own words apart.
// Each names its source: requests of one source wait for each other, and of those that wait only the last is sent.

const place = () => document.getElementById("ticket-place");

/** A part that cannot be fetched stays as it is; that the line is down is said by the page (js/shell.js). */
const ask = (url, how) => htmx.ajax("GET", url, how).catch(() => undefined);

/** The number of the ticket that is shown, "" for none. */
export function shownNumber() {
  return place()?.dataset.number ?? "";
}

const RAIL_MS = 1000;
let railTimer = 0;

/** Fetch the rail's counts again. Nobody waits for a count as for a row: after the rows, and not everybody at once. */
export function refreshRail() {
  railTimer ||= setTimeout(() => {
    railTimer = 0;
    const pane = document.getElementById("list");
    if (!pane) return;
    const url = new URL(pane.dataset.list, location.href);
    url.searchParams.set("part", "rail");
    htmx.ajax("GET", url.pathname + url.search, { source: "#rail-lists", target: "body", swap: "none" });
  }, RAIL_MS * (0.3 + Math.random()));
}

/** Fetch the list again, keeping the page one is on and the row one stands on. */
export function refreshList() {
  const pane = document.getElementById("list");
  if (!pane || !pane.offsetParent) return;
  const url = new URL(pane.dataset.list, location.href);
  url.searchParams.set("part", "list");
  const here = new URLSearchParams(location.search);
  if (here.has("cursor")) url.searchParams.set("cursor", here.get("cursor"));
  if (shownNumber()) url.searchParams.set("current", shownNumber());
  ask(url.pathname + url.search, { source: "#ticket-list", target: "#ticket-list", swap: "morph:outerHTML" });
}

/** Fetch the list with its head and filter, beside a ticket that was opened by its address. */
export function loadPane() {
  const pane = document.getElementById("list");
  if (!pane?.offsetParent) return;
  const url = new URL(pane.dataset.list, location.href);
  url.searchParams.set("part", "pane");
  url.searchParams.set("current", shownNumber());
  ask(url.pathname + url.search, { source: "#list", target: "#list", swap: "outerHTML" });
}

/** Fetch all of the shown ticket but what is being written. */
export function refreshTicket() {
  if (!shownNumber()) return;
  const url = new URL(location.href);
  url.searchParams.set("part", "live");
  ask(url.pathname + url.search, { source: "#ticket-place", target: "body", swap: "none" });
}

/** Put a ticket that was fetched ahead in place, as htmx would with an answer, without what that does for answers that
 * hold anything else: it looks each of the ticket's hundred names up among all of the page. */
function put(href, html) {
  const target = place();
  const detail = { target, shouldSwap: true, serverResponse: html, pathInfo: { requestPath: href } };
  htmx.trigger(target, "htmx:beforeSwap", detail);
  const template = document.createElement("template");
  template.innerHTML = detail.serverResponse;
  const fresh = template.content.getElementById("ticket-place");
  document.title = template.content.querySelector("title").textContent;
  target.replaceWith(fresh);
  htmx.process(fresh);
  for (const name of ["load", "afterSwap", "afterSettle"]) htmx.trigger(fresh, `htmx:${name}`, { target: fresh });
}

let opening = 0;

/** Show another ticket beside the list; the address follows. ahead: a promise of its HTML when it was fetched already. */
export async function openTicket(href, ahead) {
  const turn = (opening += 1);
  const html = ahead ? await ahead : "";
  if (turn !== opening) return; // another was chosen meanwhile
  if (html) {
    htmx.trigger("#main", "htmx:abort"); // one that is on its way would come on top of it
    put(href, html);
  } else await ask(href, { source: "#main", target: "#ticket-place", swap: "outerHTML settle:0ms" });
  if (!href.includes(`/${shownNumber()}/`)) return; // it did not come
  if (location.href !== new URL(href, location.href).href) history.pushState({ ticket: true }, "", href);
  markRow();
}

/** Take the ticket out as one piece: htmx would say of each of its elements, one by one, that it goes. */
function clearPlace() {
  for (const element of place().querySelectorAll("[data-hotkey]")) {
    element.dispatchEvent(new CustomEvent("htmx:beforeCleanupElement", { bubbles: true, detail: { elt: element } }));
  }
  place().replaceChildren();
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target === place() && detail.shouldSwap) clearPlace();
});

// A refresh of a ticket that is no longer shown comes too late: its parts would stand under another's head.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestPath } = event.detail.pathInfo;
  const isLive = Boolean(requestPath?.includes("part=live"));
  // What is being typed just now is newer than what a refresh knows; an answer to what was sent may clear it.
  if (window.Idiomorph) window.Idiomorph.defaults.ignoreActiveValue = isLive;
  if (!isLive) return;
  if (!requestPath.includes(`/${shownNumber()}/`)) event.detail.shouldSwap = false;
});

/** Mark the row of the shown ticket. */
export function markRow() {
  for (const row of document.querySelectorAll(".ticket-row")) {
    const current = row.id === `row-${shownNumber()}`;
    row.classList.toggle("ticket-row--selected", current);
    if (current) row.setAttribute("aria-current", "true");
    if (current) row.classList.remove("ticket-row--unread"); // it is in sight (seen.js tells the server)
    else row.removeAttribute("aria-current");
  }
}

// What somebody has opened stays open when the ticket is refreshed; what this page has filled itself (data-keep: who
// else is here, suggestions, a form being written in) stays as it is, and so does the line above what was new.
if (window.Idiomorph) {
  const { callbacks } = window.Idiomorph.defaults;
  callbacks.beforeAttributeUpdated = (name, node) =>
    !(name === "open" && node instanceof HTMLDetailsElement && node.closest(".msg, .events, .side"));
  callbacks.beforeNodeMorphed = (node) => node.dataset?.keep === undefined;
  callbacks.beforeNodeRemoved = (node) => node.id !== "unread";
}
