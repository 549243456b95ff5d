// The talk as this page knows it: what was said, in its order; what is on its way; how far both sides have read. A
// message stays in the outbox until the server has said that it is written, and is sent again with the same id.

import { forget, keep, kept, onOtherTab, outbox, putOut, random, takeOut } from "./keep.js";
import { makeLine } from "./line.js";
import { language, t } from "./words.js";

const AGAIN_MS = 12_000; // no ack for so long on an open line: send once more
const ASK_MS = 15_000;
const TYPING_MS = 4_000;

/** `tell(what, detail)`: session, entries ({ fresh, isHistory }), out, marks, typing, line, refused, gone. */
export function makeTalk(tell) {
  const line = makeLine({ opened, closed, said });
  const talk = {
    session: null, entries: [], out: new Map(), marks: { received: 0, read: 0 }, typing: "", isUp: false,
    open, rest: line.close, start, say, ask, mark, write, leave, release, again: sendOut, show, acked,
    stay: () => line.send({ type: "stay" }),
    isKept: () => !!kept().token,
    token: () => token,
  };
  let token = "";
  let last = 0;
  let isHistory = false;
  let marked = "";
  let typedAt = 0;
  let typingTimer = 0;
  let asked = null;

  function open() {
    token = kept().token || token;
    if (!token) return;
    isHistory = !last;
    readOutbox();
    line.open();
  }

  function opened() {
    const first = outbox().find((one) => one.start);
    if (first) line.send({ ...first.start, type: "start", token, id: first.id, text: first.text });
    else line.send({ type: "open", token, after: last });
    marked = "";
  }

  function closed() {
    talk.isUp = false;
    talk.typing = "";
    asked?.({ ok: false, text: t("offline_now") });
    tell("line");
  }

  function said(frame) {
    const hear = {
      session: onSession, entries: () => take(frame.entries), ack: () => onAck(frame), refused: () => onRefused(frame),
      typing: () => onTyping(frame), done: () => asked?.({ ok: true }), unknown: leave,
      marks: () => {
        talk.marks = { received: frame.received, read: frame.read };
        tell("marks");
      },
    };
    hear[frame.type]?.(frame);
  }

  function onSession(session) {
    const wasUp = talk.isUp;
    talk.session = session;
    talk.marks = session.marks ?? talk.marks;
    talk.isUp = true;
    tell("session");
    if (wasUp) return;
    tell("line");
    sendOut(true);
  }

  function onAck({ id, at }) {
    takeOut(id);
    const mine = talk.out.get(id);
    if (mine) Object.assign(mine, { state: "sent", at });
    tell("out");
  }

  function onRefused({ id, text }) {
    const mine = id && talk.out.get(id);
    if (!mine) return asked?.({ ok: false, text });
    takeOut(id);
    if (mine.start) {
      leave();
      return tell("refused", { text, mine });
    }
    Object.assign(mine, { state: "failed", fault: text });
    return tell("out");
  }

  function onTyping({ on, name }) {
    clearTimeout(typingTimer);
    talk.typing = on ? name : "";
    if (on) typingTimer = setTimeout(() => onTyping({ on: false }), 2 * TYPING_MS);
    tell("typing");
  }

  function take(entries) {
    const fresh = entries.filter((entry) => entry.seq > last);
    if (fresh[0]?.before > last) return line.send({ type: "open", token, after: last });
    for (const entry of fresh) {
      last = entry.seq;
      talk.entries.push(entry);
      if (talk.out.delete(entry.id)) takeOut(entry.id);
      if (entry.side === "agent") talk.typing = "";
    }
    tell("entries", { fresh, isHistory });
    isHistory = false;
    return mark();
  }

  /** The outbox of this browser, also what another tab has put there or sent. A browser may tell of that later than
      the server tells that it was said. */
  function readOutbox() {
    const now = outbox().filter((one) => !talk.entries.some((entry) => entry.id === one.id));
    for (const one of now) if (!talk.out.has(one.id)) talk.out.set(one.id, { ...one, state: "sending" });
    for (const mine of talk.out.values()) {
      if (mine.state === "sending" && !mine.file && !now.some((one) => one.id === mine.id)) mine.state = "sent";
    }
  }

  function sendOut(isAll) {
    const late = Date.now() - AGAIN_MS;
    for (const mine of talk.out.values()) {
      if (mine.state !== "sending" || mine.start || (!isAll && mine.sentAt > late)) continue;
      if (mine.file) mine.retry?.();
      else if (line.send({ type: "say", id: mine.id, text: mine.text })) mine.sentAt = Date.now();
    }
  }

  function put(message) {
    const mine = { id: random(16), at: Date.now(), ...message };
    putOut(mine);
    talk.out.set(mine.id, { ...mine, state: "sending" });
    tell("out");
  }

  /** Open a chat. `fields`: name, email, phone. */
  function start(text, fields) {
    token = random(32);
    keep({ token });
    const page = { url: location.origin + location.pathname, title: document.title.slice(0, 200) };
    put({ text, start: { inbox: talk.inbox, name: "", email: "", phone: "", language, page, ...fields } });
    if (line.isOpen()) opened();
    else line.open();
  }

  function say(text) {
    put({ text });
    write(false);
    if (talk.isUp) sendOut();
  }

  /** A file of this page (files.js); not kept over a reload: the browser would not give it back. */
  function show(mine) {
    talk.out.set(mine.id, mine);
    tell("out");
  }

  function acked(mine) {
    mine.state = "sent";
    tell("out");
  }

  /** Say that one is writing, now and then, and that one no longer is. */
  function write(isWriting) {
    const now = Date.now();
    if (isWriting ? now - typedAt < TYPING_MS : !typedAt) return;
    typedAt = isWriting ? now : 0;
    line.send({ type: "typing", on: isWriting });
  }

  /** Say how far this page has got, and whether somebody sees it (`talk.isSeen`). */
  function mark() {
    if (!talk.isUp || !last) return;
    const read = talk.isSeen?.() ? last : (talk.readTo ?? 0);
    talk.readTo = Math.max(read, talk.readTo ?? 0);
    const frame = { type: "marks", received: last, read: talk.readTo };
    if (marked === JSON.stringify(frame)) return;
    if (line.send(frame)) marked = JSON.stringify(frame);
  }

  /** Ask for something that is done or refused: { ok, text }. */
  function ask(frame) {
    return new Promise((resolve) => {
      const answer = (result) => {
        clearTimeout(timer);
        asked = null;
        resolve(result);
      };
      const timer = setTimeout(answer, ASK_MS, { ok: false, text: t("offline_now") });
      asked = answer;
      if (!line.send(frame)) answer({ ok: false, text: t("offline_now") });
    });
  }

  /** The token is left on this computer no longer; this page can still rate what was. */
  function release() {
    keep({ token: "" });
  }

  /** Nothing is left of the chat, here or in other tabs. */
  function leave() {
    line.close();
    forget();
    clear();
    tell("gone");
  }

  function clear() {
    token = "";
    last = 0;
    Object.assign(talk, { session: null, entries: [], out: new Map(), marks: { received: 0, read: 0 }, isUp: false, readTo: 0 });
  }

  onOtherTab((isForgotten) => {
    if (isForgotten && token) {
      line.close();
      clear();
      return tell("gone");
    }
    if (!token && kept().token) return open();
    readOutbox();
    return tell("out");
  });
  setInterval(sendOut, AGAIN_MS);
  return talk;
}
