// The form of the text, its fields, and where the writer was last.

export const form = () => document.getElementById("write");
export const fieldOf = (name) => form().elements[name];

let last = null; // the Markdown field that was written in last: a dialog or a button takes the focus

document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.("#write [data-markdown]")) last = target;
});

export const area = () => (last?.isConnected ? last : fieldOf("details"));

/** The token as it is now: after signing in again in another tab the page's own is an old one. */
const token = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1];

/** Send to the server; throws when the answer is the sign-in or the server is away. */
export function send(address, body) {
  body.set("csrfmiddlewaretoken", token() ?? form().elements.csrfmiddlewaretoken.value);
  return fetch(address, { method: "POST", body, redirect: "error", headers: { "HX-Request": "true" } });
}

export const toast = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, error: true } }));

/** Replace a part of a text so that the browser's own undo still works. */
export function replace(target, start, end, text) {
  target.focus();
  target.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    target.setRangeText(text, start, end, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
