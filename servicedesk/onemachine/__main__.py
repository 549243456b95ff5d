"""python -m servicedesk.onemachine: prepare, say what is done, serve, and leave nothing running."""

import os
import signal
import socket
import sys
from pathlib import Path
from types import FrameType

from servicedesk import embedded
from servicedesk.onemachine.catalogues import compile_catalogues
from servicedesk.onemachine.steps import bold, step

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Return the exit status: 0 after an orderly end, 1 when something is in the way."""
    port = int(os.environ.get("PORT") or 8000)
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    if not port_is_free(port):
        print(f"Port {port} on 127.0.0.1 is taken: stop what uses it, or choose another (make run PORT=8001).")
        return 1
    own_database = "DATABASE_URL" not in os.environ
    signal.signal(signal.SIGTERM, interrupt)
    print(bold("Servicedesk"), flush=True)
    try:
        if own_database:
            with step("Database") as database:
                started = embedded.ensure_running(data_dir)
                database.outcome = "started" if started else "was running already"
        return run(port)
    except KeyboardInterrupt:
        return 130
    except embedded.EmbeddedDatabaseError as error:
        print(f"\n{error}")
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if own_database:
            with step("Stopping the database"):
                embedded.stop(data_dir)


def run(port: int) -> int:
    """Prepare everything that needs Django, then serve."""
    with step("Translations") as translations:
        translations.outcome = f"{compile_catalogues()} compiled"
    with step("Application"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
        from servicedesk.asgi import application
    from django.conf import settings
    from django.db import connection, connections

    if not settings.ONE_MACHINE:
        print("DATABASE_URL is set: run make web and make worker, or set ONE_MACHINE=1 as well.")
        return 1
    from servicedesk.onemachine import prepare

    with step("Tables") as tables:
        tables.outcome = prepare.migrate()
    with step("Static files") as static:
        static.outcome = prepare.collect_static()
    if settings.DEMO:
        with step("Demo municipality") as demo:
            demo.outcome = prepare.seed_demo()
    connections.close_all()
    from servicedesk.onemachine.serve import OneProcess

    server = OneProcess(application, port, int(os.environ.get("WORKER_CONCURRENCY") or 4), greeting)
    failure = server.serve()
    if getattr(connection, "pool", None):
        connection.close_pool()  # type: ignore[attr-defined]
    if failure:
        print(f"The server cannot listen on port {port}: {failure}")
    return 1 if failure else 0


def greeting() -> None:
    """Print where everything is and who can sign in."""
    from django.conf import settings

    print(f"\n  {bold(settings.BASE_URL + '/')}\n  Ctrl-C ends everything.\n", flush=True)


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # a request that hangs in a thread must not keep the process
