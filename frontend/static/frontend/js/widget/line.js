// The line to the server: one socket, opened again whenever it is gone; never by everybody at the same moment.

import { home } from "./home.js";

const PING_MS = 20_000;
const DEAD_MS = 50_000; // nothing heard for so long: the line only looks open
const LONGEST_MS = 30_000;
const ROOM = WebSocket.OPEN;

/** `hooks`: opened(), closed(), said(frame). Does nothing until open(). */
export function makeLine(hooks) {
  let socket = null;
  let wanted = false;
  let tries = 0;
  let timer = 0;
  let heardAt = 0;

  const jittered = (ms) => ms * (0.5 + Math.random());

  function later(ms) {
    clearTimeout(timer);
    timer = setTimeout(connect, ms);
  }

  function drop() {
    const old = socket;
    socket = null;
    old?.close();
  }

  function connect() {
    clearTimeout(timer);
    if (!wanted || socket) return;
    const mine = new WebSocket(`${home.replace(/^http/, "ws")}/ws/chat/`);
    socket = mine;
    heardAt = Date.now();
    mine.onopen = () => mine === socket && hooks.opened();
    mine.onmessage = ({ data }) => {
      if (mine !== socket) return;
      heardAt = Date.now();
      const frame = JSON.parse(data);
      if (frame.type === "drain") setTimeout(() => mine === socket && again(), jittered(frame.in));
      else hooks.said(frame);
      if (frame.type !== "error") tries = 0;
    };
    mine.onclose = () => {
      if (mine !== socket) return;
      socket = null;
      hooks.closed();
      tries += 1;
      if (wanted) later(jittered(Math.min(LONGEST_MS, 400 * 2 ** tries)));
    };
  }

  /** Another socket for this one: the server is about to leave, or the line has gone quiet. */
  function again() {
    drop();
    hooks.closed();
    connect();
  }

  function look() {
    if (!wanted) return;
    if (socket && Date.now() - heardAt > DEAD_MS) again(); // a laptop that slept, a line that died without a word
    else if (!socket && tries < 2) later(jittered(200));
    else if (socket?.readyState === ROOM) send({ type: "ping" });
  }

  function send(frame) {
    if (socket?.readyState !== ROOM) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  function open() {
    wanted = true;
    connect();
  }

  function close() {
    wanted = false;
    clearTimeout(timer);
    drop();
  }

  setInterval(look, PING_MS);
  addEventListener("online", () => {
    tries = 0;
    if (wanted && !socket) later(jittered(300));
  });
  addEventListener("offline", () => {
    if (!wanted) return;
    drop(); // the browser would find out in a minute
    hooks.closed();
    later(LONGEST_MS);
  });
  document.addEventListener("visibilitychange", () => {
    tries = 0;
    if (!document.hidden) look();
  });
  return { open, close, send, isOpen: () => socket?.readyState === ROOM };
}
