"""What a citizen sent becomes a kept row and, in the same breath if all is well, a ticket."""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from channels_in.intake import keep, process
from channels_in.models import Form, RawInbound, StagedUpload
from channels_in.webform.answers import AnswersForm, in_language
from channels_in.webform.staging import as_stored
from servicedesk.lib.files import StoredFile, store
from tickets.models import Ticket

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Receipt:
    raw_id: int
    ticket: Ticket | None  # None: it is kept and will be a ticket shortly, or waits for a person
    is_repeated: bool


def submit(form: Form, filled: AnswersForm, *, submission_id: str, hidden_field: str = "") -> Receipt:
    """Keep a valid submission and make its ticket. The same submission sent again gives the same receipt.

    When this returns, nothing of it can be lost. submission_id is the page's own random id: two people who write the
    same words are two submissions. Raises OSError when the files cannot be stored; then nothing is kept.
    """
    raw = kept_before(form, filled, submission_id)
    is_repeated = raw is not None
    if raw is None:
        raw, is_new = _keep(form, filled, _external_id(filled, submission_id), hidden_field)
        is_repeated = not is_new
    if raw.state == RawInbound.State.WAITING:
        _try_now(raw)
    return Receipt(raw.pk, ticket_of(raw.pk), is_repeated)


def kept_before(form: Form, filled: AnswersForm, submission_id: str) -> RawInbound | None:
    """Return the row this submission made when it came the first time."""
    return RawInbound.objects.filter(inbox=form.inbox, external_id=_external_id(filled, submission_id)).first()


def ticket_of(raw_id: int) -> Ticket | None:
    raw = RawInbound.objects.select_related("message__ticket__inbox").get(pk=raw_id)
    return raw.message.ticket if raw.message else None


def _external_id(filled: AnswersForm, submission_id: str) -> str:
    return f"{submission_id[:64]}:{filled.digest()}"


def _keep(form: Form, filled: AnswersForm, external_id: str, hidden_field: str) -> tuple[RawInbound, bool]:
    body = json.dumps(_body(form, filled, hidden_field), ensure_ascii=False).encode()
    taken = {upload.storage_name for upload in filled.staged}
    files: list[StoredFile] = []
    is_new = False
    try:
        files += [store(file, file.name or "") for file in filled.uploads()]
        files += map(as_stored, filled.staged)
        with transaction.atomic():
            raw, is_new = keep(form.inbox, external_id=external_id, body=body, files=files, for_me=True)
            if is_new:
                ids = [upload.pk for upload in filled.staged]
                StagedUpload.objects.filter(pk__in=ids, used_by__isnull=True).update(used_by=raw)
    finally:
        if not is_new:
            _remove(file.storage_name for file in files if file.storage_name not in taken)
    return raw, is_new


def _body(form: Form, filled: AnswersForm, hidden_field: str) -> dict[str, Any]:
    return {
        **filled.answers(),
        "title": in_language(form, "title"),
        "category": form.category.slug if form.category else "",
        "subject_key": next((row.key for row in filled.rows if row.is_subject), ""),
        "hidden_field": hidden_field[:200],
    }


def _remove(storage_names: Iterable[str]) -> None:
    """Bytes of a submission that was not kept, or was kept already, belong to nothing."""
    for name in storage_names:
        default_storage.delete(name)


def _try_now(raw: RawInbound) -> None:
    """Make the ticket at once, so that the citizen gets its number; if that fails a reader does it shortly."""
    try:
        process(raw.pk)
    except Exception as error:
        logger.warning("raw inbound %s waits for a reader: %s", raw.pk, type(error).__name__)
