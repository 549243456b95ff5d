"""A watcher that is killed at a moment.

The moment: words of the SQL statement before which it dies; "move" or "moved": before and after the file leaves the
folder.
"""

import os
import signal
import sys
from typing import Any

from django.conf import settings
from django.db import connection

from channels_in.scans.watcher import Watcher
from tests.nest import use_database


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def look(database: str, scan_dir: str, files: str, moment: str) -> None:
    use_database(database)
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
