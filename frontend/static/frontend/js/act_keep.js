// What is typed into a deed's dialog is kept in this browser until the deed is done or cancelled: closing it by mistake,
// a lost session or a reload loses nothing. What is older than a day is erased (shell.js).

const dialog = () => document.getElementById("act-dialog");
const form = () => dialog()?.querySelector("form[method=post]");
const texts = () => form()?.querySelectorAll("textarea[name], input[type=text][name]") ?? [];
const key = () => `keep:act:${dialog().dataset.agent}:${form().getAttribute("action")}`;

function save() {
  const typed = Object.fromEntries([...texts()].filter((field) => field.value !== field.defaultValue).map((field) => [field.name, field.value]));
  if (Object.keys(typed).length) localStorage.setItem(key(), JSON.stringify({ at: Date.now(), typed }));
  else localStorage.removeItem(key());
}

/** After a refusal the server has sent everything back: that is newer. */
function restore() {
  const kept = form() && !dialog().querySelector("#error-summary") && JSON.parse(localStorage.getItem(key()) ?? "null");
  for (const field of kept ? texts() : []) field.value = kept.typed[field.name] ?? field.value;
}

export function startKeepingDeeds() {
  document.addEventListener("input", (event) => dialog()?.contains(event.target) && form()?.contains(event.target) && save());
  document.addEventListener("htmx:afterSwap", (event) => event.target === dialog() && restore());
  document.addEventListener("acted", () => form() && localStorage.removeItem(key()));
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#act-dialog [data-dialog-close]") && form()) localStorage.removeItem(key());
  });
}
