"""Files in what Meta tells: only their addresses come, and are fetched afterwards, from Meta's own hosts alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from channels_in.fetching import fetch_from
from channels_in.meta.reading import Thing, part, parts, words
from tickets.incoming import IncomingMessage
from tickets.models import Message

# Types of attachments whose address is the file itself; all others lead to a page.
FILES = frozenset({"image", "video", "audio", "file", "story_mention", "ig_reel", "reel"})
_TYPES = {
    "image": "image/jpeg",
    "video": "video/mp4",
    "audio": "audio/mp4",
    "ig_reel": "video/mp4",
    "reel": "video/mp4",
}


def references_of(thing: Thing) -> list[dict[str, str]]:
    """Return what channels_in.media shall fetch: [{"url", "name", "content_type"}]."""
    found = _of_talk(thing.value) if thing.field == "messaging" else _of_feed(thing.value)
    return [{"url": url, "name": "", "content_type": _TYPES.get(kind, "")} for kind, url in found if url]


def with_files(incoming: IncomingMessage, thing: Thing) -> IncomingMessage:
    """What holds files alone has a subject that says so: they come later."""
    found = references_of(thing)
    if incoming.text.strip() or not found:
        return incoming
    kind = found[0]["content_type"].partition("/")[0]
    subject = {"image": _("A picture"), "video": _("A film"), "audio": _("A recording")}.get(kind, _("A document"))
    return replace(incoming, subject=subject)


def _of_talk(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for attachment in parts(part(value.get("message")).get("attachments")):
        if (kind := words(attachment.get("type"))) in FILES:
            yield kind, words(part(attachment.get("payload")).get("url"))


def _of_feed(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    photos = value.get("photos")
    several = photos if isinstance(photos, list) else []
    for url in several or [value.get("photo")]:
        yield "image", words(url)
    yield "video", words(value.get("video"))


def fetch_file(_message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
    """Return name, content type and bytes. No token goes along: the addresses are signed. Raises ChannelError."""
    content_type, content = fetch_from(reference["url"], hosts=settings.META_MEDIA_HOSTS)
    return reference.get("name", ""), content_type or reference.get("content_type", ""), content
