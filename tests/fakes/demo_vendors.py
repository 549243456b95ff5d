"""The fakes as the demo hosts them: each calls the running installation as its provider would, and shows what it took.

VENDORS: name -> start(port of the installation) -> settings that say where the provider is. What a start cannot import
is left out by servicedesk.onemachine.demo_doors.
"""

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from urllib.parse import urlsplit

from django.urls import reverse

from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, NotTaken, provide
from servicedesk.demo.load_door_accounts import connect_sms, key_of
from tests.fakes.sms_vendors import SECRET, USER, SmsVendors, elks_report, elks_sms
from tests.fakes.web import Reply

FORM = "application/x-www-form-urlencoded"
PATIENCE = 20  # seconds
ON_THE_WAY = 0.6  # seconds until a phone has a text
_started = datetime.now(UTC)
_numbers = count(1)


def new_id(prefix: str) -> str:
    """What the provider calls a thing: never the same again, also after a new start."""
    return f"{prefix}{_started:%y%m%d%H%M%S}{next(_numbers):04}"


class Caller:
    """Calls the installation as somebody outside does."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"

    def call(self, path: str, body: bytes, headers: Mapping[str, str] | None = None, kind: str = FORM) -> None:
        """Raises NotTaken when the answer is not 2xx."""
        request = urllib.request.Request(  # noqa: S310 -- our own server
            f"{self.home}{path}", body, {"Content-Type": kind, **(headers or {})}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            raise NotTaken(f"{error.code}") from error
        except OSError as error:
            raise NotTaken(str(error)) from error


class DemoSms(SmsVendors):
    """46elks: a text comes in, ours are taken and told delivered a moment later."""

    address = ("phone", cast.PHONE)

    def __init__(self, caller: Caller, number: str) -> None:
        super().__init__()
        self.caller, self.number = caller, number
        self.came: list[Heard] = []

    def take(self, deed: Deed) -> None:
        body = elks_sms(new_id("s"), deed.text, sender=cast.PHONE, to=self.number)
        self.caller.call(reverse("sms_hook", args=[key_of("sms")]), body)

    def heard(self, since: datetime) -> Sequence[Heard]:
        return [one for one in self.came if one.at >= since]

    def _elks(self, form: dict[str, str]) -> Reply:
        reply = super()._elks(form)
        sms, named = self.taken[-1], new_id("o")
        if sms.to == cast.PHONE:
            self.came.append(Heard(named, sms.text, datetime.now(UTC)))
        later(lambda: self.caller.call(urlsplit(sms.report_to).path, elks_report(named, "delivered")))
        return Reply(reply.status, reply.body.replace(f"s{len(self.taken):04}".encode(), named.encode()), reply.headers)


def later(act: Callable[[], None]) -> None:
    """Do it a moment from now; what the installation then says is nobody's business here."""

    def run() -> None:
        try:
            act()
        except NotTaken:
            return

    timer = threading.Timer(ON_THE_WAY, run)
    timer.daemon = True
    timer.start()


def sms(port: int) -> dict[str, str]:
    account = connect_sms(username=USER, secret=SECRET)
    if account is None:
        return {}
    vendor = DemoSms(Caller(port), account.number)
    vendor.__enter__()
    provide("sms", vendor)
    return {"SMS_46ELKS_URL": f"{vendor.url}/elks"}


VENDORS: dict[str, Callable[[int], dict[str, str]]] = {"sms": sms}
