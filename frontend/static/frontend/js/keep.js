// What is typed into a form with data-keep ("<form>:<agent>") stays in this browser until it has been sent or cancelled:
// through a reload, a lost session, a restart of the server or of the computer. Each page holds a copy of its own, for as
// long as it is open; a copy whose page is gone is taken up by the next. What is older than a day is erased (shell.js).

const PATIENCE_MS = 500; // until the page before, of the same tab, has let its copy go

const form = () => document.querySelector("form[data-keep]");
const typed = "textarea, input:not([type=hidden], [type=file], [type=checkbox], [type=radio], [data-timer])";
let key = "";
let waiting = new Map(); // what belongs to fields that are not there yet
let files = []; // chosen files, while a refused form is put in place

/** Be the one page that has this copy. patience in ms: how long to wait for another page to let it go. */
function hold(name, patience = 0) {
  if (!navigator.locks) return true;
  const options = patience ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return new Promise((resolve) => {
    const keep = (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => undefined); // until the page is gone
    };
    navigator.locks.request(name, options, keep).catch(() => resolve(false));
  });
}

const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");

async function own(name) {
  const mine = sessionStorage.getItem(name);
  if (mine && (await hold(mine, PATIENCE_MS))) return mine;
  const others = Object.keys(localStorage).filter((one) => one.startsWith(`${name}:`));
  others.sort((one, other) => (read(other)?.at ?? 0) - (read(one)?.at ?? 0));
  for (const one of others) if (await hold(one)) return one;
  const fresh = `${name}:${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  await hold(fresh);
  return fresh;
}

function fieldsOf(shown) {
  const fields = {};
  for (const [name, value] of new FormData(shown)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") (fields[name] ??= []).push(value);
  }
  return fields;
}

function forget() {
  localStorage.removeItem(key);
}

function save() {
  const shown = form();
  if (!key || !shown) return;
  const isEmpty = [...shown.querySelectorAll(typed)].every((field) => field.value === field.defaultValue);
  if (isEmpty) return forget();
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: fieldsOf(shown) }));
}

/** Fill in what is there of it; what is not (people found for a name) waits until it is. */
function fill() {
  const shown = form();
  for (const [name, values] of shown ? waiting : []) {
    const fields = [...shown.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((one) => one.type !== "file");
    if (!fields.length) continue;
    const isChoice = fields[0].matches("[type=radio], [type=checkbox]");
    if (isChoice && !fields.some((field) => values.includes(field.value))) continue;
    for (const field of fields) {
      if (isChoice) field.checked = values.includes(field.value);
      else field.value = values[0];
      if (!isChoice && field.value !== field.defaultValue) field.closest("details")?.setAttribute("open", "");
    }
    waiting.delete(name);
  }
}

function restore() {
  const kept = read(key);
  const shown = form();
  // After a refusal the server has sent everything back: that is newer. So is what is typed already.
  if (!kept || shown.querySelector("#error-summary")) return;
  waiting = new Map(Object.entries(kept.fields));
  shown.dispatchEvent(new CustomEvent("keep:before", { bubbles: true, detail: kept.fields }));
  fill();
  const notice = document.querySelector("[data-kept]");
  if (notice) notice.hidden = false;
  shown.dispatchEvent(new CustomEvent("keep:restored", { bubbles: true }));
}

async function start() {
  const name = `keep:${form().dataset.keep}${location.search}`; // about somebody named in the address: apart
  key = await own(name);
  sessionStorage.setItem(name, key);
  const isTyping = [...form().querySelectorAll(typed)].some((field) => field.value !== field.defaultValue);
  if (isTyping) save();
  else restore();
}

document.addEventListener("input", (event) => event.target.form === form() && save());
document.addEventListener("change", (event) => event.target.form === form() && save());
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-keep-drop]")) forget();
  if (!event.target.closest?.("[data-keep-again]")) return;
  forget();
  location.reload();
});
// It has been written: the server leads on.
document.addEventListener("htmx:beforeOnLoad", ({ target, detail }) => {
  const to = target === form() && detail.xhr.getResponseHeader("HX-Redirect");
  if (to && !to.startsWith(document.getElementById("toasts").dataset.signIn)) forget();
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "main") files = [...document.querySelectorAll("form[data-keep] [type=file]")].filter((one) => one.files.length);
});
document.addEventListener("htmx:afterSettle", ({ target }) => {
  for (const field of files.splice(0)) document.getElementById(field.id)?.replaceWith(field);
  if (target.id === "main") document.getElementById("error-summary")?.focus();
  else fill();
});

if (form()) start();
