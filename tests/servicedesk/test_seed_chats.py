"""The demo's chats: open at any hour, with a past that hangs together, and two visitors who wait on the first start."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from chat.entries import entries_after
from chat.hours import standing_now
from chat.models import Availability, ChatEntry, ChatSession, ChatSetup, ChatSkill, ChatState, EntryKind
from servicedesk.demo.load_demo import load_demo
from tickets.models import ChannelKind, Inbox, Message, MessageKind, Ticket

NOW = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
NIGHT = datetime(2026, 12, 25, 1, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True
    load_demo(NOW)


def test_one_chat_is_open_at_any_hour_and_the_other_and_a_website_keep_office_hours(demo: None) -> None:
    always, school = Inbox.objects.get(slug="chatt"), Inbox.objects.get(slug="forskola-och-skola")

    assert standing_now(always, now=NIGHT).is_open is True
    assert standing_now(always, "https://bostader.storan.example", now=NIGHT).is_open is False
    assert standing_now(school, now=NIGHT).is_open is False
    assert set(ChatSetup.objects.get(inbox=always).texts) == {"sv", "en", "fi"}


def test_agents_are_known_for_languages_and_take_so_many_at_once(demo: None) -> None:
    assert Availability.objects.count() == 6
    assert set(ChatSkill.objects.values_list("language", flat=True)) == {"ar", "en", "fi", "se"}


def test_every_ticket_that_came_by_chat_has_its_talk_whole_and_in_order(demo: None) -> None:
    tickets = Ticket.objects.filter(channel=ChannelKind.CHAT)
    sessions = ChatSession.objects.select_related("inbox__team", "ticket")
    assert {session.ticket_id for session in sessions} == set(tickets.values_list("pk", flat=True))

    for session in sessions:
        rows = ChatEntry.objects.filter(session=session).order_by("seq")
        said = Message.objects.filter(ticket=session.ticket, kind__in=(MessageKind.MESSAGE, MessageKind.NOTE))
        told = [row.message_id for row in rows if row.message_id is not None]
        shown = entries_after(session, 0, for_visitor=True)

        assert list(rows.values_list("seq", flat=True)) == list(range(1, session.last_seq + 1))
        assert told == list(said.order_by("created_at", "id").values_list("pk", flat=True))
        assert [int(entry["before"]) for entry in shown] == [0, *[int(entry["seq"]) for entry in shown[:-1]]]
        assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_chats_that_were_answered_are_over_and_some_are_rated(demo: None) -> None:
    ended = ChatSession.objects.filter(state=ChatState.ENDED)

    assert ended.filter(agent__isnull=True).count() == 0
    assert set(ended.exclude(stars=None).values_list("stars", flat=True)) >= {2, 3, 4, 5}
    assert ChatEntry.objects.filter(kind=EntryKind.ENDED).count() == ended.count()


def test_two_visitors_wait_for_an_hour_on_the_first_start_only(settings: Settings) -> None:
    settings.DEMO = True

    call_command("seed_demo", waiting_chats=True, verbosity=0)
    call_command("seed_demo", waiting_chats=True, verbosity=0)

    waiting = ChatSession.objects.filter(state=ChatState.WAITING)
    assert set(waiting.values_list("language", flat=True)) == {"sv", "fi"}
    assert waiting.count() == 2
    assert all(chat.visitor_seen_at > timezone.now() + timedelta(minutes=50) for chat in waiting)
