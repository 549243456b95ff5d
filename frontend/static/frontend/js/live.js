// Live refresh. The socket says that something changed. The list's rows come by it too, read with the agent's rights
// (js/rows.js); everything else is fetched, so everybody sees what they may. While it is away the page asks every ten
// seconds, and once more when it is back.

import { forgetAhead } from "./ahead.js";
import { refreshList, refreshRail, refreshTicket, shownNumber } from "./parts.js";
import { rowsCome } from "./rows.js";

const POLL_MS = 10_000;
const SOON_MS = 30; // what one deed changes comes as several hints
const COALESCE_MS = 250;
const SIGNED_OUT = 4401;

let tries = 0;
let polling = 0;
let waiting = 0;
let refreshedAt = -COALESCE_MS;
let listIsOld = false;
let isListed = false; // the list is to be fetched, and the rail
let socket = null;
const changed = new Set();

function refresh() {
  waiting = 0;
  refreshedAt = performance.now();
  const mine = shownNumber();
  // A list nobody looks at waits until somebody does: fifty tabs in the background cost the server nothing.
  if (isListed) listIsOld = document.hidden;
  if (isListed && !listIsOld) [refreshList, refreshRail].forEach((fetched) => fetched());
  isListed = false;
  if (changed.has(mine) || changed.has("*")) refreshTicket();
  if (changed.has("*")) for (const name of ["live:notification", "live:call"]) document.dispatchEvent(new CustomEvent(name));
  changed.clear();
}

function note(number) {
  changed.add(String(number));
  forgetAhead(number);
  if (typeof number !== "number" || !rowsCome()) isListed = true;
  // At once when it is quiet; while much happens, or an answer to this page is on its way, a few times a second.
  const isQuiet = performance.now() - refreshedAt > COALESCE_MS && !document.querySelector(".htmx-request");
  waiting ||= setTimeout(refresh, isQuiet ? SOON_MS : COALESCE_MS);
}

function onMessage(event) {
  const said = JSON.parse(event.data);
  if (said.type === "ticket") note(said.number);
  if (said.type === "queues") note("queues"); // the rail comes with the list
  if (said.type === "notification") document.dispatchEvent(new CustomEvent("live:notification"));
  if (said.type === "call") document.dispatchEvent(new CustomEvent("live:call"));
  if (said.type === "rows") document.dispatchEvent(new CustomEvent("live:rows", { detail: said }));
  if (said.type === "counts") document.dispatchEvent(new CustomEvent("live:counts", { detail: said }));
  if (said.type === "chat" && !document.getElementById("chat-list")) import("./chat/offer.js").then(({ showOffer }) => showOffer(said.session)); // null: it rings no longer
  if (said.type === "pulse") tell({ type: "ping" }); // chats ring only at who is there
  if (said.type === "presence") document.dispatchEvent(new CustomEvent("live:presence", { detail: said }));
}

function onOpen() {
  clearInterval(polling);
  polling = 0;
  document.body.dataset.live = "on";
  if (tries) note("*"); // something may have happened while it was away
  tries = 0;
  document.dispatchEvent(new CustomEvent("live:open"));
}

function onClose(event) {
  forgetAhead("*");
  document.body.dataset.live = "off";
  polling ||= setInterval(() => note("*"), POLL_MS);
  tries += 1;
  if (event.code === SIGNED_OUT) tries = Math.max(tries, 6); // the next request leads to the sign-in; one may do so elsewhere
  // Not all at once after a restart.
  const pause = Math.min(30_000, 500 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random());
  setTimeout(connect, pause);
}

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/agent/`);
  socket.addEventListener("open", onOpen);
  socket.addEventListener("message", onMessage);
  socket.addEventListener("close", onClose);
}

/** Say something to the server; false when the line is down. */
export function tell(frame) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

export function startLive() {
  connect();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (document.body.dataset.live !== "on") note("*");
    else if (listIsOld) note("list");
  });
}
