// The preview, the checks and who else writes: the server's answer as it is. Rows of links come and go here too.

import { fieldOf, form } from "./form.js";

let part = "web";

export function showPreview(html) {
  const pane = document.getElementById("preview");
  const { scrollTop } = pane;
  pane.innerHTML = html;
  pane.scrollTop = scrollTop;
  choose(part);
}

export function showChecks(html) {
  const box = document.getElementById("checks");
  if (box.dataset.html === html || box.querySelector(":popover-open")) return; // somebody reads it
  const held = document.activeElement?.getAttribute?.("popovertarget");
  box.dataset.html = html;
  box.innerHTML = html;
  if (held) box.querySelector(`[popovertarget="${held}"]`)?.focus();
}

export function showWriters(html) {
  const place = document.getElementById("writers");
  if (place.innerHTML.trim() !== html.trim()) place.innerHTML = html;
}

function choose(name) {
  part = name;
  for (const button of document.querySelectorAll("#preview [data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }
  for (const shown of document.querySelectorAll("#preview [data-part]")) shown.hidden = shown.dataset.part !== name;
}

/** Select what was found; a browser scrolls a selection into view only when it is typed in, so the field is scrolled. */
function go({ dataset }) {
  const target = fieldOf(dataset.field === "links" ? "link_label" : dataset.field);
  const field = target instanceof RadioNodeList || !target.setSelectionRange ? form().querySelector("[name=link_label]") : target;
  field.focus();
  if (dataset.field === "links") return;
  const [start, end] = [Number(dataset.start), Number(dataset.end)];
  field.setSelectionRange(start, end);
  const share = field.value.slice(0, start).split("\n").length / field.value.split("\n").length;
  const box = field.closest(".write__fields");
  box.scrollTop = field.offsetTop + share * field.offsetHeight - box.clientHeight / 2;
}

function addLink() {
  const fresh = document.getElementById("link-row").content.firstElementChild.cloneNode(true);
  document.getElementById("link-row").before(fresh);
  fresh.querySelector("select").focus();
}

function dropLink(row) {
  const beside = row.nextElementSibling?.matches("[data-link]") ? row.nextElementSibling : row.previousElementSibling;
  row.remove();
  (beside?.querySelector?.("[data-drop-link]") ?? document.querySelector("[data-add-link]")).focus();
  fieldOf("question").dispatchEvent(new Event("input", { bubbles: true }));
}

export function startPanels() {
  document.addEventListener("click", ({ target }) => {
    const show = target.closest?.("#preview [data-show]");
    if (show) choose(show.dataset.show);
    const place = target.closest?.("#checks [data-field]");
    if (place) {
      place.closest("[popover]").hidePopover();
      go(place);
    }
    if (target.closest?.("[data-add-link]")) addLink();
    const drop = target.closest?.("[data-drop-link]");
    if (drop) dropLink(drop.closest("[data-link]"));
  });
  choose(part);
}
