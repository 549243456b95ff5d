"""What make run does once the database is there: tables, static files, demo data, then the server."""

import os
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup()

from django.conf import settings  # noqa: E402 -- what follows needs the apps
from django.db import connection, connections  # noqa: E402

from servicedesk.onemachine import prepare  # noqa: E402
from servicedesk.onemachine.steps import bold, step  # noqa: E402


def run(port: int, keep_database: Callable[[], object] | None) -> int:
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
    connections.close_all()
    failure = serve(port, keep_database)
    connection.close_pool()  # type: ignore[attr-defined]
    if failure:
        print(f"The server cannot listen on port {port}: {failure}")
    return 1 if failure else 0


def serve(port: int, keep_database: Callable[[], object] | None) -> str:
    """Serve; returns why that was not possible, empty when it was."""
    with step("Server"):
        # The application looks through the static files once, when it is loaded: not before they are there.
        from servicedesk.asgi import application  # noqa: PLC0415
        from servicedesk.onemachine.serve import OneProcess  # noqa: PLC0415

        concurrency = int(os.environ.get("WORKER_CONCURRENCY") or 4)
        server = OneProcess(application, port, concurrency, greet, keep_database)
    return server.serve()


def greet() -> None:
    """Print where everything is and who can sign in."""
    print(f"\n  {bold(settings.BASE_URL + '/')}\n  Ctrl-C ends everything.\n", flush=True)
