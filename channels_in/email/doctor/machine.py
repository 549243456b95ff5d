"""What this installation itself needs for mail to come and go."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateWorker

from channels_in.email.doctor.findings import Finding

WORKER_SILENT = timedelta(seconds=60)


def storage() -> Iterator[Finding]:
    """A file is written and removed again."""
    title = _("Room for files")
    try:
        name = default_storage.save(f"examined/{uuid4().hex}", ContentFile(b"examined"))
        default_storage.delete(name)
    except OSError as error:
        text = _("No file can be written: %(why)s. Files in mail cannot be kept.")
        yield Finding("storage", "bad", title, text % {"why": error.strerror or type(error).__name__})
    else:
        yield Finding("storage", "ok", title, _("A file could be written and removed."))


def worker(now: datetime) -> Iterator[Finding]:
    title = _("The jobs that read and send mail")
    heard = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    if heard is None or now - heard > WORKER_SILENT:
        yield Finding(
            "worker", "bad", title, _("No worker lives. Start one: make worker, or the service of your system.")
        )
    else:
        yield Finding("worker", "ok", title, _("A worker lives."))


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found
