// "composer:insert" puts text into the answer: where the caret was, as if typed, so that it can be undone and is kept
// as a draft. Suggestions send it; whoever has text for an answer may.

async function insert({ text }) {
  const { replace } = await import("./markdown.js"); // here already when there is something to write in
  const panel = document.getElementById("panel-reply");
  if (panel?.hidden) document.getElementById("tab-reply")?.click();
  const area = document.getElementById("text-reply");
  if (!area || !text) return;
  const { selectionStart: start, selectionEnd: end, value } = area;
  const before = value.slice(0, start).trim() && !/\n\s*$/.test(value.slice(0, start)) ? "\n\n" : "";
  area.focus();
  replace(area, start, end, before + text);
  area.scrollIntoView({ block: "nearest" });
}

export function startInsert() {
  document.addEventListener("composer:insert", (event) => insert(event.detail));
}
