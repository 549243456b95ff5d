"""A Bluesky server (PDS, and the app's view behind it) as its public documentation and lexicons describe it.

Sources: docs.bsky.app/docs/api (com.atproto.server.*, com.atproto.repo.{createRecord,getRecord}, app.bsky.feed.*,
app.bsky.notification.listNotifications), docs.bsky.app/docs/advanced-guides/rate-limits.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from tests.fakes.network import Network, first, stamp, told
from tests.fakes.web import Asked, Reply

PASSWORD = "abcd-efgh-ijkl-mnop"
US, OUR_DID = "storan.example", "did:plc:storankommun0000000000aa"
ANNA, ANNA_DID = "anna.annan.example", "did:plc:annaberg0000000000000000aa"
NAMES = {ANNA_DID: "Anna Berg", OUR_DID: "Storåns kommun"}
POST = "app.bsky.feed.post"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"


@dataclass
class Bluesky(Network):
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)  # by uri
    notifications: list[dict[str, Any]] = field(default_factory=list)
    sessions: int = 0
    access: str = ""
    refresh: str = ""
    _next: int = 0

    # What people do.
    def says(self, text: str, *, did: str = ANNA_DID, handle: str = ANNA, answers: str = "", **record: Any) -> str:
        """Somebody mentions us, or answers; returns the name of their post."""
        text = text if answers else f"@{US} {text}"
        uri = self._post(text, did, handle, answers, **record)
        self.tell("reply" if answers else "mention", uri)
        return uri

    def writes(self, text: str, *, did: str = OUR_DID, handle: str = US, answers: str = "") -> str:
        """Somebody, usually we, says something in the network's own app."""
        return self._post(text, did, handle, answers)

    def removes(self, uri: str) -> None:
        del self.posts[uri]
        self.notifications = [row for row in self.notifications if row["uri"] != uri]

    def tell(self, kind: str, uri: str) -> None:
        post = self.posts[uri]
        row = {name: post[name] for name in ("uri", "cid", "author", "record", "indexedAt")}
        self.notifications.append({**row, "reason": kind, "isRead": False, "labels": []})

    def expire(self) -> None:
        """The session's short token is over."""
        self.access = ""

    def _post(self, text: str, did: str, handle: str, answers: str, rkey: str = "", **record: Any) -> str:
        self._next += 1
        uri = f"at://{did}/{POST}/{rkey or f'3k{self._next:011}'}"
        reply = {}
        if answers:
            parent = {"uri": answers, "cid": self.posts[answers]["cid"]}
            root = self.posts[answers]["record"].get("reply", {}).get("root", parent)
            reply = {"reply": {"root": root, "parent": parent}}
        at = stamp(timezone.now())
        self.posts[uri] = {
            "uri": uri,
            "cid": f"bafy{hashlib.sha256(uri.encode()).hexdigest()[:40]}",
            "author": {
                "did": did,
                "handle": handle,
                "displayName": "Anna Berg" if did == ANNA_DID else "",
                "labels": [],
            },
            "record": {"$type": POST, "text": text, "createdAt": at, "langs": ["sv"], **reply, **record},
            "indexedAt": at,
        }
        if images := record.get("embed", {}).get("images"):
            shown = [{"fullsize": f"{self.url}/img/{place}.png", "alt": ""} for place, _image in enumerate(images)]
            self.posts[uri]["embed"] = {"$type": "app.bsky.embed.images#view", "images": shown}
        return uri

    # What it answers.
    def is_sign_in(self, path: str) -> bool:
        return path.startswith("/xrpc/com.atproto.server.")

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path.startswith("/img/"):
            return Reply(200, PICTURE, {"Content-Type": "image/png"})
        name, token = path.removeprefix("/xrpc/"), asked.headers.get("authorization", "").removeprefix("Bearer ")
        if name == "com.atproto.server.createSession":
            given = json.loads(asked.body)
            is_right = given["identifier"] in (US, OUR_DID) and given["password"] == PASSWORD
            wrong = {"error": "AuthenticationRequired", "message": "Invalid identifier or password"}
            return self._session() if is_right else told(wrong, 401)
        if name == "com.atproto.server.refreshSession":
            is_right = bool(self.refresh) and token == self.refresh
            return self._session() if is_right else told({"error": "ExpiredToken", "message": "Token is revoked"}, 400)
        if not self.access or token != self.access:
            return told({"error": "ExpiredToken", "message": "Token has expired"}, 400)
        return self._take(asked) if asked.method == "POST" else self._read(name, query)

    def _session(self) -> Reply:
        self.sessions += 1
        self.access, self.refresh = f"access-kanarie-{self.sessions}", f"refresh-kanarie-{self.sessions}"
        return told({"accessJwt": self.access, "refreshJwt": self.refresh, "handle": US, "did": OUR_DID})

    def _read(self, name: str, query: dict[str, list[str]]) -> Reply:
        return self._account(name, query) if name.startswith("com.atproto") else self._shown(name, query)

    def _account(self, name: str, query: dict[str, list[str]]) -> Reply:
        match name:
            case "com.atproto.server.getSession":
                return told({"handle": US, "did": OUR_DID})
            case "com.atproto.identity.resolveHandle":
                known = {US: OUR_DID, ANNA: ANNA_DID}.get(first(query, "handle"))
                return told({"did": known}) if known else told({"error": "InvalidRequest"}, 400)
            case "com.atproto.repo.getRecord":
                uri = f"at://{first(query, 'repo')}/{first(query, 'collection')}/{first(query, 'rkey')}"
                post = self.posts.get(uri)
                return told({"uri": uri, "cid": post["cid"]}) if post else told({"error": "RecordNotFound"}, 400)
        return told({"error": "MethodNotImplemented"}, 501)

    def _shown(self, name: str, query: dict[str, list[str]]) -> Reply:
        match name:
            case "app.bsky.notification.listNotifications":
                kinds = query.get("reasons", [])
                rows = [row for row in self.notifications if not kinds or row["reason"] in kinds]
                return self._page("notifications", rows[::-1], query)
            case "app.bsky.feed.getAuthorFeed":
                rows = [
                    {"post": post} for post in self.posts.values() if post["author"]["did"] == first(query, "actor")
                ]
                return self._page("feed", rows[::-1], query)
            case "app.bsky.feed.getPosts":
                uris = query.get("uris", [])
                if len(uris) > 25:
                    return told({"error": "InvalidRequest"}, 400)
                return told({"posts": [self.posts[uri] for uri in uris if uri in self.posts]})
            case "app.bsky.feed.getPostThread":
                return told({"thread": self._node(first(query, "uri"))})
        return told({"error": "MethodNotImplemented"}, 501)

    def _page(self, name: str, rows: list[dict[str, Any]], query: dict[str, list[str]]) -> Reply:
        start, most = int(first(query, "cursor", "0")), min(int(first(query, "limit", "50")), 100)
        more = {"cursor": str(start + most)} if start + most < len(rows) else {}
        return told({name: rows[start : start + most], **more})

    def _node(self, uri: str) -> dict[str, Any]:
        post = self.posts.get(uri)
        if post is None:
            return {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri, "notFound": True}
        parent = post["record"].get("reply", {}).get("parent", {}).get("uri")
        return {"post": post, **({"parent": self._node(parent)} if parent else {})}

    def _take(self, asked: Asked) -> Reply:
        given = json.loads(asked.body)
        record, uri = given["record"], f"at://{OUR_DID}/{POST}/{given['rkey']}"
        if uri in self.posts:
            return told({"error": "InternalServerError", "message": "Internal Server Error"}, 500)
        if len(record["text"]) > 300:
            return told(
                {"error": "InvalidRequest", "message": "Record/text must not be longer than 300 graphemes"}, 400
            )
        parent = record["reply"]["parent"]["uri"]
        given_more = {name: record[name] for name in ("facets", "langs") if name in record}
        self._post(record["text"], OUR_DID, US, parent, given["rkey"], **given_more)
        self.keep(parent.split("/")[2], record["text"])
        return told({"uri": uri, "cid": self.posts[uri]["cid"], "validationStatus": "valid"})
