"""46elks and Twilio as their public documentation describes them: they check who asks, take an SMS, and call back.

Sources: 46elks.se/docs (send and receive SMS, delivery reports); twilio.com/docs (Messages resource, webhook security).
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from tests.fakes.web import Asked, Reply, WebServer

USER, SECRET = "u1234", "hemligt-hos-leverantoren"
TWILIO_SID = "AC00000000000000000000000000000001"


@dataclass
class Sms:
    sender: str
    to: str
    text: str
    report_to: str


@dataclass
class SmsVendors:
    """Both at one address: url + "/elks" and url + "/twilio". next_replies are given before anything is taken."""

    taken: list[Sms] = field(default_factory=list)
    next_replies: list[Reply] = field(default_factory=list)
    files: dict[str, Reply] = field(default_factory=dict)  # path -> a file of an MMS

    def __enter__(self) -> "SmsVendors":
        self._server = WebServer(self._answer)
        self._server.__enter__()
        self.url = self._server.url
        return self

    def __exit__(self, *error: object) -> None:
        self._server.__exit__(*error)

    @property
    def texts(self) -> list[str]:
        return [sms.text for sms in self.taken]

    @property
    def asked(self) -> list[Asked]:
        return self._server.asked

    def _answer(self, asked: Asked) -> Reply:
        is_elks = asked.path.startswith("/elks")
        user = USER if is_elks else TWILIO_SID
        expected = base64.b64encode(f"{user}:{SECRET}".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {expected}":
            return Reply(401, b"Invalid authorization")
        if self.next_replies:
            return self.next_replies.pop(0)
        if asked.method == "GET" and asked.path in self.files:
            return self.files[asked.path]
        if asked.method == "GET":
            return Reply(200, b"{}", {"Content-Type": "application/json"})
        form = {name: values[-1] for name, values in parse_qs(asked.body.decode(), keep_blank_values=True).items()}
        return self._elks(form) if is_elks else self._twilio(form)

    def _elks(self, form: dict[str, str]) -> Reply:
        self.taken.append(Sms(form["from"], form["to"], form["message"], form["whendelivered"]))
        said = {"id": f"s{len(self.taken):04}", "status": "created", "parts": 1, "cost": 3500, "direction": "outgoing"}
        return Reply(200, json.dumps(said).encode(), {"Content-Type": "application/json"})

    def _twilio(self, form: dict[str, str]) -> Reply:
        self.taken.append(Sms(form["From"], form["To"], form["Body"], form["StatusCallback"]))
        said = {"sid": f"SM{len(self.taken):04}", "status": "queued", "num_segments": "1", "price": None}
        return Reply(201, json.dumps(said).encode(), {"Content-Type": "application/json"})


def elks_sms(named: str, text: str, *, sender: str = "+46701740605", to: str = "+46766861004") -> bytes:
    """The body of "an SMS came in"."""
    form = {"direction": "incoming", "id": named, "from": sender, "to": to, "created": "2026-11-23 08:15:00"}
    return urlencode({**form, "message": text}).encode()


def elks_report(named: str, status: str) -> bytes:
    return urlencode({"id": named, "status": status, "delivered": "2026-11-23T08:16:00"}).encode()


def twilio_sms(named: str, text: str, *, sender: str = "+46701740605", **more: str) -> bytes:
    form = {"MessageSid": named, "AccountSid": TWILIO_SID, "From": sender, "To": "+46766861004", "Body": text}
    return urlencode({**form, "NumMedia": "0", **more}).encode()


def twilio_signature(url: str, body: bytes, secret: str = SECRET) -> str:
    pairs = sorted((name, value) for name, values in parse_qs(body.decode(), True).items() for value in values)
    text = url + "".join(name + value for name, value in pairs)
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


def elks_mms(named: str, text: str, *images: str) -> bytes:
    """The body of "an MMS came in": image, image2, image3 ..."""
    fields = {f"image{place}" if place > 1 else "image": url for place, url in enumerate(images, 1)}
    return elks_sms(named, text) + b"&" + urlencode(fields).encode()
