// The list of recurring questions by keyboard: J and K go from one to the next, arrows too once one is in the list,
// Enter unfolds the one one stands on, O opens its page. Without it every link works by Tab, and unfolds by a new page.

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
const rows = () => [...document.querySelectorAll("[data-radar] > li")];
const here = () => document.activeElement?.closest("[data-radar] > li");

function step(way) {
  const all = rows();
  const next = all[Math.min(Math.max(all.indexOf(here()) + way, 0), all.length - 1)];
  next?.querySelector("[data-unfold]").focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

async function unfold(link) {
  const more = document.getElementById(link.getAttribute("aria-controls"));
  const opens = link.getAttribute("aria-expanded") !== "true";
  link.setAttribute("aria-expanded", String(opens));
  link.closest("li").classList.toggle("cluster-card--open", opens);
  if (opens && !more.childElementCount) await htmx.ajax("GET", link.dataset.unfold, { source: link, target: more, swap: "innerHTML" });
  more.hidden = !opens;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-unfold]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  unfold(link);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const isInList = event.target.closest?.("[data-radar]") && !event.target.closest("[popover]");
  if (document.documentElement.dataset.keys === "off" && !event.key.startsWith("Arrow")) return;
  if (event.key === "j" || (isInList && event.key === "ArrowDown")) step(1);
  else if (event.key === "k" || (isInList && event.key === "ArrowUp")) step(-1);
  else if (event.key === "o") here()?.querySelector("[data-question]")?.click();
  else return;
  event.preventDefault();
});
