"""Lists read for many sockets at once: as few questions for many as for one, and the same rows as when read whole."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.lists import ListAnswer, ListAsk, Shown
from frontend.agent.live_list import LiveLists
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tests.factories import make_agent, make_ticket
from tests.factories.cast import Cast
from tickets.actions.assign import assign
from tickets.actions.change_status import change_status
from tickets.actions.set_properties import set_confidential, set_priority
from tickets.conditions import Conditions
from tickets.first_rows import List, first_rows, places_in
from tickets.models import Ticket
from tickets.queues import ORDERS

SHOWN = Shown("ko=alla-oppna", "sv")


def answers(agents: list[Agent], held: list[object], changed: set[int]) -> list[ListAnswer]:
    asks = [ListAsk(agent, SHOWN, one, frozenset(changed)) for agent, one in zip(agents, held, strict=True)]
    found = [answer for answer in LiveLists().lists(asks) if answer is not None]
    assert len(found) == len(asks)
    return found


def test_many_screens_take_as_many_questions_as_one(cast: Cast) -> None:
    tickets = [make_ticket(team=cast.kontaktcenter) for _ticket in range(3)]
    agents = [make_agent(f"Agent {place}", teams=[cast.kontaktcenter]) for place in range(30)]
    for agent in agents:
        access_of(agent)
    counts = []

    for some in (agents[:1], agents):
        told = [answer.held for answer in answers(some, [None] * len(some), set())]
        set_priority(tickets[0], 40 if len(some) == 1 else 30, by=cast.johan)
        with CaptureQueriesContext(connection) as asked:
            found = answers(some, told, {tickets[0].number})
        counts.append(len(asked))
        assert [list(answer.rows) for answer in found] == [[tickets[0].number]] * len(some)

    assert counts[0] == counts[1]


def _solved(ticket: Ticket, cast: Cast) -> None:
    change_status(ticket, "solved", by=cast.johan)


def _hidden(ticket: Ticket, cast: Cast) -> None:
    set_confidential(ticket, True, by=cast.johan)


def _urgent(ticket: Ticket, cast: Cast) -> None:
    set_priority(ticket, 40, by=cast.johan)


def _given(ticket: Ticket, cast: Cast) -> None:
    assign(ticket, cast.olle, by=cast.johan)


@pytest.mark.parametrize("order", [order for order in ORDERS if order != "-solved"])
@pytest.mark.parametrize("change", [_solved, _hidden, _urgent, _given])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_rows_worked_out_are_the_rows_read(
    cast: Cast, order: str, change: Callable[[Ticket, Cast], None], count: int
) -> None:
    for _ticket in range(count):
        make_ticket(team=cast.kontaktcenter)
    Ticket.objects.update(waiting_since="2026-11-20T08:00Z")
    lists = [List(access_of(agent), Conditions(), order) for agent in (cast.johan, cast.olle)]
    for ticket in Ticket.objects.order_by("pk"):
        before = first_rows(lists, 3)

        change(ticket, cast)

        places = places_in(lists, [ticket.number])
        read = first_rows(lists, 3)
        for one in lists:
            worked_out = before[one].after({ticket.number: places[one].get(ticket.number)})
            if worked_out is None:  # somebody must ask which ticket comes up from the next page
                assert before[one].has_more
                continue
            assert worked_out.rows == read[one].rows
            # A further page that has just become empty is found so when one goes there.
            assert worked_out.has_more >= read[one].has_more
