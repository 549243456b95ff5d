"""A Mastodon server in the demo; we ask it what is new at once, and not in a minute."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from channels_in.base import ChannelError
from channels_in.mastodon.parse import address
from channels_in.models import DoorAccount
from channels_in.polling import fetch_account
from frontend.demo_doors.providers import Deed, Heard, NotTaken, provide
from servicedesk.demo.load_door_accounts import connect_door
from tests.fakes.mastodon import TOKEN, US, Mastodon

ACCT = "elsa@annan.example"


class DemoMastodon(Mastodon):
    address = ("mastodon", ACCT)
    account: DoorAccount

    def take(self, deed: Deed) -> None:
        self.says(deed.text.removeprefix("@storan").strip(), acct=ACCT)
        try:
            fetch_account(self.account.pk)
        except ChannelError as error:
            raise NotTaken(str(error)) from error

    def heard(self, since: datetime) -> Sequence[Heard]:
        rows: list[dict[str, Any]] = list(self.said)
        return [
            Heard(f"m{place}", str(said["text"]), said["at"]) for place, said in enumerate(rows) if said["at"] >= since
        ]


def start(port: int) -> dict[str, str]:
    vendor = DemoMastodon(_next=int(time.time() * 1_000_000))  # numbers grow, also over a new start
    vendor.__enter__()
    account = connect_door(
        "mastodon",
        provider="mastodon",
        external_id=address(US, urlsplit(vendor.url).netloc),
        given={"token": TOKEN},
        home=vendor.url,
        name="Storåns kommun",
    )
    if account is not None:
        vendor.account = account
        provide("mastodon", vendor)
    return {}
