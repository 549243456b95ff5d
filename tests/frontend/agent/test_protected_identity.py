"""A protected identity: shown nowhere without the right, and every reading with it is written to the audit."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent, AuditEntry, Contact
from tests.factories import make_agent, make_contact, make_ticket
from tests.factories.cast import Cast
from tests.security.mail import mail
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.models import Ticket
from tickets.references import reply_token

SignIn = Callable[[Agent], Client]
NAME, ADDRESS, PHONE = "Lena Björkqvist", "lena.bjorkqvist@mejl.example", "+46701740605"
TRACES = [NAME, "Björkqvist", ">LB<", ADDRESS, "bjorkqvist", PHONE, "070-174 06 05", "Ring på kvällen"]


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A ticket of Lena's with an answer, a further message of hers and events in her name."""
    lena = make_contact(NAME, email=ADDRESS, phone=PHONE, is_protected=True, note="Ring på kvällen")
    ticket = make_ticket(team=cast.kontaktcenter, requester=lena, assignee=cast.johan)
    ticket.messages.update(contact=lena)
    reply(ticket, by=cast.johan, body="Svar")
    change_status(ticket, "solved", by=cast.johan)
    mail(ticket, ADDRESS, reply_token=reply_token(ticket.pk))
    return Ticket.objects.get(pk=ticket.pk)


def pages(ticket: Ticket) -> dict[str, str]:
    address = reverse("ticket", args=[ticket.number])
    return {
        "queue": "/arenden/?whose=all",
        "ticket": address,
        "live": f"{address}?part=live",
        "search by word": "/sok/?q=soptunnan",
        "search by name": "/sok/?q=Lena+Bj%C3%B6rk",
        "contacts": "/kontakter/",
        "contacts by name": "/kontakter/?q=0701740605",
    }


@pytest.mark.parametrize("is_fragment", [False, True])
def test_nothing_of_the_identity_is_shown_without_the_right(
    cast: Cast, ticket: Ticket, sign_in: SignIn, is_fragment: bool
) -> None:
    client = sign_in(cast.johan)

    for name, address in pages(ticket).items():
        response = client.get(address, headers={"HX-Request": "true"} if is_fragment else {})
        assert response.status_code == 200
        page = response.content.decode()
        assert [trace for trace in TRACES if trace in page] == [], name
    assert not AuditEntry.objects.filter(verb="contact.read_protected").exists()


def test_card_of_a_protected_contact_is_a_404_without_the_right(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    address = reverse("contact", args=[ticket.requester_id])

    assert sign_in(cast.johan).get(address).status_code == 404
    assert sign_in(cast.johan).post(address, {"name": "x"}).status_code == 404


def test_refusal_of_a_stale_form_names_nobody_protected(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)

    response = client.post(
        reverse("ticket_message", args=[ticket.number, "svar"]),
        {"body": "För sent", "version": "2"},
        headers={"HX-Request": "true"},
    )

    assert response.status_code == 409
    assert [trace for trace in TRACES if trace in response.content.decode()] == []


@pytest.mark.parametrize("page", ["ticket", "live", "contact", "search", "contacts"])
def test_reading_with_the_right_is_logged(cast: Cast, ticket: Ticket, sign_in: SignIn, page: str) -> None:
    mona = make_agent("Mona Ek", teams=[cast.kontaktcenter], may_see_protected=True)
    addresses = {
        **pages(ticket),
        "contact": reverse("contact", args=[ticket.requester_id]),
        "search": "/sok/?q=soptunnan",
    }

    shown = sign_in(mona).get(addresses[page]).content.decode()

    assert NAME in shown
    entry = AuditEntry.objects.get(verb="contact.read_protected")
    assert (entry.agent, entry.object_kind, entry.object_id) == (mona, "contact", ticket.requester_id)


def test_queue_shows_the_name_to_nobody(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    mona = make_agent("Mona Ek", teams=[cast.kontaktcenter], may_see_protected=True)

    page = sign_in(mona).get("/arenden/?whose=all").content.decode()

    assert NAME not in page
    assert "Skyddad identitet" in page
    assert not AuditEntry.objects.exists()


def test_reading_a_confidential_ticket_is_logged(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, is_confidential=True)
    open_ticket = make_ticket(team=cast.kontaktcenter)

    for row in (ticket, open_ticket):
        sign_in(cast.johan).get(reverse("ticket", args=[row.number]))

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.agent, entry.object_id) == ("ticket.read_confidential", cast.johan, ticket.pk)


def test_only_those_with_the_right_lift_the_protection(cast: Cast, sign_in: SignIn) -> None:
    ann = make_contact("Ann")
    address = reverse("contact", args=[ann.pk])
    form = {"name": "Ann", "kind": "person", "language": "sv", "is_protected": "on"}

    sign_in(cast.johan).post(address, form)
    by_johan = Contact.objects.get(pk=ann.pk).is_protected
    sign_in(make_agent("Mona", teams=[cast.kontaktcenter], may_see_protected=True)).post(address, form)

    assert (by_johan, Contact.objects.get(pk=ann.pk).is_protected) == (False, True)
