// Cards of calls on pages without the live line, and while it is down: they are asked for every few seconds.

const EVERY_MS = 5000;

setInterval(() => {
  if (document.body.dataset.live !== "on" && !document.hidden) document.dispatchEvent(new CustomEvent("live:call"));
}, EVERY_MS);
