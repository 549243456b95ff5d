"""An event on its way to fifty agents' screens: from its commit to the changed row in sight."""

import asyncio
import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page

from tests.bench.databases import connected
from tests.bench.sockets import Screen

EVENTS = 20
BETWEEN = 1.5  # seconds between two events: a busy centre, not a storm
PAUSE = 0.25  # seconds live.js gathers hints after a refresh
TIMEOUT = 10.0
TOKEN = "b" * 32
# PostgreSQL tells of the commit itself: the time of the request or of its answer would be another one.
TRIGGER = """
CREATE FUNCTION bench_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('bench', NEW.subject); RETURN NULL; END $$;
CREATE TRIGGER bench_told AFTER UPDATE OF subject ON tickets_ticket FOR EACH ROW EXECUTE FUNCTION bench_told();
"""
WATCH = """
() => {
  bench.seen = {};
  new MutationObserver(() => {
    for (const subject of document.querySelectorAll("#ticket-list .ticket-row__subject")) {
      const text = subject.textContent.replace(/^\\S+: /, "").trim();
      if (text.startsWith("Event ") && !(text in bench.seen)) {
        bench.seen[text] = 0;
        requestAnimationFrame(() => setTimeout(() => (bench.seen[text] = Date.now() / 1000)));
      }
    }
  }).observe(document.getElementById("list"), { childList: true, subtree: true, characterData: true });
}
"""


class Commits(threading.Thread):
    """When each event was committed, as its database says."""

    def __init__(self, data_dir: Path, name: str) -> None:
        super().__init__(daemon=True)
        self.at: dict[str, float] = {}
        self.is_over = threading.Event()
        self.connection = connected(data_dir, name)
        self.connection.execute(TRIGGER)
        self.connection.execute("LISTEN bench")

    def run(self) -> None:
        while not self.is_over.is_set():
            for told in self.connection.notifies(timeout=0.2):
                self.at[told.payload] = time.time()
        self.connection.close()

    def end(self) -> None:
        self.is_over.set()
        self.join(TIMEOUT)


@contextmanager
def screens(port: int, sessions: list[str], path: str) -> Iterator[list[Screen]]:
    """Pages without a browser, in a thread of their own, connected until the block ends."""
    found = [Screen(port, f"sessionid={session}", path) for session in sessions]
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    ready = asyncio.Semaphore(0)
    looking = [asyncio.run_coroutine_threadsafe(screen.look(ready, PAUSE), loop) for screen in found]
    try:
        asyncio.run_coroutine_threadsafe(_all(ready, len(found)), loop).result(60)
        yield found
    finally:
        for one in looking:
            one.cancel()
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1), loop).result(TIMEOUT)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(TIMEOUT)


async def _all(ready: asyncio.Semaphore, count: int) -> None:
    for _one in range(count):
        await ready.acquire()


def rename(port: int, session: str, number: int, subject: str) -> None:
    """Give a ticket another subject, as an agent does. Raises RuntimeError."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = urlencode({"value": subject, "csrfmiddlewaretoken": TOKEN})
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "HX-Request": "true",
    }
    connection.request("POST", f"/arenden/{number}/egenskaper/arende/", body, headers)
    answer = connection.getresponse()
    if answer.status not in (200, 204):
        raise RuntimeError(f"renaming answered {answer.status}: {answer.read()[:300]!r}")
    connection.close()


def delays(pages: list[Page], others: list[Screen], commits: Commits, act: tuple[int, str, list[int]]) -> list[float]:
    """Milliseconds from the commit to each screen, for all events; one that never shows it counts TIMEOUT.

    act: the port, the session of whoever changes tickets, and their numbers.
    """
    port, session, tickets = act
    for page in pages:
        page.evaluate(WATCH)
    for place in range(EVENTS):
        subject = f"Event {place}"
        rename(port, session, tickets[place % len(tickets)], subject)
        for page in pages:
            page.wait_for_function("text => bench.seen[text]", arg=subject, polling=50, timeout=TIMEOUT * 1000)
        time.sleep(BETWEEN)
    shown = [page.evaluate("bench.seen") for page in pages] + [screen.seen for screen in others]
    return [
        (seen[subject] - at) * 1000 if subject in seen else TIMEOUT * 1000
        for subject, at in commits.at.items()
        for seen in shown
    ]
