"""X's API version 2 as its public documentation describes it, with the municipality's account.

Sources: docs.x.com/x-api/users/{get-mentions,get-posts}, .../posts/{create-post,get-posts-by-ids},
.../fundamentals/{rate-limits,response-codes-and-errors}, OAuth 2 with refresh tokens that are replaced.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from django.utils import timezone

from tests.fakes.network import Network, first, stamp, told
from tests.fakes.web import Asked, Reply

CLIENT, SECRET, LASTING = "x-client", "x-secret-kanarie", "lasting-kanarie-0"
US, OUR_NAME, ANNA = "1000", "storanskommun", "2000"
NAMES = {US: (OUR_NAME, "Storåns kommun"), ANNA: ("annaberg", "Anna Berg")}
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"


@dataclass
class X(Network):
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    media: list[dict[str, Any]] = field(default_factory=list)
    tokens: int = 0
    read: int = 0  # posts that were read: each costs money
    _next: int = 1_900_000_000_000_000_000

    # What people do.
    def says(self, text: str, *, author: str = ANNA, answers: str = "", **more: Any) -> str:
        return self._post(f"@{OUR_NAME} {text}", author, answers, **more)

    def writes_as_us(self, text: str, *, answers: str = "") -> str:
        return self._post(text, US, answers)

    def edits(self, number: str, text: str) -> str:
        """A version with an id of its own; the one before is shown no longer."""
        before = self.posts.pop(number)
        self._next += 1
        history = [*before["edit_history_tweet_ids"], str(self._next)]
        new = {**before, "id": str(self._next), "text": f"@{OUR_NAME} {text}", "edit_history_tweet_ids": history}
        self.posts[str(self._next)] = new
        return str(self._next)

    def removes(self, number: str) -> None:
        del self.posts[number]
        self.gone.add(number)

    def _post(self, text: str, author: str, answers: str = "", **more: Any) -> str:
        self._next += 1
        number = str(self._next)
        self.posts[number] = {
            "id": number,
            "text": text,
            "author_id": author,
            "created_at": stamp(timezone.now()),
            "conversation_id": self.posts[answers]["conversation_id"] if answers in self.posts else number,
            "lang": "sv",
            "edit_history_tweet_ids": [number],
            **({"referenced_tweets": [{"type": "replied_to", "id": answers}]} if answers else {}),
            **more,
        }
        return number

    # What it answers.
    def is_sign_in(self, path: str) -> bool:
        return path.endswith("/oauth2/token")

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path.startswith("/media/"):
            return Reply(200, PICTURE, {"Content-Type": "image/png"})
        if path == "/2/oauth2/token":
            return self._token(asked)
        if not self.tokens or asked.headers.get("authorization") != f"Bearer access-kanarie-{self.tokens}":
            return told({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}, 401)
        if path == "/2/tweets" and asked.method == "POST":
            return self._take(json.loads(asked.body))
        return self._read(path, query)

    def _token(self, asked: Asked) -> Reply:
        pair = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        form = parse_qs(asked.body.decode())
        is_right = first(form, "refresh_token") == f"lasting-kanarie-{self.tokens}"
        if asked.headers.get("authorization") != f"Basic {pair}" or not is_right:
            wrong = "Value passed for the token was invalid."
            return told({"error": "invalid_request", "error_description": wrong}, 400)
        self.tokens += 1
        new = {"access_token": f"access-kanarie-{self.tokens}", "refresh_token": f"lasting-kanarie-{self.tokens}"}
        return told({**new, "token_type": "bearer", "expires_in": 7200})

    def _read(self, path: str, query: dict[str, list[str]]) -> Reply:
        if path == "/2/users/me":
            return told({"data": _user(US)})
        if path == f"/2/users/{US}/mentions":
            return self._page([row for row in self.posts.values() if f"@{OUR_NAME}" in row["text"]], query)
        if path == f"/2/users/{US}/tweets":
            return self._page([row for row in self.posts.values() if row["author_id"] == US], query)
        if path == "/2/tweets":
            ids = first(query, "ids").split(",")
            kind = "https://api.twitter.com/2/problems/resource-not-found"
            lost = [
                {"resource_id": number, "type": kind, "title": "Not Found Error"}
                for number in ids
                if number in self.gone
            ]
            there = [self.posts[number] for number in ids if number in self.posts]
            self.read += len(there)
            return told({**({"data": there} if there else {}), **({"errors": lost} if lost else {})})
        return told({"title": "Not Found", "type": "about:blank", "status": 404}, 404)

    def _page(self, rows: list[dict[str, Any]], query: dict[str, list[str]]) -> Reply:
        least, since = int(first(query, "since_id", "0")), first(query, "start_time")
        rows = [row for row in rows if int(row["id"]) > least and row["created_at"] >= since]
        rows.sort(key=lambda row: int(row["id"]), reverse=True)
        start, most = int(first(query, "pagination_token", "0")), int(first(query, "max_results", "10"))
        page = rows[start : start + most]
        if not page:
            return told({"meta": {"result_count": 0}})
        self.read += len(page)
        more = {"next_token": str(start + most)} if start + most < len(rows) else {}
        parents = [
            self.posts[ref["id"]] for row in page for ref in row.get("referenced_tweets", []) if ref["id"] in self.posts
        ]
        users = [_user(number) for number in {row["author_id"] for row in [*page, *parents]}]
        includes = {"users": users, "tweets": parents, "media": self.media}
        return told({"data": page, "includes": includes, "meta": {"result_count": len(page), **more}})

    def _take(self, given: dict[str, Any]) -> Reply:
        if given["text"] in self.texts:
            said = "You are not allowed to create a Tweet with duplicate content."
            return told({"detail": said, "type": "about:blank", "title": "Forbidden", "status": 403}, 403)
        answers = given["reply"]["in_reply_to_tweet_id"]
        number = self._post(given["text"], US, answers)
        self.keep(self.posts[answers]["author_id"] if answers in self.posts else "", given["text"])
        return told({"data": {"id": number, "text": given["text"], "edit_history_tweet_ids": [number]}}, 201)


def _user(number: str) -> dict[str, str]:
    username, name = NAMES.get(number, (f"u{number}", f"Person {number}"))
    return {"id": number, "username": username, "name": name}
