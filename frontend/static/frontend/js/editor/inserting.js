// Pictures, files and links come into the text through a dialog each; the place in the text is kept meanwhile.

import { activeOption, setActive } from "../combobox.js";
import { area, form, replace, send, toast } from "./form.js";
import { block } from "./marks.js";

const WAIT_MS = 200;
let at = null; // { target, start, end }
let timer = 0;
let asked = 0;

const dialog = (name) => document.getElementById(name);

function open(name) {
  const target = area();
  at = { target, start: target.selectionStart, end: target.selectionEnd };
  if (name === "link-dialog") {
    dialog("link-words").value = target.value.slice(at.start, at.end);
    dialog("link-search").value = "";
    dialog("link-options").replaceChildren();
  } else dialog("file-refused").textContent = "";
  dialog(name).showModal();
  if (name === "link-dialog") dialog("link-search").focus();
}

// --- Files -----------------------------------------------------------------------------------------------------------

/** Pasted or dropped: only the words are missing. */
export function offerFile(files) {
  open("file-dialog");
  dialog("file-file").files = files;
  dialog("file-alt").focus();
}

async function putFile(event) {
  event.preventDefault();
  const body = new FormData(dialog("file-form"));
  const refused = dialog("file-refused");
  try {
    const answer = await send(form().dataset.files, body);
    const said = await answer.json();
    refused.textContent = said.refused ?? "";
    if (!answer.ok) return (dialog("file-alt").value.trim() ? dialog("file-file") : dialog("file-alt")).focus();
    dialog("file-dialog").close();
    dialog("file-form").reset();
    at.target.setSelectionRange(at.start, at.end);
    if (said.markdown.startsWith("!")) block(at.target, `${said.markdown}\n`);
    else replace(at.target, at.start, at.end, said.markdown);
  } catch {
    toast(document.getElementById("toasts").dataset.offline);
  }
}

// --- Links -----------------------------------------------------------------------------------------------------------

const options = () => [...dialog("link-options").querySelectorAll("[data-article]")];

async function search() {
  const words = dialog("link-search").value.trim();
  const mine = (asked += 1);
  const isAddress = /^(https?:|mailto:|tel:|\/|www\.)/.test(words);
  const answer = isAddress || !words ? null : await fetch(`${form().dataset.links}?q=${encodeURIComponent(words)}`, { redirect: "error" });
  if (mine !== asked) return;
  dialog("link-options").innerHTML = answer?.ok ? await answer.text() : "";
  dialog("link-search").setAttribute("aria-expanded", String(options().length > 0));
  setActive(dialog("link-search"), options()[0]);
}

function putLink(event) {
  event.preventDefault();
  const option = activeOption(dialog("link-search"));
  const typed = dialog("link-search").value.trim();
  const url = option ? `artikel:${option.dataset.article}` : typed.replace(/^www\./, "https://www.");
  if (!url) return dialog("link-search").focus();
  const words = dialog("link-words").value.trim() || option?.querySelector("span").firstChild.textContent.trim() || url;
  dialog("link-dialog").close();
  replace(at.target, at.start, at.end, `[${words.replace(/[[\]]/g, "")}](${url})`);
}

export function startInserting() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-open]");
    if (button) open(button.dataset.open);
    const option = target.closest?.("#link-options [data-article]");
    if (option) {
      setActive(dialog("link-search"), option);
      dialog("link-form").requestSubmit();
    }
  });
  dialog("link-search").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search().catch(() => undefined), WAIT_MS);
  });
  dialog("link-form").addEventListener("submit", putLink);
  dialog("file-form").addEventListener("submit", putFile);
}
