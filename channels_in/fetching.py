"""Fetching a file that a provider has named by its address: from hosts its door knows, to a size, by the one way out.

The address came from outside. It is called only at the hosts the door names, also after a redirect, and what proves
who we are goes to the first of them alone.
"""

import mimetypes
from collections.abc import Collection, Mapping
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from channels_in.base import ChannelError
from channels_in.vendor_answers import resting_time
from servicedesk.lib import outward

MOST_HOPS = 3
WHOLE = 60.0  # seconds for one file
_LATER = frozenset({408, 425, 500, 502, 503, 504})
ELSEWHERE = gettext_noop("The file lies somewhere we do not fetch from.")


def host_of(url: str) -> str:
    """The host of an address, in lower case; "" when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def fetch_from(
    url: str, *, hosts: Collection[str] | None, headers: Mapping[str, str] | None = None
) -> tuple[str, bytes]:
    """Return content type, as the host claims it, and bytes. Raises ChannelError.

    hosts: "media.example", or ".example" for all below it; None: any public host. headers: sent to the first host only.
    """
    limits = outward.Limits(whole=WHOLE, size=settings.ATTACHMENT_MAX_BYTES, https_only=True)
    sent = dict(headers or {})
    for _hop in range(MOST_HOPS):
        if hosts is not None and not is_one_of(host_of(url), hosts):
            raise ChannelError(ELSEWHERE, permanent=True)
        try:
            answer = outward.request("GET", url, headers=sent, limits=limits)
        except outward.OutwardError as error:
            raise ChannelError(error.in_words(), permanent=error.permanent) from error
        if not (300 <= answer.status < 400 and "location" in answer.headers):
            return _read(answer)
        following = urljoin(url, answer.headers["location"])
        if urlsplit(following)[:2] != urlsplit(url)[:2]:
            sent = {}
        url = following
    raise ChannelError(_("too many redirects"), permanent=True)


def is_one_of(host: str, hosts: Collection[str]) -> bool:
    return any(host == known or (known.startswith(".") and host.endswith(known)) for known in hosts if known)


def name_for(content_type: str) -> str:
    """A name for a file that came without one: "bild.jpg"."""
    content_type = content_type.partition(";")[0].strip().lower()
    stem = {"image": _("picture"), "audio": _("recording"), "video": _("film")}.get(content_type.partition("/")[0])
    return f"{stem or _('file')}{mimetypes.guess_extension(content_type) or ''}"


def _read(answer: outward.Answer) -> tuple[str, bytes]:
    if answer.is_ok:
        return answer.headers.get("content-type", "").partition(";")[0].strip()[:100], answer.body
    said = str(answer.status)
    if answer.status == 429:
        raise ChannelError(said, rest=resting_time(answer))
    if answer.status == 401:
        raise ChannelError(said, is_about_server=True)
    raise ChannelError(said, permanent=answer.status not in _LATER)
