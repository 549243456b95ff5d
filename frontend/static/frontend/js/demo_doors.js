// The demo doors: the talk stays at its end, examples go into the field, one side at a time on a narrow screen, and
// links of the framed workspace that lead out of it open in the whole window.

const OUT = /^\/(installningar|konto|prova)\//;

const toEnd = () => {
  for (const box of document.querySelectorAll("[data-demo-end]")) box.scrollTop = box.scrollHeight;
};

function show(side) {
  document.getElementById("main").dataset.side = side;
  for (const button of document.querySelectorAll("[data-demo-side]")) {
    button.setAttribute("aria-pressed", String(button.dataset.demoSide === side));
  }
}

/** A mail answers the latest that came, unless its subject is another. */
function answerLatest() {
  const answers = document.getElementById("say-answers");
  const subject = document.getElementById("say-subject");
  if (answers?.value && subject && !subject.value) subject.value = `Sv: ${answers.dataset.subject.replace(/^(sv|re):\s*/i, "")}`;
}

document.addEventListener("click", (event) => {
  const example = event.target.closest("[data-demo-example]");
  if (example) {
    event.preventDefault();
    const field = document.getElementById("say-text");
    field.value = example.value;
    field.focus();
  }
  const side = event.target.closest("[data-demo-side]");
  if (side) show(side.dataset.demoSide);
  if (event.target.closest("[data-demo-ticket]")) show("agent");
});

document.addEventListener("keydown", (event) => {
  const isSend = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (isSend && event.target.matches(".say__text")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("[data-demo-say]");
  if (!form || !event.detail.successful) return;
  form.reset();
  for (const field of form.querySelectorAll("textarea, input:not([type=hidden])")) field.value = "";
  answerLatest();
  form.querySelector("textarea").focus();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "talk" || event.target.id === "citizen") toEnd();
  answerLatest();
});

const workspace = document.querySelector("[name=workspace]");
function watchLinks() {
  workspace.contentDocument?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && OUT.test(link.pathname)) link.target = "_top";
  }, true);
}
workspace.addEventListener("load", watchLinks);
watchLinks();
toEnd();
