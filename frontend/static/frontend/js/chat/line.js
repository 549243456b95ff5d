// The console's socket. What comes is told as an event of its type ("chat:entries" ...); what one says is kept in this
// browser until it is acknowledged, and said again with the same id when the line is back or the page opened anew.

const PING_MS = 10_000;
const AGAIN_MS = 5_000; // until something that was not acknowledged is said once more
const SIGNED_OUT = 4401;

let socket = null;
let tries = 0;
let again = 0; // the timer of the next try
const followed = new Map(); // session -> the seq that is shown
const box = () => document.getElementById("chat-panes");
const keyOf = () => `chat-unsent:${box().dataset.agent}`;

/** What waits to be acknowledged: {id: {session, kind, text, at}}. */
export function unsent() {
  try {
    return JSON.parse(localStorage.getItem(keyOf())) ?? {};
  } catch {
    return {};
  }
}

function keep(change) {
  const all = unsent();
  change(all);
  if (Object.keys(all).length) localStorage.setItem(keyOf(), JSON.stringify(all));
  else localStorage.removeItem(keyOf());
}

function send(frame) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

const tell = (type, detail) => document.dispatchEvent(new CustomEvent(`chat:${type}`, { detail }));

/** Say it: now, or as soon as there is a line. kind: say or note. */
export function say(session, kind, text) {
  const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  keep((all) => (all[id] = { session, kind, text, at: Date.now() }));
  send({ type: kind, session, id, text });
  return id;
}

export const done = (id) => keep((all) => delete all[id]);

function sayAgain(all = true) {
  for (const [id, { session, kind, text, at }] of Object.entries(unsent())) {
    if (followed.has(session) && (all || Date.now() - at > AGAIN_MS)) send({ type: kind, session, id, text });
  }
}

/** Hear of a chat from that seq on. */
export function follow(session, after) {
  followed.set(session, Math.max(after, followed.get(session) ?? 0));
  if (send({ type: "follow", session, after: followed.get(session) })) sayAgain();
}

export function unfollow(session) {
  if (followed.delete(session)) send({ type: "unfollow", session });
}

export const typing = (session, on) => send({ type: "typing", session, on });
export const mark = (session, received, read) => send({ type: "marks", session, received, read });
export const isOnline = () => socket?.readyState === WebSocket.OPEN;

function onMessage(event) {
  const { type, ...said } = JSON.parse(event.data);
  if (type === "entries") followed.set(said.session, said.entries.at(-1).seq);
  if (type === "gone") followed.delete(said.session);
  if (type === "ack") done(said.id);
  tell(type, said);
}

function onOpen() {
  for (const [session, after] of followed) send({ type: "follow", session, after });
  sayAgain();
  document.getElementById("chat-line").hidden = true;
  if (tries) tell("list", {});
  tries = 0;
  document.body.dataset.chat = "on";
}

function onClose(event) {
  document.body.dataset.chat = "off";
  tries += 1;
  // A blink, as when the server restarts, is nobody's business.
  if (tries > 1) document.getElementById("chat-line").hidden = false;
  if (event.code === SIGNED_OUT) document.dispatchEvent(new CustomEvent("signed-out"));
  const pause = Math.min(20_000, 400 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random());
  again = setTimeout(connect, event.code === SIGNED_OUT ? Math.max(pause, 5_000) : pause);
}

function connect() {
  clearTimeout(again);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/chat/agent/`);
  socket.addEventListener("open", onOpen);
  socket.addEventListener("message", onMessage);
  socket.addEventListener("close", onClose);
}

export function startLine() {
  connect();
  setInterval(() => {
    send({ type: "ping" });
    sayAgain(false);
  }, PING_MS);
  addEventListener("offline", () => {
    document.getElementById("chat-line").hidden = false;
    socket.close(); // what it would still take gets nowhere
  });
  addEventListener("online", connect);
}
