// New tickets: contacts are found while one types their name or address (data-find), and what is typed stays in this
// browser until the ticket has been opened (data-keep).

const WAIT_MS = 150;
const list = document.getElementById("found-contacts");
let timer = 0;
let asked = 0;

async function find(text) {
  const mine = (asked += 1);
  const answer = await fetch(`${list.dataset.found}?q=${encodeURIComponent(text)}`, { redirect: "error" });
  if (answer.ok && mine === asked) list.innerHTML = await answer.text();
}

/** Of several, separated by commas, the last is being typed; the others stay in front of what is offered. */
async function offer(field) {
  const typed = field.value.slice(field.value.lastIndexOf(",") + 1).trim();
  if (typed.length < 2) return;
  await find(typed);
  const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
  if (field.dataset.find === "mail" && before) {
    for (const option of list.options) option.value = `${before} ${option.value}`;
  }
}

/** A contact was chosen: fill in what is known of them beside it. */
function fill(field) {
  const chosen = [...list.options].find((option) => option.value === field.value);
  if (!chosen || field.dataset.find !== "person") return false;
  const which = field.name.replace(/name$/, "");
  for (const kind of ["name", "email", "phone"]) {
    const other = field.form.elements[`${which}${kind}`];
    if (other && (kind === "name" || !other.value)) other.value = chosen.dataset[kind];
  }
  return true;
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!list || !field.matches?.("[data-find]") || fill(field)) return;
  clearTimeout(timer);
  timer = setTimeout(() => offer(field).catch(() => undefined), WAIT_MS);
});

const form = document.querySelector("form[data-keep]");
if (form) {
  const key = `keep:${form.dataset.keep}`;
  const fields = () => [...form.elements].filter((one) => one.name && one.matches("input:not([type=hidden], [type=file], [type=checkbox]), textarea"));
  // After a refusal the server has sent everything back: that is newer.
  if (!document.getElementById("error-summary")) {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    for (const field of fields()) field.value ||= kept[field.name] ?? "";
  }
  form.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, field.value]))));
  });
}
