"""Which websites may show the chat. A browser names its page's origin; nothing else is believed of it.

What there is is read once in a while for the whole process, so that five hundred pages that connect at once ask
nothing; a website that is taken off the list is off it for everybody within KEPT seconds.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from chat.kept import Kept
from chat.models import ChatSite
from chat.models.setup import ORIGIN_MAX
from tickets.models import ChannelKind, Inbox

KEPT = 3.0  # seconds
OWN = ""  # the origin of our own pages, as ChatSession.origin keeps it
_ORIGIN = re.compile(r"https?://[a-z0-9.:\[\]-]+")
KnownSites = Mapping[str, frozenset[str]]  # slugs of the inboxes that may be shown, by origin


def _read_sites(_all: None) -> KnownSites:
    active = {"kind": ChannelKind.CHAT, "is_active": True}
    found = {OWN: frozenset(Inbox.objects.filter(**active, chat_setup__isnull=False).values_list("slug", flat=True))}
    rows = ChatSite.objects.filter(
        is_active=True, setup__inbox__kind=ChannelKind.CHAT, setup__inbox__is_active=True
    ).values_list("origin", "setup__inbox__slug")
    for origin, slug in rows.order_by():
        found[origin] = found.get(origin, frozenset()) | {slug}
    return found


_kept: Kept[None, KnownSites] = Kept(KEPT, _read_sites)


def sites_now() -> KnownSites:
    """Return what holds now, at most KEPT old. Asks the database when it is older."""
    return _kept.now(None)


def sites_known() -> KnownSites | None:
    """The same without asking; None when it would have to be asked for."""
    return _kept.known(None)


def forget_sites() -> None:
    """The list is another now."""
    _kept.forget()


def is_own(origin: str, host: str) -> bool:
    """Whether it is a page of ours: of the host that was asked (the Host header), or of BASE_URL."""
    if not _ORIGIN.fullmatch(origin):
        return False
    scheme, _colon, place = origin.partition("://")
    if origin == _base_origin():
        return True
    is_safe = scheme == "https" or settings.BASE_URL.startswith("http:")
    return is_safe and place == host.lower() and validate_host(_name_of(host), settings.ALLOWED_HOSTS)


def _base_origin() -> str:
    parts = urlsplit(settings.BASE_URL)
    return f"{parts.scheme}://{parts.netloc}"


def _name_of(host: str) -> str:
    return split_domain_port(host)[0]


def site_of(origin: str | None, host: str, known: KnownSites) -> str | None:
    """Return OWN, the origin of a website on the list, or None for everybody else. origin: the header as it came."""
    if not origin or len(origin) > ORIGIN_MAX:
        return None
    if is_own(origin, host):
        return OWN
    return origin if origin in known else None


def may_show(site: str, inbox_slug: str, known: KnownSites) -> bool:
    return inbox_slug in known.get(site, frozenset())
