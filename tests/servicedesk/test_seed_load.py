"""manage.py seed_load: a volume that obeys every constraint and looks like a service desk."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from servicedesk.demo.load_demo import load_demo
from servicedesk.demo.volume import indexes
from servicedesk.demo.volume.load import load_volume
from servicedesk.people.models import Agent, Contact, ContactAddress
from tickets.models import Event, EventKind, Message, Ticket
from tickets.search import search_tickets
from tickets.statuses import UNFINISHED

NOW = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
COUNT = 300

pytestmark = pytest.mark.django_db


@pytest.fixture
def volume(settings: Settings) -> list[Ticket]:
    """The tickets of the volume alone, oldest first."""
    settings.DEMO = True
    load_demo(NOW)
    last = Ticket.objects.latest("number").number
    load_volume(COUNT, NOW)
    return list(Ticket.objects.filter(number__gt=last).order_by("number"))


def test_volume_has_the_asked_size_and_shape(volume: list[Ticket]) -> None:
    messages = Message.objects.filter(ticket__in=volume).count()
    unfinished = [ticket for ticket in volume if ticket.status in UNFINISHED]

    assert len(volume) == COUNT
    assert 3.4 < messages / COUNT < 4.8
    assert 0 < len(unfinished) < COUNT * 0.06
    assert volume[-1].created_at - volume[0].created_at > timedelta(days=4 * 365)
    assert [ticket.created_at for ticket in volume] == sorted(ticket.created_at for ticket in volume)
    assert len({ticket.team_id for ticket in volume}) > 8
    assert len({ticket.channel for ticket in volume}) > 6
    assert all(ticket.updated_at <= NOW for ticket in volume)


def test_volume_has_contacts_with_addresses_of_their_own(volume: list[Ticket]) -> None:
    contacts = Contact.objects.filter(addresses__value__contains="@mejl.example", pk__gt=30).distinct()
    assert contacts.count() >= COUNT // 4
    assert ContactAddress.objects.filter(kind="phone", value__startswith="+467017406").count() > 0


def test_volume_events_give_each_ticket_as_it_stands(volume: list[Ticket]) -> None:
    last: dict[tuple[int, str], Event] = {}
    versions: Counter[int] = Counter()
    for event in Event.objects.filter(ticket__in=volume).order_by("at", "id"):
        last[event.ticket_id, event.kind] = event
        versions[event.ticket_id] = max(versions[event.ticket_id], event.version)

    for ticket in volume:
        assert versions[ticket.pk] == ticket.version
        change = last.get((ticket.pk, EventKind.STATUS_CHANGED))
        assert (change.data["to"]["value"] if change else "new") == ticket.status


def test_volume_is_the_same_each_time(settings: Settings) -> None:
    settings.DEMO = True
    load_demo(NOW)
    told = []
    for _time in range(2):
        last = Ticket.objects.latest("number").number
        load_volume(40, NOW)
        new = Ticket.objects.filter(number__gt=last).order_by("number", "messages__id")
        told.append(list(new.values_list("subject", "status", "created_at", "updated_at", "messages__created_at")))

    assert told[0] == told[1]


def test_volume_is_found_by_words_and_names(volume: list[Ticket]) -> None:
    samir = Agent.objects.get(email="samir.haddad@storan.example")
    assert search_tickets(samir, "förskola").hits
    seen = next(ticket for ticket in volume if ticket.team.slug == "kontaktcenter" and not ticket.is_confidential)
    assert search_tickets(samir, str(seen.number)).hits[0].ticket == seen


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
