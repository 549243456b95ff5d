"""What an agent is writing is kept as they write."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from servicedesk.lib.text import clean
from servicedesk.people.models import Agent
from tickets.models import Attachment, Draft, Ticket
from tickets.models.message import BODY_MAX

OTHER = "other"  # in Draft.options: {"body", "at"}, what another page of the same agent had kept


def save_draft(
    ticket: Ticket,
    *,
    by: Agent,
    kind: str,
    body: str,
    recipients: Sequence[Mapping[str, str]] = (),
    options: Mapping[str, Any] | None = None,
    seen_at: datetime | None = None,
) -> Draft:
    """Keep the text with what was chosen, the newest wins. Empty ones are removed later, at discard.

    seen_at: updated_at of the draft as the page knows it. What another page has kept since then is not lost: its text
    stands in options["other"] until swap_draft or drop_other.
    """
    text = clean(body)[:BODY_MAX]
    with transaction.atomic():
        draft, is_new = Draft.objects.select_for_update().get_or_create(ticket=ticket, agent=by, kind=kind)
        other = draft.options.get(OTHER)
        if not is_new and seen_at is not None and draft.updated_at > seen_at and _differs(draft.body, text):
            other = {"body": draft.body, "at": draft.updated_at.isoformat()}
        draft.body, draft.recipients = text, [dict(row) for row in recipients]
        draft.options = {**(options or {}), **({OTHER: other} if other else {})}
        draft.updated_at = timezone.now()
        draft.save(update_fields=["body", "recipients", "options", "updated_at"])
    return draft


def _differs(kept: str, text: str) -> bool:
    """What was kept has words that the new text has not."""
    return bool(kept.strip()) and kept.strip() not in text


def swap_draft(draft: Draft) -> Draft:
    """Take the text of the other page, and keep this one in its place."""
    other = draft.options.get(OTHER)
    if other:
        draft.options = {**draft.options, OTHER: {"body": draft.body, "at": draft.updated_at.isoformat()}}
        draft.body, draft.updated_at = str(other["body"]), timezone.now()
        draft.save(update_fields=["body", "options", "updated_at"])
    return draft


def drop_other(draft: Draft) -> Draft:
    """The other page's text is not wanted."""
    draft.options = {key: value for key, value in draft.options.items() if key != OTHER}
    draft.save(update_fields=["options"])
    return draft


def is_empty(draft: Draft) -> bool:
    """Whether nothing would be lost with it."""
    return not draft.body.strip() and not draft.options.get(OTHER) and not draft.attachments.exists()


def was_just_said(ticket: Ticket, *, by: Agent, body: str) -> bool:
    """Whether the agent has sent these very words within the last minutes: a late save must not bring them back."""
    recent = timezone.now() - timedelta(minutes=2)
    text = clean(body).strip()[:BODY_MAX]
    return bool(text) and ticket.messages.filter(agent=by, body=text, created_at__gt=recent).exists()


def discard_draft(ticket: Ticket, *, by: Agent, kind: str) -> None:
    """Throw the draft and its files away."""
    drafts = Draft.objects.filter(ticket=ticket, agent=by, kind=kind)
    names = list(drafts.filter(attachments__isnull=False).values_list("attachments__storage_name", flat=True))
    with transaction.atomic():
        drafts.delete()
        transaction.on_commit(lambda: _delete_files(names))


def _delete_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def remove_draft_file(attachment: Attachment) -> None:
    """Take one file from a draft, bytes and all."""
    with transaction.atomic():
        attachment.delete()
        transaction.on_commit(lambda: default_storage.delete(attachment.storage_name))
