"""Whoever writes to us is told when they have an answer at the latest; where nothing is promised, nothing is said."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from chat.models import ChatSetup
from frontend.due_words import moment_words
from tests.factories import make_form
from tests.factories.promises import make_policy
from tests.frontend.public.filling import address_of, send
from tickets.models import Clock
from tickets.promised import next_answer_by

pytestmark = pytest.mark.django_db


def test_the_form_and_its_receipt_say_when_they_have_an_answer(client: Client) -> None:
    form = make_form()
    assert "svar senast" not in client.get(address_of(form)).text
    make_policy({"first_response": ("working_days", 1440, 0)})

    page = client.get(address_of(form)).text
    receipt = client.get(send(client, form).headers["Location"]).text

    due = Clock.objects.get().due_at
    assert due is not None
    with override("sv"):
        sentence = f"Du får svar senast {moment_words(due, timezone.now())}."
    assert "Du får svar senast" in page
    assert sentence in receipt


def test_the_receipt_says_it_in_english_too(client: Client) -> None:
    form = make_form()
    make_policy({"first_response": ("hours", 3 * 1440, 0)})

    location = send(client, form).headers["Location"]
    receipt = client.get(location, headers={"Accept-Language": "en"}).text

    assert "You have an answer" in receipt
    assert "at the latest." in receipt


def test_the_contact_page_tells_of_a_time_that_holds_for_every_form(client: Client) -> None:
    first, _second = make_form(), make_form()
    make_policy({"first_response": ("hours", 1440, 0)})

    assert "Du får svar senast i morgon" in client.get("/kontakt/").text
    make_policy({"first_response": ("hours", 60, 0)}, position=0, conditions=[{"ask": "category", "is": [1]}])
    assert "svar senast" not in client.get("/kontakt/").text
    assert next_answer_by(first.inbox) is not None


def test_a_closed_chat_says_when_a_question_is_answered(chat_setup: ChatSetup) -> None:
    make_policy({"first_response": ("hours", 1440, 0)})
    here, standing = f"/chat/{chat_setup.inbox.slug}/", f"/chat/{chat_setup.inbox.slug}/lage.json"
    is_open = Client().get(standing).json()["answer_by"]
    ChatSetup.objects.filter(pk=chat_setup.pk).update(hours=[])

    shut = Client().get(standing).json()["answer_by"]

    assert is_open is None
    assert shut is not None
    assert shut > timezone.now().isoformat()
    assert "Du får svar senast" in Client().get(here).text
