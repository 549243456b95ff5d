// "composer:insert" puts text into the answer: where the caret was, as if typed, so that it can be undone and is kept
// as a draft. Suggestions send it; whoever has text for an answer may.

/** The text, or what the address in from gives for it (an article, whose use is then known). */
async function textOf({ text, from }) {
  if (!from) return text;
  const { post } = await import("./drafts.js");
  const answer = await post(document.querySelector("#composer form"), from, new FormData());
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).text;
}

/** Where it goes: where the caret is, in a paragraph of its own; whole: in place of everything. */
function placeOf(area, whole) {
  if (whole) return [0, area.value.length, ""];
  const { selectionStart: start, selectionEnd: end, value } = area;
  return [start, end, value.slice(0, start).trim() && !/\n\s*$/.test(value.slice(0, start)) ? "\n\n" : ""];
}

async function insert(detail) {
  const { replace } = await import("./markdown.js"); // here already when there is something to write in
  const panel = document.getElementById("panel-reply");
  if (panel?.hidden) document.getElementById("tab-reply")?.click();
  const area = document.getElementById("text-reply");
  const text = area && (await textOf(detail));
  if (!text) return;
  const [start, end, before] = placeOf(area, detail.whole);
  area.focus();
  replace(area, start, end, before + text);
  area.scrollIntoView({ block: "nearest" });
}

function tellFailed() {
  const text = document.getElementById("toasts").dataset.failed;
  document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
}

export function startInsert() {
  document.addEventListener("composer:insert", (event) => insert(event.detail).catch(tellFailed));
  document.addEventListener("click", (event) => {
    const asked = event.target.closest?.("[data-insert-from]");
    if (!asked) return;
    const { insertFrom: from, insertWhole: whole } = asked.dataset;
    insert({ from, whole: whole !== undefined }).catch(tellFailed);
  });
}
