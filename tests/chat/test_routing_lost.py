"""Agents whose browser died, visitors who went, chats gone silent: with a given clock."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.say import Said, Saying, say_many
from chat.actions.stay import stay
from chat.entries import entries_after
from chat.models import Availability, ChatSession, ChatState, Standing
from chat.routing_rounds import forget_places, let_go, offer_round, requeue_lost
from servicedesk.people.actions.disable_agent import disable_agent
from servicedesk.people.actions.set_memberships import set_memberships
from tests.chat.staff import chat_inbox, fresh, rings_at, seconds, seen, takes_chats, waits
from tests.factories.cast import Cast, again
from tickets.models import Event, EventKind, Message, Ticket
from tickets.queries import tickets_visible_to

NOW = timezone.now()
MINUTE = timedelta(minutes=1)


def talking(cast: Cast, *, accepted_at: datetime = NOW) -> ChatSession:
    """Johan has a chat; both are there."""
    takes_chats(cast.johan, accepted_at)
    session = waits(chat_inbox(team=cast.kontaktcenter), since=accepted_at - seconds(20))
    accept(session, by=cast.johan)
    ChatSession.objects.filter(pk=session.pk).update(accepted_at=accepted_at, visitor_seen_at=accepted_at)
    return fresh(session)


def public_kinds(session: ChatSession) -> list[str]:
    return [entry["kind"] for entry in entries_after(session, 0, for_visitor=True)]


def internal_kinds(session: ChatSession) -> list[str]:
    return [entry["kind"] for entry in entries_after(session, 0, for_visitor=False)]


# --- Agents -----------------------------------------------------------------------------------------------------------


def test_chat_of_a_dead_browser_waits_again_within_a_minute_and_the_visitor_is_told(cast: Cast) -> None:
    session = talking(cast)

    early = requeue_lost(NOW + seconds(39))
    late = requeue_lost(NOW + seconds(41))

    chat = fresh(session)
    assert (early, late) == (0, 1)
    assert (chat.state, chat.agent, chat.waiting_since) == (ChatState.WAITING, None, NOW)
    assert public_kinds(session) == ["message", "joined", "requeued"]
    assert entries_after(session, 2, for_visitor=True)[0]["data"] == {"name": "Johan"}


def test_ticket_of_a_lost_chat_is_nobodys_and_its_history_says_so(cast: Cast) -> None:
    session = talking(cast)

    requeue_lost(NOW + MINUTE)

    last = Event.objects.filter(ticket=session.ticket_id, kind=EventKind.ASSIGNED).latest("pk")
    assert Ticket.objects.get(pk=session.ticket_id).assignee is None
    assert (last.agent, last.data["to"]["value"]) == (None, None)


def test_lost_chat_comes_before_those_who_came_later(cast: Cast) -> None:
    session = talking(cast)
    later = waits(session.inbox, since=NOW + seconds(5))
    requeue_lost(NOW + MINUTE)
    takes_chats(cast.asa, NOW + MINUTE)

    offer_round(NOW + MINUTE)

    assert (rings_at(session), rings_at(later)) == (cast.asa, None)


def test_chat_of_an_agent_who_is_there_stays(cast: Cast) -> None:
    session = talking(cast)
    seen(cast.johan, at=NOW + MINUTE)

    assert (requeue_lost(NOW + MINUTE), fresh(session).agent) == (0, cast.johan)


def test_second_time_requeues_nothing(cast: Cast) -> None:
    session = talking(cast)
    requeue_lost(NOW + MINUTE)

    assert (requeue_lost(NOW + MINUTE), fresh(session).last_seq) == (0, 3)


def test_chats_of_a_disabled_agent_wait_again_at_once(cast: Cast) -> None:
    session = talking(cast)

    disable_agent(cast.johan, by=cast.asa)

    chat = fresh(session)
    assert (chat.state, chat.agent) == (ChatState.WAITING, None)
    assert public_kinds(session) == ["message", "joined", "requeued"]


def test_chats_of_who_leaves_the_team_wait_again_and_are_seen_no_longer(cast: Cast) -> None:
    takes_chats(cast.sara, NOW)
    session = waits(chat_inbox(team=cast.socialtjanst))
    accept(session, by=cast.sara)

    set_memberships(cast.sara, [(cast.vatten.pk, "agent")], by=cast.asa)

    assert fresh(session).state == ChatState.WAITING
    assert not tickets_visible_to(again(cast.sara)).filter(pk=session.ticket_id).exists()


def test_other_roles_in_the_same_team_change_nothing(cast: Cast) -> None:
    session = talking(cast)

    set_memberships(cast.johan, [(cast.kontaktcenter.pk, "team_lead")], by=cast.asa)

    assert fresh(session).agent == cast.johan


def test_offer_to_a_disabled_agent_is_taken_back_at_once(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW)
    offer_round(NOW)

    disable_agent(cast.johan, by=cast.asa)

    assert rings_at(session) is None


def test_whose_page_has_been_closed_for_ten_minutes_is_away(cast: Cast) -> None:
    takes_chats(cast.johan, NOW)
    takes_chats(cast.asa, NOW + 9 * MINUTE)

    let_go(NOW + 10 * MINUTE + seconds(1))

    rows = Availability.objects.order_by("agent__name").values_list("agent__name", "standing", "is_automatic")
    assert {name: (standing, automatic) for name, standing, automatic in rows} == {
        "Johan Åkerström": (Standing.AWAY, True),
        "Åsa Lindqvist": (Standing.AVAILABLE, False),
    }


# --- Visitors ---------------------------------------------------------------------------------------------------------


def test_visitor_who_waits_and_has_gone_is_let_go_after_two_minutes(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW)

    early, late = let_go(NOW + 2 * MINUTE), let_go(NOW + 2 * MINUTE + seconds(1))

    assert (early, late, fresh(session).state) == (0, 1, ChatState.LEFT)
    assert (internal_kinds(session), public_kinds(session)) == (["message", "left"], ["message"])


def test_visitor_who_talks_and_has_gone_is_let_go_after_ten_minutes(cast: Cast) -> None:
    session = talking(cast)
    before = Availability.objects.get(agent=cast.johan).idle_since

    early, late = let_go(NOW + 10 * MINUTE), let_go(NOW + 10 * MINUTE + seconds(1))

    assert (early, late, fresh(session).state) == (0, 1, ChatState.LEFT)
    assert Availability.objects.get(agent=cast.johan).idle_since > before


def test_what_a_visitor_had_not_read_when_they_went_is_mailed_once(cast: Cast) -> None:
    takes_chats(cast.johan, NOW)
    session = waits(chat_inbox(team=cast.kontaktcenter), email="alva.berg@mejl.example")
    accept(session, by=cast.johan)
    say_many([Saying(session.pk, "agent", "På lördag klockan sju.", "a-1", agent_id=cast.johan.pk)])
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW)

    let_go(NOW + 11 * MINUTE)
    let_go(NOW + 12 * MINUTE)

    mails = Message.objects.filter(ticket=session.ticket_id, channel="email")
    assert ["På lördag klockan sju." in mail.body for mail in mails] == [True]


def test_visitor_who_left_and_writes_again_waits_again(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW)
    let_go(NOW + 3 * MINUTE)

    said = say_many([Saying(session.pk, "visitor", "Är någon där?", "m-2")])

    assert (isinstance(said[0], Said), fresh(session).state) == (True, ChatState.WAITING)


def test_place_is_forgotten_a_day_after_the_end(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter), place="a" * 64)
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW)
    let_go(NOW + 3 * MINUTE)

    early, late = forget_places(NOW + 24 * 60 * MINUTE), forget_places(NOW + 24 * 60 * MINUTE + seconds(1))

    assert (early, late, fresh(session).place) == (0, 1, "")


# --- Silence ----------------------------------------------------------------------------------------------------------


def silent_chat(cast: Cast) -> ChatSession:
    """Both are there, and nobody has said anything since NOW."""
    session = talking(cast)
    session.entries.update(at=NOW)
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW + 60 * MINUTE)
    seen(cast.johan, at=NOW + 60 * MINUTE)
    return fresh(session)


def test_silent_chat_ends_after_a_quarter_of_an_hour_with_a_warning_two_minutes_before(cast: Cast) -> None:
    session = silent_chat(cast)

    warned = []
    for minutes in (12, 13, 14):
        let_go(NOW + minutes * MINUTE)
        warned.append(fresh(session).silent_ends_at)
    let_go(NOW + 15 * MINUTE)

    chat = fresh(session)
    assert warned == [None, NOW + 15 * MINUTE, NOW + 15 * MINUTE]
    assert (chat.state, chat.ended_by) == (ChatState.ENDED, "time")
    assert public_kinds(session)[-1] == "ended"


def test_warning_that_comes_late_still_gives_two_minutes(cast: Cast) -> None:
    session = silent_chat(cast)

    let_go(NOW + 40 * MINUTE)

    assert fresh(session).silent_ends_at == NOW + 42 * MINUTE


def test_visitor_who_says_they_are_there_gets_as_long_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    session = silent_chat(cast)
    let_go(NOW + 13 * MINUTE)
    monkeypatch.setattr(timezone, "now", lambda: NOW + 14 * MINUTE)

    stay(session)
    called_off = fresh(session).silent_ends_at
    let_go(NOW + 16 * MINUTE)
    let_go(NOW + 27 * MINUTE)

    assert (called_off, fresh(session).silent_ends_at) == (None, NOW + 29 * MINUTE)


def test_something_said_after_the_warning_calls_it_off(cast: Cast) -> None:
    session = silent_chat(cast)
    let_go(NOW + 13 * MINUTE)
    session.entries.filter(kind="message").update(at=NOW + 14 * MINUTE)

    let_go(NOW + 15 * MINUTE)

    assert (fresh(session).state, fresh(session).silent_ends_at) == (ChatState.ACTIVE, None)


def test_chat_that_waits_does_not_end_by_silence(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter), since=NOW)
    ChatSession.objects.filter(pk=session.pk).update(visitor_seen_at=NOW + 60 * MINUTE)

    let_go(NOW + 50 * MINUTE)

    assert fresh(session).state == ChatState.WAITING
