// A text field with choices below it: arrow keys choose, Enter does it, the field keeps the focus. The choices are the
// [role=option] elements of the list that aria-controls names; they may be swapped at any time.

const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
const optionsOf = (input) => [...(listOf(input)?.querySelectorAll("[role=option]") ?? [])];

export function activeOption(input) {
  return document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
}

export function setActive(input, option) {
  for (const each of optionsOf(input)) each.classList.toggle("menu__item--active", each === option);
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

/** One step down (1) or up (-1), round the ends. */
export function move(input, step) {
  const options = optionsOf(input);
  if (!options.length) return;
  const here = options.indexOf(activeOption(input));
  setActive(input, options[here < 0 ? (step > 0 ? 0 : options.length - 1) : (here + step + options.length) % options.length]);
}

export function firstActive(input) {
  setActive(input, optionsOf(input)[0]);
}

/** Write what an option stands for, or follow it. */
export function choose(input, option) {
  if (option.dataset.insert === undefined) return option.click();
  input.value = option.dataset.insert;
  setActive(input, null);
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function onKey(event) {
  const input = event.target.closest?.("[role=combobox][aria-controls]");
  if (!input || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(input, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" || (event.key === "Tab" && activeOption(input)?.dataset.insert)) {
    const option = activeOption(input);
    // What has only choices waits for them; a search is sent as it is.
    if (!option && event.key === "Enter" && input.closest("[data-combobox]")) {
      event.preventDefault();
      input.dataset.chosen = "";
    }
    if (!option) return;
    event.preventDefault();
    choose(input, option);
  } else if (event.key === "Escape" && input.closest(".rail__search")) {
    show(input, false);
  }
}

/** The rail's suggestions are open while its field has the focus and there is something to suggest. */
function show(input, wanted) {
  const menu = input.closest("form")?.querySelector("[popover=manual]");
  if (!menu?.showPopover) return;
  const open = wanted && optionsOf(input).length > 0;
  input.setAttribute("aria-expanded", String(open));
  if (open !== menu.matches(":popover-open")) menu.togglePopover(open);
  if (!open) setActive(input, null);
}

/** What is shown was asked for another text: it must not be chosen by the next key. */
function onInput(event) {
  const input = event.target.closest?.("[role=combobox][hx-get]");
  if (!input) return;
  setActive(input, null);
  delete input.dataset.chosen;
  if (input.closest(".rail__search")) listOf(input)?.replaceChildren();
}

export function startComboboxes() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", onInput);
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest?.("[role=listbox] [data-insert]");
    if (!option) return;
    event.preventDefault(); // the field keeps the focus
    choose(document.querySelector(`[aria-controls="${option.closest("[role=listbox]").id}"]`), option);
  });
  document.addEventListener("focusout", (event) => {
    const input = event.target.closest?.(".rail__search [role=combobox]");
    if (input && !event.relatedTarget?.closest("#search-menu")) setTimeout(() => input !== document.activeElement && show(input, false), 150);
  });
  // Not afterSwap: settling puts classes back.
  document.addEventListener("htmx:afterSettle", (event) => {
    const list = event.detail.target;
    const input = list?.id && document.querySelector(`[role=combobox][aria-controls="${list.id}"]`);
    if (!input) return;
    if (input.closest(".rail__search")) show(input, input === document.activeElement);
    else firstActive(input);
    if ("chosen" in input.dataset && activeOption(input)) choose(input, activeOption(input));
  });
}
