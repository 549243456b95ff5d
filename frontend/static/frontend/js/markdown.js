// The marks of Markdown: a button or a key puts them round what is chosen, and takes them away again.

import { panelOf } from "./drafts.js";

const AROUND = { bold: "**", italic: "_" };
const KEYS = { b: "bold", i: "italic", l: "link" };

/** Replace a part of the text so that the browser's own undo still works. */
export function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, end, "end");
}

function around(area, mark) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const isMarked = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  if (isMarked) {
    replace(area, start - mark.length, end + mark.length, chosen);
    area.setSelectionRange(start - mark.length, end - mark.length);
  } else {
    replace(area, start, end, `${mark}${chosen}${mark}`);
    area.setSelectionRange(start + mark.length, end + mark.length);
  }
}

function lines(area, markOf) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const stop = value.indexOf("\n", area.selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const each = value.slice(start, end).split("\n");
  const isMarked = each.every((line) => /^(- |\d+\. )/.test(line));
  const fresh = each.map((line, place) => (isMarked ? line.replace(/^(- |\d+\. )/, "") : markOf(place) + line));
  replace(area, start, end, fresh.join("\n"));
}

function link(area) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const isAddress = /^(https?:\/\/|www\.)\S+$/.test(chosen);
  replace(area, start, end, isAddress ? `[](${chosen})` : `[${chosen}](https://)`);
  const place = isAddress ? start + 1 : start + chosen.length + 3;
  area.setSelectionRange(place, isAddress ? place : place + 8);
}

function mark(area, name) {
  if (name in AROUND) around(area, AROUND[name]);
  else if (name === "link") link(area);
  else lines(area, (place) => (name === "olist" ? `${place + 1}. ` : "- "));
}

export function startMarkdown(changed) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#composer [data-mark]");
    if (!button) return;
    const panel = panelOf(button);
    mark(panel.elements.body, button.dataset.mark);
    changed(panel);
  });
  document.addEventListener("keydown", (event) => {
    const name = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && KEYS[event.key];
    if (!name || !event.target.matches?.("#composer textarea")) return;
    event.preventDefault();
    mark(event.target, name);
  });
}
