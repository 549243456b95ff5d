"""D7: a secret word in a hidden ticket is not found, not counted and not hinted at, whatever is asked and how."""

import pytest

from tests.factories import make_contact, make_integration, make_note, make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.actions.tag import tag
from tickets.conditions import Conditions
from tickets.models import Ticket
from tickets.queues import for_queue
from tickets.rail import rail_of
from tickets.search import search_contacts, search_tickets

SECRET = "Zebrafinken"
PLACES = ["subject", "text", "note", "tag", "name", "address", "number"]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def hide(cast: Cast, place: str) -> tuple[Ticket, str]:
    """A ticket of Socialtjänst with the secret in one place. Returns it and what to search for."""
    requester = make_contact(
        SECRET if place == "name" else "Lena Frisk",
        email="zebrafinken@mejl.example" if place == "address" else "",
    )
    ticket = make_ticket(
        team=cast.socialtjanst,
        requester=requester,
        subject=SECRET if place == "subject" else "Ansökan",
        text=SECRET if place == "text" else "Hej",
    )
    if place == "note":
        make_note(ticket, cast.sara, SECRET)
    if place == "tag":
        tag(ticket, add=[SECRET], by=cast.sara)
    return ticket, {"number": str(ticket.number), "address": "zebrafinken@mejl.example"}.get(place, SECRET)


@pytest.mark.parametrize("place", PLACES)
def test_secret_is_found_by_the_team_and_by_nobody_else(cast: Cast, place: str) -> None:
    ticket, asked = hide(cast, place)

    for text in (asked, asked[:5], asked.upper(), f" {asked} "):
        result = search_tickets(cast.olle, text)
        assert (result.hits, result.count, result.is_more) == ([], 0, False), text
        assert search_contacts(cast.olle, text) == []
    assert [hit.ticket for hit in search_tickets(cast.sara, asked).hits] == [ticket]


def test_counts_filters_and_orders_are_as_if_it_were_not_there(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter)
    wanted = [
        Conditions(),
        Conditions(tag=("zebrafinken",)),
        Conditions(status=("any",)),
        Conditions(text=(SECRET,)),
        Conditions(sender=("zebrafinken",)),
        Conditions(team=(str(cast.socialtjanst.pk),)),
    ]
    before = [rail_of(cast.olle), *(list(for_queue(cast.olle, filters)) for filters in wanted)]

    hide(cast, "tag")

    assert [rail_of(cast.olle), *(list(for_queue(cast.olle, filters)) for filters in wanted)] == before


def test_confidential_ticket_of_an_open_team_is_as_hidden(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter, subject=SECRET, is_confidential=True)

    assert search_tickets(cast.olle, SECRET).count == 0
    assert search_tickets(cast.johan, SECRET).count == 1


def test_integration_of_another_team_finds_nothing(cast: Cast) -> None:
    hide(cast, "subject")
    integration, _token = make_integration(teams=[cast.kontaktcenter, cast.vatten])

    assert search_tickets(integration, SECRET).count == 0


def test_headline_never_shows_a_hidden_message(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter, text="Finken sjunger")
    make_ticket(team=cast.socialtjanst, text=f"Finken heter {SECRET}")

    (hit,) = search_tickets(cast.olle, "finken").hits

    assert SECRET not in hit.headline
