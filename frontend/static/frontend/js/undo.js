// What was just sent can be taken back for some seconds: a toast with a button and a key (Ctrl Z), also on the next
// page.

const KEY = "undo";

const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
};

function forget() {
  sessionStorage.removeItem(KEY);
  document.getElementById("undo-sending")?.remove();
}

async function takeBack({ url, number }) {
  forget();
  document.querySelector("#act-dialog.dialog--beside[open]")?.close(); // it asks about what is now undone
  if (document.getElementById("ticket-place")?.dataset.number === number) {
    await htmx.ajax("POST", url, { source: "#composer", swap: "none" });
    return;
  }
  // On another page: the same by a form, and then the ticket with the text in its composer.
  const form = document.getElementById("toast-undo").content.querySelector("form").cloneNode(true);
  form.action = url;
  form.hidden = true;
  document.body.append(form);
  form.submit();
}

function show(undo) {
  const template = document.getElementById("toast-undo");
  if (!template || document.getElementById("undo-sending")) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.id = "undo-sending";
  document.getElementById("toasts").append(toast);
  const count = toast.querySelector("[data-seconds]");
  const tick = () => {
    const left = Math.ceil((undo.until - Date.now()) / 1000);
    if (left <= 0 || !toast.isConnected) return forget();
    count.textContent = String(left);
    setTimeout(tick, 250);
  };
  tick();
}

/** Look for something just sent: said by the server with the composer, or kept from the page before. */
function look() {
  const box = document.getElementById("composer");
  if (box?.dataset.undo) {
    forget();
    const until = Date.now() + Number(box.dataset.undoSeconds) * 1000 - 300;
    sessionStorage.setItem(KEY, JSON.stringify({ url: box.dataset.undo, number: box.dataset.ticket, until }));
    delete box.dataset.undo;
  }
  const undo = kept();
  if (undo && undo.until > Date.now()) show(undo);
  else if (undo) forget();
}

document.addEventListener("click", (event) => {
  const undo = event.target.closest?.("#undo-sending button") && kept();
  if (!undo) return;
  event.preventDefault();
  takeBack(undo);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || !document.getElementById("undo-sending")) return;
  // In a field with words in it the key takes back what was typed, as always.
  if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea")?.value) return;
  event.preventDefault();
  takeBack(kept());
});
document.addEventListener("htmx:afterSettle", look);
document.addEventListener("htmx:oobAfterSwap", look);
look();
