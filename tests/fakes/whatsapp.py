"""WhatsApp's Cloud API as its public documentation describes it: takes messages, hands out files, lists templates.

Sources: developers.facebook.com/documentation/business-messaging/whatsapp (messages, media, templates, webhooks).
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.web import Asked, Reply, WebServer

TOKEN, APP_SECRET = "EAAB-hemlig-nyckel-hos-meta", "appens-hemlighet-hos-meta"
NUMBER_ID, WABA_ID = "106540352242922", "215589313241560"
BY_MAIL, BY_FORM = "46701740605", "46701740606"


@dataclass
class WhatsApp:
    """with WhatsApp() as fake: ... fake.url is META_GRAPH_URL. next_replies are given before anything is taken.

    said: [{"to", "text", "at"}]; sent: the same as it was asked for. files: media id -> (type, bytes).
    """

    said: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    next_replies: list[Reply] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    templates: list[dict[str, Any]] = field(default_factory=list)
    page: int = 100  # templates in one answer

    def __enter__(self) -> "WhatsApp":
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
        return [str(row["text"]) for row in self.said]

    def _answer(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return refusal(190, "Error validating access token", 401)
        if self.next_replies:
            return self.next_replies.pop(0)
        path, query = urlsplit(asked.path).path.strip("/"), parse_qs(urlsplit(asked.path).query)
        if asked.method == "POST" and path == f"{NUMBER_ID}/messages":
            return self._take(json.loads(asked.body))
        if path.startswith("fil/") and path[4:] in self.files:
            kind, content = self.files[path[4:]]
            return Reply(200, content, {"Content-Type": kind})
        if path in self.files:
            here = f"http://{asked.headers['host']}"  # also where another fake hands on what it is asked
            return _json({"id": path, "url": f"{here}/fil/{path}", "mime_type": self.files[path][0]})
        if path == f"{WABA_ID}/message_templates":
            return self._list(int(query.get("after", ["0"])[0]))
        if path == NUMBER_ID:
            return _json(
                {"id": NUMBER_ID, "display_phone_number": "+46 8 465 004 00", "verified_name": "Storåns kommun"}
            )
        return refusal(100, "Unsupported get request", 400)

    def _take(self, message: dict[str, Any]) -> Reply:
        self.sent.append(message)
        to = str(message.get("to") or message.get("recipient"))
        text = message["text"]["body"] if message["type"] == "text" else message["template"]["name"]
        self.said.append({"to": to, "text": text, "at": datetime.now(UTC)})
        named = wamid(f"ut{len(self.said)}")
        contacts = [{"input": to, "wa_id": to}]
        return _json({"messaging_product": "whatsapp", "contacts": contacts, "messages": [{"id": named}]})

    def _list(self, first: int) -> Reply:
        rows, last = self.templates[first : first + self.page], first + self.page
        paging: dict[str, Any] = {"cursors": {"before": str(first), "after": str(last)}}
        if last < len(self.templates):
            paging["next"] = f"https://graph.example/{WABA_ID}/message_templates?after={last}"
        return _json({"data": rows, "paging": paging})


def refusal(code: int, message: str = "no", status: int = 400) -> Reply:
    said = {"error": {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code, "fbtrace_id": "x"}}
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/json"})


def _json(said: Mapping[str, Any]) -> Reply:
    return Reply(200, json.dumps(said).encode(), {"Content-Type": "application/json"})


def wamid(named: str) -> str:
    return f"wamid.HBgLNDY3MDE3NDA2MDUVAgARGBI{named}AA=="


def message(
    named: str, kind: str = "text", said: object = None, *, sender: str = BY_MAIL, at: int = 1763799600, **more: Any
) -> dict[str, Any]:
    """A message as it stands in a batch. said: what stands under its kind; of a text the words."""
    content = {"body": said} if kind == "text" else said
    return {"from": sender, "id": wamid(named), "timestamp": str(at), "type": kind, kind: content, **more}


def status(named: str, state: str, *, at: int = 1763799700, **more: Any) -> dict[str, Any]:
    return {"id": wamid(named), "status": state, "timestamp": str(at), "recipient_id": BY_MAIL, **more}


def batch(
    *messages: Mapping[str, Any], statuses: tuple[Mapping[str, Any], ...] = (), name: str = "Ann-Christin"
) -> bytes:
    """The body Meta calls us with."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "4684650400", "phone_number_id": NUMBER_ID},
    }
    if messages:
        people = dict.fromkeys(str(row.get("from", "")) for row in messages)
        value["contacts"] = [{"profile": {"name": name}, "wa_id": number} for number in people if number]
        value["messages"] = list(messages)
    if statuses:
        value["statuses"] = list(statuses)
    return changed("messages", value)


def changed(what: str, value: Mapping[str, Any]) -> bytes:
    entry = {"id": WABA_ID, "time": 1763799600, "changes": [{"value": value, "field": what}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}, ensure_ascii=False).encode()


def signature(body: bytes, secret: str = APP_SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def template(name: str, body: str, *, state: str = "APPROVED", **more: Any) -> dict[str, Any]:
    said = {"name": name, "language": "sv", "status": state, "category": "UTILITY", "parameter_format": "POSITIONAL"}
    return {**said, "components": [{"type": "BODY", "text": body}, *more.pop("components", [])], **more}
