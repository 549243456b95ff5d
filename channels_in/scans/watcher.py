"""Looks into the folders of all inboxes for letters and faxes, for as long as the process runs. Several may."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from channels_in.locks import only_one
from channels_in.models import ScanFolder
from channels_in.scans.channel import SCANNED
from channels_in.scans.folders import Mark, folder_of, is_whole, mark_of, opened, waiting_in
from channels_in.scans.taking import take
from servicedesk.lib.text import one_line
from tickets.models import Inbox

log = logging.getLogger(__name__)
LOOK_EVERY = 2.0  # seconds
STILL_FOR = 3.0  # seconds in which nobody wrote to a file before it is taken
UNFINISHED_FOR = 120.0  # seconds; a PDF without its end is waited for so long, and then taken as it is
NOTED_EVERY = timedelta(seconds=30)


@dataclass
class Watcher:
    """What this process remembers between two looks: since when each file has been as it is."""

    still_for: float = STILL_FOR
    unfinished_for: float = UNFINISHED_FOR
    seen: dict[Path, tuple[Mark, float]] = field(default_factory=dict)

    def look(self) -> None:
        """Look into each folder once, and take what is there to take. Never raises but for a lost database."""
        rows = Inbox.objects.filter(kind__in=SCANNED, is_active=True)
        for inbox in rows.select_related("team", "scan_folder"):
            with only_one("scan_folder", inbox.pk) as is_ours:
                if is_ours:
                    self._look_into(inbox)

    def _look_into(self, inbox: Inbox) -> None:
        folder = folder_of(inbox)
        waiting, fault = 0, ""
        try:
            found = list(waiting_in(folder))
        except OSError as error:
            _note(inbox, 0, _said(error))
            return
        self._forget(folder, found)
        for path in found:
            try:
                waiting += not self._taken(inbox, path)
            except OSError as error:
                waiting, fault = waiting + 1, fault or _said(error)
                log.warning("a scanned file for %s waits: %s", inbox.slug, type(error).__name__)
        _note(inbox, waiting, fault)

    def _taken(self, inbox: Inbox, path: Path) -> bool:
        """Returns whether it is dealt with. Raises OSError."""
        try:
            mark, now = mark_of(path), time.monotonic()
        except FileNotFoundError:
            return True
        before, since = self.seen.get(path, (None, now))
        if mark != before:
            self.seen[path] = mark, now
            since = now
        if now - since < self.still_for or (now - since < self.unfinished_for and not _is_whole(path)):
            return False
        return take(inbox, path, mark)

    def _forget(self, folder: Path, found: list[Path]) -> None:
        for path in [path for path in self.seen if path.parent == folder and path not in found]:
            del self.seen[path]


def _is_whole(path: Path) -> bool:
    with opened(path) as file:
        return is_whole(file, path.name)


def _said(error: OSError) -> str:
    return one_line(error.strerror or str(error) or type(error).__name__, 300)


def _note(inbox: Inbox, waiting: int, fault: str) -> None:
    """When and how the folder was found; not written down every other second when nothing is new."""
    now = timezone.now()
    known = getattr(inbox, "scan_folder", None)
    if known and (known.waiting, known.fault) == (waiting, fault) and now - known.looked_at < NOTED_EVERY:
        return
    since = (known.fault_since if known and known.fault_since else now) if fault else None
    said = {"looked_at": now, "waiting": waiting, "fault": fault, "fault_since": since}
    ScanFolder.objects.update_or_create(inbox=inbox, defaults=said)


async def watch_scans() -> None:
    """Watch until cancelled; a file being taken is finished first."""
    stop = threading.Event()
    thread = asyncio.get_running_loop().run_in_executor(None, _watch_on, stop)
    try:
        await asyncio.shield(thread)
    finally:
        stop.set()
        await thread


def _watch_on(stop: threading.Event) -> None:
    watcher = Watcher()
    while not stop.is_set():
        try:
            watcher.look()
        except (DatabaseError, InterfaceError) as error:
            log.warning("scan folders are looked into a little later: %s", type(error).__name__)
        except Exception:
            log.exception("scan folders are looked into a little later")
        finally:
            close_old_connections()
        stop.wait(LOOK_EVERY)


def scan_services() -> list[Callable[[], Coroutine[Any, Any, None]]]:
    """What runs beside the jobs when SCAN_DIR says where."""
    return [watch_scans] if settings.SCAN_DIR else []
