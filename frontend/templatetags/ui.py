"""The small parts that stand hundreds of times on a page, built in Python once and kept: icons, statuses, channels,
avatars. Forms: forms.py beside this. Registered as a builtin, so no template needs {% load %}."""

import re
import unicodedata
import zlib
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from frontend.bundles import STATIC
from frontend.templatetags.forms import control, error_links, widget_kind

register = template.Library()
register.simple_tag(control)
register.simple_tag(error_links)
register.filter(widget_kind)

FALLBACK_ICON = "other"
STATUS_ICONS = {
    "new": "s-new",
    "open": "s-open",
    "pending": "s-pending",
    "on_hold": "s-hold",
    "solved": "s-solved",
    "closed": "s-closed",
}
CHANNEL_ICONS = {
    "email": "mail",
    "webform": "form",
    "phone": "phone",
    "sms": "sms",
    "chat": "chat",
    "facebook": "facebook",
    "messenger": "messenger",
    "instagram": "instagram",
    "instagram_direct": "instagram",
    "whatsapp": "whatsapp",
    "mastodon": "social",
    "bluesky": "social",
    "x": "social",
    "linkedin": "social",
    "youtube": "social",
    "mention": "globe",
    "letter": "letter",
    "visit": "visit",
    "eservice": "eservice",
    "social": "social",
    "fax": "fax",
    "app": "app",
    "other": "other",
}
AVATAR_COLOURS = 6


@cache
def icon_names() -> frozenset[str]:
    """The names in the sprite, without "i-"."""
    return frozenset(re.findall(r'<symbol id="i-([\w-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))


# A template's literal counts as safe and would share its place here with an equal text from outside: escape both.
@lru_cache(maxsize=1024)
def _icon(name: str, label: str, size: str) -> SafeString:
    shown = name if name in icon_names() else FALLBACK_ICON
    return format_html(
        '<svg class="{}"{} focusable="false"><use href="{}#i-{}"/></svg>',
        f"icon icon--{size}" if size else "icon",
        format_html(' role="img" aria-label="{}"', escape(label)) if label else mark_safe(' aria-hidden="true"'),
        static("frontend/icons.svg"),
        shown,
    )


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """An icon of the sprite. Silent for screen readers unless it has a label. Sizes: "" (text), lg, xl.

    An unknown name, which can come from stored data, becomes a neutral icon.
    """
    return _icon(name, str(label), size)


def status_label(status: str) -> str:
    """The word for a ticket status in the current language; the status itself when it is unknown."""
    return {
        "new": pgettext("ticket status", "New"),
        "open": pgettext("ticket status", "Open"),
        "pending": pgettext("ticket status", "Waiting for reply"),
        "on_hold": pgettext("ticket status", "Waiting for others"),
        "solved": pgettext("ticket status", "Solved"),
        "closed": pgettext("ticket status", "Closed"),
    }.get(status, status)


@lru_cache(maxsize=256)
def _status(status: str, pill: bool, language: str | None) -> SafeString:
    return format_html(
        '<span class="status{} status--{}">{}{}</span>',
        " status--pill" if pill else "",
        escape(status),
        _icon(STATUS_ICONS.get(status, FALLBACK_ICON), "", ""),
        status_label(status),
    )


@register.simple_tag
def status_badge(status: str, pill: bool = False) -> SafeString:
    """A ticket status as colour, shape and word; pill=True adds a filled frame."""
    return _status(str(status), pill, get_language())


def channel_label(kind: str) -> str:
    """The word for a kind of channel in the current language; "Other" when it is unknown."""
    return {
        "email": pgettext("channel", "E-mail"),
        "webform": pgettext("channel", "Web form"),
        "phone": pgettext("channel", "Phone"),
        "sms": pgettext("channel", "Text message"),
        "chat": pgettext("channel", "Chat"),
        "facebook": pgettext("channel", "Facebook"),
        "messenger": pgettext("channel", "Messenger"),
        "instagram": pgettext("channel", "Instagram"),
        "instagram_direct": pgettext("channel", "Instagram messages"),
        "whatsapp": pgettext("channel", "WhatsApp"),
        "mastodon": pgettext("channel", "Mastodon"),
        "bluesky": pgettext("channel", "Bluesky"),
        "x": pgettext("channel", "X"),
        "linkedin": pgettext("channel", "LinkedIn"),
        "youtube": pgettext("channel", "YouTube"),
        "mention": pgettext("channel", "Mention elsewhere"),
        "letter": pgettext("channel", "Letter"),
        "visit": pgettext("channel", "Visit"),
        "eservice": pgettext("channel", "E-service"),
        "social": pgettext("channel", "Social media"),
        "fax": pgettext("channel", "Fax"),
        "app": pgettext("channel", "App"),
    }.get(kind, pgettext("channel", "Other"))


@lru_cache(maxsize=256)
def _channel(kind: str, tile: bool, word: bool, language: str | None) -> SafeString:
    label = channel_label(kind)
    return format_html(
        '<span class="channel{}"{}>{}<span{}>{}</span></span>',
        " channel--tile" if tile else " channel--word" if word else "",
        "" if word else format_html(' title="{}"', label),
        _icon(CHANNEL_ICONS.get(kind, FALLBACK_ICON), "", ""),
        "" if word else mark_safe(' class="sr-only"'),
        label,
    )


@register.simple_tag
def channel_icon(kind: str, tile: bool = False, word: bool = False) -> SafeString:
    """The icon of a kind of channel, its word for screen readers and on pointing; word=True shows the word."""
    return _channel(str(kind), tile, word, get_language())


def initials(name: str) -> str:
    """The first letters of the first and last word, upper case; "" when the name has no letters."""
    words = [word for word in re.split(r"[\s,]+", name) if word and unicodedata.category(word[0])[0] == "L"]
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][0]).upper() if words else ""


