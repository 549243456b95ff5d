"""manage.py seed_demo: whole, the same each time, harmless twice, and as the actions would have written it."""

from collections import Counter
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from channels_in.models import Form
from knowledgebase.models import (
    AccessibilityStatement,
    Article,
    ArticleEvent,
    ContactWay,
    Disturbance,
    LifeEvent,
    Revision,
    SearchesOfDay,
    SitePage,
)
from servicedesk.demo.load_demo import load_demo
from servicedesk.demo.sign_ins import DEMO_PASSWORD
from servicedesk.people.models import Agent, Contact, ContactAddress, Department, Membership, Team
from tests.factories import make_agent
from tickets.models import Attachment, Category, ChannelKind, Delivery, Draft, Event, EventKind, Inbox, Message, Ticket
from tickets.queries import tickets_visible_to
from tickets.references import ticket_of_message_id
from tickets.search import search_tickets

NOW = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
MODELS = [Agent, Attachment, Category, Contact, ContactAddress, Department, Draft, Event, Form, Inbox, Membership]
MODELS += [Message, Team, Ticket, Article, LifeEvent, SearchesOfDay]
MODELS += [AccessibilityStatement, ContactWay, Disturbance, SitePage]

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True
    load_demo(NOW)


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in MODELS}


def everything() -> list[tuple[Any, ...]]:
    """What people would see, without numbers that the database gives."""
    tickets = Ticket.objects.order_by("number").values_list(
        "subject", "status", "priority", "team__slug", "assignee__email", "version", "created_at", "updated_at"
    )
    messages = Message.objects.order_by("ticket__number", "created_at", "id").values_list(
        "body", "delivery", "agent__email"
    )
    events = Event.objects.order_by("at", "ticket__number", "id").values_list("kind", "at", "version", "agent__email")
    texts = Revision.objects.order_by("translation__language", "translation__slug", "number").values_list(
        "question", "short_answer", "created_at", "author__email"
    )
    stories = ArticleEvent.objects.order_by("created_at", "id").values_list("kind", "created_at", "agent__email")
    searches = SearchesOfDay.objects.values_list("day", "words", "searches", "clicks")
    # The acknowledgement names the ticket's number, which grows from load to load.
    return [*tickets, *messages.filter(is_automatic=False), *events, *texts, *stories, *searches]


def test_seed_demo_loads_the_promised_numbers(demo: None) -> None:
    found = counts()
    assert {name: found[name] for name in ("Department", "Team", "Agent", "Category", "Contact", "Ticket")} == {
        "Department": 6,
        "Team": 8,
        "Agent": 14,
        "Category": 40,
        "Contact": 30,
        "Ticket": 400,
    }
    assert set(Inbox.objects.values_list("kind", flat=True)) == set(ChannelKind.values)
    assert Form.objects.filter(is_published=True).exclude(title_en="").count() == 5
    assert found["Draft"] == 4


def test_seed_demo_twice_changes_nothing_and_says_so(settings: Settings) -> None:
    settings.DEMO = True
    out = StringIO()
    call_command("seed_demo", now="2026-11-24T08:31", stdout=out)
    before = counts(), everything()
    again = StringIO()

    call_command("seed_demo", stdout=again)

    assert (counts(), everything()) == before
    assert again.getvalue() == "The demo municipality is there already; nothing was changed.\n"
    assert DEMO_PASSWORD in out.getvalue()


def test_seed_demo_is_the_same_each_time(demo: None) -> None:
    first = everything()
    # Events cannot be deleted one by one; emptying the tables is for tests alone.
    tables = ", ".join(model._meta.db_table for model in MODELS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    load_demo(NOW)

    assert everything() == first


def test_seed_demo_leaves_an_installation_with_other_people_alone(settings: Settings) -> None:
    settings.DEMO = True
    make_agent()

    with pytest.raises(CommandError, match="other data"):
        call_command("seed_demo")

    assert Ticket.objects.count() == 0
    assert Agent.objects.count() == 1


def test_seed_demo_needs_demo_or_force_and_then_nobody_can_sign_in(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        call_command("seed_demo")

    out = StringIO()
    call_command("seed_demo", force=True, stdout=out)

    assert Agent.objects.count() == 14
    assert not any(agent.has_usable_password() for agent in Agent.objects.all())
    assert DEMO_PASSWORD not in out.getvalue()


def test_demo_agents_sign_in_with_the_demo_password(demo: None) -> None:
    assert all(agent.check_password(DEMO_PASSWORD) for agent in Agent.objects.all()[:2])


def test_demo_is_seen_by_role(demo: None) -> None:
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


def test_demo_events_tell_each_ticket_as_it_stands(demo: None) -> None:
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


def test_demo_messages_are_delivered_and_signed(demo: None) -> None:
    out = Message.objects.filter(direction="out")
    assert Counter(out.values_list("delivery", flat=True)) == {Delivery.SENT: out.count()}
    assert all(message.recipients and message.delivered_at for message in out)
    assert all(ticket_of_message_id(message.message_id) == message.ticket_id for message in out[:20])
    assert not Message.objects.filter(created_at__gt=NOW).exists()


def test_demo_attachments_are_what_they_claim(demo: None) -> None:
    found = Counter(Attachment.objects.values_list("content_type", flat=True))
    assert set(found) >= {"image/png", "application/pdf"}
    for attachment in Attachment.objects.all():
        with default_storage.open(attachment.storage_name) as file:
            assert len(file.read()) == attachment.size
