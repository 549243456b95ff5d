"""A new address or signing secret is taken into use at once, and the former one holds for a day: nothing is lost."""

import pytest
from django.test import Client

from channels_in.accounts import account_of_key, new_hook, put_secrets, save_account, secret, secrets_accepted
from channels_in.models import DoorAccount, RawInbound
from channels_in.sms.accounts import new_hook as new_sms_hook
from servicedesk.people.models import Agent
from tests.channels_in.sms.conftest import make_account as make_sms_account
from tests.clock import Clock
from tests.factories import make_agent, make_inbox, make_team
from tickets.models import ChannelKind

pytestmark = pytest.mark.django_db
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
