// Lists while one types: / canned responses, @ colleagues, # tickets in a text, and recipients in their field. The list
// stands over the field, so that nothing of the text moves; it is the server's answer as it is.

import { panelOf, post } from "./drafts.js";
import { replace } from "./markdown.js";

const LISTS = { "/": "svarsmallar", "@": "kollegor", "#": "hanvisningar" };
// A sign at the beginning of a word, and what has been typed after it; a colleague's name may have a space in it.
const TYPED = /(?:^|[\s(])(?:([/#])([^\s/#]{0,40})|(@)([^\s@]{0,40}(?: [^\s@]{0,30})?))$/u;
const WAIT_MS = 120;

let use; // what the composer lends: changed, addChip, toast
let open = null; // { field, list, start, what }
let asked = 0;
let timer = 0;

function close() {
  clearTimeout(timer);
  asked += 1;
  if (!open) return;
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  open.list.remove();
  open = null;
}

const options = () => [...open.list.querySelectorAll("[role=option]:not([aria-disabled])")];

function choose(place) {
  const all = options();
  if (!all.length) return;
  const now = all[(place + all.length) % all.length];
  for (const option of all) option.setAttribute("aria-selected", String(option === now));
  open.field.setAttribute("aria-activedescendant", now.id);
  now.scrollIntoView({ block: "nearest" });
}

const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

function show(field, html, found) {
  close();
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
  list.innerHTML = html;
  field.parentElement.append(list);
  field.setAttribute("aria-controls", list.id);
  open = { field, list, ...found };
  choose(0);
}

async function ask(field, found) {
  const mine = (asked += 1);
  const base = panelOf(field).dataset.base;
  const answer = await fetch(`${base}forslag/${found.what}/?q=${encodeURIComponent(found.typed)}`, { redirect: "error" });
  if (!answer.ok || mine !== asked) return;
  const html = await answer.text();
  const isHere = document.activeElement === field;
  const none = !html.includes("data-insert") && !html.includes("data-post");
  // Nothing found for an @ or / that may have been meant as such: no list in the way.
  if (isHere && !(none && found.typed.length > 2 && found.what !== "mottagare")) show(field, html, found);
  else close();
}

function later(field, found) {
  clearTimeout(timer);
  timer = setTimeout(() => ask(field, found).catch(close), WAIT_MS);
}

function typedIn(area) {
  const before = area.value.slice(Math.max(0, area.selectionStart - 90), area.selectionStart);
  const match = area.selectionStart === area.selectionEnd && TYPED.exec(before);
  if (!match) return null;
  const sign = match[1] ?? match[3];
  const typed = match[2] ?? match[4];
  if (sign === "@" && !area.matches("#text-note, [data-mentions]")) return null; // in a letter it is a part of an address
  return { what: LISTS[sign], typed, start: area.selectionStart - typed.length - 1 };
}

function onInput(event) {
  const field = event.target;
  if (field.matches?.(".composer [data-suggest]")) later(field, { what: field.dataset.suggest, typed: field.value });
  else if (field.matches?.(".composer [data-triggers]")) {
    const found = typedIn(field);
    if (found) later(field, found);
    else close();
  }
}

/** Write what was chosen; a canned response comes filled in from the server. */
async function take(option) {
  const { field, start } = open;
  const { insert, post: address } = option.dataset;
  const panel = panelOf(field);
  const end = field.selectionStart;
  close();
  if (field.matches("[data-suggest]")) {
    field.value = "";
    use.addChip(panel, field.closest("[data-role]").dataset.role, insert);
    return;
  }
  if (!address) {
    replace(field, start, end, insert);
    use.changed(panel);
    return;
  }
  const answer = await post(panel, panel.dataset.base + address, new FormData());
  if (!answer.ok) throw new Error(String(answer.status));
  const { text, wrong } = await answer.json();
  replace(field, start, end, text);
  if (wrong) use.toast(wrong);
  use.changed(panel);
}

/** An address typed to its end is taken as it is, not the first one that begins like it. */
function isWholeAddress(field) {
  const typed = field.value.trim();
  return /\S@\S+\.\S\S/.test(typed) && !(open && options().some((option) => option.dataset.insert.includes(typed)));
}

/** In the field of recipients a comma ends an address, and so does Enter, which sends nothing here. */
function onFieldKey(event, field) {
  const ends = event.key === "," || event.key === ";";
  if (event.key === "ArrowDown" && !open) later(field, { what: field.dataset.suggest, typed: field.value });
  else if ((ends || event.key === "Enter") && isWholeAddress(field)) {
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (event.key !== "Enter" || (open && chosen() >= 0)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function onKey(event) {
  const field = event.target;
  if (event.ctrlKey || event.metaKey) return;
  if (field.matches?.(".composer [data-suggest]") && onFieldKey(event, field)) return;
  if (!open || field !== open.field) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(chosen() + (event.key === "ArrowDown" ? 1 : -1));
  else if (event.key === "Escape") close();
  else if ((event.key === "Enter" || event.key === "Tab") && chosen() >= 0) {
    take(options()[chosen()]).catch(() => use.toast(document.getElementById("toasts").dataset.failed));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** A button does what typing the sign would do. */
export function openFor(area, sign) {
  const before = area.value.slice(0, area.selectionStart);
  replace(area, area.selectionStart, area.selectionEnd, /(^|\s)$/.test(before) ? sign : ` ${sign}`);
  ask(area, { what: LISTS[sign], typed: "", start: area.selectionStart - 1 }).catch(close);
}

export function startSuggestions(lent) {
  use = lent;
  document.addEventListener("input", onInput);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("focusout", () => setTimeout(() => open && document.activeElement !== open.field && close()));
  document.addEventListener("pointerdown", (event) => {
    const option = open && event.target.closest?.(".suggestions [role=option]:not([aria-disabled])");
    if (!option) return;
    event.preventDefault();
    take(option).catch(() => use.toast(document.getElementById("toasts").dataset.failed));
  });
}
