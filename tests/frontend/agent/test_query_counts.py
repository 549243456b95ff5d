"""Pages cost the same number of queries whatever they show, and never more than ten."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_category, make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_priority
from tickets.models import Ticket

SignIn = Callable[[Agent], Client]
MOST = 10


def queries(client: Client, address: str, **headers: str) -> int:
    client.get(address, headers=headers)  # what is remembered for seconds is read now
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers)
    assert response.status_code == 200
    return len(captured)


def fill(cast: Cast, count: int) -> None:
    for place in range(count):
        make_ticket(
            team=cast.kontaktcenter,
            requester=make_contact(f"Person {place}"),
            assignee=cast.johan,
            category=make_category(f"Kategori {place}"),
        )


@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize(
    "address", ["/arenden/?whose=all", "/arenden/?whose=mine&sort=created", "/sok/?q=soptunnan", "/kontakter/"]
)
def test_list_costs_the_same_for_one_row_and_for_thirty(
    cast: Cast, sign_in: SignIn, address: str, fragment: bool
) -> None:
    client, headers = sign_in(cast.johan), {"HX-Request": "true"} if fragment else {}
    fill(cast, 1)
    one = queries(client, address, **headers)

    fill(cast, 29)

    # A search asks the knowledge base too.
    assert queries(client, address, **headers) == one <= (15 if address.startswith("/sok/") else MOST)


def talk(ticket: Ticket, cast: Cast, count: int) -> None:
    for place in range(count):
        reply(ticket, by=cast.johan, body=f"Svar {place}")
        make_note(ticket, cast.asa)
        set_priority(ticket, (30, 40)[place % 2], by=cast.johan)


@pytest.mark.parametrize("part", ["page", "fragment", "live"])
def test_ticket_costs_the_same_for_two_messages_and_for_forty(cast: Cast, sign_in: SignIn, part: str) -> None:
    client, ticket = sign_in(cast.johan), make_ticket(team=cast.kontaktcenter)
    address = reverse("ticket", args=[ticket.number]) + ("?part=live" if part == "live" else "")
    headers = {} if part == "page" else {"HX-Request": "true"}
    talk(ticket, cast, 1)
    few = queries(client, address, **headers)

    talk(ticket, cast, 20)

    assert queries(client, address, **headers) == few <= MOST


def test_contact_costs_the_same_for_one_ticket_and_for_thirty(cast: Cast, sign_in: SignIn) -> None:
    client, ann = sign_in(cast.johan), make_contact("Ann")
    make_ticket(team=cast.kontaktcenter, requester=ann)
    address = reverse("contact", args=[ann.pk])
    one = queries(client, address)

    for _place in range(29):
        make_ticket(team=cast.kontaktcenter, requester=ann)

    assert queries(client, address) == one <= MOST
