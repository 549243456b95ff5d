// Pasted from Word or a page: the server makes Markdown of it. Ctrl Shift V pastes plain text, as everywhere.

import { form, replace, send, toast } from "./form.js";
import { offerFile } from "./inserting.js";

const TELLING = /<(?:h[1-6]|ul|ol|table|strong|b|em|i|a)\b|mso-/i; // of plain paragraphs the text is enough

async function paste(target, html, plain) {
  const { selectionStart: start, selectionEnd: end } = target;
  target.setAttribute("aria-busy", "true");
  let text = plain;
  try {
    const answer = await send(form().dataset.pasting, new URLSearchParams({ html }));
    if (answer.ok) text = (await answer.json()).markdown || plain;
  } catch {
    toast(document.getElementById("toasts").dataset.offline);
  } finally {
    target.removeAttribute("aria-busy");
  }
  replace(target, start, end, text);
}

export function startPasting() {
  document.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (!target.matches?.("#write [data-markdown]")) return;
    const html = clipboardData.getData("text/html");
    const plain = clipboardData.getData("text/plain");
    if (html && TELLING.test(html)) {
      event.preventDefault();
      paste(target, html, plain);
    } else if (clipboardData.files.length && !plain) {
      event.preventDefault();
      offerFile(clipboardData.files);
    }
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      const box = event.target.closest?.(".write__form");
      if (!box || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("write__over", name === "dragover");
      if (name === "drop") offerFile(event.dataTransfer.files);
    });
  }
}
