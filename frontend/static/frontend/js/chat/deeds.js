// What can be done by key in the chat one is in (chat/deeds.html): each leads to the button that does it.

import { step } from "./list.js";
import { here } from "./panes.js";
import { show } from "./writing.js";

function write(kind) {
  const pane = here();
  if (!pane) return;
  show(pane, kind);
  pane.querySelector(`form[data-kind=${kind}] textarea`).focus();
}

const DEEDS = {
  take: () => document.querySelector("#chat-list [data-take]")?.click(),
  pass: () => document.querySelector("#chat-list [data-pass]")?.click(),
  next: () => step(1),
  previous: () => step(-1),
  write: () => write(here()?.dataset.says === "1" ? "reply" : "note"),
  note: () => write("note"),
  transfer: () => here()?.querySelector("[data-do=transfer]")?.click(),
  end: () => here()?.querySelector("[data-do=end]")?.click(),
};

export function startDeeds() {
  document.addEventListener("click", (event) => DEEDS[event.target.closest?.("[data-deed]")?.dataset.deed]?.());
}
