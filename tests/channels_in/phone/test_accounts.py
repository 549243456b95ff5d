"""A line's account: where it rings, whom the caller hears first, and whether the provider knows us."""

from typing import Any

import pytest

from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.phone.forms import ElksForm, ExchangeForm, TwilioForm
from channels_in.phone.lines import greeting_of, line_of
from tests.factories import make_agent, make_inbox
from tests.fakes.phone_vendors import EXCHANGE_SECRET, LINE, PHONE, PhoneVendors
from tests.fakes.sms_vendors import SECRET, TWILIO_SID, USER
from tickets.models import ChannelKind

pytestmark = pytest.mark.django_db
FILLED = {
    "external_id": "031-390 06 00", "name": "Växeln", "secret": SECRET, "phones": "070-174 06 51\n\n0701740651",
    "ring_seconds": "25", "call_back_minutes": "120", "countries": "+46, +47", "greeting": "Alla är upptagna.",
}  # fmt: skip


def saved(form: Any) -> DoorAccount:
    assert form.is_valid(), form.errors
    account: DoorAccount = form.save(make_inbox(kind=ChannelKind.PHONE), by=make_agent())
    return account


@pytest.mark.parametrize(("form", "user"), [(ElksForm, USER), (TwilioForm, TWILIO_SID)])
def test_account_is_saved_and_tried(vendors: PhoneVendors, form: Any, user: str) -> None:
    account = saved(form({**FILLED, "username": user}))

    form(account=account).check_account(account)

    line = line_of(account)
    assert (line.number, line.phones, line.ring_seconds, line.countries) == (LINE, ((PHONE, None),), 25, ("+46", "+47"))
    assert SECRET not in str(account.options)
    assert vendors.said == []


def test_wrong_secret_is_told(vendors: PhoneVendors) -> None:
    account = saved(ElksForm({**FILLED, "username": USER, "secret": "fel"}))

    with pytest.raises(ChannelError) as caught:
        ElksForm(account=account).check_account(account)
    assert caught.value.is_about_server


@pytest.mark.parametrize(
    "wrong",
    [
        {"external_id": "hej"},
        {"phones": "hej"},
        {"phones": ""},  # it would ring nowhere, and take no message
        {"phones": "\n".join(f"07017406{place}" for place in range(10, 21))},
        {"countries": "46"},
        {"greeting_url": "http://storan.example/h.mp3"},
        {"ring_seconds": "2"},
    ],
)
def test_line_that_could_not_work_is_refused(wrong: dict[str, str]) -> None:
    assert not ElksForm({**FILLED, "username": USER, **wrong}).is_valid()


def test_exchange_needs_a_long_secret() -> None:
    said = {"external_id": LINE, "call_back_minutes": "60"}

    assert not ExchangeForm({**said, "secret": "kort"}).is_valid()
    account = saved(ExchangeForm({**said, "secret": EXCHANGE_SECRET}))
    ExchangeForm(account=account).check_account(account)


def test_caller_always_hears_the_municipality() -> None:
    assert greeting_of("Alla är upptagna.").endswith("kommun. Alla är upptagna.")
    assert greeting_of(greeting_of("Hej.")) == greeting_of("Hej.")
