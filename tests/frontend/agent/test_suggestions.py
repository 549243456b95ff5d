"""What the composer offers while one types, and what one may see of it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_canned_response, make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.models import CannedResponse, EventKind, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def options(client: Client, ticket: Ticket, what: str, asked: str = "") -> list[str]:
    page = client.get(reverse("composer_suggestions", args=[ticket.number, what]), {"q": asked}).content.decode()
    return re.findall(r'role="option"[^>]*><span class="truncate">([^<]*)<', page)


def test_canned_responses_that_fit_come_first_and_are_filled_in(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg")), sign_in(cast.johan)
    often = make_canned_response("hej", name="Vanlig", use_count=9, language="en")
    make_canned_response("tack", name="Passar", language="sv")
    make_canned_response("vatten", name="Andras", team=cast.vatten)
    make_canned_response("slut", name="Avställd", is_active=False)

    assert options(client, ticket, "svarsmallar") == ["Passar", "Vanlig"]
    assert options(client, ticket, "svarsmallar", "va") == ["Vanlig"]
    filled = client.post(reverse("canned_insertion", args=[ticket.number, often.pk])).json()
    assert filled == {"text": "Hej Ann! Vi kommer i morgon.", "wrong": ""}
    assert CannedResponse.objects.get(pk=often.pk).use_count == 10


def test_canned_response_of_others_cannot_be_inserted(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    theirs = make_canned_response(team=cast.vatten)

    assert sign_in(cast.johan).post(reverse("canned_insertion", args=[ticket.number, theirs.pk])).status_code == 404


def test_colleagues_who_see_the_ticket_come_first_and_others_with_a_warning(cast: Cast, sign_in: SignIn) -> None:
    secret = make_ticket(team=cast.socialtjanst)
    make_agent("Siv Ek", teams=[cast.socialtjanst])
    client = sign_in(cast.sara)

    assert options(client, secret, "kollegor", "s")[0] == "Siv Ek"
    page = client.get(reverse("composer_suggestions", args=[secret.number, "kollegor"]), {"q": "olle"}).content.decode()
    assert "suggestion--warns" in page


def test_note_naming_somebody_who_cannot_see_it_warns(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.socialtjanst), sign_in(cast.sara)
    address = reverse("ticket_message", args=[ticket.number, "anteckning"])

    page = client.post(address, {"body": "@Olle Vikström, titta"}, headers=HTMX).content.decode()

    assert "Olle Vikström kan inte se ärendet" in page.split("beforeend:#toasts")[1]
    assert not ticket.events.filter(kind=EventKind.MENTIONED).exists()


def test_references_offer_and_link_only_what_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    secret = make_ticket(team=cast.socialtjanst, subject="Dold rubrik")
    other = make_ticket(team=cast.kontaktcenter, subject="Öppen rubrik")
    ticket = make_ticket(team=cast.kontaktcenter)
    make_note(ticket, cast.johan, f"Se #{secret.number} och #{other.number}, inte #{other.number}x.")
    client = sign_in(cast.johan)

    assert options(client, ticket, "hanvisningar", str(secret.number)) == []
    assert options(client, ticket, "hanvisningar", str(other.number)[:4]) == ["Öppen rubrik"]
    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert f'<a href="/arenden/{other.number}/" title="Öppen rubrik">#{other.number}</a>, inte #{other.number}x' in page
    assert f"Se #{secret.number} och" in page
    assert "Dold rubrik" not in page


def test_recipients_offered_are_contacts_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    make_ticket(team=cast.socialtjanst, requester=make_contact("Anna Dold"))
    make_contact("Anna Skyddad", is_protected=True)
    make_ticket(team=cast.kontaktcenter, requester=make_contact("Anna Synlig"))
    ticket = make_ticket(team=cast.kontaktcenter)

    assert options(sign_in(cast.johan), ticket, "mottagare", "anna") == ["Anna Synlig"]


@pytest.mark.parametrize("asked", ["%", "'; --", "#" * 90, "9" * 80])
def test_odd_questions_get_an_answer(cast: Cast, sign_in: SignIn, asked: str) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    for what in ("svarsmallar", "kollegor", "hanvisningar", "mottagare"):
        assert options(client, ticket, what, asked) == []
    assert client.get(reverse("composer_suggestions", args=[ticket.number, "annat"])).status_code == 404
