"""manage.py seed_demo: whole, the same each time, and as the actions would have written it."""

from collections import Counter
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from channels_in.models import Form
from servicedesk.demo.load_demo import load_demo
from servicedesk.demo.sign_ins import DEMO_PASSWORD
from servicedesk.people.models import Agent
from tests.servicedesk.conftest import NOW
from tests.servicedesk.demo_told import MODELS, counts, everything
from tickets.models import Attachment, ChannelKind, Delivery, Event, EventKind, Inbox, Message, Ticket
from tickets.queries import tickets_visible_to
from tickets.references import ticket_of_message_id
from tickets.search import search_tickets

pytestmark = pytest.mark.usefixtures("demo")


def test_seed_demo_loads_the_promised_numbers() -> None:
    found = counts()
    assert {name: found[name] for name in ("Department", "Team", "Agent", "Category", "Contact", "Ticket")} == {
        "Department": 6,
        "Team": 8,
        "Agent": 14,
        "Category": 40,
        "Contact": 30,
        "Ticket": 400,
    }
    # The municipality has no account there; and what is read elsewhere comes to no inbox.
    without = {ChannelKind.X, ChannelKind.LINKEDIN, ChannelKind.YOUTUBE, ChannelKind.MENTION}
    assert set(Inbox.objects.values_list("kind", flat=True)) == set(ChannelKind.values) - without
    assert Form.objects.filter(is_published=True).exclude(title_en="").count() == 5
    assert found["Draft"] == 4


def test_seed_demo_is_the_same_each_time() -> None:
    first = everything()
    # Events cannot be deleted one by one; emptying the tables is for tests alone.
    tables = ", ".join(model._meta.db_table for model in MODELS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    load_demo(NOW)

    assert everything() == first


def test_demo_agents_sign_in_with_the_demo_password() -> None:
    assert all(agent.check_password(DEMO_PASSWORD) for agent in Agent.objects.all()[:2])


def test_demo_is_seen_by_role() -> None:
    johan = Agent.objects.get(email="johan.akerstrom@storan.example")
    ayaan = Agent.objects.get(email="ayaan.yusuf.nur@storan.example")
    social = Ticket.objects.filter(team__slug="socialtjanst")

    assert social.exists()
    assert tickets_visible_to(ayaan).filter(team__slug="socialtjanst").count() == social.count()
    seen_by_johan = set(tickets_visible_to(johan).values_list("team__slug", flat=True))
    assert seen_by_johan >= {"kontaktcenter", "avfall"}
    assert "socialtjanst" not in seen_by_johan
    hits = search_tickets(johan, "soptunnan").hits
    assert hits
    assert all(hit.ticket.team.slug in seen_by_johan for hit in hits)


def test_demo_events_tell_each_ticket_as_it_stands() -> None:
    """Playing the events again gives the columns of the ticket, version by version."""
    events: dict[int, list[Event]] = {}
    for event in Event.objects.order_by("at", "id"):
        events.setdefault(event.ticket_id, []).append(event)

    for ticket in Ticket.objects.select_related("category"):
        told = events[ticket.pk]
        assert told[0].kind == EventKind.CREATED
        assert sorted({event.version for event in told}) == list(range(1, ticket.version + 1))
        assert [event.version for event in told] == sorted(event.version for event in told)
        assert told[-1].at == ticket.updated_at <= NOW
        last = {event.kind: event for event in told}
        assert _last_value(last, EventKind.STATUS_CHANGED, "new") == ticket.status
        assert _last_value(last, EventKind.ASSIGNED, None) == ticket.assignee_id
        if change := last.get(EventKind.CATEGORY_CHANGED):
            assert ticket.category is not None
            assert change.data["to"] == {"value": ticket.category_id, "label": ticket.category.path}
        if EventKind.TEAM_CHANGED in last:
            assert last[EventKind.TEAM_CHANGED].data["to"]["value"] == ticket.team_id
        assert ticket.case_kind == (ticket.category.case_kind if ticket.category else "other")


def _last_value(last: dict[str, Event], kind: str, otherwise: Any) -> Any:
    return last[kind].data["to"]["value"] if kind in last else otherwise


def test_demo_messages_are_delivered_and_signed() -> None:
    out = Message.objects.filter(direction="out")
    assert Counter(out.values_list("delivery", flat=True)) == {Delivery.SENT: out.count()}
    assert all(message.recipients and message.delivered_at for message in out)
    assert all(ticket_of_message_id(message.message_id) == message.ticket_id for message in out[:20])
    assert not Message.objects.filter(created_at__gt=NOW).exists()


def test_demo_attachments_are_what_they_claim() -> None:
    found = Counter(Attachment.objects.values_list("content_type", flat=True))
    assert set(found) >= {"image/png", "application/pdf"}
    for attachment in Attachment.objects.all():
        with default_storage.open(attachment.storage_name) as file:
            assert len(file.read()) == attachment.size
