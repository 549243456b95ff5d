// What to do with the selected rows (js/picking.js) is asked in the dialog (js/acting.js), and done from there.

import { showAct } from "./acting.js";
import { clearPicked, picked } from "./picking.js";

function onSubmit(event) {
  if (event.target.id !== "picked" || !event.submitter?.value) return;
  event.preventDefault();
  const asked = new URLSearchParams();
  for (const number of picked()) asked.append("ticket", number);
  asked.set("query", event.target.elements.query.value);
  asked.set("kind", event.submitter.value);
  showAct(`${event.target.action}?${asked}`);
}

export function startBulk() {
  document.addEventListener("submit", onSubmit);
  // Begun: the selection has done its work.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "act-dialog" && event.target.querySelector("#bulk-progress")) clearPicked();
  });
}
