"""What is wrong with the folders scanners save into: each is an alarm until it is gone (channels_in.watch)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from channels_in.models import ScanFolder
from channels_in.scans.channel import SCANNED

SILENT_AFTER = timedelta(minutes=15)
FAILS_FOR = timedelta(minutes=15)
SILENT = gettext_noop("Nobody looks for scanned letters to %(inbox)s")
SILENT_BODY = gettext_noop(
    "The folder of %(inbox)s has not been looked into for %(minutes)s minutes. Letters wait there and are not lost. "
    "Start manage.py watch_scans on the machine that has it."
)
FAULT = gettext_noop("Scanned letters to %(inbox)s cannot be taken")
FAULT_BODY = gettext_noop(
    "%(number)s files wait in the folder of %(inbox)s and could not be taken for %(minutes)s minutes: %(said)s. See "
    "that the folder is there, and that Servicedesk may read and move what is in it."
)
Fault = tuple[str, str, str, dict[str, str | int]]  # key, subject, body, values


def folder_faults(now: datetime) -> Iterator[Fault]:
    """Folders that nobody looks into any longer, or that nothing can be taken from."""
    for row in ScanFolder.objects.filter(inbox__is_active=True, inbox__kind__in=SCANNED).select_related("inbox"):
        if now - row.looked_at > SILENT_AFTER:
            values: dict[str, str | int] = {"inbox": row.inbox.name, "minutes": _minutes(now - row.looked_at)}
            yield f"scans_silent:{row.inbox_id}", SILENT, SILENT_BODY, values
        elif row.fault and row.fault_since is not None and now - row.fault_since > FAILS_FOR:
            values = {"inbox": row.inbox.name, "number": row.waiting, "said": row.fault[:150]}
            values["minutes"] = _minutes(now - row.fault_since)
            yield f"scans_fault:{row.inbox_id}", FAULT, FAULT_BODY, values


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds() // 60)
