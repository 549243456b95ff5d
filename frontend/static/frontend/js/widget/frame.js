// The element: the button that opens the window, the window, and a line that is read aloud. Everything in a shadow tree,
// so that neither the host page's style reaches in nor ours out.

import { makeTalkPage } from "./chatting.js";
import { button, h, heading, icon, pane } from "./dom.js";
import { copiedPage, copyPage, endPage, forgetPage, ratedPage, ratePage } from "./ending.js";
import { makeHead } from "./head.js";
import { home, inbox } from "./home.js";
import { keep, kept } from "./keep.js";
import { colour, dress } from "./look.js";
import { answersPage, helpedPage, startPage } from "./opening.js";
import { makeTalk } from "./talk.js";
import { leftPage, wishPage } from "./waiting.js";
import { counted, direction, language, speak, t } from "./words.js";

const LOOK_MS = 5_000;
const BLINK_MS = 2_000;
const WHOLE = "(max-width: 30em), (max-height: 26em)"; // then the window takes the whole screen
const refusedPage = (app, words) => pane(heading(t("refused")), h("p", { class: "wrong" }, icon("error"), words),
  h("a", { href: `${home}/kontakt/` }, t("other_ways")), button("solid", t("again"), () => app.show("start")));

const PAGES = {
  start: startPage, answers: answersPage, helped: helpedPage, wish: wishPage, left: leftPage, end: endPage, rate: ratePage,
  rated: ratedPage, copy: copyPage, copied: copiedPage, forget: forgetPage, refused: refusedPage,
};

