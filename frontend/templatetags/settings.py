"""Small parts of the account and settings pages."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from channels_in.models import ChannelEntry
from channels_in.registry import DOORS, account_forms
from frontend.agent.new_ticket import BY_HAND
from frontend.templatetags.ui import CHANNEL_ICONS, icon
from tickets.models import ChannelKind

register = template.Library()
# Kinds of the register that are no kind of channel.
_ENTRY_ICONS = {
    "website": "globe",
    "intranet": "home",
    "meeting": "users",
    "print": "file",
    "mass": "bell",
    "forum": "chat",
    "api": "link",
    "other": "other",
}
_VIEW_BOX = re.compile(r'viewBox="([\d. ]+)"')
_PATH = re.compile(r'\bd="([MmHhVvLlZz\d.,\s-]+)"')


@register.filter
def way_in(kind: str) -> str:
    """How what comes in by this kind of channel becomes tickets: "door", "hand", or "none" while it has no door yet."""
    if kind in DOORS or kind == ChannelKind.API:
        return "door"
    return "hand" if kind in BY_HAND else "none"


@register.filter
def account_page(kind: str) -> str:
    """The name of the page where the account of such an inbox is set up; "" for doors without a DoorAccount."""
    return DOORS[kind].settings if account_forms(kind) else ""


@register.simple_tag
def entry_icon(entry: ChannelEntry) -> SafeString:
    """The icon of an entry of the register in a tile; its word stands beside it."""
    name = _ENTRY_ICONS.get(entry.kind) or CHANNEL_ICONS.get(entry.kind, "other")
    return format_html('<span class="channel channel--tile">{}</span>', icon(name))


@register.simple_tag
def qr_code(svg: str) -> SafeString:
    """The picture of a QR code inline (an <img> with data: is refused by our content security policy)."""
    box, path = _VIEW_BOX.search(svg), _PATH.search(svg)
    if box is None or path is None:
        return SafeString("")
    return format_html(
        '<svg viewBox="{}" aria-hidden="true" focusable="false"><path d="{}"/></svg>', box.group(1), path.group(1)
    )
