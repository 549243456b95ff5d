"""manage.py seed_load: what it needs, what it says, and the indexes it puts aside."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from servicedesk.demo.volume import indexes
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_indexes_put_aside_come_back_even_after_a_load_that_ended_early(db: None) -> None:
    def names() -> set[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()")
            return {row for row in cursor.fetchall() if not row[0].startswith("seed_load")}

    before = names()
    dropped = indexes.drop()
    assert len(names()) == len(before) - dropped

    assert indexes.restore() == dropped
    assert names() == before
    assert indexes.restore() == 0


def test_seed_load_needs_demo_and_a_number(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        call_command("seed_load", tickets=1)
    settings.DEMO = True
    with pytest.raises(CommandError, match="at least 1"):
        call_command("seed_load", tickets=0)


def test_seed_load_says_what_it_wrote(settings: Settings) -> None:
    settings.DEMO = True
    out = StringIO()
    call_command("seed_load", tickets=5, now="2026-11-24T08:31", stdout=out)
    assert "5 tickets" in out.getvalue().splitlines()[-1]
    assert Ticket.objects.count() == 405