export class ChatWindow extends HTMLElement {
  /** `facts` is what `lage.json` says; set before the element is put into the page. */
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" });
    this.talk = makeTalk((what, detail) => this.hear(what, detail));
    this.talk.inbox = inbox;
    this.talk.isSeen = () => this.isOpen && !document.hidden && this.page === "talk" && this.talkPage.log.isAtEnd();
    this.build();
    dress(this.shadowRoot);
    document.addEventListener("visibilitychange", () => this.seen());
    setInterval(() => this.talkPage.state(), LOOK_MS);
    if (this.talk.isKept()) this.talk.open();
  }

  /** Everything in the language of now; what was said stays. */
  build() {
    this.root?.remove();
    this.head = makeHead(this);
    this.body = h("div", { class: "body" });
    this.banner = h("p", { class: "banner", hidden: true });
    this.window = h("section", { class: "window", role: "dialog", "aria-label": t("chat_with", { sender: this.facts.sender.name }), hidden: !this.isOpen, onkeydown: (event) => this.key(event) },
      this.head.element, this.banner, this.body);
    this.badge = h("span", { class: "badge", hidden: true });
    this.launcher = h("button", { type: "button", class: "launch", hidden: this.isOpen, "aria-haspopup": "dialog", onclick: () => this.open() },
      icon("chat"), h("span", {}, t("chat_with", { sender: this.facts.sender.name })), this.badge);
    this.status = h("p", { class: "sr", role: "status" });
    this.root = h("aside", { class: "root", lang: language, dir: direction(), "aria-label": t("chat") }, this.launcher, this.window, this.status);
    colour(this.root, this.facts);
    this.shadowRoot.append(this.root);
    this.talkPage = makeTalkPage(this);
    if (this.talk.entries.length) this.talkPage.on("entries", { fresh: this.talk.entries, isHistory: true });
    this.count();
  }

  open() {
    this.isOpen = true;
    this.window.hidden = false;
    this.launcher.hidden = true;
    this.talk.open();
    this.show(this.talk.isKept() || this.talk.session ? "talk" : "start");
    this.seen();
  }

  minimise() {
    this.isOpen = false;
    this.window.hidden = true;
    this.launcher.hidden = false;
    this.launcher.focus();
    if (this.talk.session?.state === "ended") this.talk.rest();
    if (!this.talk.isKept() && this.talk.session) this.talk.leave();
  }

  /** Go to a page of the window; the focus goes with it. */
  show(name, detail) {
    this.page = name;
    this.body.replaceChildren(name === "talk" ? this.talkPage.element : PAGES[name](this, detail));
    if (name === "talk") {
      this.talkPage.state();
      this.talkPage.log.toEnd();
      this.seen();
    }
    if (this.isOpen) this.body.querySelector("h3, textarea").focus();
  }

  hear(what, detail) {
    if (what === "gone") return this.afresh();
    if (what === "refused") {
      this.question = detail.mine.text; // what was written is not to be written again
      return this.show("refused", detail.text);
    }
    this.talkPage.on(what, detail);
    if (what === "session") this.onSession();
    if (what === "entries" && !detail.isHistory) this.arrived(detail.fresh);
    if (what === "entries") this.count();
    if (what === "line") this.line();
    return undefined;
  }

  onSession() {
    this.head.update();
    const { state } = this.talk.session;
    if (state === "ended" && !this.isOpen) this.talk.rest();
    if (this.page === "start") this.show("talk"); // another tab has begun
    const wish = this.afterStart;
    this.afterStart = null;
    if (wish) this.wishFor(wish).then((wrong) => wrong && this.tell(wrong));
  }

  /** Wish for another way than waiting; what is wrong, or nothing. */
  async wishFor(frame) {
    const { ok, text } = await this.talk.ask(frame);
    return ok ? this.show("left", frame.what) : text;
  }

  back() {
    return button("plain", t("back"), () => this.show("talk"));
  }

  shut() {
    return button("plain", t("minimise"), () => this.minimise());
  }

  arrived(fresh) {
    const theirs = fresh.filter((entry) => entry.kind === "message" && entry.side !== "visitor");
    if (theirs.length && !this.isOpen) this.tell(t("new_from", { name: theirs.at(-1).name || t("somebody") }));
  }

  /** How many messages nobody has seen, on the launcher and in its name. */
  count() {
    const read = Math.max(this.talk.readTo ?? 0, kept().read ?? 0);
    const unread = this.talk.entries.filter((entry) => entry.seq > read && entry.kind === "message" && entry.side !== "visitor").length;
    const name = t("chat_with", { sender: this.facts.sender.name });
    this.badge.hidden = !unread;
    this.badge.textContent = unread;
    this.launcher.setAttribute("aria-label", unread ? `${name}, ${counted("unread", unread)}` : name);
  }

  seen() {
    this.talk.mark();
    if (this.talk.readTo && this.talk.isKept()) keep({ read: this.talk.readTo });
    this.count();
  }

  /** A line that is soon back is not worth a word. */
  line() {
    if (this.talk.isUp) {
      clearTimeout(this.blink);
      this.blink = 0;
      this.offline(false);
    } else this.blink ||= setTimeout(() => this.offline(!!this.talk.token()), navigator.onLine ? BLINK_MS : 0);
  }

  offline(isAway) {
    if (this.banner.hidden !== isAway) return;
    this.banner.hidden = !isAway;
    this.banner.textContent = isAway ? t("offline") : "";
    this.tell(t(isAway ? "offline" : "online"));
  }

  stay() {
    this.talk.stay();
    this.show("talk");
  }

  /** Nothing is left: a new chat can begin. */
  afresh() {
    this.isRated = false;
    clearTimeout(this.blink);
    this.blink = 0;
    this.build();
    if (this.isOpen) this.show("start");
  }

  async speak(code) {
    if (!(await speak(code))) return this.tell(t("offline_now"));
    keep({ language: code });
    this.build();
    this.show(this.talk.session ? "talk" : "start");
    return this.window.querySelector("h2").focus();
  }

  /** A word for those who listen. */
  tell(words) {
    this.status.textContent = words;
  }

  key(event) {
    if (event.key === "Escape" && !this.head.escape()) this.minimise();
    if (event.key === "Escape") event.stopPropagation();
    if (event.key === "Tab" && matchMedia(WHOLE).matches) this.turn(event);
  }

  /** On a small screen the window hides the page: the focus stays in the window. */
  turn(event) {
    const all = [...this.window.querySelectorAll("a, button, input:not([hidden]), textarea, select, summary, [tabindex='0']")].filter((one) => one.offsetParent);
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (this.shadowRoot.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  }
}
