"""Every night: the categories are learnt anew from solved tickets, and measured on those that were not learnt from."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zlib import crc32

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left

from servicedesk.people.models import Agent
from tickets.models import Direction, Message, MessageKind, TextModel, Ticket
from tickets.statuses import FINISHED
from tickets.text_model import TEXT_MAX, Example, Learning, cooled, measured, words_of

LEARNT_BACK = timedelta(days=2 * 365)
TICKETS_MAX = 20_000
TICKETS_MIN = 60  # before that there is nothing to learn from
OF_CATEGORY_MIN = 5
KEPT = 14  # models: two weeks of nights
_PARTS = 10  # 7 are learnt from, 1 says how sure to be, 2 are measured


def learn(now: datetime) -> TextModel | None:
    """Write a new model; None when too little is solved. Confidential tickets and protected people are not read."""
    rows = list(_solved(now))
    categories = _common(rows)
    rows = [row for row in rows if row[2] in categories]
    if len(rows) < TICKETS_MIN or len(categories) < 2:
        return None
    learning = Learning(_names(rows))
    for pk, text, category, writer, _name in rows:
        if _part(pk) < 7:
            learning.add(text, category, writer)
    checked: list[Example] = [(text, category) for pk, text, category, _writer, _name in rows if _part(pk) == 7]
    held_out: list[Example] = [(text, category) for pk, text, category, _writer, _name in rows if _part(pk) > 7]
    model = cooled(learning.learnt(), checked)
    made = TextModel.objects.create(
        trained_at=now,
        weights=model.as_json(),
        tickets=sum(model.tickets.values()),
        held_out=len(held_out),
        measured=measured(model, held_out),
    )
    TextModel.objects.exclude(pk__in=list(TextModel.objects.values_list("pk", flat=True)[:KEPT])).delete()
    return made


_Row = tuple[int, str, int, int, str]  # ticket, text, category, who wrote it, their name


def _solved(now: datetime) -> Iterator[_Row]:
    first = Message.objects.filter(ticket=OuterRef("pk"), direction=Direction.IN, kind=MessageKind.MESSAGE)
    tickets = Ticket.objects.filter(
        status__in=FINISHED,
        solved_at__gt=now - LEARNT_BACK,
        category__is_active=True,
        is_confidential=False,
        requester__is_protected=False,
        merged_into=None,
    )
    said = Subquery(first.order_by("created_at", "pk").values(text=Left("body", TEXT_MAX))[:1])
    rows = tickets.order_by("-solved_at", "-pk").annotate(said=said)
    for pk, subject, said_first, category, requester, name in rows.values_list(
        "pk", "subject", "said", "category", "requester", "requester__name"
    )[:TICKETS_MAX].iterator(chunk_size=500):
        if category is not None:
            yield pk, f"{subject}\n{said_first or ''}", category, requester, name


def _common(rows: list[_Row]) -> set[int]:
    counts: dict[int, int] = {}
    for row in rows:
        counts[row[2]] = counts.get(row[2], 0) + 1
    return {category for category, count in counts.items() if count >= OF_CATEGORY_MIN}


def _names(rows: list[_Row]) -> frozenset[str]:
    """Parts of the names of all who wrote, and of all who work here."""
    names = {row[4] for row in rows} | set(Agent.objects.values_list("name", flat=True))
    return frozenset(word.stem for name in names for word in words_of(name))


def _part(pk: int) -> int:
    """Which of ten parts a ticket is in: always the same one, whatever else there is."""
    return crc32(str(pk).encode()) % _PARTS
