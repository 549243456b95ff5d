// The marks of Markdown: a button or a key puts them round what is chosen, and takes them away again.

import { area, form, replace } from "./form.js";

const AROUND = { bold: "**", italic: "*" };
const BEFORE = { list: () => "- ", olist: (place) => `${place + 1}. `, quote: () => "> ", heading: () => "## " };
const KEYS = { b: "bold", i: "italic" };
const MARKED = /^(- |\d+\. |> |#{1,4} )/;
const TABLE = "| Vad | Kostnad |\n| --- | --- |\n|  |  |\n";

function around(target, mark) {
  const { selectionStart: start, selectionEnd: end, value } = target;
  const chosen = value.slice(start, end);
  const isMarked = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  if (isMarked) {
    replace(target, start - mark.length, end + mark.length, chosen);
    target.setSelectionRange(start - mark.length, end - mark.length);
  } else {
    replace(target, start, end, `${mark}${chosen}${mark}`);
    target.setSelectionRange(start + mark.length, end + mark.length);
  }
}

function lines(target, markOf) {
  const { value } = target;
  const start = value.lastIndexOf("\n", target.selectionStart - 1) + 1;
  const stop = value.indexOf("\n", target.selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const each = value.slice(start, end).split("\n");
  const isMarked = each.every((line, place) => line.startsWith(markOf(place)));
  const fresh = each.map((line, place) => (isMarked ? "" : markOf(place)) + line.replace(MARKED, ""));
  replace(target, start, end, fresh.join("\n"));
}

function put(name) {
  const target = area();
  if (name in AROUND) around(target, AROUND[name]);
  else if (name === "table") block(target, TABLE);
  else lines(target, BEFORE[name]);
}

/** A paragraph of its own, with empty lines around. */
export function block(target, text) {
  const { selectionStart: start, selectionEnd: end, value } = target;
  const lead = start === 0 || value.slice(0, start).endsWith("\n\n") ? "" : value[start - 1] === "\n" ? "\n" : "\n\n";
  replace(target, start, end, `${lead}${text}`);
}

/** Enter in a list begins the next item; on an empty item it ends the list. */
function onEnter(event) {
  const { target } = event;
  const { selectionStart: here, value } = target;
  const line = value.slice(value.lastIndexOf("\n", here - 1) + 1, here);
  const match = /^(\s*)(?:([-*]) |(\d+)\. )(.*)$/.exec(line);
  if (!match || here !== target.selectionEnd) return;
  event.preventDefault();
  if (!match[4]) replace(target, here - line.length, here, "");
  else replace(target, here, here, `\n${match[1]}${match[2] ? `${match[2]} ` : `${Number(match[3]) + 1}. `}`);
}

export function startMarks() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-put]");
    if (button) put(button.dataset.put);
  });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && key === "s" && !event.shiftKey) {
      event.preventDefault();
      form().requestSubmit();
    }
    if (!target.matches?.("#write [data-markdown]") || event.isComposing) return;
    if (ctrl && !event.shiftKey && !event.altKey && KEYS[key]) {
      event.preventDefault();
      put(KEYS[key]);
    } else if (ctrl && key === "l") {
      event.preventDefault();
      document.querySelector("[data-open=link-dialog]").click();
    } else if (key === "Enter" && !ctrl && !event.shiftKey) onEnter(event);
  });
  // A question is one line.
  document.addEventListener("keydown", (event) => {
    if (event.target.name === "question" && event.key === "Enter") event.preventDefault();
  });
}
