"""A ticket that begins with a mail of ours, and the contacts found while one types."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast
from tickets.models import Ticket

SignIn = Callable[[Agent], Client]


@pytest.fixture
def form(cast: Cast) -> dict[str, object]:
    inbox = make_inbox(kind="email", team=cast.kontaktcenter, address="kundcenter@storan.example")
    return {
        "to": "Ann Berg <ann@mejl.example>",
        "subject": "Vi stänger av vattnet",
        "body": "Hej! Vi stänger av **i morgon**.",
        "inbox": str(inbox.pk),
        "team": str(cast.kontaktcenter.pk),
        "then_status": "pending",
        "client_key": "k1",
    }


def test_mail_to_somebody_new_opens_a_ticket_of_theirs(cast: Cast, sign_in: SignIn, form: dict[str, object]) -> None:
    files = [SimpleUploadedFile("karta.txt", b"Karta")]

    response = sign_in(cast.johan).post(reverse("new_outgoing"), {**form, "cc": "bo@mejl.example", "files": files})

    ticket = Ticket.objects.get()
    said = ticket.messages.get()
    assert response.headers["Location"] == reverse("ticket", args=[ticket.number])
    assert (ticket.requester.name, ticket.status, ticket.assignee) == ("Ann Berg", "pending", cast.johan)
    assert [(row["role"], row["value"]) for row in said.recipients] == [
        ("to", "ann@mejl.example"),
        ("cc", "bo@mejl.example"),
    ]
    assert (said.direction, said.attachments.get().name) == ("out", "karta.txt")


def test_same_form_sent_twice_is_one_ticket(cast: Cast, sign_in: SignIn, form: dict[str, object]) -> None:
    client = sign_in(cast.johan)

    places = {client.post(reverse("new_outgoing"), form).headers["Location"] for _time in range(2)}

    assert (len(places), Ticket.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "ingen adress"},
        {"to": "kundcenter@storan.example"},
        {"subject": " "},
        {"body": ""},
        {"body": "Hej {requester_name}"},
        {"body": "Gäller 19121212-1212"},
        {"inbox": "0"},
    ],
)
def test_wrong_field_is_refused_with_everything_kept(
    cast: Cast, sign_in: SignIn, form: dict[str, object], wrong: dict[str, str]
) -> None:
    page = sign_in(cast.johan).post(reverse("new_outgoing"), {**form, **wrong})

    assert (page.status_code, Ticket.objects.count()) == (422, 0)
    assert 'id="error-summary"' in page.content.decode()
    kept = {"subject": "Vi stänger av vattnet", **wrong}["subject"].strip()
    assert kept in page.content.decode()


def test_identity_number_is_sent_when_it_must_be_there(cast: Cast, sign_in: SignIn, form: dict[str, object]) -> None:
    said = {**form, "body": "Gäller 19121212-1212", "sends_anyway": "on"}

    assert sign_in(cast.johan).post(reverse("new_outgoing"), said).status_code == 302


def test_without_an_inbox_for_mail_the_page_says_so(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.johan).get(reverse("new_outgoing")).content.decode()

    assert "<textarea" not in page
    assert "Ingen inkorg för e-post" in page


def test_found_contacts_are_those_one_may_see_and_never_protected(cast: Cast, sign_in: SignIn) -> None:
    make_ticket(team=cast.socialtjanst, requester=make_contact("Anna Dold"))
    make_contact("Anna Skyddad", is_protected=True)
    make_contact("Anna Synlig", email="anna@mejl.example", phone="+46701740605")
    cast.johan.may_see_protected = True
    cast.johan.save()

    page = sign_in(cast.johan).get(reverse("found_contacts"), {"q": "anna"}).content.decode()

    assert re.findall(r'value="([^"]*)" data-name="([^"]*)" data-email="([^"]*)" data-phone="([^"]*)"', page) == [
        ("Anna Synlig &lt;anna@mejl.example&gt;", "Anna Synlig", "anna@mejl.example", "+46701740605")
    ]
