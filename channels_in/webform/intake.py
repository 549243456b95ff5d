"""What a citizen sent becomes a kept row and, in the same breath if all is well, a ticket."""

import json
from dataclasses import dataclass

from channels_in.intake import keep, process
from channels_in.models import Form, RawInbound
from channels_in.webform.answers import AnswersForm, in_language
from servicedesk.lib.files import store
from tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Receipt:
    ticket: Ticket | None  # None: it is kept and will be a ticket shortly, or waits for a person
    is_repeated: bool


def submit(form: Form, filled: AnswersForm, *, submission_id: str, hidden_field: str = "") -> Receipt:
    """Keep a valid submission and make its ticket. The same submission sent again gives the same receipt.

    When this returns, nothing of it can be lost. submission_id is the page's own random id: two people who write the
    same words are two submissions.
    """
    external_id = f"{submission_id[:64]}:{filled.digest()}"
    known = RawInbound.objects.filter(inbox=form.inbox, external_id=external_id).first()
    if known is not None:
        return _receipt(known, is_repeated=True)
    body = {
        **filled.answers(),
        "title": in_language(form, "title"),
        "category": form.category.slug if form.category else "",
        "subject_key": next((row.key for row in filled.rows if row.is_subject), ""),
        "hidden_field": hidden_field[:200],
    }
    files = [store(file, file.name or "") for file in filled.files()]
    raw, is_new = keep(
        form.inbox, external_id=external_id, body=json.dumps(body, ensure_ascii=False).encode(), files=files
    )
    if is_new:
        _try_now(raw)
    return _receipt(raw, is_repeated=not is_new)


def _try_now(raw: RawInbound) -> None:
    """Make the ticket at once, so that the citizen gets its number; if that fails the job does it in a moment."""
    try:
        process(raw.pk)
    except Exception:  # noqa: BLE001 -- it is kept; the job tries again and the fault is on the row
        return


def _receipt(raw: RawInbound, *, is_repeated: bool) -> Receipt:
    fresh = RawInbound.objects.select_related("message__ticket").get(pk=raw.pk)
    return Receipt(fresh.message.ticket if fresh.message else None, is_repeated)
