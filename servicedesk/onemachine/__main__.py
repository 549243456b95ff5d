"""python -m servicedesk.onemachine: prepare, say what is done, serve, and leave nothing running."""

import os
import signal
import socket
import sys
from functools import partial
from pathlib import Path
from types import FrameType

from servicedesk import embedded
from servicedesk.onemachine.catalogues import compile_catalogues
from servicedesk.onemachine.steps import bold, step

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Return the exit status: 0 after an orderly end, 1 when something is in the way, 130 when called off."""
    port = int(os.environ.get("PORT") or 8000)
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    if not port_is_free(port):
        print(f"Port {port} on 127.0.0.1 is taken: stop what uses it, or choose another (make run PORT={port + 1}).")
        return 1
    signal.signal(signal.SIGTERM, interrupt)
    print(bold("Servicedesk"), flush=True)
    try:
        return start(port, data_dir)
    except KeyboardInterrupt:
        print()
        return 130
    except embedded.EmbeddedDatabaseError as error:
        print(f"\n{error}")
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if own_database():
            with step("Stopping the database"):
                embedded.stop(data_dir)


def start(port: int, data_dir: Path) -> int:
    """Start the database, load the application, serve."""
    if own_database():
        with step("Database") as database:
            started = embedded.ensure_running(data_dir)
            database.outcome = "started" if started else "was running already"
    with step("Translations") as translations:
        translations.outcome = f"{compile_catalogues()} compiled"
    with step("Application"):
        from servicedesk.onemachine import run  # noqa: PLC0415 -- loads Django, which needs the steps above
    return run.run(port, partial(embedded.ensure_running, data_dir) if own_database() else None)


def own_database() -> bool:
    return "DATABASE_URL" not in os.environ


def port_is_free(port: int) -> bool:
    """Say whether the server will be able to listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def interrupt(signum: int, frame: FrameType | None) -> None:
    """Treat SIGTERM before the server stands like Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # a request that hangs in a thread must not keep the process
