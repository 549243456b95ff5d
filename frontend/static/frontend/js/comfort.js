// One's own account: what one chooses of the appearance is seen at once, before it is saved; and the button that asks the
// browser for leave to show notifications. Nothing asks by itself.

const form = document.querySelector("[data-comfort]");
const asking = document.querySelector("[data-allow-notifications]");

function show({ target }) {
  const { dataset } = document.documentElement;
  if (target.name === "theme") {
    delete dataset.contrast;
    delete dataset.theme;
    if (target.value === "contrast") dataset.contrast = "more";
    else if (target.value !== "system") dataset.theme = target.value;
  }
  if (target.name === "density") dataset.density = target.value;
}

function say() {
  const permission = window.Notification?.permission;
  const words = { granted: asking.dataset.allowed, denied: asking.dataset.denied, default: "" };
  asking.querySelector("[role=status]").textContent = words[permission] ?? asking.dataset.unknown;
  asking.querySelector("button").hidden = permission !== "default";
}

form?.addEventListener("change", show);
if (asking) {
  asking.querySelector("button").addEventListener("click", () => Notification.requestPermission().then(say));
  say();
}
