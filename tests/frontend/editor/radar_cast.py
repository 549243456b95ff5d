"""Questions with contacts, as grouping leaves them."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from knowledgebase.models import Question, RadarContact
from knowledgebase.models.radar import NAME_MAX

_numbers = count(1)
CHANNELS = ("email", "phone", "webform", "sms")


def make_question(name: str = "När töms soptunnan om vi har missats?", **fields: Any) -> Question:
    now = timezone.now()
    figures = {"contacts": 12, "seconds": 7200, "rank": 7200.0, "first_at": now - timedelta(weeks=20), "last_at": now}
    return Question.objects.create(**{"name": name[:NAME_MAX], **figures, **fields})


def make_contact(question: Question, words: str = "Tunnan stod ute men ingen kom.", **fields: Any) -> RadarContact:
    given = {"source": "message", "source_id": f"t{next(_numbers)}", "channel": "email", "at": timezone.now()}
    return RadarContact.objects.create(question=question, words=words, **given | fields)


def make_weeks(question: Question, counts: list[int], *, until: date | None = None) -> None:
    """Contacts of these weeks, the last being the one before this (or until), each week's on its Tuesday."""
    today = until or timezone.localdate()
    monday = today - timedelta(days=today.weekday()) - timedelta(weeks=len(counts))
    RadarContact.objects.bulk_create(
        RadarContact(
            question=question,
            source="message",
            source_id=f"w{next(_numbers)}",
            channel=CHANNELS[number % len(CHANNELS)],
            at=_noon(monday + timedelta(weeks=week, days=1)),
            words=f"Varför kom inte sopbilen? {number}",
        )
        for week, many in enumerate(counts)
        for number in range(many)
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
