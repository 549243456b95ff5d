from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from channels_in.models import SmsAccount
from channels_in.sms.accounts import new_hook, save_account
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes.sms_vendors import SECRET, TWILIO_SID, USER, SmsVendors
from tickets.models import ChannelKind

OURS = "0766-86 10 04"


@pytest.fixture
def vendors(settings: Settings) -> Iterator[SmsVendors]:
    """Both vendors, and the installation told where they are."""
    with SmsVendors() as found:
        settings.SMS_46ELKS_URL, settings.SMS_TWILIO_URL = f"{found.url}/elks", f"{found.url}/twilio"
        settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
        yield found


def make_account(vendor: str = "46elks", **fields: str) -> tuple[SmsAccount, str]:
    """An inbox for SMS with its account, and the path its vendor calls."""
    inbox = make_inbox(kind=ChannelKind.SMS, team=make_team("Kontaktcenter"), acknowledges=False)
    by = make_agent(teams=[inbox.team])
    wanted = {"number": OURS, "username": USER if vendor == "46elks" else TWILIO_SID, "secret": SECRET, **fields}
    account = save_account(inbox, by=by, vendor=vendor, price=None, **wanted)
    return account, new_hook(account, by=by).split("127.0.0.1:8000", 1)[1]
