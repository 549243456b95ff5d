// The list of mentions by keyboard: J and K go from one to the next, 1, 2 and 3 say what was done about the one one
// stands on, U takes it back. Without it every link and button works by Tab.

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
const rows = () => [...document.querySelectorAll("[data-mentions] > li")];
const here = () => document.activeElement?.closest("[data-mentions] > li");

function step(way) {
  const all = rows();
  const next = all[Math.min(Math.max(all.indexOf(here()) + way, 0), all.length - 1)];
  next?.querySelector("[data-mention]").focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (/^[123]$/.test(event.key)) here()?.querySelector(`[data-way="${event.key}"]`)?.click();
  else if (event.key === "u") here()?.querySelector("[data-undo]")?.click();
  else return;
  event.preventDefault();
});
