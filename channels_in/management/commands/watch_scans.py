"""manage.py watch_scans: makes tickets of scanned letters and faxes, as a process of its own."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from channels_in.scans.watcher import watch_scans


class Command(BaseCommand):
    help = "Watches the folders under SCAN_DIR until SIGINT or SIGTERM; a file being taken is finished first."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SCAN_DIR:
            raise CommandError("SCAN_DIR is not set: the folder that holds one folder for each inbox.")
        self.stdout.write(f"Watching {settings.SCAN_DIR}")
        self.stdout.flush()
        asyncio.run(self._watch())

    async def _watch(self) -> None:
        watching = asyncio.ensure_future(watch_scans())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, watching.cancel)
        with suppress(asyncio.CancelledError):
            await watching
