// Files of a message in a dialog: pictures and PDFs whole, the beginning of texts. Arrow keys go to the next, Escape closes.
// Without it the links open or download the file.

const dialog = () => document.getElementById("preview");
const links = () => [...document.querySelectorAll("#thread [data-preview]")];
let current = null;

async function textOf(link) {
  const answer = await fetch(link.dataset.excerpt, { redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text(); // our own part of a page, the file's text escaped in it
  return [...holder.content.children];
}

function pictureOf(link) {
  const picture = document.createElement("img");
  picture.className = "preview__picture";
  picture.src = link.href;
  picture.alt = link.querySelector(".attachment__name").textContent;
  return [picture];
}

/** The browser's own viewer; one that has none offers the file instead. */
function pagesOf(link) {
  const frame = document.createElement("iframe");
  frame.className = "preview__pages";
  frame.src = link.href;
  frame.title = link.querySelector(".attachment__name").textContent;
  return [frame];
}

const SHOWN = { image: pictureOf, pdf: pagesOf, text: textOf };

async function show(link) {
  current = link;
  const place = dialog();
  const all = links();
  place.querySelector("#preview-name").textContent = link.querySelector(".attachment__name").textContent;
  place.querySelector("[data-preview-fetch]").href = link.href.replace("?visa=1", "");
  for (const step of place.querySelectorAll("[data-preview-step]")) {
    step.disabled = !all[all.indexOf(link) + Number(step.dataset.previewStep)];
  }
  const body = place.querySelector("[data-preview-body]");
  body.replaceChildren();
  if (!place.open) place.showModal();
  const parts = await SHOWN[link.dataset.preview](link);
  if (current === link) body.replaceChildren(...parts);
}

function step(way) {
  const all = links();
  const next = all[all.indexOf(current) + way];
  if (next) open(next);
}

function open(link) {
  show(link).catch(() => {
    dialog().close();
    window.location.assign(link.href); // the browser says what is wrong with it
  });
}

function onClick(event) {
  const way = event.target.closest?.("[data-preview-step]")?.dataset.previewStep;
  if (way) step(Number(way));
  if (event.target === dialog()) dialog().close(); // beside the picture
  const link = event.target.closest?.("#thread [data-preview]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
}

function onKey(event) {
  if (!dialog()?.open || event.target.matches?.("pre")) return;
  if (event.key === "ArrowLeft") step(-1);
  if (event.key === "ArrowRight") step(1);
}

export function startPreview() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  // What was shown ends with it: a frame would go on loading.
  document.addEventListener("close", (event) => event.target === dialog() && dialog().querySelector("[data-preview-body]").replaceChildren(), true);
}
