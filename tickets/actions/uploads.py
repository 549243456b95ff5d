"""Files another system sends ahead: kept for a day, used once, by the integration that sent them only."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.people.models import Integration
from tickets.actions.attach import check_limits, store_upload
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingFile
from tickets.models import Upload

KEPT = timedelta(hours=24)
WAITING_MAX = 200  # files one integration may have sent and not used


def keep_upload(upload: "UploadedFile[Any]", *, by: Integration) -> Upload:
    """Store a file until it is used. Raises InvalidChange (too large, or too many are waiting)."""
    check_limits([upload])
    if Upload.objects.filter(integration=by).count() >= WAITING_MAX:
        raise InvalidChange(_("Too many files are waiting. Use them, or try again tomorrow."))
    stored = store_upload(upload)
    try:
        return Upload.objects.create(
            integration=by,
            name=stored.name,
            storage_name=stored.storage_name,
            content_type=stored.content_type,
            size=stored.size,
            sha256=stored.sha256,
        )
    except BaseException:
        default_storage.delete(stored.storage_name)
        raise


def take_uploads(ids: Sequence[UUID], *, by: Integration) -> list[IncomingFile]:
    """Hand the files over to a message, in the order asked for; each can be taken once.

    Call inside the transaction that writes the message. Raises InvalidChange, naming the first id that is not there.
    """
    if not ids:
        return []
    rows = Upload.objects.select_for_update().filter(integration=by).in_bulk(ids)
    for pk in ids:
        if pk not in rows:
            raise InvalidChange(_("There is no uploaded file %(id)s waiting.") % {"id": pk})
    Upload.objects.filter(pk__in=rows).delete()
    return [
        IncomingFile(row.name, row.storage_name, row.content_type, row.size, row.sha256)
        for row in (rows[pk] for pk in ids)
    ]


def _delete_files(names: Sequence[str]) -> None:
    for name in names:
        default_storage.delete(name)


def remove_old_uploads(now: datetime) -> int:
    """Throw away files nobody used within KEPT. Returns how many."""
    with transaction.atomic():
        old = list(Upload.objects.select_for_update(skip_locked=True).filter(created_at__lt=now - KEPT)[:1000])
        Upload.objects.filter(pk__in=[row.pk for row in old]).delete()
        names = [row.storage_name for row in old]
        transaction.on_commit(lambda: _delete_files(names))
    return len(old)
