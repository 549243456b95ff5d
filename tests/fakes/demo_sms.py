"""46elks in the demo: a text comes in, ours are taken and told delivered a moment later."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.urls import reverse

from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, provide
from servicedesk.demo.load_door_accounts import connect_sms, key_of
from tests.fakes.demo_caller import Caller, later, new_id
from tests.fakes.sms_vendors import SECRET, USER, SmsVendors, elks_report, elks_sms
from tests.fakes.web import Reply


class DemoSms(SmsVendors):
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


def start(port: int) -> dict[str, str]:
    account = connect_sms(username=USER, secret=SECRET)
    if account is None:
        return {}
    vendor = DemoSms(Caller(port), account.number)
    vendor.__enter__()
    provide("sms", vendor)
    return {"SMS_46ELKS_URL": f"{vendor.url}/elks"}
