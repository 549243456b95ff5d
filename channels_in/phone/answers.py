"""What a provider is told to do with a call: 46elks in JSON, Twilio in its XML.

46elks.se/docs: call actions, connect, record. twilio.com/docs/voice/twiml: Dial, Number, Say, Play, Record.
"""

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from channels_in.models import DoorAccount
from channels_in.phone.addresses import address_of
from channels_in.phone.lines import Line

MESSAGE_SECONDS = 180
NOTHING_TO_DO = "{}"
XML = '<?xml version="1.0" encoding="UTF-8"?><Response>%s</Response>'


def elks_start(account: DoorAccount, line: Line) -> str:
    """A call has come: put it through, or let them leave a message."""
    over: dict[str, object] = {"whenhangup": address_of(account, "over")}
    if not line.phones:
        return json.dumps(_elks_message(account, line) | over)
    phones = ",".join(number for number, _agent in line.phones)
    step: dict[str, object] = {
        "connect": phones,
        "timeout": line.ring_seconds,
        "next": address_of(account, "connected"),
    }
    return json.dumps(step | over)


def elks_connected(account: DoorAccount, line: Line, *, was_answered: bool) -> str:
    """They have talked, or nobody took it."""
    return json.dumps({"hangup": "normal"} if was_answered else _elks_message(account, line))


def _elks_message(account: DoorAccount, line: Line) -> dict[str, object]:
    if not line.takes_messages:
        return {"play": line.greeting_url} if line.greeting_url else {"hangup": "busy"}
    # 46elks reads no text aloud: a recorded greeting, then the tone one speaks after.
    record: dict[str, object] = {
        "record": address_of(account, "left"),
        "timelimit": MESSAGE_SECONDS,
        "silencedetection": "no",
    }
    after_tone: dict[str, object] = {"play": "sound/beep", "next": record}
    return {"play": line.greeting_url, "next": after_tone} if line.greeting_url else after_tone


def elks_made(account: DoorAccount, *, number: str, ours: int) -> str:
    """The agent has lifted the receiver: now the other."""
    after = address_of(account, "connected", ours=ours)
    return json.dumps({"connect": number, "callerid": account.external_id, "next": after})


def twilio_start(account: DoorAccount, line: Line) -> str:
    if not line.phones:
        return twilio_message(account, line)
    phones = "".join(_number(number, address_of(account, "phone")) for number, _agent in line.phones)
    about = {"timeout": line.ring_seconds, "answerOnBridge": "true", "action": address_of(account, "connected")}
    return XML % f"<Dial {_attributes(about)}>{phones}</Dial>"


def twilio_message(account: DoorAccount, line: Line) -> str:
    greeting = (
        f"<Play>{escape(line.greeting_url)}</Play>"
        if line.greeting_url
        else f'<Say language="sv-SE">{escape(line.greeting)}</Say>'
    )
    if not line.takes_messages:
        return XML % f"{greeting}<Hangup/>"
    about = {
        "maxLength": MESSAGE_SECONDS,
        "timeout": 5,
        "finishOnKey": "#",
        "playBeep": "true",
        "action": address_of(account, "over"),
        "recordingStatusCallback": address_of(account, "left"),
    }
    return XML % f"{greeting}<Record {_attributes(about)}/>"


def twilio_made(account: DoorAccount, *, number: str, ours: int) -> str:
    about = {"callerId": account.external_id, "action": address_of(account, "connected", ours=ours)}
    other = _number(number, address_of(account, "phone", ours=ours))
    return XML % f"<Dial {_attributes(about)}>{other}</Dial>"


def twilio_end() -> str:
    return XML % "<Hangup/>"


def twilio_nothing() -> str:
    return XML % ""


def _number(number: str, told_to: str) -> str:
    about = {"statusCallback": told_to, "statusCallbackEvent": "ringing answered completed"}
    return f"<Number {_attributes(about)}>{escape(number)}</Number>"


def _attributes(about: Mapping[str, object]) -> str:
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in about.items())
