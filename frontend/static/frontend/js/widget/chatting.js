// The page of the talk: what was said, the card below it, and where one writes.

import { makeComposer } from "./composer.js";
import { h } from "./dom.js";
import { endedCard } from "./ending.js";
import { makeLog } from "./log.js";
import { endsSoon, queueCard, queueWords, stillCard } from "./waiting.js";
import { counted, t } from "./words.js";

/** `page.element`, and what changes it: `page.on(what, detail)`. */
export function makeTalkPage(app) {
  const { talk } = app;
  const log = makeLog(talk, () => talk.mark());
  const typing = h("p", { class: "typing", hidden: true });
  const under = h("div", { class: "under" });
  const wrong = h("p", { class: "wrong under", role: "alert" });
  const composer = makeComposer(talk, app.facts, (words) => wrong.replaceChildren(words));
  const element = h("div", { class: "talk" }, log.element, typing, under, wrong, composer.element);
  let shown = "";

  element.addEventListener("dragover", (event) => event.preventDefault());
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    composer.give(event.dataTransfer.files);
  });
  element.addEventListener("input", () => wrong.replaceChildren());

  /** The card of the state; built anew only when it says something else, so that focus stays. */
  function state() {
    const { session } = talk;
    if (!session) return;
    const { name = t("somebody") } = session.agent ?? {};
    const { number } = session;
    const [make, words, hint] =
      session.state === "ended" ? [endedCard, `${t("ended")} ${t("number", { number })}`, "write_again"]
      : endsSoon(session) ? [stillCard, `${t("still")} ${t("still_hint")}`]
      : session.state === "waiting" ? [queueCard, queueWords(session).join(". "), "write_waiting"]
      : [null, session.state === "active" ? t("with", { name }) : ""];
    // Read aloud what changed, in a few words, and not the same words twice.
    if (words === shown) return;
    shown = words;
    app.tell(words);
    const hadFocus = under.contains(app.shadowRoot.activeElement);
    under.replaceChildren(...(make ? [make(app, session)] : []));
    if (hadFocus) composer.text.focus();
    composer.text.placeholder = t(hint ?? "write");
    composer.element.hidden = make === endedCard && !talk.isKept();
  }

  function type() {
    typing.hidden = !talk.typing;
    typing.replaceChildren(h("span", { class: "sr" }, t("typing", { name: talk.typing })), h("i"), h("i"), h("i"));
    if (talk.typing) app.tell(t("typing", { name: talk.typing }));
  }

  function entries({ fresh, isHistory }) {
    log.add(fresh, isHistory);
    type();
    if (isHistory && fresh.length > 1) app.tell(counted("history", fresh.length));
  }

  const hear = { session: state, entries, out: log.out, marks: log.marks, typing: type, line: log.marks };
  return { element, log, state, on: (what, detail) => hear[what]?.(detail) };
}
