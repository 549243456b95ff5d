// The contact log: the time runs from opening (pause and go on, or write it), and choosing a ticket chooses whose it is.
// Without this file the time is counted by the server.

const field = document.querySelector("[data-timer]");
const pause = document.querySelector("[data-pause]");

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function start() {
  const before = /^(\d+)(?::(\d\d))?$/.exec(field.value);
  let counted = before ? Number(before[1]) * 60 + Number(before[2] ?? 0) : 0;
  let since = Date.now();
  let runs = true;
  const now = () => counted + (runs ? Math.floor((Date.now() - since) / 1000) : 0);
  const show = () => runs && document.activeElement !== field && (field.value = shown(now()));
  const stop = () => {
    counted = now();
    runs = false;
    pause.setAttribute("aria-pressed", "true");
  };
  pause.hidden = false;
  pause.addEventListener("click", () => {
    if (runs) return stop();
    const typed = /^(\d+)(?::(\d\d))?$/.exec(field.value);
    if (typed) counted = Number(typed[1]) * 60 + Number(typed[2] ?? 0);
    since = Date.now();
    runs = true;
    pause.setAttribute("aria-pressed", "false");
  });
  field.addEventListener("input", stop); // what is written by hand holds
  show();
  setInterval(show, 1000);
}

/** One more question: the last one again, empty, so that the files chosen stay chosen. */
function oneMore(button) {
  const rows = [...document.querySelectorAll(".contact-log__question")];
  const last = rows.at(-1);
  const copy = document.createElement("template");
  const [now, next] = [rows.length - 1, rows.length];
  copy.innerHTML = last.outerHTML.replaceAll(`q${now}-`, `q${next}-`);
  for (const text of copy.content.querySelectorAll("textarea")) text.textContent = "";
  const legend = copy.content.querySelector("legend");
  legend.textContent = legend.textContent.replace(String(rows.length), String(rows.length + 1));
  for (const row of document.querySelectorAll(".contact-log__question > legend")) row.className = "field__label";
  legend.className = "field__label";
  last.after(copy.content);
  button.form.elements.questions.value = String(next + 1);
  document.querySelector(".contact-log__question:last-of-type textarea").focus();
  if (next + 1 >= Number(button.dataset.most)) button.hidden = true;
}

if (field && pause) start();
document.addEventListener("click", (event) => {
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
