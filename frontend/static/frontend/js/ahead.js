// The ticket that comes next is fetched before it is asked for: the one after, in the direction one walks with J and K,
// and the one that is pointed at. It counts as nothing: not as reading, and what leaves a trace when it is read (secrecy,
// protected identity) the server does not give ahead. What is kept is dropped when anything may have changed it.

import { shownNumber } from "./parts.js";

const FRESH_MS = 15_000;
const POINTED_MS = 80;
const MOST = 2;

const kept = new Map(); // address: {number, at, html: a promise of text, "" for none}
let pointed = 0;

const isFresh = (one) => one && performance.now() - one.at < FRESH_MS;

async function read(href) {
  const url = new URL(href);
  url.searchParams.set("part", "ahead");
  const answer = await fetch(url, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null);
  return answer?.status === 200 ? answer.text() : "";
}

/** Fetch the ticket of a row's link. Without the socket nobody would say that it has changed. */
export function fetchAhead(link) {
  const number = link?.dataset.row;
  const isOn = document.body.dataset.live === "on" && !document.hidden && !navigator.connection?.saveData;
  if (!number || !isOn || number === shownNumber() || isFresh(kept.get(link.href))) return;
  kept.delete(link.href);
  kept.set(link.href, { number, at: performance.now(), html: read(link.href) });
  if (kept.size > MOST) kept.delete(kept.keys().next().value);
}

/** The ticket of that address, as a promise of its HTML; null when it was not fetched or may be old. */
export function takeAhead(href) {
  const one = kept.get(href);
  kept.delete(href);
  return isFresh(one) ? one.html.then((html) => (one.isOld ? "" : html)) : null;
}

/** Something happened to that ticket, or with "*" nobody knows to which. */
export function forgetAhead(number) {
  for (const [href, one] of kept) {
    if (typeof number === "number" && one.number !== String(number)) continue;
    one.isOld = true; // also for somebody who waits for it already
    kept.delete(href);
  }
}

function onPoint(event) {
  clearTimeout(pointed);
  const link = event.target.closest?.("#ticket-list .ticket-row")?.querySelector("a[data-row]");
  if (link && event.pointerType === "mouse") pointed = setTimeout(() => fetchAhead(link), POINTED_MS);
}

export function startAhead() {
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.requestConfig.verb !== "get" && forgetAhead("*"));
}
