// The end: asked for once more, then a rating, a copy by mail, and nothing left on this computer.

import { area } from "./composer.js";
import { button, field, form, h, heading, input, pane } from "./dom.js";
import { addressOf } from "./opening.js";
import { t } from "./words.js";

const STARS = [1, 2, 3, 4, 5];

const choices = (app) => h("p", { class: "choices" }, !app.isRated && app.page !== "rate" && button("chip", t("rate"), () => app.show("rate")),
  button("chip", t("copy"), () => app.show("copy")), button("chip", t("new_chat"), app.talk.leave));

/** Below what was said, when the chat is over. */
export const endedCard = (app, { number }) => h("div", { class: "card" }, h("strong", {}, t("ended")), t("number", { number }), choices(app));

/** Ask once more: what would be done, and do it. */
const surePage = (app, key, act) => form(t(key), act, [heading(t(`${key}_sure`)), h("p", {}, t(`${key}_what`))], app.back());

export const forgetPage = (app) => surePage(app, "forget", app.talk.leave);

export const endPage = (app) => surePage(app, "end", async () => {
  const { ok, text } = await app.talk.ask({ type: "end" });
  if (!ok) return text;
  app.talk.release();
  return app.show("rate");
});

export function ratePage(app) {
  const comment = field(t("comment"), area(2, { maxlength: 1000, dir: "auto" }), t("comment_why"));
  const choice = (stars) => h("label", { class: "star" }, h("input", { type: "radio", name: "stars", value: stars }), stars);
  async function submit(made) {
    const chosen = made.querySelector(":checked");
    if (!chosen) return t("rate_missing");
    const { ok, text } = await app.talk.ask({ type: "rate", stars: Number(chosen.value), comment: comment.value() });
    if (!ok) return text;
    app.isRated = true;
    return app.show("rated");
  }
  const scale = h("fieldset", {}, h("legend", {}, t("rate_how")), h("div", { class: "stars" }, STARS.map(choice)), h("p", { class: "muted" }, t("rate_scale")));
  return form(t("send"), submit, [heading(t("ended")), h("p", {}, t("number", app.talk.session)), scale, comment], choices(app));
}

export const ratedPage = (app) => pane(heading(t("rated")), choices(app), app.back(), app.shut());

/** A copy of the talk by mail. */
export function copyPage(app) {
  const email = field(t("email"), input("email"));
  async function submit() {
    const found = addressOf(email, "email_wrong");
    if (!found?.email) return found && email.fault(t("email_wrong"));
    app.address = found.email;
    const { ok, text } = await app.talk.ask({ type: "transcript", email: found.email });
    return ok ? app.show("copied") : text;
  }
  return form(t("send"), submit, [heading(t("copy")), h("p", {}, t("copy_what")), email], app.back());
}

export const copiedPage = (app) => pane(heading(t("copied")), h("p", {}, t("copied_to", app)), app.back());
