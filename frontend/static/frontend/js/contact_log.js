// The contact log: the time runs from opening (pause and go on, or write it), and choosing a ticket chooses whose it is.
// Without this file the time is counted by the server.

const field = () => document.querySelector("[data-timer]");
const pause = () => document.querySelector("[data-pause]");

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

let counted = 0; // seconds before it began to run the last time
let since = Date.now();
let runs = true;

const now = () => counted + (runs ? Math.floor((Date.now() - since) / 1000) : 0);

function read() {
  const written = /^(\d+)(?::(\d\d))?$/.exec(field().value);
  if (written) counted = Number(written[1]) * 60 + Number(written[2] ?? 0);
  since = Date.now();
}

function show() {
  if (field() && runs && document.activeElement !== field()) field().value = shown(now());
}

/** As the form says it: a new one, one that was refused, or one whose words have come back. */
function start() {
  read();
  pause().hidden = false;
  pause().setAttribute("aria-pressed", String(!runs));
  show();
}

function turn(on) {
  if (on) read();
  else counted = now();
  runs = on;
  pause().setAttribute("aria-pressed", String(!on));
}

/** One more question: the last one again, empty, so that the files chosen stay chosen. */
function oneMore(button) {
  const rows = [...document.querySelectorAll(".contact-log__question")];
  const last = rows.at(-1);
  const copy = document.createElement("template");
  const [now, next] = [rows.length - 1, rows.length];
  copy.innerHTML = last.outerHTML.replaceAll(`q${now}-`, `q${next}-`);
  for (const text of copy.content.querySelectorAll("textarea")) text.textContent = "";
  copy.content.querySelector(".log-known").replaceChildren();
  const legend = copy.content.querySelector("legend");
  legend.textContent = legend.textContent.replace(String(rows.length), String(rows.length + 1));
  for (const row of document.querySelectorAll(".contact-log__question > legend")) row.className = "field__label";
  legend.className = "field__label";
  last.after(copy.content);
  window.htmx?.process(last.nextElementSibling);
  button.form.elements.questions.value = String(next + 1);
  document.querySelector(".contact-log__question:last-of-type textarea").focus();
  if (next + 1 >= Number(button.dataset.most)) button.hidden = true;
}

if (field()) start();
setInterval(show, 1000);
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "main" && start());
document.addEventListener("keep:restored", start);
document.addEventListener("keep:before", ({ target, detail }) => {
  const more = target.querySelector("[name=more]");
  while (more && Number(target.elements.questions.value) < Number(detail.questions)) oneMore(more);
});
document.addEventListener("input", (event) => event.target === field() && turn(false)); // what is written by hand holds
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-pause]")) turn(!runs);
  const button = event.target.closest?.(".contact-log [name=more]");
  if (!button) return;
  event.preventDefault();
  oneMore(button);
});
document.addEventListener("change", (event) => {
  const { form, name, value, dataset } = event.target;
  if (!form?.matches(".contact-log")) return;
  if (name === "ticket" && dataset.of) form.querySelector(`[name="contact"][value="${dataset.of}"]`).checked = true;
  if (name !== "contact") return;
  const ticket = form.querySelector('[name="ticket"]:checked');
  if (ticket?.dataset.of && ticket.dataset.of !== value) form.querySelector('[name="ticket"][value=""]').checked = true;
});
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(".contact-log");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[type=submit]:not([name])"));
});
