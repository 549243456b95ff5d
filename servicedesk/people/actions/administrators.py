"""There is always somebody who can administer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from servicedesk.people.actions.errors import LastAdministrator
from servicedesk.people.models import Agent, Role

_LOCK = 7_301_001  # any number of our own: two administrators who remove each other wait for one another


def administrators() -> "list[Agent]":
    """The agents who can administer now: active, and administrator in an active team."""
    return list(
        Agent.objects.filter(
            is_active=True, memberships__role=Role.ADMINISTRATOR, memberships__team__is_active=True
        ).distinct()
    )


@contextmanager
def keeping_an_administrator() -> Iterator[None]:
    """Do the block in a transaction. Raises LastAdministrator, and undoes it, when it left nobody to administer."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        somebody_before = bool(administrators())
        yield
        if somebody_before and not administrators():
            raise LastAdministrator
