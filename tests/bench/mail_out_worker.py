"""python -m tests.bench.mail_out_worker 1000: a worker delivers so many answers on the database of DATABASE_URL.

Prints JSON: {"seconds", "received", "connections", "queries", "phases": {phase: seconds}}.
"""

import asyncio
import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import django

from tests.bench.mail_sink import Sink

django.setup()

from asgiref.sync import sync_to_async  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import close_old_connections  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402

from channels_in.email import channel, lines  # noqa: E402
from channels_in.email.compose import compose  # noqa: E402
from servicedesk.jobs import run_worker  # noqa: E402
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket  # noqa: E402
from tickets.actions.reply import reply  # noqa: E402
from tickets.models import Delivery, Message  # noqa: E402

CONCURRENCY = 4


class Clock:
    """Wall-clock seconds of each phase, summed over the threads of the worker."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.queries = 0

    def timed(self, phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[phase] += time.perf_counter() - began

        return run

    def query(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.queries += 1
        return self.timed("database", execute)(*args)


def measure(count: int) -> dict[str, Any]:
    """Write the answers, then let a worker deliver them."""
    with Sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        write_replies(count)
        clock = Clock()
        watch(clock)
        began = time.perf_counter()
        asyncio.run(work_until_sent())
        seconds = time.perf_counter() - began
        received = sink.counts()
    return {
        "seconds": round(seconds, 2),
        "received": received["mails"],
        "connections": received["connections"],
        "queries": clock.queries,
        "phases": {phase: round(spent, 3) for phase, spent in sorted(clock.seconds.items())},
    }


def write_replies(count: int) -> None:
    team = make_team()
    inbox = make_inbox(kind="email", address="kundcenter@storan.example", team=team, acknowledges=False)
    agent = make_agent(teams=[team])
    for number in range(count):
        requester = make_contact(email=f"mottagare{number}@mejl.example")
        ticket = make_ticket(team=team, inbox=inbox, requester=requester, channel="email")
        reply(ticket, by=agent, body="Hej! Kärlet töms på onsdag. Ställ ut det före klockan sex.\n\nHälsningar")


def watch(clock: Clock) -> None:
    """Put the clock round the phases; what is left is Python between them and the queue of jobs."""
    channel.compose = clock.timed("composing, its queries too", compose)  # type: ignore[attr-defined]
    lines.Line.hand_over = clock.timed("SMTP", lines.Line.hand_over)  # type: ignore[method-assign]
    lock = threading.Lock()

    def created(connection: Any, **_: Any) -> None:
        with lock:
            if clock.query not in connection.execute_wrappers:
                connection.execute_wrappers.append(clock.query)

    connection_created.connect(created, weak=False)


async def work_until_sent() -> None:
    def waiting() -> bool:
        try:
            return Message.objects.filter(delivery=Delivery.PENDING).exists()
        finally:
            close_old_connections()

    worker = asyncio.create_task(run_worker(CONCURRENCY))
    while await sync_to_async(waiting)():
        await asyncio.sleep(0.1)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
