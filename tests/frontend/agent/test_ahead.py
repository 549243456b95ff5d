"""A ticket fetched before anybody asks for it (?part=ahead): what the opening shows, and no trace of a reading."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_agent, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.models import TicketRead

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
# What is another one each time: the keys that make a form count once.
KEYS = re.compile(r'(name="(?:csrfmiddlewaretoken|\w*key)" value=)"[^"]*"')


def test_ticket_ahead_is_what_its_opening_shows_and_counts_as_no_reading(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    client, address = sign_in(cast.johan), reverse("ticket", args=[ticket.number])

    ahead = client.get(f"{address}?ko=alla-oppna&part=ahead", headers=HTMX)
    opened = client.get(f"{address}?ko=alla-oppna", headers=HTMX)

    assert ahead.status_code == 200
    assert KEYS.sub(r"\1", ahead.content.decode()) == KEYS.sub(r"\1", opened.content.decode())
    assert (TicketRead.objects.count(), AuditEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("kind", ["confidential", "protected"])
@pytest.mark.parametrize("headers", [HTMX, {}])
def test_what_leaves_a_trace_when_it_is_read_is_not_given_ahead(
    cast: Cast, sign_in: SignIn, kind: str, headers: dict[str, str]
) -> None:
    mona = make_agent("Mona Ek", teams=[cast.kontaktcenter], may_see_protected=True)
    requester = make_contact("Lena Björkqvist", is_protected=kind == "protected")
    ticket = make_ticket(team=cast.kontaktcenter, requester=requester, is_confidential=kind == "confidential")

    found = sign_in(mona).get(f"{reverse('ticket', args=[ticket.number])}?part=ahead", headers=headers)

    assert (found.status_code, found.content, AuditEntry.objects.count()) == (204, b"", 0)


def test_ticket_ahead_does_not_exist_for_an_outsider(cast: Cast, sign_in: SignIn) -> None:
    hidden = make_ticket(team=cast.socialtjanst)

    found = sign_in(cast.olle).get(f"{reverse('ticket', args=[hidden.number])}?part=ahead", headers=HTMX)

    assert found.status_code == 404
