"""manage.py seed_load: a volume that obeys every constraint and looks like a service desk."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from servicedesk.demo.volume.load import load_volume
from servicedesk.people.models import Agent, Contact, ContactAddress
from tests.servicedesk.conftest import NOW
from tickets.models import Event, EventKind, Message, Ticket
from tickets.search import search_tickets
from tickets.statuses import UNFINISHED

COUNT = 300

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(scope="module")
def loaded_volume(loaded_demo: Path, django_db_blocker: DjangoDbBlocker) -> list[int]:
    """The numbers of the volume's tickets, oldest first; what is loaded goes with the demo."""
    with django_db_blocker.unblock():
        last = Ticket.objects.latest("number").number
        load_volume(COUNT, NOW)
        return list(Ticket.objects.filter(number__gt=last).order_by("number").values_list("number", flat=True))


@pytest.fixture
def volume(loaded_volume: list[int], demo: None) -> list[Ticket]:
    """The tickets of the volume alone, oldest first."""
    return list(Ticket.objects.filter(number__in=loaded_volume).order_by("number"))


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


def test_volume_is_the_same_each_time() -> None:
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
