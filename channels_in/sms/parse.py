"""An SMS or MMS as the vendor's form body, understood. Pure.

See "Receive SMS" and "Receive MMS" of 46elks and "Webhook requests" of Twilio.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl

from channels_in.models import SmsVendor
from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.lib.text import clean, one_line
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import ChannelKind

FIELDS_MAX = 200
FILES_MAX = 10  # the most a vendor sends with one MMS
# What one writes to be left alone: the words the vendors know, and Swedish ones.
STOP = frozenset({"stop", "stopp", "stoppa", "sluta", "avsluta", "unsubscribe"})
_NAMES = {
    SmsVendor.ELKS: {"id": "id", "from": "from", "to": "to", "text": "message"},
    SmsVendor.TWILIO: {"id": "MessageSid", "from": "From", "to": "To", "text": "Body"},
}


class NoSms(ValueError):
    """The body is no SMS that came in."""


def fields_of(body: bytes) -> dict[str, str]:
    """Return the form's fields; of one that comes twice the last. Raises NoSms."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, max_num_fields=FIELDS_MAX)
    except ValueError as error:
        raise NoSms("it is no form") from error
    return dict(pairs)


def vendor_id(vendor: str, fields: Mapping[str, str]) -> str:
    """What the vendor calls it; "" when it says nothing."""
    return one_line(fields.get(_NAMES[SmsVendor(vendor)]["id"], ""), 80)


def text_of(vendor: str, fields: Mapping[str, str]) -> str:
    return clean(fields.get(_NAMES[SmsVendor(vendor)]["text"], ""))


def sender_of(vendor: str, fields: Mapping[str, str]) -> str:
    """The number in E.164; "" for a sender who is none, such as a name or a short number: nobody can answer those."""
    try:
        return normal_phone(fields.get(_NAMES[SmsVendor(vendor)]["from"], ""))
    except AddressError:
        return ""


def says_stop(text: str) -> bool:
    return text.strip().strip(".!").casefold() in STOP


def parse(body: bytes, *, vendor: str, received_at: datetime) -> IncomingMessage:
    """Raises NoSms."""
    if vendor not in SmsVendor.values:
        raise NoSms("nobody knows who sent it")
    fields = fields_of(body)
    names = _NAMES[SmsVendor(vendor)]
    if not vendor_id(vendor, fields) or names["from"] not in fields:
        raise NoSms("it has no id or no sender")
    text, number = text_of(vendor, fields), sender_of(vendor, fields)
    files = _files(vendor, fields)
    return IncomingMessage(
        channel=ChannelKind.SMS,
        subject="" if text or not files else "MMS",
        text=text,
        received_at=received_at,
        sender=IncomingAddress("phone", number) if number else None,
        sender_name="" if number else one_line(fields[names["from"]], 60),
        continues=bool(number),
        is_automatic=says_stop(text) or not number,
        extra={"vendor_id": vendor_id(vendor, fields), "files": json.dumps(files) if files else ""},
    )


def _files(vendor: str, fields: Mapping[str, str]) -> list[dict[str, str]]:
    """The files of an MMS, as the vendor names them: they lie with it, for its account alone."""
    if vendor == SmsVendor.ELKS:  # image, image2, image3 ...
        names = ["image", *(f"image{number}" for number in range(2, FILES_MAX + 1))]
        found = [{"url": fields.get(name, ""), "content_type": ""} for name in names]
    else:
        found = [
            {"url": fields.get(f"MediaUrl{number}", ""), "content_type": fields.get(f"MediaContentType{number}", "")}
            for number in range(FILES_MAX)
        ]
    return [{**file, "content_type": one_line(file["content_type"], 100)} for file in found if file["url"]]
