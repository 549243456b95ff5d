/* Shows answers that may be there already while somebody writes in a form. What is typed is asked for when the hands
   rest. The place it is shown in lies below what is written, and nothing is put there while somebody is elsewhere in
   the form: it would move under the pointer. It waits until they write again. */

const REST_MS = 700;
const SHORTEST = 8;

for (const place of document.querySelectorAll("[data-answers]")) {
  const form = place.closest("form");
  const fields = [...form.querySelectorAll("input[type=text], textarea")].filter((field) => field.tabIndex >= 0);
  const typed = () => fields.map((field) => field.value.trim()).join("\n");
  let asked = "";
  let timer = 0;
  let number = 0;
  let waiting = null;

  const show = () => {
    const above = place.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_PRECEDING;
    if (waiting === null || !above || !fields.includes(document.activeElement)) return;
    const html = waiting;
    waiting = null;
    if (html === place.dataset.shown) return; // the same again is not read out again
    place.dataset.shown = html;
    place.innerHTML = html;
    place.hidden = !html;
  };

  const ask = async () => {
    const text = typed();
    if (text === asked || text.length < SHORTEST) return;
    asked = text;
    const mine = (number += 1);
    const body = new FormData();
    for (const field of fields) body.set(field.name, field.value);
    try {
      const answer = await fetch(place.dataset.answers, { method: "POST", body, redirect: "error" });
      if (!answer.ok || mine !== number) return;
      waiting = (await answer.text()).trim();
      show();
    } catch {
      asked = ""; // the line is down: the form works without it
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, REST_MS);
  });
  form.addEventListener("focusin", show);
  ask();
}
