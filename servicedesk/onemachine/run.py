"""What make run does once the database is there: tables, static files, demo data, then the server."""

import asyncio
import logging
import os
from collections.abc import Callable
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup()

from django.conf import settings  # noqa: E402 -- what follows needs the apps
from django.db import connection, connections  # noqa: E402

from channels_in.email.services import mail_services  # noqa: E402
from channels_in.reading import read_kept  # noqa: E402
from channels_in.scans.watcher import scan_services  # noqa: E402
from chat.ticking import tick_on  # noqa: E402
from servicedesk.embedded import EmbeddedDatabaseError  # noqa: E402
from servicedesk.jobs import run_worker  # noqa: E402
from servicedesk.onemachine import demo_doors, prepare  # noqa: E402
from servicedesk.onemachine.greeting import greet  # noqa: E402
from servicedesk.onemachine.steps import step  # noqa: E402

log = logging.getLogger(__name__)

WATCH_EVERY = 3.0  # seconds between looks at the database

KeepDatabase = Callable[[], object]


def run(port: int, keep_database: KeepDatabase | None) -> int:
    """Prepare and serve until told to stop; returns the exit status.

    keep_database starts the database again should it go away; None when it is not ours to start.
    """
    if not settings.ONE_MACHINE:
        print("DATABASE_URL is set: run make web and make worker, or set ONE_MACHINE=1 as well.")
        return 1
    with step("Tables") as tables:
        tables.outcome = prepare.migrate()
    with step("Static files") as static:
        static.outcome = prepare.collect_static()
    if settings.DEMO:
        with step("Demo municipality") as demo:
            demo.outcome = prepare.seed_demo()
        with step("Demo doors") as doors:
            doors.outcome = demo_doors.open_doors(port)
    connections.close_all()
    failure = serve(port, keep_database)
    connection.close_pool()  # type: ignore[attr-defined]
    if failure:
        print(f"The server cannot listen on port {port}: {failure}")
    return 1 if failure else 0


def serve(port: int, keep_database: KeepDatabase | None) -> str:
    """Serve; returns why that was not possible, empty when it was."""
    with step("Server"):
        # The application looks through the static files once, when it is loaded: not before they are there.
        from servicedesk.asgi import application  # noqa: PLC0415
        from servicedesk.server import Background, Server  # noqa: PLC0415

        concurrency = int(os.environ.get("WORKER_CONCURRENCY") or 4)
        background: list[Background] = [partial(run_worker, concurrency, alone=True), partial(read_kept, alone=True)]
        background += [tick_on, *mail_services(), *scan_services()]
        if keep_database is not None:
            background.append(partial(keep, keep_database))
        server = Server(application, host="127.0.0.1", port=port, background=background, on_ready=greet)
    return server.serve()


async def keep(keep_database: KeepDatabase) -> None:
    """Look after the database for as long as the server runs."""
    while True:
        await asyncio.sleep(WATCH_EVERY)
        try:
            await asyncio.to_thread(keep_database)
        except EmbeddedDatabaseError:
            log.exception("the database does not come back")
