"""What a message at WhatsApp says, whatever kind it is of, in words and files. Pure.

Source: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line

Said = Mapping[str, Any]
MEDIA = ("image", "document", "audio", "video", "sticker")


@dataclass(frozen=True, slots=True)
class Content:
    """subject: of a ticket that begins with it, where the text gives none. files: as channels_in.media takes them."""

    text: str
    files: tuple[dict[str, str], ...] = ()
    subject: str = ""


def content_of(message: Said) -> Content:
    """Raises KeyError, TypeError, AttributeError for one of no known shape."""
    kind = str(message["type"])
    if kind in MEDIA:
        return _media(kind, message[kind])
    words = _WORDS.get(kind)
    if words is None or (kind not in message and kind != "unsupported"):
        return Content(_unreadable(message))
    return Content(words(message.get(kind) or {}) or _unreadable(message))


def _media(kind: str, media: Said) -> Content:
    file = {
        "id": str(media["id"]),
        "name": one_line(str(media.get("filename") or ""), 150),
        "content_type": one_line(str(media.get("mime_type") or ""), 100),
    }
    subjects = {
        "image": _("A picture"),
        "document": file["name"] or _("A document"),
        "audio": _("A voice message") if media.get("voice") else _("A recording"),
        "video": _("A film"),
        "sticker": _("A sticker"),
    }
    return Content(str(media.get("caption") or ""), (file,), subjects[kind])


def _text(said: Said) -> str:
    return str(said["body"])


def _location(said: Said) -> str:
    latitude, longitude = float(said["latitude"]), float(said["longitude"])
    place = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
    names = ", ".join(str(said[name]) for name in ("name", "address") if said.get(name))
    return "\n".join(filter(None, [_("A place: %(names)s") % {"names": names} if names else _("A place:"), place]))


def _contacts(said: Any) -> str:
    return "\n".join([_("A contact:"), *(_contact(row) for row in said)])


def _contact(row: Said) -> str:
    parts = [
        str((row.get("name") or {}).get("formatted_name") or ""),
        *(str(phone.get("phone") or "") for phone in row.get("phones") or ()),
        *(str(mail.get("email") or "") for mail in row.get("emails") or ()),
    ]
    return ", ".join(filter(None, parts))


def _button(said: Said) -> str:
    return str(said["text"])


def _interactive(said: Said) -> str:
    """A button or a line of a list that was chosen, or a form that was filled in."""
    chosen = said[str(said["type"])]
    return "\n".join(
        str(chosen[name]) for name in ("title", "description", "body", "response_json") if chosen.get(name)
    )


def _order(said: Said) -> str:
    items = said.get("product_items") or ()
    lines = [f"{row.get('quantity', 1)} × {row.get('product_retailer_id', '')}" for row in items]
    return "\n".join(filter(None, [_("An order:"), str(said.get("text") or ""), *lines]))


def _nothing(said: Said) -> str:
    return ""


_WORDS: dict[str, Callable[[Any], str]] = {
    "text": _text,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
    "unsupported": _nothing,
}


def _unreadable(message: Said) -> str:
    """A person wrote something we are not given: the agent asks them to say it in another way."""
    what = str((message.get("unsupported") or {}).get("type") or message["type"])
    return _("[WhatsApp does not hand over messages of this kind: %(kind)s]") % {"kind": one_line(what, 40)}
