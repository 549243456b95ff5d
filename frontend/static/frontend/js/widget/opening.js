// Before the talk: what it is about, answers that may do, and the form of the hours when nobody is here.

import { area, draft } from "./composer.js";
import { away, button, field, form, h, heading, input, pane } from "./dom.js";
import { post } from "./home.js";
import { language, ownWords, t, when } from "./words.js";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DIGITS_MIN = 9;

/** { email } or { phone } of what is written in a field, {} for nothing; null when the field has a fault now. */
export function addressOf(made, missing) {
  const text = made.value();
  const fault = (key) => made.fault(t(key)) ?? null;
  if (!text) return missing ? fault(missing) : {};
  if (text.includes("@")) return EMAIL.test(text) ? { email: text } : fault("email_wrong");
  if (/[^\d\s()+-]/.test(text)) return fault("address_wrong");
  return text.replace(/\D/g, "").length < DIGITS_MIN ? fault("phone_short") : { phone: text };
}

function begin(app, text, fields) {
  draft.set("");
  app.question = "";
  app.talk.start(text, fields);
  app.show("talk");
}

/** What it is about, and whom to answer. While nobody is here the question is left, with an address. */
export function startPage(app) {
  const { facts } = app;
  const isOpen = facts.is_open;
  const own = ownWords(facts);
  const text = field(t(isOpen ? "about" : "question"), area(4, { dir: "auto", oninput: (event) => draft.set(event.target.value) }));
  const name = field(t("name"), input("name", "text"));
  const address = field(t(isOpen ? "address_if" : "address"), input("email", "text"), isOpen && t("address_why"));
  text.querySelector("textarea").value = app.question || draft.get();

  async function submit() {
    const question = text.value();
    if (!question) return text.fault(t("text_missing"));
    const found = addressOf(address, isOpen ? "" : "address_missing");
    if (!found) return "";
    app.question = question;
    app.address = address.value();
    app.fields = { name: name.value(), ...found };
    if (!isOpen) app.afterStart = { type: "wish", what: "message", name: "", email: "", phone: "", ...app.fields };
    const answers = isOpen && facts.suggests ? await suggestions(question) : [];
    if (answers.length) app.show("answers", answers);
    else begin(app, question, app.fields);
    return "";
  }

  return form(
    t(isOpen ? (facts.suggests ? "go_on" : "start") : "send"),
    submit,
    [h("p", { dir: "auto" }, isOpen ? own.welcome || t("welcome") : own.closed || t("closed")), !isOpen && facts.opens_at && h("strong", {}, t("opens", { when: when(facts.opens_at) })), facts.answer_by && h("p", {}, t("answer_by", { when: when(facts.answer_by) })), text, name, address, h("p", { class: "muted" }, t("notice", { sender: facts.sender.name }))],
  );
}

/** A chat needs no suggestions: without an answer it begins. */
const suggestions = (text) => post("forslag/", { text, language }).then((answer) => answer.json()).then((found) => found.answers ?? []).catch(() => []);

/** Answers that may do. */
export function answersPage(app, answers) {
  const helped = ({ id }) => {
    post("hjalpte/", { text: app.question, answer: id, language }).catch(() => {});
    draft.set("");
    app.question = "";
    app.show("helped");
  };
  return pane(
    heading(t("answers")),
    answers.map((answer) =>
      h("div", { class: "card" },
        away(answer.url, answer.question, h("span", { class: "sr" }, ` (${t("new_window")})`)),
        h("p", { dir: "auto" }, answer.short_answer),
        button("chip", t("helped"), () => helped(answer), { "aria-label": `${t("helped")}: ${answer.question}` }))),
    button("solid", t("talk_to"), () => begin(app, app.question, app.fields)),
    button("plain", t("change"), () => app.show("start")),
  );
}

export const helpedPage = (app) => pane(heading(t("helped_done")), h("p", {}, t("helped_more")), button("plain", t("ask_other"), () => app.show("start")), app.shut());
