// Where one writes. Enter sends, Shift and Enter makes a new line; what is written outlives a reload of the page.

import { h, icon, iconButton } from "./dom.js";
import { sendFiles } from "./files.js";
import { home, inbox } from "./home.js";
import { keeping } from "./keep.js";
import { t } from "./words.js";

const TEXT_MAX = 8000;
const QUIET_MS = 5_000;
const DRAFT = `servicedesk-draft ${home} ${inbox}`;

const drafts = keeping("sessionStorage");

/** What is written and not sent yet. */
export const draft = { get: () => drafts[DRAFT] || "", set: (text) => (drafts[DRAFT] = text) };

/** A field that grows with its text. */
export function area(rows, more = {}) {
  const made = h("textarea", { rows, maxlength: TEXT_MAX, ...more });
  made.addEventListener("input", () => grow(made));
  return made;
}

function grow(made) {
  made.style.blockSize = "auto";
  made.style.blockSize = `${made.scrollHeight + 2}px`;
}

/** The form at the foot of the talk. `complain(words)` says what is wrong. */
export function makeComposer(talk, facts, complain) {
  let quiet = 0;
  const text = area(1, { "aria-label": t("message"), placeholder: t("write"), dir: "auto", "data-first": true });
  const files = h("input", { type: "file", multiple: true, hidden: true, tabindex: -1 });
  const give = (list) => sendFiles(talk, list, facts.file_max, complain);
  const form = h(
    "form",
    { class: "compose", onsubmit: submit },
    iconButton("clip", t("attach"), () => files.click()),
    files,
    text,
    h("button", { class: "btn solid send", "aria-label": t("send"), title: t("send") }, icon("send")),
  );

  function submit(event) {
    event?.preventDefault();
    const said = text.value.trim();
    if (!said) return text.focus();
    talk.say(said);
    text.value = "";
    draft.set("");
    grow(text);
    return text.focus();
  }

  text.value = draft.get();
  text.addEventListener("input", () => {
    draft.set(text.value);
    talk.write(!!text.value);
    clearTimeout(quiet);
    quiet = setTimeout(() => talk.write(false), QUIET_MS);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    submit(event);
  });
  text.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    give(event.clipboardData.files);
  });
  files.addEventListener("change", () => {
    give([...files.files]);
    files.value = "";
    text.focus();
  });
  return { element: form, give, text };
}