@lru_cache(maxsize=4096)
def _avatar(name: str, kind: str, size: str) -> SafeString:
    colour = kind if kind in {"me", "none"} else str(zlib.crc32(name.encode()) % AVATAR_COLOURS + 1)
    classes = ["avatar", f"avatar--{colour}"]
    if kind == "contact":
        classes.append("avatar--contact")
    if size:
        classes.append(f"avatar--{size}")
    shown = "?" if kind == "none" else initials(name) or _icon("user", "", "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', " ".join(classes), shown)


# Beginning of an address's name -> entry of the main menu.
SECTIONS = {
    "contact_log": "contact_log",
    "call_back": "call_backs",
    "watch": "watch",
    "notifications": "notifications",
    "queue": "tickets",
    "ticket": "tickets",
    "contact": "contacts",
    "search": "search",
    "knowledge": "knowledge",
    "radar": "radar",
    "settings": "settings",
    "console": "chat",
    "mention": "mentions",
    "desk": "desk",
    "coverage": "desk",
    "failure_demand": "desk",
}


@register.simple_tag(takes_context=True)
def nav_section(context: template.Context) -> str:
    """Which entry of the main menu the page belongs to; "" for none. A page may say it itself as "section"."""
    match = getattr(context.get("request"), "resolver_match", None)
    name = match.url_name if match and match.url_name else ""
    here = next((section for start, section in SECTIONS.items() if name.startswith(start)), "")
    return str(context.get("section") or here)


def forget() -> None:
    """Drop everything built, for tests that change the static settings."""
    for kept in (_icon, _status, _channel, _avatar):
        kept.cache_clear()


@register.simple_tag
def avatar(name: str, kind: str = "agent", size: str = "") -> SafeString:
    """Initials in a colour that follows the name. Kinds: agent (round), contact (square), me, none. Sizes: "", sm, lg.

    Hidden from screen readers: write the name beside it.
    """
    return _avatar(str(name), kind, size)
