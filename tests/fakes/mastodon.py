"""A Mastodon server as its public documentation describes it, where the municipality's account lives.

Sources: docs.joinmastodon.org/methods/{notifications,statuses,accounts,instance}, .../entities/{Status,Notification},
.../api/rate-limits. Numbers grow, pages hold 40 and are told newest first, min_id gives the next newer ones.
"""

import json
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils import timezone

from tests.fakes.network import Network, first, stamp, told
from tests.fakes.web import Asked, Reply

TOKEN = "mastodon-token-kanarie"
US, HOST_NAME = "storan", "Storåns kommun"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"


@dataclass
class Mastodon(Network):
    """most_characters as the server says; older: before 4.3, which cannot be asked for several statuses at once."""

    statuses: dict[str, dict[str, Any]] = field(default_factory=dict)
    notifications: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)  # Idempotency-Key -> number
    most_characters: int = 500
    is_older: bool = False
    pace: dict[str, str] = field(default_factory=dict)  # headers of rate limits
    _next: int = 109_000_000_000_000_000

    # What people do.
    def says(
        self,
        text: str,
        *,
        acct: str = "anna.b@annan.example",
        visibility: str = "public",
        answers: str = "",
        **more: Any,
    ) -> str:
        """Somebody mentions us; returns the number of their status."""
        number = self._status(f"@{US} {text}", acct, visibility, answers, **more)
        self.tell("mention", number)
        return number

    def writes_as_us(self, text: str, *, answers: str = "", visibility: str = "public") -> str:
        """We say something in the network's own app."""
        return self._status(text, US, visibility, answers)

    def edits(self, number: str, text: str, *, tells: bool = False) -> None:
        status = self.statuses[number]
        self.statuses[number] = {**status, "content": _html(f"@{US} {text}"), "edited_at": stamp(timezone.now())}
        if tells:
            self.tell("update", number)

    def removes(self, number: str) -> None:
        del self.statuses[number]
        self.notifications = [row for row in self.notifications if row["status"]["id"] != number]

    def tell(self, kind: str, number: str) -> None:
        row = {"id": self._number(), "type": kind, "created_at": stamp(timezone.now()), "account": _account("anna.b")}
        self.notifications.append({**row, "status": self.statuses[number]})

    def _status(self, text: str, acct: str, visibility: str, answers: str, **more: Any) -> str:
        number = self._number()
        self.statuses[number] = {
            "id": number,
            "created_at": stamp(timezone.now()),
            "in_reply_to_id": answers or None,
            "visibility": visibility,
            "spoiler_text": "",
            "language": "sv",
            "url": f"https://annan.example/@{acct.partition('@')[0]}/{number}",
            "content": _html(text),
            "account": _account(acct),
            "media_attachments": [],
            "edited_at": None,
            "poll": None,
            **more,
        }
        return number

    def _number(self) -> str:
        self._next += 1
        return str(self._next)

    # What it answers.
    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path.startswith("/media/"):
            return Reply(200, PICTURE, {"Content-Type": "image/png"})
        if path == "/api/v2/instance":
            limits = {"max_characters": self.most_characters, "characters_reserved_per_url": 23}
            return told({"domain": "127.0.0.1", "configuration": {"statuses": limits}})
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return told({"error": "The access token is invalid"}, 401)
        if asked.method == "POST":
            return self._take(asked) if path == "/api/v1/statuses" else told({"error": "Record not found"}, 404)
        return self._read(path, query)

    def _read(self, path: str, query: dict[str, list[str]]) -> Reply:
        if path == "/api/v1/accounts/verify_credentials":
            return told(_account(US))
        if path == "/api/v1/notifications":
            kinds = query.get("types[]", [])
            return self._page([row for row in self.notifications if not kinds or row["type"] in kinds], query)
        if path == f"/api/v1/accounts/{_account(US)['id']}/statuses":
            mine = [row for row in self.statuses.values() if row["account"]["acct"] == US]
            return self._page(mine, query)
        if path == "/api/v1/statuses" and not self.is_older:
            return told([self.statuses[number] for number in query.get("id[]", []) if number in self.statuses])
        number = path.removeprefix("/api/v1/statuses/").partition("/")[0]
        if number not in self.statuses:
            return told({"error": "Record not found"}, 404)
        if path.endswith("/context"):
            return told({"ancestors": self._ancestors(number), "descendants": []})
        return told(self.statuses[number])

    def _page(self, rows: list[dict[str, Any]], query: dict[str, list[str]]) -> Reply:
        most = min(int(first(query, "limit", "20")), 40)
        rows = sorted(rows, key=lambda row: int(row["id"]))
        if least := first(query, "min_id"):
            found = [row for row in rows if int(row["id"]) > int(least)][:most]
        else:
            before = int(first(query, "max_id") or 10**30)
            found = [row for row in rows if int(row["id"]) < before][-most:]
        return told(found[::-1], headers=self.pace)

    def _ancestors(self, number: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        parent = self.statuses[number]["in_reply_to_id"]
        while parent in self.statuses:
            found.insert(0, self.statuses[parent])
            parent = self.statuses[parent]["in_reply_to_id"]
        return found

    def _take(self, asked: Asked) -> Reply:
        given = json.loads(asked.body)
        key = asked.headers.get("idempotency-key", "")
        if key in self.keys:
            return told(self.statuses[self.keys[key]])
        if given.get("in_reply_to_id") and given["in_reply_to_id"] not in self.statuses:
            return told({"error": "The post you are trying to reply to does not appear to exist."}, 404)
        if len(given["status"]) > self.most_characters:
            return told({"error": "Validation failed: Text character limit of 500 exceeded"}, 422)
        more = {name: given[name] for name in ("spoiler_text", "language") if given.get(name)}
        number = self._status(given["status"], US, given["visibility"], given.get("in_reply_to_id", ""), **more)
        self.keys[key or number] = number
        answered = self.statuses.get(given.get("in_reply_to_id", ""))
        self.keep(answered["account"]["acct"] if answered else "", given["status"])
        return told(self.statuses[number])


def _account(acct: str) -> dict[str, Any]:
    name = HOST_NAME if acct == US else "Anna Berg"
    number = str(sum(map(ord, acct)))
    return {"id": number, "acct": acct, "username": acct.partition("@")[0], "display_name": name, "bot": False}


def _html(text: str) -> str:
    """As the server writes it: names as links with a class, lines as <br>."""
    lines = (" ".join(_word(word) for word in line.split(" ")) for line in text.split("\n"))
    return f"<p>{'<br />'.join(lines)}</p>"


def _word(word: str) -> str:
    if word.startswith("@"):
        link = f'<a href="https://annan.example/{escape(word)}" class="u-url mention">'
        return f'<span class="h-card">{link}@<span>{escape(word[1:])}</span></a></span>'
    if word.startswith("https://"):
        rest = escape(word.removeprefix("https://"))
        hidden = '<span class="invisible">https://</span>'
        return f'<a href="{escape(word)}" rel="nofollow">{hidden}<span class="">{rest}</span></a>'
    return escape(word, quote=False)
