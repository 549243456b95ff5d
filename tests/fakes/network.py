"""What the fakes of social networks share: a server that can be told to fail, and keeps what was said to it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from tests.fakes.web import Asked, Reply, WebServer

JSON = {"Content-Type": "application/json"}


@dataclass
class Network:
    """with Network() as fake: ... fake.url.

    next_replies: answered, one each, to what would be taken; next_reading: to what asks. said: what it has taken, as
    {"to", "text", "at"}. asked: everything, in order.
    """

    next_replies: list[Reply] = field(default_factory=list)
    next_reading: list[Reply] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=list)
    before: list[Callable[[Asked], None]] = field(default_factory=list)  # called, one each, before an answer
    lost: int = 0  # how many of the next things are taken, and answered with a fault

    def __enter__(self) -> Any:
        self._server = WebServer(self._answer)
        self._server.__enter__()
        self.url = self._server.url
        return self

    def __exit__(self, *error: object) -> None:
        self._server.__exit__(*error)

    @property
    def asked(self) -> list[Asked]:
        return self._server.asked

    @property
    def texts(self) -> list[str]:
        return [str(said["text"]) for said in self.said]

    def paths(self, method: str = "GET") -> list[str]:
        return [asked.path.partition("?")[0] for asked in self.asked if asked.method == method]

    def _answer(self, asked: Asked) -> Reply:
        if self.before:
            self.before.pop(0)(asked)
        parts = urlsplit(asked.path)
        query = parse_qs(parts.query)
        waiting = self.next_replies if self.takes(asked, parts.path) else self.next_reading
        if waiting and not self.is_sign_in(parts.path):
            return waiting.pop(0)
        reply = self.answer(asked, parts.path, query)
        if self.lost and self.takes(asked, parts.path) and 200 <= reply.status < 300:
            self.lost -= 1
            return Reply(500, b"oops")
        return reply

    def takes(self, asked: Asked, path: str) -> bool:
        """Whether the request says something at the network."""
        return asked.method != "GET" and not self.is_sign_in(path)

    def is_sign_in(self, path: str) -> bool:
        return False

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        raise NotImplementedError

    def keep(self, to: str, text: str) -> None:
        self.said.append({"to": to, "text": text, "at": timezone.now()})


def told(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> Reply:
    return Reply(status, json.dumps(data).encode(), {**JSON, **(headers or {})})


def stamp(at: datetime) -> str:
    """2026-11-22T08:15:00.000Z"""
    at = at.astimezone(UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"


def first(query: dict[str, list[str]], name: str, default: str = "") -> str:
    return query.get(name, [default])[0]
