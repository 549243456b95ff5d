"""Meta's Graph API and its webhooks for pages, Messenger and Instagram, as Meta's public documentation describes them.

It checks the token and appsecret_proof, takes comments and private messages, hides and removes, tells of tokens, and
can be told to fail. Below: what Meta calls us with, signed. Sources: developers.facebook.com/docs/graph-api/{webhooks,
guides/secure-requests}, /docs/messenger-platform, /docs/instagram-platform.
"""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.fakes.network import Network, first, told
from tests.fakes.web import Asked, Reply

APP_ID, APP_SECRET, VERIFY_TOKEN = "215000000000017", "appens-hemlighet-hos-meta", "ordet-som-meta-fragar-efter"
TOKEN = "EAAGsidans-egen-nyckel"
PAGE_ID, INSTAGRAM_ID = "104200000000001", "17841400000000001"
PERSON, OTHER = "6104200000000002", "6104200000000003"
POST_ID = f"{PAGE_ID}_330100000000001"
SCOPES = [
    "pages_manage_metadata",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_messaging",
    "instagram_basic",
    "instagram_manage_comments",
    "instagram_manage_messages",
]


def refusal(
    code: int,
    message: str = "(#{code}) no",
    *,
    status: int = 400,
    subcode: int = 0,
    headers: dict[str, str] | None = None,
) -> Reply:
    error = {"message": message.format(code=code), "type": "OAuthException", "code": code, "fbtrace_id": "AbCdEf"}
    return told({"error": error | ({"error_subcode": subcode} if subcode else {})}, status, headers)


OUTSIDE_WINDOW = refusal(10, "(#10) This message is sent outside of allowed window.", subcode=2018278)
TOKEN_IS_DEAD = refusal(190, "Error validating access token: The session has been invalidated", subcode=460)
TOO_FAST = refusal(
    613,
    "(#613) Calls to this api have exceeded the rate limit.",
    headers={"X-Business-Use-Case-Usage": json.dumps({PAGE_ID: [{"estimated_time_to_regain_access": 3}]})},
)
GONE = refusal(100, "Unsupported delete request. Object with ID '1' does not exist", subcode=33)


@dataclass
class Meta(Network):
    """url is META_GRAPH_URL. posts: what GET of an id answers. hidden, removed: ids of comments."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=lambda: {"is_valid": True, "expires_at": 0, "scopes": SCOPES})
    hidden: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)  # comments that have had their private reply
    subscribed: list[str] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)  # private messages as they were asked for

    def answer(self, asked: Asked, path: str, query: dict[str, list[str]]) -> Reply:
        if path == "/debug_token":
            is_app = asked.headers.get("authorization") == f"Bearer {APP_ID}|{APP_SECRET}"
            return told({"data": {"app_id": APP_ID, **self.token}}) if is_app else refusal(190, status=401)
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return refusal(190, "Invalid OAuth access token.", status=401)
        if first(query, "appsecret_proof") != hmac.new(APP_SECRET.encode(), TOKEN.encode(), "sha256").hexdigest():
            return refusal(100, "Invalid appsecret_proof provided in the API argument")
        if asked.method == "GET":
            return self._read(path, query)
        named, _slash, edge = path.strip("/").partition("/")
        if asked.method == "DELETE":
            return self._remove(named)
        return self._post(named, edge, json.loads(asked.body))

    def _post(self, named: str, edge: str, given: dict[str, Any]) -> Reply:
        if named in self.removed:
            return GONE
        if edge in ("comments", "replies", "mentions"):
            return self._comment(named, edge, given)
        if edge == "messages":
            return self._private(given)
        if edge == "subscribed_apps":
            self.subscribed = str(given["subscribed_fields"]).split(",")
            return told({"success": True})
        is_hidden = given.get("is_hidden", given.get("hide"))
        if is_hidden is None:
            return refusal(100, "(#100) unknown field")
        (self.hidden.add if is_hidden else self.hidden.discard)(named)
        return told({"success": True})

    def _comment(self, named: str, edge: str, given: dict[str, Any]) -> Reply:
        to = str(given.get("comment_id") or given["media_id"]) if edge == "mentions" else named
        self.keep(to, str(given["message"]))
        number = 900000000000000 + len(self.said)
        return told({"id": f"{POST_ID.partition('_')[2]}_{number}" if edge == "comments" else f"178{number}"})

    def _private(self, given: dict[str, Any]) -> Reply:
        to = given["recipient"]
        comment = to.get("comment_id") or to.get("post_id")
        if comment in self.answered:
            return refusal(10900, "(#10900) Activity already replied to")
        if comment:
            self.answered.add(comment)
        self.sent.append(given)
        self.keep(str(to.get("id") or comment), str(given["message"]["text"]))
        return told({"recipient_id": to.get("id", PERSON), "message_id": mid(f"ut{len(self.said)}")})

    def _remove(self, named: str) -> Reply:
        if named in self.removed:
            return GONE
        self.removed.add(named)
        return told({"success": True})

    def _read(self, path: str, query: dict[str, list[str]]) -> Reply:
        named = unquote(path.strip("/"))
        if named == "me":
            page = {"id": PAGE_ID, "name": "Storåns kommun", "instagram_business_account": {"id": INSTAGRAM_ID}}
            return told(page)
        if asked := re.match(r"mentioned_(?:comment|media)\.(?:comment|media)_id\((\d+)\)", first(query, "fields")):
            what = "mentioned_comment" if "mentioned_comment" in first(query, "fields") else "mentioned_media"
            return told({what: self.posts[asked[1]]}) if asked[1] in self.posts else GONE
        return told({"id": named, **self.posts[named]}) if named in self.posts else GONE


def mid(name: str) -> str:
    return f"m_{name}"


def signed(body: bytes, secret: str = APP_SECRET) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={digest}"}


def batch(kind: str, *entries: Mapping[str, Any]) -> bytes:
    """The body of a call: kind is "page" or "instagram". Letters outside ASCII are escaped, as Meta does it."""
    return json.dumps({"object": kind, "entry": list(entries)}).encode()


def feed(*values: Mapping[str, Any], at: int = 1_795_000_100, page: str = PAGE_ID) -> dict[str, Any]:
    return {"id": page, "time": at, "changes": [{"field": "feed", "value": dict(value)} for value in values]}


def comment(named: str, text: str, *, verb: str = "add", by: str = PERSON, **more: Any) -> dict[str, Any]:
    """A change of a page's feed. parent_id: of an answer to another comment. by: PAGE_ID for our own."""
    return {
        "from": {"id": by, "name": "Storåns kommun" if by == PAGE_ID else "Eva Holmström"},
        "post": {"id": POST_ID, "permalink_url": f"https://www.facebook.com/{POST_ID}", "is_published": True},
        "message": text,
        "post_id": POST_ID,
        "comment_id": f"330100000000001_{named}",
        "created_time": int(time.time()),
        "item": "comment",
        "parent_id": POST_ID,
        "verb": verb,
        **more,
    }


