"""A thing WhatsApp has told, as it was kept, understood. Pure."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from channels_in.base import Happening
from channels_in.meta.names import named
from channels_in.social.happenings import Edited, Fared, Nothing, Withdrawn
from channels_in.social.items import said
from channels_in.whatsapp.contents import content_of
from channels_in.whatsapp.happenings import TemplateChanged
from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.lib.text import one_line
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import ChannelKind

Thing = Mapping[str, Any]
# Nothing anybody must answer: a thumb, a new number of theirs, a message that was pinned.
NO_MESSAGE = frozenset({"reaction", "system", "ephemeral", "request_welcome"})
NO_MESSAGE_UNSUPPORTED = frozenset({"edit", "pin", "keep", "poll_update", "reaction"})
FARED = frozenset({"delivered", "read", "failed"})


class NotUnderstood(ValueError):
    """The body is nothing WhatsApp is known to tell."""


def parse(body: bytes, *, received_at: datetime) -> IncomingMessage | Happening:
    """Raises NotUnderstood."""
    try:
        thing = json.loads(body)
        if "status" in thing:
            return _fared(thing["status"])
        if "template" in thing:
            return _template(thing["template"])
        return _message(thing["message"], thing.get("contact") or {}, received_at)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise NotUnderstood(f"{type(error).__name__}: {error}") from error


def _message(message: Thing, contact: Thing, received_at: datetime) -> IncomingMessage | Happening:
    kind, at = str(message["type"]), _time(message.get("timestamp"), received_at)
    if kind == "edit":
        edit = message["edit"]
        return Edited(named(edit["original_message_id"]), content_of(edit["message"]).text, at)
    if kind == "revoke":
        return Withdrawn(named(message["revoke"]["original_message_id"]))
    if kind in NO_MESSAGE or (message.get("unsupported") or {}).get("type") in NO_MESSAGE_UNSUPPORTED:
        return Nothing()
    content = content_of(message)
    incoming = said(
        channel=ChannelKind.WHATSAPP,
        external_id=named(message["id"]),
        text=content.text,
        author_id=_who(message),
        author_name=one_line(str((contact.get("profile") or {}).get("name") or ""), 200),
        received_at=received_at,
        said_at=at,
        parent_id=_answers(message),
    )
    return replace(
        incoming,
        subject=content.subject if not content.text.strip() else "",
        other_addresses=_also(message),
        extra={**incoming.extra, "files": json.dumps(content.files) if content.files else ""},
    )


def _who(message: Thing) -> str:
    """Their number; who hides it behind a name is known by an id that only we are given."""
    number = str(message.get("from") or "")
    return f"+{number.lstrip('+')}" if number else str(message["from_user_id"])


def _also(message: Thing) -> tuple[IncomingAddress, ...]:
    """Further ways to reach the same person. WhatsApp has made sure that the number is theirs."""
    found = []
    try:
        if number := str(message.get("from") or ""):
            found.append(IncomingAddress("phone", normal_phone(f"+{number.lstrip('+')}")))
    except AddressError:
        pass  # a number only WhatsApp knows how to write
    if message.get("from") and message.get("from_user_id"):
        found.append(IncomingAddress("whatsapp", str(message["from_user_id"])))
    return tuple(found)


def _answers(message: Thing) -> str:
    """Which message it was written under."""
    answered = (message.get("context") or {}).get("id")
    return named(answered) if answered else ""


def _fared(status: Thing) -> Happening:
    state = str(status["status"])
    if state not in FARED:
        return Nothing()  # "sent": we know that
    detail = "; ".join(_error(row) for row in status.get("errors") or ())
    return Fared(named(status["id"]), state, _time(status.get("timestamp"), datetime.now(UTC)), detail)


def _error(row: Thing) -> str:
    said = (row.get("error_data") or {}).get("details") or row.get("message") or row.get("title") or ""
    return one_line(f"WhatsApp {row.get('code', '')}: {said}", 300)


def _template(value: Thing) -> Happening:
    return TemplateChanged(
        str(value["message_template_name"]), str(value["message_template_language"]), str(value["event"]).lower()
    )


def _time(given: object, otherwise: datetime) -> datetime:
    """Seconds since 1970, as text."""
    text = str(given or "")
    return datetime.fromtimestamp(int(text), UTC) if text.isdecimal() and len(text) < 12 else otherwise
