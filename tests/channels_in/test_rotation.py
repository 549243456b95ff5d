"""A new address or signing secret is taken into use at once, and the former one holds for a day: nothing is lost."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from channels_in.accounts import account_of_key, new_hook, put_secrets, save_account, secret, secrets_accepted
from channels_in.models import DoorAccount, RawInbound
from channels_in.phone.forms import ExchangeForm
from channels_in.sms.accounts import new_hook as new_sms_hook
from channels_in.sms.accounts import save_account as save_sms_account
from channels_in.sms.former import secrets_accepted as sms_secrets_accepted
from servicedesk.people.models import Agent
from tests.channels_in.phone.conftest import make_line, post
from tests.channels_in.sms.conftest import make_account as make_sms_account
from tests.clock import Clock
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes.phone_vendors import EXCHANGE_SECRET, exchange_headers, told_by_exchange
from tests.fakes.sms_vendors import SECRET, twilio_signature, twilio_sms
from tickets.models import ChannelKind

pytestmark = pytest.mark.django_db
TWILIO: dict[str, Any] = {"number": "0766-86 10 04", "vendor": "twilio", "price": None}
WIRE = {"provider": "wire", "external_id": "T-1"}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def make_account(by: Agent, **given: str) -> DoorAccount:
    inbox = make_inbox(kind=ChannelKind.APP, team=make_team())
    return save_account(inbox, by=by, given=given, signing=["seal"], **WIRE)


def key_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def test_former_address_holds_for_a_day(clock: Clock) -> None:
    by = make_agent()
    account = make_account(by)
    keys = [key_of(new_hook(account, by=by, address="sms_hook")) for _time in range(3)]

    def taken() -> list[bool]:
        return [account_of_key(key, "wire") == account for key in keys]

    assert taken() == [False, True, True]
    clock.forward(hours=25)
    assert taken() == [False, False, True]


def test_sms_come_by_the_former_address_until_it_ends(clock: Clock) -> None:
    account, path = make_sms_account()
    new_sms_hook(account, by=make_agent())
    body = "id=s1&from=%2B46701740605&to=%2B46766861004&message=Hej"

    def called(name: str) -> int:
        said = body.replace("s1", name)
        return Client().post(path, said, content_type="application/x-www-form-urlencoded").status_code

    assert called("s1") == 200
    clock.forward(hours=25)
    assert (called("s2"), RawInbound.objects.count()) == (404, 1)


def test_former_signing_secret_is_taken_for_a_day(clock: Clock) -> None:
    by = make_agent()
    account = make_account(by, seal="röd", token="ett")

    again = save_account(account.inbox, by=by, given={"seal": "blå", "token": "två"}, signing=["seal"], **WIRE)

    assert secrets_accepted(again, "seal") == ["blå", "röd"]
    assert (secret(again, "token"), secrets_accepted(again, "token")) == ("två", ["två"])
    clock.forward(hours=25)
    assert secrets_accepted(DoorAccount.objects.get(), "seal") == ["blå"]


def test_same_signing_secret_again_ends_nothing() -> None:
    account = make_account(make_agent(), seal="röd")
    put_secrets(account, {"seal": "blå"}, signing=["seal"])
    put_secrets(account, {"seal": "blå"}, signing=["seal"])

    assert secrets_accepted(account, "seal") == ["blå", "röd"]
    assert secrets_accepted(account, "none") == []


def test_sms_signed_with_the_former_token_come_in_for_a_day(clock: Clock) -> None:
    account, path = make_sms_account("twilio")
    by = make_agent()
    fields: dict[str, Any] = {
        "number": "0766-86 10 04",
        "username": account.username,
        "vendor": "twilio",
        "price": None,
    }
    save_sms_account(account.inbox, by=by, secret="den nya token", **fields)

    def called(name: str, secret: str) -> int:
        body = twilio_sms(name, "Hej")
        signature = twilio_signature(f"{settings.BASE_URL}{path}", body, secret)
        kind = "application/x-www-form-urlencoded"
        return Client().post(path, body, content_type=kind, headers={"X-Twilio-Signature": signature}).status_code

    assert (called("SM1", "den nya token"), called("SM2", SECRET), called("SM3", "fel")) == (200, 200, 404)
    clock.forward(hours=25)
    assert (called("SM4", "den nya token"), called("SM5", SECRET)) == (200, 404)


def test_former_token_of_another_account_is_nobodys() -> None:
    account, _path = make_sms_account("twilio")
    by, elsewhere = make_agent(), "AC" + "9" * 32

    again = save_sms_account(account.inbox, by=by, secret="den nya token", username=elsewhere, **TWILIO)

    assert sms_secrets_accepted(again) == ["den nya token"]


def test_exchange_may_sign_with_its_former_secret_for_a_day(clock: Clock) -> None:
    account, path = make_line()
    given = {"secret": "n" * 40}
    fields = {"provider": account.provider, "external_id": account.external_id, "options": account.options}
    save_account(account.inbox, by=make_agent(), given=given, signing=ExchangeForm.signing, **fields)

    def told(name: str, secret: str) -> int:
        body = told_by_exchange("ringing", name)
        return int(post(path, body, **exchange_headers(body, secret=secret)).status_code)

    assert [told("c1", "n" * 40), told("c2", EXCHANGE_SECRET), told("c3", "fel")] == [200, 200, 401]
    clock.forward(hours=25)
    assert [told("c4", "n" * 40), told("c5", EXCHANGE_SECRET)] == [200, 401]
