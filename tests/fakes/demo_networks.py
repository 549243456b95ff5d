"""A Mastodon server and a Bluesky server in the demo; we ask them what is new at once, and not in a minute."""

import time
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from channels_in.base import ChannelError
from channels_in.mastodon.parse import address
from channels_in.models import DoorAccount
from channels_in.polling import fetch_account
from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, NotTaken, provide
from servicedesk.demo.load_door_accounts import connect_door
from tests.fakes import bluesky, mastodon
from tests.fakes.bluesky import Bluesky
from tests.fakes.mastodon import Mastodon
from tests.fakes.network import Network, told
from tests.fakes.web import Asked, Reply

ACCT = "elsa@annan.example"
HANDLE, DID = "elsa.annan.example", "did:plc:elsanyberg000000000000aa"


class DemoMastodon(Mastodon):
    address = ("mastodon", ACCT)
    account: DoorAccount

    def take(self, deed: Deed) -> None:
        number = self.says(deed.text.removeprefix("@storan").strip(), acct=ACCT)
        self.statuses[number]["account"]["display_name"] = cast.NAME
        _ask_now(self.account)

    def heard(self, since: datetime) -> Sequence[Heard]:
        return _heard(self, since)


class DemoBluesky(Bluesky):
    address = ("bluesky", DID)
    account: DoorAccount

    def take(self, deed: Deed) -> None:
        uri = self.says(deed.text, did=DID, handle=HANDLE)
        self.posts[uri]["author"]["displayName"] = cast.NAME
        _ask_now(self.account)

    def heard(self, since: datetime) -> Sequence[Heard]:
        return _heard(self, since)

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        """What was said before a new start is not here any longer, and yet nobody has taken it away."""
        if path.endswith("/app.bsky.feed.getPosts"):
            return told({"posts": [self.posts.get(uri, {"uri": uri}) for uri in query.get("uris", [])]})
        return super().answer(asked, path, query)


def _ask_now(account: DoorAccount) -> None:
    try:
        fetch_account(account.pk)
    except ChannelError as error:
        raise NotTaken(str(error)) from error


def _heard(network: Network, since: datetime) -> list[Heard]:
    rows = enumerate(network.said)
    return [Heard(f"m{place}", str(said["text"]), said["at"]) for place, said in rows if said["at"] >= since]


def start(port: int) -> dict[str, str]:
    """Their numbers grow, also over a new start: what has a number we know is taken for what we have."""
    now = int(time.time())
    toots, skies = DemoMastodon(_next=now * 1_000_000), DemoBluesky(_next=now)
    toots.__enter__()
    skies.__enter__()
    account = connect_door(
        "mastodon",
        provider="mastodon",
        external_id=address(mastodon.US, urlsplit(toots.url).netloc),
        given={"token": mastodon.TOKEN},
        home=toots.url,
        name="Storåns kommun",
    )
    if account is not None:
        toots.account = account
        provide("mastodon", toots)
    account = connect_door(
        "bluesky",
        provider="bluesky",
        external_id=bluesky.US,
        given={"password": bluesky.PASSWORD},
        home=skies.url,
        name="Storåns kommun",
    )
    if account is not None:
        skies.account = account
        provide("bluesky", skies)
    return {}
