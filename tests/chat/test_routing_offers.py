"""What rings at whom, for how long, and who is asked next: with real rows and a given clock."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from chat.actions.accept import accept, pass_on
from chat.actions.staffing import set_standing
from chat.models import Availability, ChatSession, Standing
from chat.routing_rounds import RINGS_FOR, offer_round
from servicedesk.people.actions.disable_agent import disable_agent
from tests.chat.staff import chat_inbox, fresh, is_good_for, rings_at, seconds, seen, takes_chats, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent
from tests.tickets.parallel import at_once
from tickets.models import Ticket

NOW = timezone.now()


def test_oldest_waiting_chat_rings_at_who_has_been_idle_longest(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    younger, older = waits(inbox, since=NOW - seconds(10)), waits(inbox, since=NOW - seconds(20))
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(60))
    takes_chats(cast.asa, NOW, idle_since=NOW - seconds(90))

    begun = offer_round(NOW)

    assert (begun, rings_at(older), rings_at(younger)) == (2, cast.asa, cast.johan)


def test_second_round_changes_nothing(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW)
    takes_chats(cast.asa, NOW)
    offer_round(NOW)
    before = fresh(session).__dict__ | {"_state": None}

    assert offer_round(NOW + seconds(1)) == 0
    assert fresh(session).__dict__ | {"_state": None} == before


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": Standing.BUSY},
        {"standing": Standing.AWAY},
        {"seen_at": NOW - seconds(26)},
        {"seen_at": None},
    ],
)
def test_nothing_rings_at_who_takes_none_or_is_not_there(cast: Cast, fields: dict[str, object]) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW, **fields)  # type: ignore[arg-type]

    assert (offer_round(NOW), rings_at(session)) == (0, None)


def test_unanswered_chat_rings_at_the_next_after_half_a_minute(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    offer_round(NOW)
    seen(cast.johan, cast.asa, at=NOW + RINGS_FOR)

    offer_round(NOW + RINGS_FOR - seconds(1))
    first = rings_at(session)
    offer_round(NOW + RINGS_FOR)

    assert (first, rings_at(session), fresh(session).passed_by) == (cast.johan, cast.asa, [cast.johan.pk])


def test_agent_who_passes_it_on_is_followed_by_the_next_at_once(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    offer_round(NOW)

    pass_on(session, by=cast.johan)
    offer_round(NOW + seconds(1))

    assert (rings_at(session), Availability.objects.get(agent=cast.johan).rung_out) == (cast.asa, 0)


def test_when_all_have_let_it_go_by_it_begins_anew(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW)
    offer_round(NOW)
    pass_on(session, by=cast.johan)
    seen(cast.johan, at=NOW + RINGS_FOR)

    assert offer_round(NOW + seconds(5)) == 0  # not at the same moment again
    assert offer_round(NOW + RINGS_FOR) == 1
    assert (rings_at(session), fresh(session).passed_by) == (cast.johan, [])


def test_agent_at_whom_two_chats_rang_out_is_busy_and_not_asked(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    first, second = waits(inbox, since=NOW - seconds(20)), waits(inbox, since=NOW - seconds(10))
    takes_chats(cast.johan, NOW)
    offer_round(NOW)
    seen(cast.johan, at=NOW + RINGS_FOR)
    offer_round(NOW + RINGS_FOR)
    there = Availability.objects.get(agent=cast.johan)
    seen(cast.johan, at=NOW + 2 * RINGS_FOR)

    offer_round(NOW + 2 * RINGS_FOR)

    row = Availability.objects.get(agent=cast.johan)
    assert (there.standing, there.rung_out) == (Standing.AVAILABLE, 1)
    assert (row.standing, row.is_automatic, row.rung_out) == (Standing.BUSY, True, 0)
    assert (rings_at(first), rings_at(second)) == (None, None)


def test_answer_between_two_rings_counts_from_the_start(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    waits(inbox, since=NOW - seconds(20))
    takes_chats(cast.johan, NOW)
    offer_round(NOW)
    seen(cast.johan, at=NOW + RINGS_FOR)
    offer_round(NOW + RINGS_FOR)

    accept(ChatSession.objects.get(offered_to=cast.johan), by=cast.johan)

    assert Availability.objects.get(agent=cast.johan).rung_out == 0


def test_chat_that_rings_at_who_goes_away_rings_elsewhere_in_the_next_round(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    offer_round(NOW)

    set_standing(cast.johan, Standing.AWAY)
    withdrawn = rings_at(session)
    offer_round(NOW + seconds(1))

    assert (withdrawn, rings_at(session), fresh(session).passed_by) == (None, cast.asa, [])


def test_chat_that_rings_at_a_dead_browser_rings_elsewhere(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW - seconds(20), idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    offer_round(NOW)

    offer_round(NOW + seconds(6))

    assert (rings_at(session), Availability.objects.get(agent=cast.johan).rung_out) == (cast.asa, 0)


def test_chat_that_rings_at_a_disabled_agent_rings_elsewhere_in_the_next_round(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    offer_round(NOW)

    disable_agent(cast.johan, by=cast.asa)
    offer_round(NOW)

    assert rings_at(session) == cast.asa


def test_confidential_chat_never_rings_at_an_outsider(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    session = waits(inbox, ticket={"is_confidential": True})
    takes_chats(cast.olle, NOW)
    is_good_for(cast.olle, inbox=inbox)

    assert (offer_round(NOW), rings_at(session)) == (0, None)


def test_chat_that_became_confidential_rings_at_an_outsider_no_longer(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    session = waits(inbox)
    takes_chats(cast.olle, NOW)
    is_good_for(cast.olle, inbox=inbox)
    offer_round(NOW)
    rang_at = rings_at(session)
    Ticket.objects.filter(pk=session.ticket_id).update(is_confidential=True)

    offer_round(NOW + seconds(1))

    assert (rang_at, rings_at(session)) == (cast.olle, None)


def test_agent_whose_ticket_it_is_already_is_asked_first(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter), ticket={"assignee": cast.asa})
    takes_chats(cast.johan, NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)

    offer_round(NOW)

    assert rings_at(session) == cast.asa


def test_rounds_at_the_same_time_offer_once(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    sessions = [waits(inbox) for _number in range(3)]
    for number in range(2):
        takes_chats(make_agent(f"Agent {number}", teams=[cast.kontaktcenter]), NOW)

    begun = at_once(offer_round, [NOW] * 6)

    rung = [agent for session in sessions if (agent := rings_at(session))]
    assert sum(number for number in begun if isinstance(number, int)) == len(rung) == len(set(rung))
    assert (len(rung) + offer_round(NOW), offer_round(NOW)) == (2, 0)


def test_one_full_by_hand_gets_no_offer(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    takes_chats(cast.johan, NOW, capacity=1)
    accept(waits(inbox), by=cast.johan)
    session = waits(inbox)

    assert (offer_round(NOW), rings_at(session)) == (0, None)


def test_round_asks_as_much_for_many_as_for_one(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    takes_chats(cast.johan, NOW, capacity=1)
    accept(waits(inbox), by=cast.johan)
    waits(inbox)
    with CaptureQueriesContext(connection) as one:
        offer_round(NOW)
    for number in range(9):
        agent = make_agent(f"Agent {number}", teams=[cast.kontaktcenter])
        takes_chats(agent, NOW, capacity=1)
        accept(waits(inbox), by=agent)
        waits(inbox)
    with CaptureQueriesContext(connection) as many:
        offer_round(NOW)

    assert len(many) == len(one)


def test_nobody_waiting_is_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    takes_chats(cast.johan, NOW)

    with django_assert_num_queries(1):
        offer_round(NOW)
