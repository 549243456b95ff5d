/* Keeps what is written in a form until it has been received, in this tab only, and stops a second press of the button.
   The page is complete without it. */

const PREFIX = "unsent:";
const KEEPS = "input:not([type=hidden], [type=file], [type=password], [tabindex='-1']), textarea, select";

function storage() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // a frame on another site may be refused it
  }
}

const store = storage();
const received = document.querySelector("[data-sent]");
if (received) store?.removeItem(PREFIX + received.dataset.sent);

for (const form of document.querySelectorAll("form[data-keep-unsent]")) {
  const key = PREFIX + form.dataset.keepUnsent;
  const controls = () => [...form.querySelectorAll(KEEPS)].filter((control) => control.name && control.name !== "kept.file");
  const choosable = (control) => control.type === "checkbox" || control.type === "radio";

  const keep = () => {
    const values = controls().filter((c) => !choosable(c) || c.checked).map((c) => [c.name, c.value]);
    try {
      store?.setItem(key, JSON.stringify(values));
    } catch {
      // full: then it is as without the script
    }
  };

  const restore = () => {
    let values;
    try {
      values = JSON.parse(store?.getItem(key) ?? "[]");
    } catch {
      return;
    }
    for (const [name, value] of values) {
      for (const control of controls().filter((c) => c.name === name)) {
        if (choosable(control)) control.checked ||= control.value === value;
        else if (!control.value) control.value = value;
      }
    }
  };

  // After an error the server has sent everything back; what it says then is newer than what is kept here.
  if (!document.getElementById("error-summary")) restore();
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);

  form.addEventListener("submit", (event) => {
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "yes";
    form.querySelector("[type=submit]")?.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    delete form.dataset.sending;
    form.querySelector("[type=submit]")?.removeAttribute("aria-disabled");
  });
}
