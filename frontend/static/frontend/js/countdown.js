// How much time is left, counted anew each minute where it stands. The rules are those of frontend/due_words.py: minutes,
// hours within a day, then days of the calendar in Stockholm, where midnight belongs to the day that ends.

const MINUTE = 60_000;
const SOON = 120 * MINUTE;
const zone = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });

const day = (moment) => Date.parse(zone.format(moment)) / (1440 * MINUTE);

/** How much is left at now, both in milliseconds: {unit, count, isLate, state}. */
export function left(due, now) {
  const isLate = now >= due;
  const length = Math.abs(due - now);
  const minutes = Math.floor(length / MINUTE);
  const state = isLate ? "late" : length <= SOON ? "soon" : "calm";
  if (minutes < 60) return { unit: "min", count: Math.max(minutes, 1), isLate, state };
  if (minutes < 1440) return { unit: "h", count: Math.floor(minutes / 60), isLate, state };
  const count = Math.abs(day(due - 1) - day(now));
  return { unit: count === 1 ? "day" : "days", count, isLate, state };
}

function show(mark, words, now) {
  const { unit, count, isLate, state } = left(Date.parse(mark.dateTime), now);
  const said = words[isLate ? "late" : "left"].replace("#", words[unit].replace("#", count));
  const text = mark.querySelector("span");
  if (text.textContent === said) return;
  text.textContent = said;
  mark.classList.toggle("sla--soon", state === "soon");
  mark.classList.toggle("sla--late", state === "late");
  const icon = mark.querySelector("use");
  icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, state === "late" ? "#i-warn" : "#i-clock"));
}

export function countAll(now = Date.now()) {
  const words = document.getElementById("countdown-words")?.dataset;
  if (words) for (const mark of document.querySelectorAll("time[data-due]")) show(mark, words, now);
}

export function startCountdown() {
  setInterval(countAll, MINUTE / 2);
  document.addEventListener("visibilitychange", () => document.hidden || countAll());
}
