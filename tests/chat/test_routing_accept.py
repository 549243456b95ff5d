"""One agent gets a chat; the visitor is told who; the ticket is theirs."""

import pytest

from chat.actions.accept import accept, pass_on
from chat.actions.staffing import set_capacity, set_standing
from chat.entries import entries_after
from chat.loads import Load, load_of
from chat.models import CAPACITY_MAX, Availability, ChatState, Standing
from chat.queries import chats_of, chats_visible_to, waiting_for
from tests.chat.staff import chat_inbox, fresh, is_good_for, takes_chats, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent
from tests.tickets.parallel import at_once
from tickets.actions.assign import assign
from tickets.actions.errors import InvalidChange
from tickets.models import Ticket
from tickets.statuses import Status


def test_agent_who_accepts_has_the_chat_and_its_ticket(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))

    taken = accept(session, by=cast.johan)

    assert (taken.state, taken.agent, taken.waiting_since) == (ChatState.ACTIVE, cast.johan, None)
    assert taken.first_accepted_at == taken.accepted_at
    assert (taken.ticket.assignee_id or Ticket.objects.get(pk=taken.ticket_id).assignee_id) == cast.johan.pk
    assert Ticket.objects.get(pk=taken.ticket_id).status == Status.OPEN


def test_visitor_is_told_the_first_name_of_who_came(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))

    accept(session, by=cast.johan)

    told = entries_after(fresh(session), 1, for_visitor=True)
    assert [(entry["seq"], entry["kind"], entry["data"]) for entry in told] == [(2, "joined", {"name": "Johan"})]


def test_of_ten_who_accept_at_once_one_gets_it_and_the_others_are_told_who(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    agents = [make_agent(f"Agent {number}", teams=[cast.kontaktcenter]) for number in range(10)]

    results = at_once(lambda agent: accept(session, by=agent), agents)

    had = fresh(session).agent
    assert had is not None
    refused = [str(result) for result in results if isinstance(result, InvalidChange)]
    assert refused == [f"{had.name} tog chatten strax före dig."] * 9
    assert Ticket.objects.get(pk=session.ticket_id).assignee == had
    assert [entry["kind"] for entry in entries_after(fresh(session), 0, for_visitor=False)] == ["message", "joined"]


def test_accepting_twice_is_accepting_once(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))

    accept(session, by=cast.johan)
    accept(session, by=cast.johan)

    assert fresh(session).last_seq == 2


def test_chat_of_a_ticket_somebody_else_has_moves_with_its_ticket(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    assign(session.ticket, cast.asa, by=cast.asa)

    accept(session, by=cast.johan)

    assert Ticket.objects.get(pk=session.ticket_id).assignee == cast.johan


def test_agent_who_may_not_see_the_ticket_cannot_accept(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.socialtjanst))

    with pytest.raises(InvalidChange):
        accept(session, by=cast.olle)

    assert fresh(session).state == ChatState.WAITING


def test_more_than_the_capacity_is_a_choice_up_to_a_limit(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    set_capacity(cast.johan, 1)
    for _number in range(CAPACITY_MAX):
        accept(waits(inbox), by=cast.johan)

    assert load_of(cast.johan) == Load(CAPACITY_MAX, 1)
    assert load_of(cast.johan).is_full
    with pytest.raises(InvalidChange):
        accept(waits(inbox), by=cast.johan)


def test_passing_on_what_does_not_ring_does_nothing(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))

    assert pass_on(session, by=cast.johan).passed_by == []


def test_lists_hold_what_the_agent_may_see_and_take(cast: Cast) -> None:
    kontaktcenter, socialtjanst = chat_inbox(team=cast.kontaktcenter), chat_inbox(team=cast.socialtjanst)
    first, second, closed = waits(kontaktcenter), waits(kontaktcenter), waits(socialtjanst)
    accept(second, by=cast.johan)

    assert list(waiting_for(cast.johan)) == [first]
    assert list(chats_of(cast.johan)) == [second]
    assert set(chats_visible_to(cast.johan)) == {first, second}
    assert set(chats_visible_to(cast.sara)) == {first, second, closed}
    assert list(waiting_for(cast.olle)) == []


def test_whose_skill_is_the_inbox_may_take_its_chats_from_another_team(cast: Cast) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    session = waits(inbox)
    is_good_for(cast.olle, inbox=inbox)

    assert list(waiting_for(cast.olle)) == [session]


def test_standing_says_who_set_it_and_what_for(cast: Cast) -> None:
    set_standing(cast.johan, Standing.BUSY, "rast till 10:15")

    row = Availability.objects.get(agent=cast.johan)
    assert (row.standing, row.note, row.is_automatic) == (Standing.BUSY, "rast till 10:15", False)


def test_unknown_standing_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidChange):
        set_standing(cast.johan, "asleep")


def test_who_begins_to_take_chats_has_been_idle_from_then_on(cast: Cast) -> None:
    before = takes_chats(cast.johan, standing=Standing.AWAY)

    set_standing(cast.johan, Standing.AVAILABLE)

    assert Availability.objects.get(agent=cast.johan).idle_since > before.idle_since
