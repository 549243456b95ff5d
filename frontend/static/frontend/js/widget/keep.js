// What this browser keeps: the token of the chat, and every message until the server has it. Each message has a place
// of its own, so that two tabs never write over each other.

import { home, inbox } from "./home.js";

const PLACE = `servicedesk-chat ${home} ${inbox}`;
const OUT = `${PLACE} out `;

/** What the browser keeps under a name, or what lasts as long as the page in a browser that keeps nothing. */
export function keeping(name) {
  try {
    return window[name] || {};
  } catch {
    return {};
  }
}

const store = keeping("localStorage");

function read(key) {
  try {
    return JSON.parse(store[key]);
  } catch {
    return {};
  }
}

export const kept = () => read(PLACE);
export const keep = (changes) => (store[PLACE] = JSON.stringify({ ...kept(), ...changes }));

const waitingKeys = () => Object.keys(store).filter((key) => key.startsWith(OUT));

/** The messages that the server does not have yet, in the order in which they were written. */
export const outbox = () => waitingKeys().map(read).filter((one) => one.id).sort((a, b) => a.at - b.at);
export const putOut = (message) => (store[OUT + message.id] = JSON.stringify(message));
export const takeOut = (id) => delete store[OUT + id];

/** Nothing of the chat is left on this computer. */
export function forget() {
  for (const key of [PLACE, ...waitingKeys()]) delete store[key];
}

/** Tell when another tab has changed something: `then(isForgotten)`. */
export function onOtherTab(then) {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null || key === PLACE || key.startsWith(OUT)) then((key === null || key === PLACE) && newValue === null);
  });
}

/** So many random bytes, as text that is safe everywhere. 32 of them cannot be guessed. */
export function random(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...drawn)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
