// Where the script came from, and what the page around it asked for.

const script = document.currentScript;

export const home = new URL(script.src).origin;
export const inbox = script.dataset.inbox || "";
export const askedLanguage = script.dataset.language || document.documentElement.lang || navigator.language || "";

/** An address of the chat: `lage.json`, `forslag/`. */
export const chatAddress = (path) => `${home}/chat/${inbox}/${path}`;

/** No cookie goes along. */
export const ask = (url, more) => fetch(url, { credentials: "omit", ...more });

/** Ask until it has been answered or given up; a form is sent so that no question goes before it. */
export const post = (path, fields) => ask(chatAddress(path), { method: "POST", body: new URLSearchParams(fields) });
