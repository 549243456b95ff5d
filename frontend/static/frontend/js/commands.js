// The one registry of what can be done on a page: whatever has a key (data-hotkey), stands in a menu or leads somewhere
// in the rail. The palette, the list of keys and the tooltips are made of it; a new button needs nothing but its key.

const KEY_NAMES = { Control: "Ctrl", Meta: "Cmd", ArrowUp: "↑", ArrowDown: "↓" };
const SOURCES = "[data-hotkey], [data-command], .rail a[href], .menu[popover] .menu__item";

/** The words of an element: what a screen reader would say, without counts and keys. */
export function labelOf(element) {
  if (element.dataset.command) return element.dataset.command;
  if (element.ariaLabel) return element.ariaLabel;
  if (element.labels?.length) return element.labels[0].textContent.trim();
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("kbd, .count, svg, .avatar")) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** "Control+k,Meta+k" -> [["Ctrl", "K"]]; "g m" -> [["G"], ["M"]]. The first of several ways. */
export function keysOf(element) {
  const first = (element.dataset.hotkey ?? "").split(/,(?!$)/)[0];
  if (!first) return [];
  return first.split(" ").map((part) => part.split("+").map((key) => KEY_NAMES[key] ?? key.toUpperCase()));
}

/** What a menu's entry is about: the words of the button that opens the menu ("Status:"). */
function groupOf(element) {
  const menu = element.closest(".menu[popover]");
  const opener = menu && document.querySelector(`[popovertarget="${menu.id}"]`);
  const words = opener?.querySelector(".sr-only")?.textContent ?? opener?.ariaLabel ?? "";
  return words.split(":")[0].trim();
}

function run(element) {
  if (element.matches("input:not([type=submit]), textarea, select")) element.focus();
  else element.click();
}

/** Everything that can be done on the page now: [{label, keys, element, run}]. */
export function commands(goTo = "") {
  const found = new Map();
  for (const element of document.querySelectorAll(SOURCES)) {
    if (element.disabled || element.ariaHidden === "true" || element.closest("dialog, [role=listbox], .menu--queues")) continue;
    if (element.ariaCurrent === "true" && element.matches(".menu__item")) continue;
    const words = labelOf(element);
    const group = element.matches(".rail a") ? goTo : groupOf(element);
    const label = group && !words.startsWith(group) ? `${group}: ${words}` : words;
    if (words && !found.has(label)) found.set(label, { label, keys: keysOf(element), element, run: () => run(element) });
  }
  return [...found.values()];
}

/** The key beside the words that show on pointing, and for screen readers. */
export function explainKey(element) {
  const keys = keysOf(element);
  if (!keys.length || element.ariaHidden === "true") return;
  element.setAttribute("aria-keyshortcuts", element.dataset.hotkey.split(",")[0]);
  const shown = keys.map((step) => step.join("+")).join(" ");
  const words = element.title || labelOf(element);
  if (!element.title.endsWith(`(${shown})`)) element.title = `${words} (${shown})`;
}

/** For an agent who wants no single keys: leave those with Ctrl or Cmd, the palette keeps the rest. False when none is left. */
export function keepControlKeys(element) {
  const left = element.dataset.hotkey.split(/,(?!$)/).filter((keys) => /Control|Meta|Mod/.test(keys));
  if (left.length) element.dataset.hotkey = left.join(",");
  else {
    element.dataset.command ??= labelOf(element);
    element.removeAttribute("data-hotkey");
  }
  return left.length > 0;
}

/** Add to the list of keys what it does not hold yet. */
export function fillKeys(list) {
  for (const added of list.querySelectorAll("[data-added]")) added.remove();
  const there = new Set([...list.querySelectorAll("li > span")].map((keys) => keys.textContent.replace(/\s/g, "")));
  for (const { label, keys } of commands()) {
    const shown = keys.flat();
    if (!shown.length || there.has(shown.join(""))) continue;
    there.add(shown.join(""));
    const row = document.createElement("li");
    const holder = document.createElement("span");
    row.dataset.added = "";
    holder.append(...shown.map((key) => Object.assign(document.createElement("kbd"), { textContent: key })));
    row.append(label, holder);
    list.append(row);
  }
}
