"""What an agent is writing is kept as they write."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from servicedesk.lib.text import clean
from servicedesk.people.models import Agent
from tickets.models import Attachment, Draft, Ticket
from tickets.models.message import BODY_MAX


def save_draft(ticket: Ticket, *, by: Agent, kind: str, body: str) -> Draft:
    """Keep the text, the newest wins. An empty text with no files removes the draft's row later, at discard."""
    draft, _made = Draft.objects.update_or_create(
        ticket=ticket,
        agent=by,
        kind=kind,
        defaults={"body": clean(body)[:BODY_MAX], "updated_at": timezone.now()},
    )
    return draft


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