def post(named: str, text: str, *, verb: str = "add", by: str = PERSON, **more: Any) -> dict[str, Any]:
    """What somebody writes on the page itself."""
    return {
        "from": {"id": by, "name": "Storåns kommun" if by == PAGE_ID else "Eva Holmström"},
        "message": text,
        "post_id": f"{PAGE_ID}_{named}",
        "created_time": int(time.time()),
        "item": "status" if by == PAGE_ID else "post",
        "verb": verb,
        "published": 1,
        **more,
    }


def talk(*events: Mapping[str, Any], account: str = PAGE_ID, at: int = 1_795_000_100_000) -> dict[str, Any]:
    return {"id": account, "time": at, "messaging": [dict(event) for event in events]}


def message(named: str, text: str, *, by: str = PERSON, to: str = PAGE_ID, at: int = 0, **more: Any) -> dict[str, Any]:
    """A private message. more: further parts of it. at: milliseconds."""
    return _event(by, to, at, message={"mid": mid(named), "text": text, **more})


def echo(named: str, text: str, *, by: str = PAGE_ID, to: str = PERSON, **more: Any) -> dict[str, Any]:
    return _event(
        by, to, 0, message={"mid": mid(named), "text": text, "is_echo": True, "app_id": 1517776481860111, **more}
    )


def event(*, by: str = PERSON, to: str = PAGE_ID, at: int = 0, **parts: Any) -> dict[str, Any]:
    """message_edit, read, postback, delivery, reaction ..."""
    return _event(by, to, at, **parts)


def _event(by: str, to: str, at: int, **parts: Any) -> dict[str, Any]:
    return {"sender": {"id": by}, "recipient": {"id": to}, "timestamp": at or int(time.time() * 1000), **parts}


def on_instagram(*values: Mapping[str, Any], field: str = "comments", at: int = 1_795_000_100) -> dict[str, Any]:
    return {"id": INSTAGRAM_ID, "time": at, "changes": [{"field": field, "value": dict(value)} for value in values]}


def instagram_comment(named: str, text: str, *, by: str = PERSON, **more: Any) -> dict[str, Any]:
    """parent_id: of an answer to another comment."""
    name = "storanskommun" if by == INSTAGRAM_ID else "eva.holmstrom"
    media = {"id": "17900000000000001", "media_product_type": "FEED"}
    return {"id": named, "text": text, "from": {"id": by, "username": name}, "media": media, **more}
