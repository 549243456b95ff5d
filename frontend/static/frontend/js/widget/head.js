// The head of the window: who one writes with, always with the municipality's name, and what one can do at any time.

import { button, h, iconButton } from "./dom.js";
import { LANGUAGES, language, ownWords, t, when } from "./words.js";

/** `head.element`, `head.update()`, `head.escape()`. */
export function makeHead(app) {
  const { facts, talk } = app;
  const title = h("h2", { tabindex: -1 });
  const sub = h("p");
  const menu = h("div", { class: "menu", id: "menu", hidden: true });
  const more = iconButton("more", t("menu"), () => unfold(menu.hidden), { "aria-expanded": "false", "aria-controls": "menu" });
  const logo = facts.sender.logo && h("img", { src: facts.sender.logo, alt: "", class: "logo" });
  // A policy of the host page without our pictures: the name stands alone.
  if (logo) logo.onerror = () => logo.remove();
  const element = h("header", { class: "head" }, logo, h("div", { class: "who" }, title, sub), more,
    iconButton("down", t("minimise"), () => app.minimise()), menu);

  function unfold(isOpen) {
    menu.hidden = !isOpen;
    more.setAttribute("aria-expanded", isOpen);
    if (isOpen) menu.replaceChildren(...choices());
  }

  function choices() {
    const all = Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, lang: code, selected: code === language }, name));
    const select = h("select", { id: "language", onchange: () => app.speak(select.value) }, all);
    const pages = talk.session ? (talk.session.state === "ended" ? ["copy", "forget"] : ["copy", "end", "forget"]) : [];
    const to = (name) => button("plain", t(name), () => {
      unfold(false);
      app.show(name);
    });
    return [h("div", { class: "field" }, h("label", { for: "language" }, t("language")), select), ...pages.map(to)];
  }

  function update() {
    const { name } = facts.sender;
    const agent = talk.session?.state === "active" && talk.session.agent;
    const [key, at] = facts.is_open ? ["open", facts.closes_at] : ["opens", facts.opens_at];
    title.textContent = agent ? agent.name : name;
    sub.textContent = agent ? name : at ? t(key, { when: when(at) }) : ownWords(facts).title || t("chat");
  }

  /** Escape closes the menu first; true when it did. */
  function escape() {
    if (menu.hidden) return false;
    unfold(false);
    more.focus();
    return true;
  }

  update();
  return { element, update, escape };
}
