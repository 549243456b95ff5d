"""46elks and Twilio for calls, and a telephone exchange, as their documentation describes them, and somebody who rings.

The vendors are one server: they check who asks, take the wish to make a call, and hand out what was recorded. A caller
does what the vendor would: it asks our address what to do with the call, and follows what it is told.
Sources: 46elks.se/docs (receive call, make call, connect, record), twilio.com/docs/voice (webhooks, TwiML, Calls).
"""

import base64
import hashlib
import hmac
import io
import json
import math
import struct
import time
import wave
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.fakes.sms_vendors import SECRET, TWILIO_SID, USER, twilio_signature
from tests.fakes.web import Asked, Reply, WebServer

EXCHANGE_SECRET = "vaxeln-och-vi-delar-denna-hemlighet"
CALLER, LINE, PHONE = "+46701740610", "+46313900600", "+46701740651"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def spoken(seconds: float = 1.0, pitch: int = 220) -> bytes:
    """A small WAV file of a tone, as telephones send them: one channel, 8000 values a second."""
    values = (int(9000 * math.sin(2 * math.pi * pitch * place / 8000)) for place in range(int(8000 * seconds)))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"".join(struct.pack("<h", value) for value in values))
    return file.getvalue()


@dataclass
class PhoneVendors:
    """url + "/elks" and url + "/twilio". said: calls they were asked to make, {"to", "text", "at", "form"}."""

    said: list[dict[str, Any]] = field(default_factory=list)
    next_replies: list[Reply] = field(default_factory=list)
    recordings: dict[str, bytes] = field(default_factory=dict)

    def __enter__(self) -> "PhoneVendors":
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
        return [str(one["text"]) for one in self.said]

    def record(self, sound: bytes, *, vendor: str = "elks") -> str:
        """Keep what somebody said after the tone. Returns the address the vendor would tell."""
        name = f"r{len(self.recordings) + 1}"
        self.recordings[name] = sound
        return f"{self.url}/{vendor}/recordings/{name}"

    def _answer(self, asked: Asked) -> Reply:
        user = USER if asked.path.startswith("/elks") else TWILIO_SID
        expected = base64.b64encode(f"{user}:{SECRET}".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {expected}":
            return Reply(401, b"Invalid authorization")
        if self.next_replies:
            return self.next_replies.pop(0)
        if asked.method == "GET":
            return self._file(asked.path)
        form = {name: values[-1] for name, values in parse_qs(asked.body.decode(), keep_blank_values=True).items()}
        return self._made(form, is_elks=user == USER)

    def _file(self, path: str) -> Reply:
        if "/recordings/" not in path:
            return Reply(200, b"{}", {"Content-Type": JSON})
        sound = self.recordings.get(path.rsplit("/", 1)[-1].removesuffix(".wav"))
        return Reply(200, sound, {"Content-Type": "audio/wav"}) if sound is not None else Reply(404)

    def _made(self, form: dict[str, str], *, is_elks: bool) -> Reply:
        names = ("to", "voice_start") if is_elks else ("To", "Twiml")
        self.said.append({"to": form[names[0]], "text": form[names[1]], "at": time.time(), "form": form})
        named = f"{'c' if is_elks else 'CA'}out{len(self.said):04}"
        said = {"id": named, "state": "ongoing"} if is_elks else {"sid": named, "status": "queued"}
        return Reply(200 if is_elks else 201, json.dumps(said).encode(), {"Content-Type": JSON})


def elks_call(named: str, *, sender: str = CALLER, to: str = LINE, **more: str) -> bytes:
    """The body of "a call has come", and with more of how it goes on."""
    return urlencode({"direction": "incoming", "callid": named, "from": sender, "to": to, **more}).encode()


def elks_over(named: str, *, seconds: int | None = None, phone: str = PHONE, **more: str) -> bytes:
    """The body of "it has ended"; seconds: how long somebody talked."""
    legs = [{"to": phone, "state": "success" if seconds else "failed", "duration": seconds}]
    return elks_call(named, id=named, legs=json.dumps(legs), state="success", **more)


def twilio_call(named: str, status: str = "ringing", *, sender: str = CALLER, to: str = LINE, **more: str) -> bytes:
    form = {"CallSid": named, "AccountSid": TWILIO_SID, "From": sender, "To": to, "Direction": "inbound"}
    return urlencode({**form, "CallStatus": status, **more}).encode()


def twilio_leg(named: str, status: str, *, phone: str = PHONE, **more: str) -> bytes:
    """How it goes at one of the phones."""
    form = {"CallSid": f"{named}-leg", "ParentCallSid": named, "AccountSid": TWILIO_SID, "To": phone, "From": CALLER}
    return urlencode({**form, "Direction": "outbound-dial", "CallStatus": status, **more}).encode()


def twilio_headers(url: str, body: bytes) -> dict[str, str]:
    return {"X-Twilio-Signature": twilio_signature(url, body)}


def told_by_exchange(event: str, named: str, **more: Any) -> bytes:
    said = {"event": event, "call": named, "direction": "in", "from": CALLER, "to": LINE, **more}
    return json.dumps({name: value for name, value in said.items() if value is not None}).encode()


def exchange_headers(body: bytes, *, at: float | None = None, secret: str = EXCHANGE_SECRET) -> dict[str, str]:
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Timestamp": timestamp, "X-Signature": f"sha256={digest}"}
