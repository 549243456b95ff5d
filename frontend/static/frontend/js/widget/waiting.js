// While nobody has the chat: the place in the queue, and the two ways not to wait. Cards stand below what was said.

import { button, field, form, h, heading, input, pane } from "./dom.js";
import { addressOf } from "./opening.js";
import { clock, t, waitWords } from "./words.js";

const WARN_MS = 120_000; // how long before a silent chat ends one is asked

/** Place and waiting time in words, as they are shown and read. */
export const queueWords = ({ place, wait }) => [place ? t("place", { place }) : t("waiting"), waitWords(wait)];

export function queueCard(app, session) {
  const [place, wait] = queueWords(session);
  return h("div", { class: "card queue" },
    session.place && h("span", { class: "place", "aria-hidden": "true" }, session.place),
    h("div", {}, h("strong", {}, place), h("p", { class: "muted" }, wait, " ", t("may_close"))),
    h("p", { class: "choices" }, ["leave_message", app.facts.may_call_back && "call_back"].map((what) => what && button("chip", t(what), () => app.show("wish", what)))));
}

/** Whether the chat ends soon because nobody says anything. */
export const endsSoon = (session) => session.silent_ends_at && Date.parse(session.silent_ends_at) - Date.now() < WARN_MS;

export const stillCard = (app, session) => h("div", { class: "card warn" }, h("strong", {}, t("still")),
  t("still_why", { time: clock(session.silent_ends_at) }), button("chip", t("still_here"), () => app.stay()));

/** A message left, or a wish to be called: the chat stays a ticket that is answered another way. */
export function wishPage(app, kind) {
  const isCall = kind === "call_back";
  const name = field(t("name"), input("name", "text"));
  const address = field(t(isCall ? "phone" : "address"), input(isCall ? "tel" : "email", "text"));
  async function submit() {
    const found = addressOf(address, isCall ? "phone_missing" : "address_missing");
    if (!found) return "";
    if (isCall && !found.phone) return address.fault(t("phone_missing"));
    app.address = address.value();
    return app.wishFor({ type: "wish", what: isCall ? kind : "message", name: name.value(), email: "", phone: "", ...found });
  }
  return form(t("send"), submit, [heading(t(kind)), h("p", {}, t("not_wait")), name, address], app.back());
}

export function leftPage(app, what) {
  const { number } = app.talk.session;
  return pane(heading(t("thanks")), h("p", {}, t(what === "call_back" ? "will_call" : "will_answer", { address: app.address })),
    h("strong", {}, t("number", { number })), app.back(), app.shut());
}
