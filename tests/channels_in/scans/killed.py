"""A watcher that is killed at a moment: python -m tests.channels_in.scans.killed DATABASE SCAN_DIR FILES MOMENT.

MOMENT: words of the SQL statement before which it dies; "move" or "moved": before and after the file leaves the folder.
"""

import os
import signal
import sys
from typing import Any

import django


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(database: str, scan_dir: str, files: str, moment: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- Django is ready only now
    from django.db import connection, connections  # noqa: PLC0415

    from channels_in.scans.watcher import Watcher  # noqa: PLC0415

    connections.settings["default"]["NAME"] = database
    settings.SCAN_DIR, settings.MEDIA_ROOT = scan_dir, files

    def listening(event: str, arguments: tuple[Any, ...]) -> None:
        if moment == "move" and event == "os.rename" and str(arguments[0]).startswith(scan_dir):
            die()

    def stopping(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if moment in sql:
            die()
        return execute(sql, params, many, context)

    sys.addaudithook(listening)
    with connection.execute_wrapper(stopping):
        Watcher(still_for=0.0, unfinished_for=0.0).look()
    die()


if __name__ == "__main__":
    main(*sys.argv[1:])
