// Elements, made one by one: nothing that somebody wrote is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";
const LINK = /\bhttps?:\/\/[^\s<>"']+/g;
const AFTER = /[.,:;!?)\]]+$/; // belongs to the sentence, not to the address
const ICONS = {
  chat: "M3 3h14v11H9l-4 3v-3H3ZM7 7h6M7 10h4",
  clip: "m15 9-6 6a3.5 3.5 0 0 1-5-5l6-6a2.5 2.5 0 0 1 4 3l-6 6a1 1 0 0 1-2-1l5-5",
  down: "m5 8 5 5 5-5",
  more: "M5 10v.1M10 10v.1M15 10v.1",
  send: "M3 10 17 3 12 17l-3-6ZM9 11l8-8",
  error: "M7 3h6l4 4v6l-4 4H7l-4-4V7ZM10 6v5M10 13v.1",
  file: "M5 3h6l4 4v10H5ZM11 3v4h4",
};

/** An element. Properties are attributes; `onclick` and the like are listeners; null and false are left out. */
export function h(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child || child === 0));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of [["viewBox", "0 0 20 20"], ["class", `icon icon-${name}`], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export const button = (kind, words, onclick, more = {}) => h("button", { type: "button", class: `btn ${kind}`, onclick, ...more }, words);
export const iconButton = (name, words, onclick, more = {}) =>
  h("button", { type: "button", class: "btn bare", "aria-label": words, title: words, onclick, ...more }, icon(name));

/** A link that leaves the page where it is and tells the other side nothing about it. */
export const away = (href, ...children) => h("a", { href, target: "_blank", rel: "noreferrer" }, ...children);

/** A text with its web addresses as links: an array of strings and elements. */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const address = found.replace(AFTER, "");
    parts.push(text.slice(end, index), away(address, address));
    end = index + address.length;
  }
  return [...parts, text.slice(end)];
}

let fields = 0;

/** A field with its label, a hint and room for what is wrong: `field.value()`, `field.fault(words)`, which is false when
    there is a fault. */
export function field(words, control, hint = "") {
  const id = (control.id = `f${(fields += 1)}`);
  const wrong = h("span", { class: "wrong", id: `${id}w` });
  const made = h("div", { class: "field" }, h("label", { for: id }, words), hint && h("span", { class: "muted", id: `${id}h` }, hint), control, wrong);
  control.setAttribute("aria-describedby", `${id}h ${id}w`);
  made.value = () => control.value.trim();
  made.fault = (fault) => {
    wrong.replaceChildren(...(fault ? [icon("error"), fault] : []));
    control.setAttribute("aria-invalid", !!fault);
    if (fault) control.focus();
  };
  return made;
}

/** A field of one line; `kind` is what browsers call it when they offer to fill it in. */
export const input = (kind, type = kind) => h("input", { type, autocomplete: kind, maxlength: 200 });

export const heading = (words) => h("h3", { tabindex: -1 }, words);
export const pane = (...parts) => h("div", { class: "pane" }, ...parts);

/** A page with fields. `submit(form)` says what is wrong as a whole, or nothing. */
export function form(action, submit, parts, after) {
  const wrong = h("p", { class: "wrong", role: "alert" });
  const onsubmit = async (event) => {
    event.preventDefault();
    for (const one of parts) one?.fault?.("");
    wrong.replaceChildren((await submit(made)) || "");
  };
  const made = h("form", { class: "pane", novalidate: true, onsubmit }, ...parts, wrong, h("button", { class: "btn solid" }, action), after);
  return made;
}
