// Cards of calls: on pages without the live line, and while it is down, they are asked for every few seconds; what became
// of a call goes away again by itself.

const EVERY_MS = 5000;
const TOLD_MS = 8000; // longer than the server tells it

const ask = () => document.dispatchEvent(new CustomEvent("live:call"));
let leaving = 0;

setInterval(() => document.body.dataset.live !== "on" && !document.hidden && ask(), EVERY_MS);
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (!target.closest?.("#calls") || !document.querySelector(".call-card--told")) return;
  clearTimeout(leaving);
  leaving = setTimeout(ask, TOLD_MS);
});
