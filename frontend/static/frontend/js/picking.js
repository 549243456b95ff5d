// Selected rows: kept by number, so that a refresh, another page of the list or another order does not lose them.
// Whoever does something with them asks picked(), listens to "picked" on the document and calls clearPicked() afterwards.

const numbers = new Set();
let last = "";

const boxes = () => [...document.querySelectorAll("#ticket-list [data-pick]")];

export const picked = () => [...numbers];

export function clearPicked() {
  numbers.clear();
  tell();
}

/** Show what is selected: on the rows and below the list. */
export function tell() {
  for (const box of boxes()) box.checked = numbers.has(box.value);
  const place = document.querySelector("[data-picked]");
  if (place) {
    const words = place.querySelector("[data-picked-count]");
    place.hidden = !numbers.size;
    words.textContent = numbers.size === 1 ? words.dataset.one : words.dataset.many.replace("{count}", numbers.size);
  }
  document.body.classList.toggle("is-picking", numbers.size > 0);
  document.dispatchEvent(new CustomEvent("picked", { detail: picked() }));
}

function set(box, wanted) {
  if (wanted) numbers.add(box.value);
  else numbers.delete(box.value);
}

/** Select a row or not; with range all from the one before to this one. */
export function pick(box, wanted, range = false) {
  const all = boxes();
  const from = all.findIndex((other) => other.value === last);
  const to = all.indexOf(box);
  if (range && from >= 0) for (const each of all.slice(Math.min(from, to), Math.max(from, to) + 1)) set(each, wanted);
  else set(box, wanted);
  last = box.value;
  tell();
}

export function startPicking() {
  let isRange = false;
  document.addEventListener("click", (event) => event.target.matches?.("[data-pick]") && (isRange = event.shiftKey), true);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-pick]")) pick(event.target, event.target.checked, isRange);
  });
  document.addEventListener("reset", (event) => event.target.id === "picked" && setTimeout(clearPicked));
  document.addEventListener("htmx:afterSettle", () => numbers.size && tell());
}
