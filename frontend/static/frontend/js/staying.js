// A ticket that is only leafed past is neither read nor looked up: "ticket:stays" is told when one has been in sight for
// a moment. What somebody waits for must not wait for what nobody will look at.

import { shownNumber } from "./parts.js";

const STAY_MS = 300;

let timer = 0;

function later() {
  clearTimeout(timer);
  if (shownNumber()) timer = setTimeout(() => document.dispatchEvent(new CustomEvent("ticket:stays")), STAY_MS);
}

export function startStaying() {
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "ticket-place" && later());
  later();
}
