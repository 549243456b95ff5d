"""SMS that come in: once, kept before they are acknowledged, from nobody but the vendor."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from channels_in.intake import process
from channels_in.models import RawInbound, SmsStop
from tests.channels_in.sms.conftest import make_account
from tests.factories import make_agent
from tests.fakes.sms_vendors import elks_sms, twilio_signature, twilio_sms
from tickets.actions.change_status import change_status
from tickets.models import Message, Ticket
from tickets.statuses import Status

FORM = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.django_db


def post(path: str, body: bytes, **headers: str) -> int:
    return Client().post(path, body, content_type=FORM, headers=headers).status_code


def take_in() -> None:
    for pk in RawInbound.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True):
        process(pk)


def test_sms_becomes_a_ticket_and_the_answer_says_nothing() -> None:
    account, path = make_account()

    answer = Client().post(path, elks_sms("s1", "Sopbilen kom inte idag 🙁"), content_type=FORM)
    take_in()

    assert (answer.status_code, answer.content) == (200, b"")
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.inbox, ticket.team) == ("sms", account.inbox, account.inbox.team)
    assert ticket.subject == "Sopbilen kom inte idag 🙁"
    assert [(row.kind, row.value) for row in ticket.requester.addresses.all()] == [("phone", "+46701740605")]


def test_raw_bytes_are_kept_as_they_came() -> None:
    _account, path = make_account()
    body = elks_sms("s1", "Åäö och 🙂")

    post(path, body)

    assert bytes(RawInbound.objects.get().body) == body


@pytest.mark.django_db(transaction=True)
def test_told_fifty_times_at_once_it_is_one_message() -> None:
    _account, path = make_account()
    body = elks_sms("s1", "Hej")

    def tell(_number: int) -> int:
        try:
            return post(path, body)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(tell, range(50)))
    take_in()

    assert answers == [200] * 50
    assert Message.objects.count() == 1


def test_next_sms_goes_on_with_the_same_ticket() -> None:
    _account, path = make_account()
    post(path, elks_sms("s1", "Sopbilen kom inte"))
    take_in()
    post(path, elks_sms("s2", "Jo, på Björkallén 6"))
    take_in()

    assert [message.body for message in Ticket.objects.get().messages.all()] == [
        "Sopbilen kom inte",
        "Jo, på Björkallén 6",
    ]


def test_sms_from_another_number_is_another_ticket() -> None:
    _account, path = make_account()
    post(path, elks_sms("s1", "Sopbilen kom inte"))
    take_in()
    post(path, elks_sms("s2", "Sopbilen kom inte", sender="+46701740606"))
    take_in()

    assert Ticket.objects.count() == 2


def test_sms_after_the_ticket_is_closed_is_a_new_one() -> None:
    account, path = make_account()
    post(path, elks_sms("s1", "Sopbilen kom inte"))
    take_in()
    agent = make_agent(teams=[account.inbox.team])
    change_status(Ticket.objects.get(), Status.SOLVED, by=agent)
    change_status(Ticket.objects.get(), Status.CLOSED, by=agent)
    post(path, elks_sms("s2", "Kan man få bygga ett plank?"))
    take_in()

    assert Ticket.objects.count() == 2


def test_name_instead_of_a_number_can_be_read_but_not_answered() -> None:
    _account, path = make_account()
    post(path, elks_sms("s1", "Ditt paket är på väg", sender="Paketet"))
    take_in()

    ticket = Ticket.objects.get()
    assert ticket.requester.name == "Paketet"
    assert not ticket.requester.addresses.exists()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"id=s1", b"{}", b"message=x&from=%2B4670"])
def test_what_nobody_understands_is_kept_for_a_person(body: bytes) -> None:
    _account, path = make_account()

    assert post(path, body) == 200
    assert bytes(RawInbound.objects.get().body) == body


def test_too_much_is_refused() -> None:
    _account, path = make_account()

    assert post(path, b"message=" + b"x" * 70_000) == 413
    assert RawInbound.objects.count() == 0


def test_nobody_else_gets_in() -> None:
    account, path = make_account()

    assert post(path[:-2] + "x/", elks_sms("s1", "Hej")) == 404
    assert post(f"/in/sms/{account.hook_digest}/", elks_sms("s1", "Hej")) == 404
    assert RawInbound.objects.count() == 0


def test_twilio_is_believed_with_its_signature_only() -> None:
    _account, path = make_account("twilio")
    url = f"http://127.0.0.1:8000{path}"
    body = twilio_sms("SM1", "Hej på er, åäö 🙂")
    good = twilio_signature(url, body)
    altered = body.replace(b"Hej", b"Hoj")

    assert post(path, body) == 404
    assert post(path, body, **{"X-Twilio-Signature": good[:-3] + "AA="}) == 404
    assert post(path, altered, **{"X-Twilio-Signature": good}) == 404
    assert post(path, body, **{"X-Twilio-Signature": twilio_signature(url, body, "fel")}) == 404
    assert post(path, body, **{"X-Twilio-Signature": good}) == 200
    take_in()
    assert Message.objects.get().body == "Hej på er, åäö 🙂"


def test_stop_holds_until_they_write_again() -> None:
    _account, path = make_account()

    post(path, elks_sms("s1", " Stopp! "))
    assert list(SmsStop.objects.values_list("number", flat=True)) == ["+46701740605"]
    post(path, elks_sms("s2", "Förresten, när öppnar ni?"))
    assert not SmsStop.objects.exists()
    # Told again of the first: it changes nothing any more.
    post(path, elks_sms("s1", " Stopp! "))
    assert not SmsStop.objects.exists()
