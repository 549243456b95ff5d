"""One answer for one request, however often it is sent: what the Idempotency-Key header of the API stands on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from servicedesk.people.models import Integration
from tickets.models import ApiAnswer

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    body: dict[str, Any]
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)


class KeyUsedOtherwise(Exception):
    """The key came with another request before."""


def answer_once(create: Callable[[], Answer], *, by: Integration, key: str, fingerprint: str) -> tuple[Answer, bool]:
    """Call create in a transaction, or return what it returned for this key before. Returns (answer, is_replay).

    Of several at once one creates and the others wait for it. What raises leaves no trace: the key can be used again.
    Without a key, create is simply called. Raises KeyUsedOtherwise, and what create raises.
    """
    with transaction.atomic():
        if not key:
            return create(), False
        _hold(by, key)
        known = ApiAnswer.objects.filter(integration=by, key=key).first()
        if known is not None:
            if known.fingerprint != fingerprint:
                raise KeyUsedOtherwise
            return Answer(known.body, known.status, known.headers), True
        answer = create()
        ApiAnswer.objects.create(
            integration=by,
            key=key,
            fingerprint=fingerprint,
            status=answer.status,
            body=answer.body,
            headers=answer.headers,
        )
        return answer, False


def _hold(by: Integration, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"api_answer {by.pk} {key}"])


def remove_old_answers(now: datetime) -> int:
    """Forget answers older than KEPT; they repeat personal data. Returns how many."""
    return ApiAnswer.objects.filter(created_at__lt=now - KEPT).delete()[0]
