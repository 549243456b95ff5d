"""YouTube's Data API and Google's tokens as their public documentation describes them, with one channel and its films.

Sources: developers.google.com/youtube/v3/docs/{commentThreads/list,comments/list,comments/insert,
comments/setModerationStatus,videos/list,errors}, developers.google.com/identity/protocols/oauth2/web-server#offline.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from django.utils import timezone

from tests.fakes.network import Network, first, stamp, told
from tests.fakes.web import Asked, Reply

CLIENT, SECRET, LASTING = "1234.apps.googleusercontent.example", "google-secret-kanarie", "1//lasting-kanarie"
US, ANNA = "UCstoranskommun000000000", "UCannaberg00000000000000"
FILM = "dQstoran001"
COSTS = {"GET": 1, "POST": 50}


@dataclass
class YouTube(Network):
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)  # by id; an answer's is "comment.answer"
    status: dict[str, str] = field(default_factory=dict)  # moderation, where it is not "published"
    tokens: int = 0
    units: int = 0  # spent
    _next: int = 0

    # What people do.
    def says(self, text: str, *, channel: str = ANNA, name: str = "@annaberg", answers: str = "") -> str:
        self._next += 1
        number = f"{answers.partition('.')[0]}.{self._next:06}" if answers else f"Ug{self._next:010}"
        at = stamp(timezone.now())
        self.comments[number] = {
            "kind": "youtube#comment",
            "id": number,
            "snippet": {
                "channelId": US,
                "videoId": FILM,
                "textDisplay": text,
                "textOriginal": text,
                "authorDisplayName": name,
                "authorChannelId": {"value": channel},
                "publishedAt": at,
                "updatedAt": at,
                **({"parentId": answers.partition(".")[0]} if answers else {}),
            },
        }
        return number

    def writes_as_us(self, text: str, *, answers: str = "") -> str:
        return self.says(text, channel=US, name="@storanskommun", answers=answers)

    def edits(self, number: str, text: str) -> None:
        snippet = self.comments[number]["snippet"]
        new = {**snippet, "textOriginal": text, "textDisplay": text, "updatedAt": stamp(timezone.now())}
        self.comments[number] = {**self.comments[number], "snippet": new}

    def removes(self, number: str) -> None:
        del self.comments[number]

    # What it answers.
    def is_sign_in(self, path: str) -> bool:
        return path == "/token"

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path == "/token":
            return self._token(parse_qs(asked.body.decode()))
        if asked.headers.get("authorization") != f"Bearer access-kanarie-{self.tokens}" or not self.tokens:
            return refusal(401, "authError", "Invalid Credentials")
        self.units += COSTS[asked.method]
        name = path.removeprefix("/youtube/v3/")
        if name == "comments" and asked.method == "POST":
            return self._take(json.loads(asked.body)["snippet"])
        if name == "comments/setModerationStatus":
            return self._moderate(first(query, "id"), first(query, "moderationStatus"))
        return self._read(name, query)

    def _token(self, form: dict[str, list[str]]) -> Reply:
        given = (first(form, "client_id"), first(form, "client_secret"), first(form, "refresh_token"))
        if given != (CLIENT, SECRET, LASTING):
            return told({"error": "invalid_grant", "error_description": "Token has been expired or revoked."}, 400)
        self.tokens += 1
        return told({"access_token": f"access-kanarie-{self.tokens}", "expires_in": 3599, "token_type": "Bearer"})

    def _read(self, name: str, query: dict[str, list[str]]) -> Reply:
        ids = first(query, "id").split(",")
        if name == "channels":
            return told({"items": [{"id": US}]})
        if name == "videos":
            film = {"id": FILM, "snippet": {"title": "Så sorterar du", "publishedAt": "2026-10-01T08:00:00Z"}}
            return told({"items": [film] if FILM in ids else []})
        if name == "commentThreads":
            tops = [row for row in self._shown() if "." not in row["id"]]
            if "id" in query:
                return told({"items": [self._thread(row) for row in tops if row["id"] in ids]})
            return self._page([self._thread(row) for row in tops[::-1]], query)
        if "parentId" in query:
            return self._page(self._answers(first(query, "parentId")), query)
        return told({"items": [row for row in self._shown() if row["id"] in ids]})

    def _shown(self) -> list[dict[str, Any]]:
        return [row for number, row in self.comments.items() if number not in self.status]

    def _answers(self, top: str) -> list[dict[str, Any]]:
        return [row for row in self._shown() if row["id"].startswith(f"{top}.")]

    def _thread(self, top: dict[str, Any]) -> dict[str, Any]:
        answers = self._answers(top["id"])
        snippet = {"videoId": FILM, "topLevelComment": top, "totalReplyCount": len(answers)}
        more = {"replies": {"comments": answers[-5:][::-1]}} if answers else {}
        return {"kind": "youtube#commentThread", "id": top["id"], "snippet": snippet, **more}

    def _page(self, rows: list[dict[str, Any]], query: dict[str, list[str]]) -> Reply:
        start, most = int(first(query, "pageToken", "0")), int(first(query, "maxResults", "20"))
        more = {"nextPageToken": str(start + most)} if start + most < len(rows) else {}
        return told({"items": rows[start : start + most], **more})

    def _take(self, snippet: dict[str, str]) -> Reply:
        if snippet["parentId"] not in self.comments:
            return refusal(404, "parentCommentNotFound", "The specified parent comment could not be found.")
        number = self.writes_as_us(snippet["textOriginal"], answers=snippet["parentId"])
        self.keep(snippet["parentId"], snippet["textOriginal"])
        return told(self.comments[number])

    def _moderate(self, number: str, status: str) -> Reply:
        if number not in self.comments:
            return refusal(404, "commentNotFound", "One or more of the comments cannot be found.")
        self.status[number] = status
        if status == "published":
            del self.status[number]
        return Reply(204)


def refusal(status: int, reason: str, message: str) -> Reply:
    error = {"code": status, "message": message, "errors": [{"message": message, "domain": "d", "reason": reason}]}
    return told({"error": error}, status)
