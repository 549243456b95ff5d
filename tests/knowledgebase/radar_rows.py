"""What the database refuses of the radar, whoever writes."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from knowledgebase.models import Question, RadarContact
from tests.tickets.constraint_rows import twice


def question(**fields: Any) -> Question:
    now = timezone.now()
    return Question.objects.create(**{"name": "När töms tunnan?", "first_at": now, "last_at": now, **fields})


def contact(**fields: Any) -> RadarContact:
    now = timezone.now()
    return RadarContact.objects.create(
        **{"source": "message", "source_id": "1", "at": now, "words": "När töms tunnan?", **fields}
    )


def merged_into_itself() -> None:
    found = question()
    Question.objects.filter(pk=found.pk).update(merged_into=found)


REFUSED_OF_THE_RADAR: dict[str, Callable[[], object]] = {
    "question_state_known": lambda: question(state="gone"),
    "question_not_merged_into_itself": merged_into_itself,
    "radar_contact_once": lambda: twice(contact),
    "radar_contact_source_known": lambda: contact(source="rumour"),
}
