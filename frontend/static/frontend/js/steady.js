// New rows do not move the row one points at, stands on or reads: the list is scrolled by as much as was put in above it.

let held = null;

function firstInSight(box) {
  const top = box.getBoundingClientRect().top;
  return [...box.querySelectorAll(".ticket-row")].find((row) => row.getBoundingClientRect().bottom > top);
}

/** Remember where the row is that must not move. box: #ticket-list. */
export function hold(box) {
  const row =
    box.querySelector(".ticket-row:hover") ??
    document.activeElement?.closest("#ticket-list .ticket-row") ??
    (box.scrollTop > 0 ? firstInSight(box) : null);
  held = row && { id: row.id, top: row.getBoundingClientRect().top };
}

/** Scroll to where it is again. */
export function letGo() {
  const box = document.getElementById("ticket-list");
  const row = held && document.getElementById(held.id);
  if (box && row) box.scrollTop += row.getBoundingClientRect().top - held.top;
  held = null;
}

export function startSteady() {
  document.addEventListener("htmx:beforeSwap", (event) => event.detail.target?.id === "ticket-list" && hold(event.detail.target));
  document.addEventListener("htmx:afterSwap", letGo);
}
