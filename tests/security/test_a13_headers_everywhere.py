"""A13, E8, E10: policy and no-store on pages, fragments, refusals and errors; no change by GET or without a token."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_agent, make_contact, make_team, make_ticket
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


@pytest.fixture
def ticket() -> Ticket:
    return make_ticket(team=make_team("Kontaktcenter", is_open_to_all=True), requester=make_contact("Ann"))


def signed_in(ticket: Ticket, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(make_agent("Johan", teams=[ticket.team]))
    return client


def policy(header: str) -> dict[str, str]:
    return {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in header.split("; ") if " " in part}


def places(ticket: Ticket) -> list[str]:
    own = reverse("ticket", args=[ticket.number])
    contact = reverse("contact", args=[ticket.requester_id])
    return [
        "/arenden/",
        own,
        f"{own}?part=live",
        "/sok/?q=sopor",
        "/kontakter/",
        contact,
        "/arenden/nytt/",
        "/finns-inte/",
    ]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_every_page_and_fragment_carries_policy_and_no_store(ticket: Ticket, headers: dict[str, str]) -> None:
    for address in places(ticket):
        for client in (signed_in(ticket), Client()):
            response = client.get(address, headers=headers)
            found = policy(response.headers["Content-Security-Policy"])
            assert {name: found.get(name) for name in POLICY} == POLICY, address
            assert response.headers["Cache-Control"].count("no-store") == 1, address
            assert response.headers["X-Content-Type-Options"] == "nosniff", address
            assert response.headers["X-Frame-Options"] == "DENY", address


def posts(ticket: Ticket) -> list[str]:
    number, pk = ticket.number, ticket.requester_id
    return [
        reverse("ticket_property", args=[number, "status"]),
        reverse("ticket_property", args=[number, "ta"]),
        reverse("ticket_message", args=[number, "svar"]),
        reverse("ticket_draft", args=[number, "svar"]),
        reverse("ticket_draft_files", args=[number, "svar"]),
        reverse("contact_addresses", args=[pk]),
        reverse("contact_merges", args=[pk]),
        reverse("contact", args=[pk]),
        reverse("new_ticket"),
    ]


def test_change_without_a_token_is_refused(ticket: Ticket) -> None:
    client = signed_in(ticket, enforce_csrf_checks=True)

    for address in posts(ticket):
        for headers in ({}, {"HX-Request": "true"}, {"Content-Type": "text/plain"}):
            response = client.post(address, {"value": "solved", "body": "x"}, headers=headers)
            assert response.status_code == 403, address
            assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert Ticket.objects.get().version == 1


def test_address_that_changes_something_answers_no_get(ticket: Ticket) -> None:
    client = signed_in(ticket)

    codes = {address: client.get(address).status_code for address in posts(ticket)[:7]}

    assert set(codes.values()) == {405}, codes


def test_get_changes_nothing(ticket: Ticket) -> None:
    client = signed_in(ticket)
    before = Ticket.objects.values().get()

    for address in places(ticket):
        client.get(address, {"value": "solved", "status": "closed", "_method": "POST"})
        client.head(address)

    assert Ticket.objects.values().get() == before
    assert ticket.events.count() == ticket.messages.count() == 1


def test_method_override_changes_nothing(ticket: Ticket) -> None:
    client = signed_in(ticket)

    client.get(posts(ticket)[0], {"value": "solved"}, headers={"X-HTTP-Method-Override": "POST"})

    assert Ticket.objects.get().status == "new"
