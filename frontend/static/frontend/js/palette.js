// The palette: every command of the page by its name, and tickets, people and pages from the server.

import { firstActive, setActive } from "./combobox.js";
import { commands } from "./commands.js";

const PAUSE_MS = 120;
const MOST = 14;
const palette = document.getElementById("palette");
const input = document.getElementById("palette-text");
const list = document.getElementById("palette-options");
let known = [];
let pages = [];
let asked = 0;
let waiting = 0;

const plain = (text) => text.toLocaleLowerCase();

/** How well a name fits what is written: letters in order, the beginnings of words counting most; 0 when it does not. */
export function fit(name, text) {
  const letters = plain(name);
  const at = letters.indexOf(text);
  if (at >= 0) return 1000 - at - letters.length / 100 + (at === 0 || /[\s:(]/.test(letters[at - 1]) ? 500 : 0);
  let place = -1;
  let score = 1;
  for (const letter of text.replace(/\s/g, "")) {
    const next = letters.indexOf(letter, place + 1);
    if (next < 0) return 0;
    score += next === place + 1 ? 5 : next === 0 || /[\s:(]/.test(letters[next - 1]) ? 8 : -0.1 * (next - place);
    place = next;
  }
  return score > 4 * text.length ? score : 0;
}

function row({ label, keys = [], run, href }, number) {
  const option = document.createElement(href ? "a" : "button");
  option.className = "menu__item";
  option.id = `palette-command-${number}`;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.ariaSelected = "false";
  if (href) option.href = href;
  else option.type = "button";
  const words = document.createElement("span");
  words.className = "truncate";
  words.textContent = label;
  option.append(words, ...keys.flat().map((key) => Object.assign(document.createElement("kbd"), { textContent: key })));
  if (run) {
    option.addEventListener("click", () => {
      palette.close();
      run();
    });
  }
  return option;
}

function fitting(text) {
  if (!text) return known.filter((one) => one.keys.length).slice(0, MOST);
  const scored = [...known, ...pages].map((one) => ({ one, score: fit(one.label, text) })).filter(({ score }) => score > 0);
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, MOST).map(({ one }) => one);
}

function show(found = list.querySelector("#palette-found")) {
  const text = plain(input.value.trim());
  const words = palette.dataset;
  const number = /^#?\s*(\d[\d\s]{2,12})$/.exec(input.value.trim())?.[1].replace(/\s/g, "");
  const rows = fitting(text);
  if (number) rows.unshift({ label: words.ticketLabel.replace("{number}", `#${number}`), href: words.ticket.replace("/0/", `/${number}/`) });
  if (text) rows.push({ label: words.searchLabel.replace("{text}", input.value.trim()), href: `${words.search}?q=${encodeURIComponent(input.value.trim())}` });
  list.replaceChildren(...rows.map(row), ...(found ? [found] : []));
  firstActive(input);
  const count = list.querySelectorAll("[role=option]").length;
  palette.querySelector("[data-palette-status]").textContent = count ? String(count) : words.nothing;
}

async function ask() {
  waiting = 0;
  const turn = ++asked;
  const answer = await fetch(`${palette.dataset.found}?q=${encodeURIComponent(input.value.trim())}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || turn !== asked) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const found = holder.content.querySelector("#palette-found");
  const kept = found?.querySelector("[data-pages]");
  if (kept) {
    pages = [...kept.querySelectorAll("a")].map((link) => ({ label: `${kept.dataset.pages}: ${link.textContent.trim()}`, href: link.href }));
    kept.remove();
  }
  show(found);
}

function onInput() {
  show();
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE_MS);
}

export function openPalette() {
  if (palette.open) return palette.close();
  known = commands(palette.dataset.goto);
  input.value = "";
  list.replaceChildren();
  palette.showModal();
  show();
  ask();
}

input.addEventListener("input", onInput);
palette.addEventListener("click", (event) => event.target === palette && palette.close());
palette.addEventListener("close", () => setActive(input, null));
