// What was said. The list is a live region (role="log"): what comes is read aloud, what was there before is not, and
// marks that change are not.

import { away, button, h, icon, linked } from "./dom.js";
import { home } from "./home.js";
import { size, t, when } from "./words.js";

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const NEAR = 60; // pixels from the end: the reader follows what comes

/** `log.element`, `log.add(entries, isHistory)`, `log.out()`, `log.marks()`, `log.isAtEnd()`. */
export function makeLog(talk, onEnd) {
  const mark = h("p", { class: "meta mine", "aria-live": "off" });
  const element = h("div", { class: "log", role: "log", tabindex: 0, "aria-label": t("messages"), onscroll: () => isAtEnd() && onEnd() });
  const pending = new Map();

  const isAtEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  const toEnd = () => (element.scrollTop = element.scrollHeight);

  function fileOf(file) {
    const url = home + file.url;
    const picture = PICTURES.includes(file.type) && h("img", { src: url, alt: t("picture", { name: file.name }), loading: "lazy" });
    const made = h("figure", { class: "file" }, away(url, picture || icon("file"), h("span", {}, `${file.name}, ${size(file.size)}`)));
    // A host page whose policy lets no picture of ours in shows the file's name instead.
    if (picture) picture.onerror = () => picture.replaceWith(icon("file"));
    return made;
  }

  function message(entry) {
    const mine = entry.side === "visitor";
    const who = mine ? t("you") : entry.side === "automatic" ? t("automatic") : entry.name;
    return h(
      "div",
      { class: `said ${entry.side}` },
      entry.text && h("p", { class: "bubble", dir: "auto" }, h("span", { class: "sr" }, `${who}: `), ...linked(entry.text)),
      ...(entry.files ?? []).map(fileOf),
      !mine && h("p", { class: "meta" }, `${who}, ${when(entry.at)}`),
    );
  }

  function shown(entry) {
    if (entry.kind === "message") return message(entry);
    const words = t(`kind_${entry.kind}`, { name: entry.name || entry.data?.name || t("somebody") });
    return h("p", { class: "sys" }, `${when(entry.at)} ${words}`);
  }

  function add(entries, isHistory) {
    const follows = isHistory || isAtEnd();
    if (isHistory) element.setAttribute("aria-live", "off");
    for (const entry of entries) {
      pending.get(entry.id)?.remove();
      pending.delete(entry.id);
      element.append(shown(entry));
    }
    out();
    if (follows || entries.some((entry) => entry.side === "visitor")) toEnd();
    // Browsers read changes a moment later: the log speaks again only after that.
    if (isHistory) setTimeout(() => element.removeAttribute("aria-live"), 1000);
  }

  function failed(mine) {
    const again = () => {
      mine.state = "sending";
      if (mine.retry) mine.retry();
      else talk.again(true);
      out();
    };
    const drop = () => {
      talk.out.delete(mine.id);
      out();
    };
    return h("p", { class: "meta wrong" }, icon("error"), mine.fault, " ", button("chip", t("again"), again), button("chip", t("drop"), drop));
  }

  /** What is on its way, at the end. */
  function out() {
    for (const [id, made] of pending) if (!talk.out.has(id)) made.remove();
    for (const mine of talk.out.values()) {
      const made = pending.get(mine.id) ?? h("div", { class: "said visitor" });
      if (made.dataset.state !== mine.state) made.replaceChildren(...outParts(mine));
      if (mine.file && mine.state === "sending") made.querySelector("progress").value = mine.part ?? 0;
      made.dataset.state = mine.state;
      if (!pending.has(mine.id)) {
        pending.set(mine.id, made);
        element.append(made);
        toEnd();
      }
    }
    marks();
  }

  function outParts(mine) {
    const name = mine.file ? `${mine.file.name}, ${size(mine.file.size)}` : mine.text;
    const parts = [h("p", { class: "bubble", dir: "auto" }, h("span", { class: "sr" }, `${t("you")}: `), mine.file && icon("file"), name)];
    if (mine.file && mine.state === "sending") parts.push(h("progress", { max: 1, "aria-label": t("uploading") }));
    if (mine.state === "failed") parts.push(failed(mine));
    return parts;
  }

  /** Below the newest of one's own: on its way, sent, received or read. */
  function marks() {
    const own = talk.entries.filter((entry) => entry.side === "visitor").at(-1);
    const way = [...talk.out.values()].at(-1);
    mark.remove();
    if (!own && !way) return;
    let state = "sent";
    if (way) state = way.state === "failed" ? "" : way.state;
    else if (own.seq <= talk.marks.read) state = "read";
    else if (own.seq <= talk.marks.received) state = "received";
    const words = state === "sending" && !talk.isUp ? t("mark_later") : state && t(`mark_${state}`);
    if (!words) return;
    mark.replaceChildren(way ? words : `${words}, ${when(own.at)}`);
    element.querySelectorAll(".said.visitor").forEach((one, at, all) => at === all.length - 1 && one.append(mark));
  }

  return { element, add, out, marks, isAtEnd, toEnd };
}
