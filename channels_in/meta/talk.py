"""A private message by Messenger or Instagram, understood: both tell of them in the same shape. Pure.

Sources: developers.facebook.com/docs/messenger-platform/webhooks (messages, message_echoes, message_edits,
message_reads, messaging_postbacks) and .../instagram-messaging/features/webhook.
"""

from typing import Any

from django.utils.translation import gettext as _

from channels_in.meta.files import FILES, with_files
from channels_in.meta.happenings import Echo, ReadUpTo
from channels_in.meta.names import named
from channels_in.meta.reading import Parsed, Thing, moment, part, parts, thing_of, understood, words
from channels_in.models import RawInbound
from channels_in.social.happenings import Edited, Fared, Nothing, Withdrawn
from channels_in.social.items import said


def parse_as(raw: RawInbound, channel: str) -> Parsed:
    """Raises ValueError."""
    return _parsers[channel](raw)


def _parse(raw: RawInbound, channel: str) -> Parsed:
    thing = thing_of(raw)
    if thing.field != "messaging":
        raise ValueError("it is no private message")
    value, at = thing.value, moment(thing.value.get("timestamp")) or thing.at
    if "message" in value:
        return _message(raw, thing, channel)
    if "message_edit" in value:
        edit = part(value["message_edit"])
        return Edited(named(edit["mid"]), words(edit.get("text")), at)
    if "read" in value:
        return _read(thing, channel)
    if "postback" in value:  # a button, or one of the questions the page offers: its words are what they said
        postback = part(value["postback"])
        what = named(postback.get("mid") or raw.external_id)
        return _said(raw, thing, channel, what, words(postback.get("title")))
    return Nothing()


def _message(raw: RawInbound, thing: Thing, channel: str) -> Parsed:
    message = part(thing.value["message"])
    what, text = named(message["mid"]), words(message.get("text"))
    if message.get("is_deleted") is True:
        return Withdrawn(what)
    sender = str(part(thing.value.get("sender"))["id"])
    if message.get("is_echo") is True or sender == thing.account_id:
        at = moment(thing.value.get("timestamp")) or thing.at
        person = str(part(thing.value.get("recipient"))["id"])
        return Echo(channel, what, _whole(text, message), at, person=person, metadata=words(message.get("metadata")))
    return _said(raw, thing, channel, what, _whole(text, message), words(part(message.get("reply_to")).get("mid")))


def _said(raw: RawInbound, thing: Thing, channel: str, what: str, text: str, answers: str = "") -> Parsed:
    incoming = said(
        channel=channel,
        external_id=what,
        text=text,
        author_id=str(part(thing.value.get("sender"))["id"]),
        author_name="",  # Meta tells no name here: it is asked for afterwards
        received_at=raw.received_at,
        said_at=moment(thing.value.get("timestamp")) or thing.at,
        parent_id=named(answers) if answers else "",
    )
    return with_files(incoming, thing)


def _whole(text: str, message: dict[str, Any]) -> str:
    """The text, and a line for each thing that is no file."""
    if message.get("is_unsupported") is True:
        return text or _("[A message of a kind that cannot be shown here]")
    others = [one for one in parts(message.get("attachments")) if one.get("type") not in FILES]
    return "\n\n".join(filter(None, [text, *map(_line, others)]))


def _line(attachment: dict[str, Any]) -> str:
    """What was shared: its name and where it is."""
    payload = part(attachment.get("payload"))
    place = part(payload.get("coordinates"))
    if "lat" in place and "long" in place:
        return f"{place['lat']}, {place['long']}"
    title = words(attachment.get("title")) or words(payload.get("title"))
    return " ".join(filter(None, [title, words(payload.get("url")) or words(attachment.get("url"))]))


def _read(thing: Thing, channel: str) -> Parsed:
    """Messenger tells until when everything was read, Instagram which message."""
    read, at = part(thing.value["read"]), moment(thing.value.get("timestamp")) or thing.at
    if read.get("mid"):
        return Fared(named(read["mid"]), "read", at)
    until = moment(read.get("watermark"))
    return ReadUpTo(channel, str(part(thing.value.get("sender"))["id"]), until) if until else Nothing()


_parsers = {
    channel: understood(lambda raw, channel=channel: _parse(raw, channel))  # type: ignore[misc]
    for channel in ("messenger", "instagram_direct")
}
