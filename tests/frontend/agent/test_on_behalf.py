"""A ticket for somebody else than the one who got in touch."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories.cast import Cast
from tickets.actions.reply import reply_addresses
from tickets.models import Participant, Ticket

SAID = {"channel": "phone", "subject": "Mammas hemtjänst", "body": "Ingen kom i går.", "priority": "20"}


def test_ticket_is_for_the_one_it_is_about_and_the_caller_takes_part(
    cast: Cast, sign_in: Callable[[Agent], Client]
) -> None:
    said = {**SAID, "team": str(cast.kontaktcenter.pk), "name": "Dottern", "phone": "070-174 06 21"}
    said |= {"for_name": "Mamman", "for_email": "mamman@mejl.example"}

    sign_in(cast.johan).post(reverse("new_ticket"), said)

    ticket = Ticket.objects.get()
    caller = ticket.messages.get().contact
    assert caller is not None
    assert (ticket.requester.name, caller.name) == ("Mamman", "Dottern")
    assert [row["value"] for row in reply_addresses(ticket)] == ["mamman@mejl.example"]
    assert list(Participant.objects.values_list("contact", "gets_replies")) == [(caller.pk, False)]


def test_ticket_without_anybody_else_is_the_callers(cast: Cast, sign_in: Callable[[Agent], Client]) -> None:
    said = {**SAID, "team": str(cast.kontaktcenter.pk), "name": "Dottern", "phone": "070-174 06 22"}

    sign_in(cast.johan).post(reverse("new_ticket"), said)

    ticket = Ticket.objects.get()
    assert (ticket.requester.name, ticket.messages.get().contact) == ("Dottern", ticket.requester)
    assert not Participant.objects.exists()


def test_wrong_address_of_the_other_is_shown_beside_its_field(cast: Cast, sign_in: Callable[[Agent], Client]) -> None:
    said = {**SAID, "team": str(cast.kontaktcenter.pk), "name": "Dottern", "for_email": "inte en adress"}

    answer = sign_in(cast.johan).post(reverse("new_ticket"), said)

    assert answer.status_code == 422
    assert not Ticket.objects.exists()
