"""What the cases of Meta's four doors have in common."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.channels_in.contract.case import Call
from tests.channels_in.meta.conftest import open_door
from tests.fakes import meta
from tests.fakes.meta import Meta
from tickets.models import Inbox

Saying = Callable[[str, str], dict[str, Any]]  # what it is called, its text -> an entry of a batch


@contextmanager
def graph(settings: Any) -> Iterator[Meta]:
    with Meta() as found:
        settings.META_GRAPH_URL = found.url
        yield found


class MetaDoor:
    def __init__(self, kind: str, saying: Saying) -> None:
        self.kind, self.saying = kind, saying
        self.object = "page" if kind in ("facebook", "messenger") else "instagram"
        self.paths: dict[int, str] = {}

    def make(self, fake: Any) -> Inbox:
        door = open_door(self.kind)
        self.paths[door.inbox.pk] = door.path
        return door.inbox

    def call(self, inbox: Inbox, named: str, text: str) -> Call:
        # As it was sent before letters were escaped, so that a test can alter what is written.
        body = json.dumps({"object": self.object, "entry": [self.saying(named, text)]}, ensure_ascii=False).encode()
        return self._signed(inbox, body)

    def unknown(self, inbox: Inbox) -> Call:
        entry = {"id": meta.PAGE_ID, "time": 1, "changes": [{"field": "something_new", "value": {"x": 1}}]}
        return self._signed(inbox, meta.batch(self.object, entry))

    def too_old(self, inbox: Inbox) -> Call | None:
        return None  # Meta signs no time; the same thing again is known by its name

    def _signed(self, inbox: Inbox, body: bytes) -> Call:
        return Call(self.paths[inbox.pk], body, meta.signed(body))


def kept(account: str, field: str, value: dict[str, Any], at: int) -> bytes:
    """One thing of a batch, as channels_in.meta.entries keeps it."""
    return json.dumps({"id": account, "time": at, "field": field, "value": value}).encode()
