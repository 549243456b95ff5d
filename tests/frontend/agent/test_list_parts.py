"""The list as screens ask for it when something happens: what is kept for all of them shows nobody another's."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from servicedesk.lib.keyset import page_of
from servicedesk.people.models import Agent
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tests.factories.tickets import make_incoming
from tickets.actions.receive import receive
from tickets.actions.set_properties import set_confidential
from tickets.conditions import Conditions
from tickets.incoming import IncomingAddress
from tickets.models import Draft, Ticket
from tickets.queues import ORDERS, for_queue, queue_page

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def part(client: Client, which: str, query: str = "ko=alla-oppna") -> str:
    return client.get(f"/arenden/?{query}&part={which}", headers=HTMX).content.decode()


def row(client: Client, ticket: Ticket) -> str:
    found = re.search(rf'<li class="[^"]*" id="row-{ticket.number}".*?</li>', part(client, "list"), re.DOTALL)
    return found[0] if found else ""


def test_rows_and_counts_come_apart(cast: Cast, sign_in: SignIn) -> None:
    make_ticket(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    found = [part(client, which) for which in ("list", "rail", "")]

    assert [('id="ticket-list"' in html, 'id="rail-lists"' in html) for html in found] == [
        (True, False),
        (False, True),
        (True, True),
    ]


def test_kept_row_shows_each_viewer_their_own_marks(cast: Cast, sign_in: SignIn) -> None:
    sender = IncomingAddress("email", "ann@mejl.example")
    inbox = make_ticket(team=cast.kontaktcenter).inbox
    ticket = receive(make_incoming(sender=sender, text="Gungan"), inbox=inbox).ticket
    Ticket.objects.filter(pk=ticket.pk).update(team=cast.kontaktcenter, assignee=cast.johan)
    Draft.objects.create(ticket=ticket, agent=cast.asa, kind=Draft.Kind.NOTE, body="Ring.")
    johan, asa = sign_in(cast.johan), sign_in(cast.asa)

    seen = {name: row(client, ticket) for name, client in (("johan", johan), ("asa", asa))}

    marks = ("ticket-row--unread", "Tilldelad dig", "Utkast")
    assert {name: [mark in html for mark in marks] for name, html in seen.items()} == {
        "johan": [True, True, False],
        "asa": [False, False, True],
    }
    assert row(johan, ticket) == seen["johan"]


def test_kept_statement_follows_rights_that_change(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg"))
    johan, olle = sign_in(cast.johan), sign_in(cast.olle)
    assert [bool(row(client, ticket)) for client in (johan, olle)] == [True, True]

    set_confidential(ticket, True, by=cast.johan)
    assert [bool(row(client, ticket)) for client in (johan, olle)] == [True, False]

    cast.johan.memberships.all().delete()
    assert [bool(row(client, ticket)) for client in (johan, olle)] == [False, False]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("count", [0, 3, 4])
def test_kept_first_page_is_the_first_page(cast: Cast, order: str, count: int) -> None:
    for place in range(count):
        make_ticket(team=cast.kontaktcenter, subject=f"Gunga {place}", assignee=cast.asa if place % 2 else None)
    Ticket.objects.update(waiting_since="2026-11-20T08:00Z", solved_at="2026-11-21T08:00Z")
    for viewer in (cast.johan, cast.olle):
        for _first_and_kept in range(2):
            kept = queue_page(viewer, Conditions(), order, "", 3)
            asked = page_of(for_queue(viewer, Conditions(), order), ORDERS[order], "", 3)
            assert (kept.rows, kept.next_cursor, kept.previous_cursor) == (
                asked.rows,
                asked.next_cursor,
                asked.previous_cursor,
            )
