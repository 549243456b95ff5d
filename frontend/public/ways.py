"""The ways to reach us, each with where it leads and whether it is open now.

No waiting time is told: nothing here measures one yet, and a guess would be worse than none.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from channels_in.models import Form
from frontend.public.chat_way import chat_opening, chats_url
from frontend.public.languages import LANGUAGE
from frontend.public.opening import Opening, opening
from knowledgebase.models import ContactWay, WayKind
from servicedesk.lib.addresses import AddressError, normal_phone

ICONS = {
    WayKind.CHAT: "chat",
    WayKind.FORM: "form",
    WayKind.PHONE: "phone",
    WayKind.SMS: "sms",
    WayKind.EMAIL: "mail",
    WayKind.VISIT: "visit",
    WayKind.LETTER: "letter",
}
ASIDE = (WayKind.CHAT, WayKind.FORM, WayKind.PHONE, WayKind.VISIT)  # beside a page, where there is little room


@dataclass(frozen=True, slots=True)
class Way:
    kind: str
    icon: str
    label: str
    url: str  # "" when there is nothing to follow: a street address
    opening: Opening
    note: str


def contact_ways(now: datetime) -> tuple[list[Way], list[ContactWay]]:
    """Return what is shown and the rows behind it. Before anybody has written any down: the forms and the phone.

    Our own chat comes first where there is one: its hours are those of its inbox. A row may name another's chat.
    """
    rows = list(ContactWay.objects.filter(is_active=True)) or _unwritten()
    has_forms = Form.objects.filter(is_published=True, inbox__is_active=True).exists()
    rows = [row for row in rows if row.kind != WayKind.FORM or row.address or has_forms]
    rows = [row for row in rows if not _is_our_chat(row)]
    chat = chat_opening(now)
    ours = [Way(WayKind.CHAT, ICONS[WayKind.CHAT], _("Chat with us"), chats_url(), chat, "")] if chat else []
    return [*ours, *(_way(row, now) for row in rows)], rows


def _is_our_chat(row: ContactWay) -> bool:
    return row.kind == WayKind.CHAT and row.address in ("", chats_url(), f"{settings.BASE_URL}{chats_url()}")


def beside(ways: list[Way]) -> list[Way]:
    return [way for way in ways if way.kind in ASIDE]


def forms_url() -> str:
    """The list of forms, in the language of the page that leads there."""
    language = get_language()
    query = "" if language == settings.LANGUAGE_CODE else f"?{urlencode({LANGUAGE: language})}"
    return f"{reverse('contact_forms')}{query}"


def _unwritten() -> list[ContactWay]:
    phone = settings.MUNICIPALITY["phone_display"] or settings.MUNICIPALITY["phone"]
    return [ContactWay(kind=WayKind.FORM), *([ContactWay(kind=WayKind.PHONE, address=phone)] if phone else [])]


def _way(row: ContactWay, now: datetime) -> Way:
    return Way(row.kind, ICONS[WayKind(row.kind)], _label(row), _url(row), opening(row, now), row.shown_note)


def _label(row: ContactWay) -> str:
    if row.shown_label:
        return row.shown_label
    words = {
        WayKind.CHAT: _("Chat"),
        WayKind.FORM: _("Write to us"),
        WayKind.PHONE: _("Call %(number)s"),
        WayKind.SMS: _("Send a text message to %(number)s"),
        WayKind.EMAIL: _("E-mail %(number)s"),
        WayKind.VISIT: _("Visit us"),
        WayKind.LETTER: _("Send a letter"),
    }
    return words[WayKind(row.kind)] % {"number": row.address}


def _url(row: ContactWay) -> str:
    if row.kind == WayKind.FORM:
        return row.address or forms_url()
    if row.kind in (WayKind.PHONE, WayKind.SMS):
        try:
            number = normal_phone(row.address)
        except AddressError:  # a short number of its own, such as 112 33
            number = "".join(letter for letter in row.address if letter.isdecimal())
        return f"{'tel' if row.kind == WayKind.PHONE else 'sms'}:{number}"
    if row.kind == WayKind.EMAIL:
        return f"mailto:{row.address}"
    return row.address if row.kind == WayKind.CHAT else ""
