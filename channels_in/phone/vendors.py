"""How each provider is asked: whether it knows us, and to make a call. Raises ChannelError only.

46elks.se/docs (make call); twilio.com/docs/voice/api (Call resource).
"""

import base64
import json
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from channels_in.accounts import secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.phone import answers
from channels_in.phone.addresses import address_of
from channels_in.vendor_answers import resting_time
from servicedesk.lib import outward

# An agent waits for the answer with the receiver in their hand.
LIMITS = outward.Limits(https_only=True, read=8.0, whole=10.0)
NAMES = {"46elks": "46elks", "twilio": "Twilio"}
RINGS_AGENT = 30  # seconds


class Vendor(Protocol):
    def make_call(self, account: DoorAccount, *, phone: str, number: str, ours: int) -> str:
        """Ring at the agent's phone, then at the number. Returns what the provider calls the call."""

    def check(self, account: DoorAccount) -> None:
        """Whether it knows us; nobody is rung."""


class Elks:
    def make_call(self, account: DoorAccount, *, phone: str, number: str, ours: int) -> str:
        form = {
            "from": account.external_id,
            "to": phone,
            "voice_start": answers.elks_made(account, number=number, ours=ours),
            "whenhangup": address_of(account, "over", ours=ours),
            "timeout": str(RINGS_AGENT),
        }
        return _named(asked(account, "POST", f"{settings.SMS_46ELKS_URL}/calls", form), "id")

    def check(self, account: DoorAccount) -> None:
        asked(account, "GET", f"{settings.SMS_46ELKS_URL}/me")


class Twilio:
    def make_call(self, account: DoorAccount, *, phone: str, number: str, ours: int) -> str:
        form = {
            "From": account.external_id,
            "To": phone,
            "Timeout": str(RINGS_AGENT),
            "Twiml": answers.twilio_made(account, number=number, ours=ours),
            "StatusCallback": address_of(account, "over", ours=ours),
        }
        return _named(asked(account, "POST", f"{self._home(account)}/Calls.json", form), "sid")

    def check(self, account: DoorAccount) -> None:
        asked(account, "GET", f"{self._home(account)}.json")

    def _home(self, account: DoorAccount) -> str:
        return f"{settings.SMS_TWILIO_URL}/Accounts/{quote(str(account.options.get('username', '')), safe='')}"


VENDORS: dict[str, Vendor] = {"46elks": Elks(), "twilio": Twilio()}


def sign_in(account: DoorAccount) -> dict[str, str]:
    """The header that says who we are; only ever for the provider's own host."""
    named = f"{account.options.get('username', '')}:{secret(account, 'secret')}"
    return {"authorization": f"Basic {base64.b64encode(named.encode()).decode()}"}


def asked(account: DoorAccount, method: str, url: str, form: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the provider's answer. A call that may have been taken is not asked for again: two phones would ring."""
    headers = sign_in(account) | {"content-type": "application/x-www-form-urlencoded"}
    content, name = urlencode(form).encode() if form else b"", NAMES[account.provider]
    try:
        answer = outward.request(method, url, headers=headers, content=content, limits=LIMITS)
    except outward.OutwardError as error:
        raise ChannelError(error.in_words(), permanent=error.may_have_left, ambiguous=error.may_have_left) from error
    if answer.status in (429, 502, 503):
        raise ChannelError(f"{name}: {answer.status}", rest=resting_time(answer))
    if answer.status in (401, 403):
        raise ChannelError(f"{name}: {answer.status}", is_about_server=True)
    if answer.status >= 500:
        raise ChannelError(f"{name}: {answer.status}", permanent=True, ambiguous=True)
    if not answer.is_ok:
        raise ChannelError(f"{name}: {answer.status} {_reason(answer)}", permanent=True)
    try:
        said = answer.json()
    except ValueError as error:
        raise ChannelError(_("its answer could not be understood"), permanent=True, ambiguous=True) from error
    return said if isinstance(said, dict) else {}


def _named(said: Mapping[str, object], key: str) -> str:
    named = said.get(key)
    if not isinstance(named, str) or not named:
        raise ChannelError(_("its answer could not be understood"), permanent=True, ambiguous=True)
    return named[:80]


def _reason(answer: outward.Answer) -> str:
    """The provider's own words: Twilio in JSON, 46elks in plain text."""
    try:
        said = json.loads(answer.body)
    except ValueError:
        return answer.body.decode("utf-8", "replace")[:160]
    return str(said.get("message", ""))[:160] if isinstance(said, dict) else ""
