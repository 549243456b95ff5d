// New tickets: contacts are found while one types their name or address (data-find).

const WAIT_MS = 150;
const found = () => document.getElementById("found-contacts");
let timer = 0;
let asked = 0;

async function find(text) {
  const mine = (asked += 1);
  const answer = await fetch(`${found().dataset.found}?q=${encodeURIComponent(text)}`, { redirect: "error" });
  if (answer.ok && mine === asked) found().innerHTML = await answer.text();
}

/** Of several, separated by commas, the last is being typed; the others stay in front of what is offered. */
async function offer(field) {
  const typed = field.value.slice(field.value.lastIndexOf(",") + 1).trim();
  if (typed.length < 2) return;
  await find(typed);
  const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
  if (field.dataset.find === "mail" && before) {
    for (const option of found().options) option.value = `${before} ${option.value}`;
  }
}

/** A contact was chosen: fill in what is known of them beside it. */
function fill(field) {
  const chosen = [...found().options].find((option) => option.value === field.value);
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
  if (!found() || !field.matches?.("[data-find]") || fill(field)) return;
  clearTimeout(timer);
  timer = setTimeout(() => offer(field).catch(() => undefined), WAIT_MS);
});
