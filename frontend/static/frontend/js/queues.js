// Queues are dragged into order: in the rail and on their own page ([data-sort], its rows [data-slug]). By keyboard the
// page of the queues has buttons.

let dragged = null;

function onDown(event) {
  const row = event.target.closest?.("[data-sort] > [data-slug]");
  if (!row || event.target.closest("button")) return;
  row.draggable = true;
  for (const link of row.querySelectorAll("a")) link.draggable = false;
}

function onOver(event) {
  const row = event.target.closest?.("[data-slug]");
  if (!dragged || !row || row.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  const box = row.getBoundingClientRect();
  if (row !== dragged) row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
}

async function onEnd() {
  const list = dragged?.parentElement;
  dragged?.classList.remove("is-dragged");
  dragged = null;
  if (!list) return;
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  const body = new URLSearchParams([...list.querySelectorAll("[data-slug]")].map((row) => ["slug", row.dataset.slug]));
  const answer = await fetch(list.dataset.sort, { method: "POST", headers, body }).catch(() => null);
  if (!answer?.ok) {
    const text = document.getElementById("toasts").dataset.offline;
    document.dispatchEvent(new CustomEvent("toast", { detail: { text, error: true } }));
  }
}

export function startQueues() {
  document.addEventListener("mousedown", onDown);
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-sort] > [data-slug]") ?? null;
    dragged?.classList.add("is-dragged");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", onOver);
  document.addEventListener("dragend", onEnd);
}
