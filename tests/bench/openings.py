"""A ticket opened from the list by keyboard in Chromium: from the key to the painted conversation."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.figures import percentile

OPENINGS, WARM_UP = 60, 8
# Marks: the key, the ticket at hand (fetched ahead, or by a request that began with the key), the swap done, the frame
# after it painted.
WATCH = """
() => {
  window.bench = { tasks: [], opened: [] };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push({ ms: task.duration, at: task.startTime });
  }).observe({ type: "longtask" });
  const main = (event) => event.detail.target?.id === "ticket-place";
  const mark = (name) => (event) => main(event) && (bench.now[name] = performance.now());
  document.addEventListener("keydown", (event) => {
    if (event.key === "j" || event.key === "k") bench.now = { key: event.timeStamp };
  }, true);
  document.addEventListener("htmx:beforeSend", mark("sent"));
  document.addEventListener("htmx:beforeSwap", mark("answered"));
  document.addEventListener("htmx:afterSwap", (event) => {
    if (!main(event)) return;
    const now = bench.now;
    now.swapped = performance.now();
    requestAnimationFrame(() => {
      const painted = new MessageChannel(); // its turn comes after the frame
      painted.port1.onmessage = () => {
        now.painted = performance.now();
        bench.opened.push(now);
      };
      painted.port2.postMessage(null);
    });
  });
}
"""


@dataclass(frozen=True, slots=True)
class Openings:
    """Milliseconds of each opening, and its parts."""

    visible: Sequence[float]
    parts: dict[str, float]  # medians
    asked: int  # of all: those that were not fetched ahead
    long_tasks: Sequence[float]
    browser_ms: float  # processor time of the page's main thread for one opening

    @property
    def p50(self) -> float:
        return statistics.median(self.visible)

    @property
    def p95(self) -> float:
        return percentile(self.visible, 95)


def watched(browser: Browser, base_url: str, session: str, query: str) -> Page:
    """A signed-in page at a list, with its socket open and its marks in place."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="sv-SE")
    context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])
    page = context.new_page()
    page.goto(f"{base_url}/arenden/?{query}")
    page.wait_for_selector("body[data-live=on]")
    page.evaluate(WATCH)
    return page


def opened(page: Page) -> Openings:
    """Walk through the list with J, then back with K, until enough tickets were opened."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    rows = page.locator("#ticket-list a[data-row]").count()
    before_all = 0.0
    page.keyboard.press("j")
    page.wait_for_function("() => bench.opened.length")
    for number in range(WARM_UP + OPENINGS):
        key = "j" if (number // (rows - 1)) % 2 == 0 else "k"
        before = page.evaluate("bench.opened.length")
        page.keyboard.press(key)
        page.wait_for_function("before => bench.opened.length > before", arg=before, polling=20)
        if number == WARM_UP - 1:
            page.evaluate("bench.opened.length = bench.tasks.length = 0")
            before_all = _thread_time(session)
    spent = (_thread_time(session) - before_all) * 1000 / OPENINGS
    return _figures(page.evaluate("bench.opened"), page.evaluate("bench.tasks"), spent)


def _thread_time(session: CDPSession) -> float:
    """Seconds the page's main thread has used a processor."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def _figures(found: list[dict[str, float]], tasks: list[dict[str, Any]], spent: float) -> Openings:
    def median(start: str, end: str) -> float:
        return statistics.median(one[end] - one[start] for one in found)

    asked = sum("sent" in one for one in found)
    parts = {
        "key to answer": median("key", "answered"),
        "answer to swapped": median("answered", "swapped"),
        "layout and paint": median("swapped", "painted"),
    }
    visible = [one["painted"] - one["key"] for one in found]
    return Openings(visible, parts, asked, [task["ms"] for task in tasks], spent)


def typed(page: Page) -> list[float]:
    """Write a long answer; milliseconds of the long tasks meanwhile."""
    page.wait_for_selector("body[data-writing=on]")
    page.evaluate("bench.tasks.length = 0")
    page.keyboard.press("r")
    page.keyboard.type("Hej! Vi har tittat på din fråga och återkommer under veckan. " * 4, delay=5)
    return [task["ms"] for task in page.evaluate("bench.tasks")]
