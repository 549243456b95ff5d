"""Colleagues named in a note: those who may see the ticket are in the event, others are not."""

import pytest

from tests.factories import make_agent, make_ticket
from tests.factories.cast import Cast
from tickets.actions.mentions import mentioned_in
from tickets.actions.note import note
from tickets.models import EventKind, Ticket


def told(ticket: Ticket) -> list[list[str]]:
    rows = ticket.events.filter(kind=EventKind.MENTIONED)
    return [[one["label"] for one in row.data["agents"]] for row in rows]


def test_note_that_names_a_colleague_records_who(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    written = note(ticket, by=cast.johan, body="@åsa lindqvist, kan du titta? Hälsar @Johan Åkerström")

    event = ticket.events.get(kind=EventKind.MENTIONED)
    assert event.data == {"agents": [{"value": cast.asa.pk, "label": "Åsa Lindqvist"}]}
    assert event.message == written


def test_colleague_who_may_not_see_the_ticket_is_not_told(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst)

    note(ticket, by=cast.sara, body="@Olle Vikström vet nog")

    assert told(ticket) == []
    assert mentioned_in("@Olle Vikström", ticket, by=cast.sara).not_told == (cast.olle,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Anna Berg", {"Anna Berg"}),
        ("@Anna Bergman, hej", {"Anna Bergman"}),
        ("@Anna Bergman och @Anna Berg", {"Anna Berg", "Anna Bergman"}),
        ("@Anna Bergs bil", set()),
        ("Anna Berg utan snabel-a", set()),
        ("post@anna.example", set()),
    ],
)
def test_longer_name_counts_and_only_whole_names(cast: Cast, text: str, names: set[str]) -> None:
    make_agent("Anna Berg", teams=[cast.kontaktcenter])
    make_agent("Anna Bergman", teams=[cast.kontaktcenter])
    ticket = make_ticket(team=cast.kontaktcenter)

    assert {agent.name for agent in mentioned_in(text, ticket).told} == names


def test_two_of_the_same_name_are_both_told_and_those_who_left_are_not(cast: Cast) -> None:
    for is_active in (True, True, False):
        make_agent("Eva Ek", teams=[cast.kontaktcenter], is_active=is_active)

    assert len(mentioned_in("@Eva Ek", make_ticket(team=cast.kontaktcenter)).told) == 2
