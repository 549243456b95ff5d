"""B2: our acknowledgement is no relay and no bomb: one a day to an address, with no word of the sender's in it."""

import pytest
from django.core.cache import cache
from django.test import Client

from channels_in.email.compose import compose
from channels_in.webform import limits
from tests.factories import make_form
from tests.frontend.public.filling import send
from tickets.models import Message

pytestmark = pytest.mark.django_db
SPAM = "Buy at http://spam.test now"


def acknowledgements() -> list[Message]:
    return list(Message.objects.filter(is_automatic=True))


def test_acknowledgement_holds_no_text_of_the_sender(client: Client) -> None:
    send(client, make_form(), amne=SPAM, fraga=SPAM, namn=SPAM, epost="victim@mejl.example")

    (message,) = acknowledgements()
    mail = compose(message)

    whole = "\n".join([*(f"{name}: {value}" for name, value in mail.items()), *_bodies(mail)])
    assert "spam.test" not in whole
    assert "Buy" not in whole
    assert str(mail["To"]) == "victim@mejl.example"


def _bodies(mail: object) -> list[str]:
    return [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]  # type: ignore[attr-defined]


def test_one_address_gets_one_acknowledgement_a_day_from_all_forms(client: Client) -> None:
    forms = [make_form() for _number in range(3)]

    for number in range(9):
        cache.clear()
        send(client, forms[number % 3], fraga=f"{SPAM} {number}", epost="Victim@mejl.example")

    assert len(acknowledgements()) == 1


def test_one_address_is_not_written_to_over_and_over(client: Client) -> None:
    form = make_form()

    answers = [send(client, form, fraga=f"Fråga {number}").status_code for number in range(12)]

    assert answers.count(302) == limits.SENT_PER_ADDRESS[0]
    assert answers[-1] == 429


def test_one_place_does_not_reach_many_victims(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SENT_PER_PLACE", ((5, 600),))
    form = make_form()

    for number in range(9):
        send(client, form, epost=f"victim{number}@mejl.example")

    assert len(acknowledgements()) == 5
