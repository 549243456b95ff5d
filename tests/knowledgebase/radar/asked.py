"""Questions and what people asked, as grouping writes them, for tests of what editors do with them."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from knowledgebase.models import Question, RadarContact
from servicedesk.people.models import Department

_numbers = count(1)


def make_question(name: str = "När töms tunnan?", *, department: Department | None = None, **fields: Any) -> Question:
    now = timezone.now()
    values = {"first_at": now - timedelta(weeks=10), "last_at": now, "rank": 1.0, **fields}
    return Question.objects.create(name=name, department=department, **values)


def make_asked(question: Question | None, words: str = "Tunnan blev inte tömd.", **fields: Any) -> RadarContact:
    """One contact by e-mail, an hour ago, unless fields say otherwise."""
    values: dict[str, Any] = {
        "source": "message",
        "source_id": str(next(_numbers)),
        "channel": "email",
        "at": timezone.now() - timedelta(hours=1),
        "department": question.department if question else None,
        "seconds": 300,
        **fields,
    }
    return RadarContact.objects.create(question=question, words=words, **values)


def make_weeks(question: Question, counts: list[int], *, until: datetime | None = None, channel: str = "email") -> None:
    """So many contacts in each of the last whole weeks, the oldest first; the last ends before until's week."""
    moment = until or timezone.now()
    monday = timezone.localtime(moment).replace(hour=12, minute=0) - timedelta(
        days=timezone.localtime(moment).weekday()
    )
    RadarContact.objects.bulk_create(
        RadarContact(
            source="message",
            source_id=str(next(_numbers)),
            channel=channel,
            at=monday - timedelta(weeks=len(counts) - number) + timedelta(hours=one % 100),
            words="Tunnan blev inte tömd.",
            question=question,
            department=question.department,
            seconds=300,
        )
        for number, many in enumerate(counts)
        for one in range(many)
    )
