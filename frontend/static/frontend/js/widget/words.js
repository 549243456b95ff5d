// The words. Swedish comes with the script (TEXTS); every other language is fetched when somebody wants it, and what
// it lacks stands in Swedish.

import { ask, home } from "./home.js";

const RIGHT_TO_LEFT = ["ar"];
const ZONE = "Europe/Stockholm";
export const LANGUAGES = {
  sv: "Svenska", en: "English", fi: "Suomi", se: "Davvisámegiella", so: "Soomaali", ar: "العربية",
};

const fetched = { sv: TEXTS };
export let language = "sv";

export const direction = () => (RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr");

/** The words for a key, with {values} put in. */
export function t(key, values = {}) {
  return (fetched[language][key] ?? TEXTS[key]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** As t, in the words for one or for many. */
export const counted = (key, count) => t(count === 1 ? `${key}_one` : key, { count });

/** Which of LANGUAGES somebody asks for: "sv" for "sv-SE"; undefined for none. */
export const known = (code = "") => Object.keys(LANGUAGES).find((one) => one === code.split("-")[0]);

/** Speak another language; false when its words cannot be had now. */
export async function speak(code) {
  if (!fetched[code]) {
    try {
      const answer = await ask(`${home}/widget/${code}.json`);
      if (!answer.ok) return false;
      fetched[code] = await answer.json();
    } catch {
      return false;
    }
  }
  language = code;
  return true;
}

/** Minutes one waits, as far as anybody knows. */
export const waitWords = (wait) => (wait == null ? t("wait_unknown") : wait ? counted("wait", wait) : t("wait_short"));

/** What the settings say in this language: title, welcome, closed. */
export const ownWords = ({ texts }) => texts[language] ?? {};

const format = (date, options) => new Intl.DateTimeFormat(language, { timeZone: ZONE, ...options }).format(date);

export const clock = (iso) => format(new Date(iso), { timeStyle: "short" });

/** "13:00" today, "onsdag 08:00" this week, "onsdag 7 januari 08:00" later. */
export function when(iso) {
  const date = new Date(iso);
  const day = (one) => format(one, { dateStyle: "short" });
  if (day(date) === day(new Date())) return clock(iso);
  const later = date - Date.now() > 6 * 86_400_000 && { day: "numeric", month: "long" };
  return `${format(date, { weekday: "long", ...later })} ${clock(iso)}`;
}

const NUMBER = { style: "unit", unit: "megabyte", maximumSignificantDigits: 2 };

export const size = (bytes) => new Intl.NumberFormat(language, NUMBER).format(bytes / 1e6);
