from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client

from channels_in.accounts import new_hook, save_account
from channels_in.intake import process
from channels_in.models import DoorAccount, RawInbound
from servicedesk.people.models import Team
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes.phone_vendors import EXCHANGE_SECRET, LINE, PHONE, PhoneVendors
from tests.fakes.sms_vendors import SECRET, TWILIO_SID, USER
from tickets.models import ChannelKind

OURS = "http://127.0.0.1:8000"


@contextmanager
def started(settings: Any) -> Iterator[PhoneVendors]:
    """The vendors, and the installation told where they are."""
    with PhoneVendors() as found:
        settings.SMS_46ELKS_URL, settings.SMS_TWILIO_URL = f"{found.url}/elks", f"{found.url}/twilio"
        settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
        yield found


@pytest.fixture
def vendors(settings: Any) -> Iterator[PhoneVendors]:
    with started(settings) as found:
        yield found


def make_line(provider: str = "signed", *, team: Team | None = None, **options: Any) -> tuple[DoorAccount, str]:
    """A line with its account, and the path its provider calls."""
    inbox = make_inbox(kind=ChannelKind.PHONE, team=team or make_team("Kontaktcenter"), acknowledges=False)
    by = make_agent(teams=[inbox.team])
    user = {"46elks": USER, "twilio": TWILIO_SID}.get(provider, "")
    account = save_account(
        inbox,
        by=by,
        given={"secret": EXCHANGE_SECRET if provider == "signed" else SECRET},
        needed=("secret",),
        provider=provider,
        external_id=LINE,
        options={"username": user, "phones": PHONE, "call_back_minutes": 240, **options},
    )
    return account, new_hook(account, by=by, address="phone_hook").removeprefix(OURS)


def take_in() -> None:
    for pk in RawInbound.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True):
        process(pk)


def post(path: str, body: bytes, content_type: str = "application/json", **headers: str) -> Any:
    return Client().post(path.removeprefix(OURS), body, content_type=content_type, headers=headers)
