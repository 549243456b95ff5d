// Who else looks at the ticket, and who is writing an answer. The page says what it shows, never what is typed; the
// server tells it of the others (chat/looking.py). A tab nobody has looked at for two minutes no longer counts.

import { tell } from "./live.js";
import { shownNumber } from "./parts.js";

const SAY_MS = 8_000; // the server forgets a silent page after 25 seconds
const TURN_MS = 2_000;
const TYPING_MS = 6_000;
const AWAY_MS = 120_000;

let said = "";
let saidAt = 0;
let typedAt = -TYPING_MS;
let hiddenAt = 0;

function say() {
  const now = performance.now();
  const away = document.hidden && now - hiddenAt > AWAY_MS;
  const number = away ? null : Number(shownNumber()) || null;
  const frame = { type: "look", number, typing: number !== null && now - typedAt < TYPING_MS };
  const text = JSON.stringify(frame);
  if (text === said && (number === null || now - saidAt < SAY_MS)) return;
  if (!said && number === null) return;
  if (tell(frame)) [said, saidAt] = [text, now];
}

/** The colour that the server gives the same name (frontend/templatetags/ui.py). */
function colour(name) {
  let rest = ~0;
  for (const byte of new TextEncoder().encode(name)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ((~rest >>> 0) % 6) + 1;
}

function avatar(name) {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const shown = document.createElement("span");
  shown.className = `avatar avatar--${colour(name)} avatar--sm`;
  shown.setAttribute("aria-hidden", "true");
  shown.textContent = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0] ?? "").join("").toUpperCase();
  return shown;
}

function sentence(agents, words) {
  const first = ({ name }) => name.split(" ")[0];
  const writing = agents.filter((agent) => agent.typing);
  const [one, other] = writing.length ? writing : agents;
  const text = writing.length ? words.writes : [words.reads, words.readTwo][agents.length - 1] ?? words.readMany;
  return text.replace("{name}", first(one)).replace("{other}", other ? first(other) : "").replace("{count}", agents.length - 1);
}

function show({ number, agents }) {
  const place = document.getElementById("presence");
  if (!place || String(number) !== shownNumber()) return;
  place.hidden = agents.length === 0;
  place.classList.toggle("presence--writes", agents.some((agent) => agent.typing));
  place.title = agents.map((agent) => agent.name).join(", ");
  const text = document.createElement("span");
  text.textContent = agents.length ? sentence(agents, place.dataset) : "";
  place.replaceChildren(...agents.slice(0, 3).map((agent) => avatar(agent.name)), text);
}

function onInput(event) {
  if (!event.target.matches?.("#compose-reply textarea")) return;
  typedAt = event.target.value ? performance.now() : -TYPING_MS;
  say();
}

export function startPresence() {
  document.addEventListener("live:open", () => {
    said = ""; // a new socket knows nothing yet
    say();
  });
  document.addEventListener("live:presence", (event) => show(event.detail));
  document.addEventListener("input", onInput);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches?.("#compose-reply")) typedAt = -TYPING_MS;
  });
  document.addEventListener("ticket:stays", say);
  document.addEventListener("visibilitychange", () => {
    hiddenAt = performance.now();
    say();
  });
  setInterval(say, TURN_MS);
  say();
}
