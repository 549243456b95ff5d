"""Files that were sent with a form that must be corrected first. A browser cannot keep a chosen file; we can."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
from django.utils import timezone

from channels_in.models import Form, StagedUpload
from servicedesk.lib.files import StoredFile, store
from servicedesk.lib.scanning import FileInfected

KEPT_FOR = timedelta(hours=24)
MOST_BYTES = 2 * 1024**3  # of all unfinished forms together: what strangers may make us keep
_SALT = "channels_in.webform.staging"


def stage(
    form: Form, submission_id: str, key: str, uploads: "Iterable[UploadedFile[Any]]", already: int
) -> list[StagedUpload]:
    """Keep those uploads of one field that are within the limits; already is how many the page has. Returns them."""
    kept: list[StagedUpload] = []
    for upload in uploads:
        fits = 0 < (upload.size or 0) <= settings.ATTACHMENT_MAX_BYTES
        if fits and already + len(kept) < settings.ATTACHMENTS_MAX_COUNT and _has_room(upload.size or 0):
            with suppress(FileInfected):  # whoever sends the form is told
                kept.append(_row(form, submission_id, key, store(upload, upload.name or "")))
    return kept


def _row(form: Form, submission_id: str, key: str, stored: StoredFile) -> StagedUpload:
    return StagedUpload.objects.create(
        form=form,
        submission_id=submission_id,
        field_key=key,
        name=stored.name,
        storage_name=stored.storage_name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def _has_room(size: int) -> bool:
    unused = StagedUpload.objects.filter(used_by__isnull=True)
    return (unused.aggregate(total=Sum("size"))["total"] or 0) + size <= MOST_BYTES


def reference(upload: StagedUpload) -> str:
    """Return what the page says to have the file back: signed, and good only together with its submission id."""
    return signing.Signer(salt=_SALT).sign_object([upload.submission_id, upload.token])


def staged(form: Form, submission_id: str, references: Iterable[str]) -> list[StagedUpload]:
    """Return the kept files the references name, in the order they came. What is not of this page is left out."""
    tokens = [
        token for text in list(references)[: settings.ATTACHMENTS_MAX_COUNT] if (token := _read(text, submission_id))
    ]
    if not tokens or not submission_id:
        return []
    return list(StagedUpload.objects.filter(form=form, submission_id=submission_id, token__in=tokens))


def _read(text: str, submission_id: str) -> str:
    try:
        bound_to, token = signing.Signer(salt=_SALT).unsign_object(text[:500])
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(token) if bound_to == submission_id else ""


def as_stored(upload: StagedUpload) -> StoredFile:
    """Return the file for a submission. One that another submission of the same page has taken is copied."""
    if upload.used_by_id is not None:
        with default_storage.open(upload.storage_name) as file:
            return store(file, upload.name)
    return StoredFile(upload.name, upload.storage_name, upload.content_type, upload.size, upload.sha256)


def forget_old(now: datetime | None = None) -> int:
    """Remove what was kept for more than a day, with its bytes unless a submission has them. Returns how many."""
    old = list(StagedUpload.objects.filter(created_at__lt=(now or timezone.now()) - KEPT_FOR)[:2000])
    for upload in old:
        upload.delete()
        if upload.used_by_id is None:
            default_storage.delete(upload.storage_name)
    return len(old)
