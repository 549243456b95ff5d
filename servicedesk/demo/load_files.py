"""Files on some of the demo's messages, and a few drafts that wait."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.storage import default_storage

from servicedesk.demo import samples
from servicedesk.demo.history import History
from servicedesk.demo.rows import MessageRow
from servicedesk.lib import files
from tickets.models import Attachment, Direction, Draft
from tickets.statuses import Status

MOST_FILES = 36
DRAFTS = (
    "Hej!\n\nTack för att du hörde av dig. Jag har pratat med arbetsledaren och ",
    "Hej!\n\nJag har tittat på ditt ärende. Det som saknas är ",
    "Hej!\n\nVi kan erbjuda dig en tid på torsdag klockan 10. Passar den?",
    "Hej!\n\nDet stämmer att avgiften blev fel. Vi ",
)
_MENTIONS = re.compile(r"bifog|bilag|foto|\bbild(?:er|en)?\b|skickar med|ritning|attach|photo", re.IGNORECASE)
_PAPER = re.compile(r"ritning|bilag|handling|intyg|faktura|protokoll|attach", re.IGNORECASE)


def load_files(told: Iterable[History]) -> int:
    """Store small real files for messages that speak of one; returns how many. What is stored is removed on failure."""
    speaking = [one for story in told for one in story.messages if _speaks_of_file(one)][-MOST_FILES:]
    stored: list[files.StoredFile] = []
    try:
        rows = []
        for place, message in enumerate(speaking):
            name, content = _file(message, place)
            stored.append(files.store(BytesIO(content), name))
            rows.append(_row(message, stored[-1]))
        Attachment.objects.bulk_create(rows)
    except BaseException:
        for file in stored:
            default_storage.delete(file.storage_name)
        raise
    return len(rows)


def _speaks_of_file(message: MessageRow) -> bool:
    return message.direction == Direction.IN and bool(_MENTIONS.search(message.body))


def _file(message: MessageRow, place: int) -> tuple[str, bytes]:
    if place % 9 == 8:
        return f"anteckningar-{place}.txt", f"{message.body}\n".encode()
    if _PAPER.search(message.body):
        lines = [line for line in message.body.splitlines() if line.strip()][:12]
        return f"bilaga-{place}.pdf", samples.document("Bilaga", [line[:80] for line in lines])
    return f"IMG_{2100 + place * 7}.png", samples.picture(place)


def _row(message: MessageRow, file: files.StoredFile) -> Attachment:
    return Attachment(
        message_id=message.id,
        name=file.name,
        storage_name=file.storage_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        created_at=message.created_at,
    )


def load_drafts(told: Iterable[History], now: datetime) -> None:
    """Let the assignees of the newest open tickets be in the middle of an answer."""
    rows = [(story.ticket, story.ticket.assignee_id) for story in told if story.ticket.status == Status.OPEN]
    assigned = [(row, assignee) for row, assignee in rows if assignee is not None]
    Draft.objects.bulk_create(
        Draft(
            ticket_id=row.id,
            agent_id=assignee,
            kind=Draft.Kind.REPLY,
            body=text,
            updated_at=min(row.updated_at + timedelta(minutes=20), now),
        )
        for (row, assignee), text in zip(reversed(assigned), DRAFTS, strict=False)
    )
