"""How each vendor is asked to send an SMS, what it answers, and how it signs what it tells us.

46elks: https://46elks.se/docs (send SMS, delivery reports). It signs nothing: the address it calls is the secret.
Twilio: https://www.twilio.com/docs (Messages resource, webhook security).
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Protocol
from urllib.parse import quote, urlencode

from django.conf import settings

from channels_in.base import ChannelError
from channels_in.fetching import fetch_from, host_of
from channels_in.hook import is_of_twilio
from channels_in.models import SmsAccount, SmsSent, SmsVendor
from channels_in.sms.former import secrets_accepted
from channels_in.vendor_answers import resting_time
from servicedesk.lib import outward, secrets

LIMITS = outward.Limits(https_only=True)
BUSY = 429
TWILIO_FILES = (".twiliocdn.com",)  # where Twilio's addresses of files lead


@dataclass(frozen=True, slots=True)
class Taken:
    """The vendor has it. cost in kronor, None when it does not say."""

    vendor_id: str
    parts: int
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Report:
    vendor_id: str
    state: str  # SmsSent.State, "" for a step on the way
    detail: str = ""


class Vendor(Protocol):
    def send(self, account: SmsAccount, *, to: str, text: str, report_to: str) -> Taken:
        """Raises ChannelError."""

    def check(self, account: SmsAccount) -> None:
        """Whether the account and its secret are right; sends nothing. Raises ChannelError."""

    def fetch(self, account: SmsAccount, url: str) -> tuple[str, bytes]:
        """Return content type and bytes of a file of an MMS. Raises ChannelError."""

    def is_signed(self, account: SmsAccount, *, url: str, body: bytes, headers: Mapping[str, str]) -> bool: ...

    def report(self, fields: Mapping[str, str]) -> Report | None:
        """What a delivery report says; None when it is none."""


class Elks:
    def send(self, account: SmsAccount, *, to: str, text: str, report_to: str) -> Taken:
        form = {"from": account.sender or account.number, "to": to, "message": text, "whendelivered": report_to}
        said = _asked(account, "POST", f"{settings.SMS_46ELKS_URL}/sms", form)
        cost = said.get("cost")  # in ten-thousandths of a krona
        return Taken(
            str(said["id"])[:80], _number(said.get("parts")), Decimal(cost) / 10_000 if isinstance(cost, int) else None
        )

    def check(self, account: SmsAccount) -> None:
        _asked(account, "GET", f"{settings.SMS_46ELKS_URL}/me")

    def fetch(self, account: SmsAccount, url: str) -> tuple[str, bytes]:
        return fetch_from(url, hosts={host_of(settings.SMS_46ELKS_URL)}, headers=_who(account))

    def is_signed(self, account: SmsAccount, *, url: str, body: bytes, headers: Mapping[str, str]) -> bool:
        return True  # whoever knows the address is believed: it is all that 46elks offers

    def report(self, fields: Mapping[str, str]) -> Report | None:
        states = {"delivered": SmsSent.State.DELIVERED, "failed": SmsSent.State.FAILED, "sent": ""}
        if "id" not in fields or fields.get("status") not in states:
            return None
        return Report(fields["id"][:80], states[fields["status"]])


class Twilio:
    def send(self, account: SmsAccount, *, to: str, text: str, report_to: str) -> Taken:
        form = {"From": account.sender or account.number, "To": to, "Body": text, "StatusCallback": report_to}
        said = _asked(account, "POST", f"{self._home(account)}/Messages.json", form)
        return Taken(str(said["sid"])[:80], _number(said.get("num_segments")), _kronor(said))

    def check(self, account: SmsAccount) -> None:
        _asked(account, "GET", f"{self._home(account)}.json")

    def fetch(self, account: SmsAccount, url: str) -> tuple[str, bytes]:
        return fetch_from(url, hosts={host_of(settings.SMS_TWILIO_URL), *TWILIO_FILES}, headers=_who(account))

    def _home(self, account: SmsAccount) -> str:
        return f"{settings.SMS_TWILIO_URL}/Accounts/{quote(account.username, safe='')}"

    def is_signed(self, account: SmsAccount, *, url: str, body: bytes, headers: Mapping[str, str]) -> bool:
        given = headers.get("x-twilio-signature", "")
        return any(is_of_twilio(known, url=url, body=body, given=given) for known in secrets_accepted(account))

    def report(self, fields: Mapping[str, str]) -> Report | None:
        states = {"delivered": SmsSent.State.DELIVERED, "undelivered": SmsSent.State.FAILED, "read": ""}
        states |= {"failed": SmsSent.State.FAILED, "queued": "", "sending": "", "sent": "", "accepted": ""}
        if "MessageSid" not in fields or fields.get("MessageStatus") not in states:
            return None
        return Report(fields["MessageSid"][:80], states[fields["MessageStatus"]], fields.get("ErrorCode", "")[:20])


VENDORS: dict[str, Vendor] = {SmsVendor.ELKS: Elks(), SmsVendor.TWILIO: Twilio()}


def _asked(account: SmsAccount, method: str, url: str, form: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the vendor's answer. Raises ChannelError: permanent when the same would be refused again.

    What may have left and was not confirmed is not sent again: a person who gets it twice is worse off than an agent
    who has to look.
    """
    headers = {**_who(account), "content-type": "application/x-www-form-urlencoded"}
    content = urlencode(form).encode() if form else b""
    try:
        answer = outward.request(method, url, headers=headers, content=content, limits=LIMITS)
    except outward.OutwardError as error:
        raise ChannelError(str(error), permanent=error.may_have_left, ambiguous=error.may_have_left) from error
    if answer.status == BUSY or answer.status in (502, 503):
        raise ChannelError(f"{account.get_vendor_display()}: {answer.status}", rest=resting_time(answer))
    if answer.status >= 500:  # it may have been taken before the fault
        raise ChannelError(f"{account.get_vendor_display()}: {answer.status}", permanent=True, ambiguous=True)
    if answer.status in (401, 403):
        raise ChannelError(f"{account.get_vendor_display()}: {answer.status}", is_about_server=True)
    if not answer.is_ok:
        raise ChannelError(f"{account.get_vendor_display()}: {_reason(answer)}", permanent=True)
    try:
        said = answer.json()
        if form is not None and not (said.get("id") or said.get("sid")):
            raise ValueError("no id")
    except (ValueError, AttributeError) as error:
        raise ChannelError("its answer could not be understood", permanent=True, ambiguous=True) from error
    return dict(said)


def _who(account: SmsAccount) -> dict[str, str]:
    key = base64.b64encode(f"{account.username}:{secrets.decrypt(account.secret)}".encode()).decode()
    return {"authorization": f"Basic {key}"}


def _reason(answer: outward.Answer) -> str:
    """The vendor's own words: Twilio in JSON, 46elks in plain text."""
    text = answer.body.decode("utf-8", "replace")[:200]
    try:
        said = json.loads(answer.body)
    except ValueError:
        return f"{answer.status} {text}"
    return f"{answer.status} {said.get('message', '')}"[:200] if isinstance(said, dict) else f"{answer.status} {text}"


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _kronor(said: Mapping[str, object]) -> Decimal | None:
    """Twilio tells the price when it is known, as a negative number, in the account's own currency."""
    if said.get("price_unit") != "SEK" or said.get("price") is None:
        return None
    try:
        return abs(Decimal(str(said["price"])))
    except InvalidOperation:
        return None
