"""LinkedIn's versioned API as its public documentation describes it, with one organization and one post of its page.

Sources: learn.microsoft.com/linkedin/marketing/community-management/{shares/comments-api,shares/posts-api,
organizations/organization-social-action-notifications}, .../shared/authentication/programmatic-refresh-tokens.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from django.utils import timezone

from tests.fakes.network import Network, first, told
from tests.fakes.web import Asked, Reply

CLIENT, SECRET, LASTING = "li-client", "li-secret-kanarie", "li-lasting-kanarie"
US, ANNA = "urn:li:organization:123", "urn:li:person:AnnaB"
SHARE, ACTIVITY = "urn:li:share:7001", "urn:li:activity:7002"
YEAR = 31_536_000


@dataclass
class LinkedIn(Network):
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)  # by URN
    notifications: list[dict[str, Any]] = field(default_factory=list)
    tokens: int = 0
    versions: set[str] = field(default_factory=set)  # of the API that were asked for
    _next: int = 9000

    # What people do.
    def says(self, text: str, *, actor: str = ANNA, answers: str = "") -> str:
        urn = self._comment(text, actor, answers)
        at = self.comments[urn]["created"]["time"]
        row = {"action": "COMMENT", "sourcePost": SHARE, "generatedActivity": urn, "organizationalEntity": US}
        self.notifications.append({**row, "lastModifiedAt": at})
        return urn

    def writes_as_us(self, text: str, *, answers: str) -> str:
        return self._comment(text, US, answers)

    def edits(self, urn: str, text: str) -> None:
        changed = {"message": {"text": text}, "lastModified": {"time": _now()}}
        self.comments[urn] = {**self.comments[urn], **changed}

    def removes(self, urn: str) -> None:
        del self.comments[urn]

    def _comment(self, text: str, actor: str, answers: str) -> str:
        self._next += 1
        urn = f"urn:li:comment:({ACTIVITY},{self._next})"
        self.comments[urn] = {
            "id": str(self._next),
            "commentUrn": urn,
            "actor": actor,
            "object": ACTIVITY,
            "message": {"attributes": [], "text": text},
            "created": {"actor": actor, "time": _now()},
            "lastModified": {"actor": actor, "time": _now()},
            **({"parentComment": answers} if answers else {}),
        }
        return urn

    # What it answers.
    def is_sign_in(self, path: str) -> bool:
        return path == "/token"

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path == "/token":
            return self._token(parse_qs(asked.body.decode()))
        if not self.tokens or asked.headers.get("authorization") != f"Bearer access-kanarie-{self.tokens}":
            return refusal(401, "Invalid access token")
        if asked.headers.get("x-restli-protocol-version") != "2.0.0" or "linkedin-version" not in asked.headers:
            return refusal(400, "A required version is missing")
        self.versions.add(asked.headers["linkedin-version"])
        name = unquote(path.removeprefix("/rest/"))
        return self._take(json.loads(asked.body)) if asked.method == "POST" else self._read(name, query)

    def _token(self, form: dict[str, list[str]]) -> Reply:
        given = (first(form, "client_id"), first(form, "client_secret"), first(form, "refresh_token"))
        if given != (CLIENT, SECRET, LASTING):
            return told({"error": "invalid_request", "error_description": "The refresh token is invalid"}, 400)
        self.tokens += 1
        lasting = {"refresh_token": LASTING, "refresh_token_expires_in": YEAR}
        return told({"access_token": f"access-kanarie-{self.tokens}", "expires_in": 5_184_000, **lasting})

    def _read(self, name: str, query: dict[str, list[str]]) -> Reply:
        if name == "organizationAcls":
            return told({"elements": [{"organization": US, "role": "ADMINISTRATOR", "state": "APPROVED"}]})
        if name == f"posts/{SHARE}":
            return told({"id": SHARE, "author": US, "commentary": "Vi söker lärare", "publishedAt": _now()})
        if name == "organizationalEntityNotifications":
            found = re.match(r"\(start:(\d+),end:(\d+)\)\Z", first(query, "timeRange"))
            if (
                found is None
                or first(query, "actions") != "List(COMMENT)"
                or first(query, "organizationalEntity") != US
            ):
                return refusal(400, "Invalid query parameters")
            since, until = int(found[1]), int(found[2])
            return self._page([row for row in self.notifications if since <= row["lastModifiedAt"] <= until], query)
        if name in (f"socialActions/{SHARE}/comments", f"socialActions/{ACTIVITY}/comments"):
            return self._page([self._shown(row) for row in self.comments.values() if "parentComment" not in row], query)
        top = name.removeprefix("socialActions/").removesuffix("/comments")
        if top in self.comments:
            return self._page([row for row in self.comments.values() if row.get("parentComment") == top], query)
        return refusal(404, "Not found")

    def _shown(self, row: dict[str, Any]) -> dict[str, Any]:
        count = sum(other.get("parentComment") == row["commentUrn"] for other in self.comments.values())
        summary = {"totalFirstLevelComments": count, "aggregatedTotalComments": count}
        return {**row, "commentsSummary": summary} if count else row

    def _page(self, rows: list[dict[str, Any]], query: dict[str, list[str]]) -> Reply:
        start, most = int(first(query, "start", "0")), int(first(query, "count", "10"))
        page = {"start": start, "count": most, "links": []}
        return told({"elements": rows[start : start + most], "paging": page})

    def _take(self, given: dict[str, Any]) -> Reply:
        if given["parentComment"] not in self.comments or given["actor"] != US:
            return refusal(400, "Parent comment does not exist")
        urn = self._comment(given["message"]["text"], US, given["parentComment"])
        self.keep(self.comments[given["parentComment"]]["actor"], given["message"]["text"])
        return told(self.comments[urn], 201, {"x-restli-id": self.comments[urn]["id"]})


def refusal(status: int, message: str) -> Reply:
    return told({"status": status, "serviceErrorCode": 100, "code": "X", "message": message}, status)


def _now() -> int:
    return int(timezone.now().timestamp() * 1000)
