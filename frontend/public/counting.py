"""Which visits are people who read: no programs, no agents at work, nothing fetched ahead of a click.

No cookie is set or read for it but the workplace's own, which says that somebody who works here is reading.
"""

import re

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from channels_in.webform.limits import open_when_unknown, place_of
from knowledgebase.actions.count import count_click, count_search, count_view, normal_words
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed

FROM = "fran"  # which search a link was followed from
_SALT = "frontend.public.search"
_VALID_FOR = 3600  # seconds
_AGAIN_AFTER = 1800  # seconds in which the same place counts once: somebody turned a page back
_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|archiv|monitor|preview|fetch|scan|curl|wget|python|httpx|java/|go-http|headless|lighthouse",
    re.IGNORECASE,
)


def is_a_reader(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return (
        request.method == "GET"
        and bool(agent)
        and not _PROGRAM.search(agent)
        and "prefetch" not in ahead
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def read(request: HttpRequest, translation_id: int) -> None:
    """Count that somebody reads the article, and the search it was found by."""
    if not is_a_reader(request):
        return
    count_view(translation_id)
    search_id = _search_of(request.GET.get(FROM, ""))
    if search_id is not None:
        count_click(search_id)


def searched(request: HttpRequest, text: str, *, language: str, hits: int) -> str:
    """Count a search and return what its links carry, "" when it was not counted."""
    if not is_a_reader(request) or not _is_first(request, f"{language} {normal_words(text)}"):
        return ""
    row = count_search(text, language=language, hits=hits)
    if row is None:
        return ""
    return signing.TimestampSigner(salt=_SALT).sign_object([row, get_random_string(8)], compress=False)


@open_when_unknown
def _is_first(request: HttpRequest, what: str) -> bool:
    place = f"{place_of(client_ip(request))} {what}"
    return allowed("search-counted", place, most=1, seconds=_AGAIN_AFTER)


def _search_of(token: str) -> int | None:
    """Each search counts one click, whatever is opened of it."""
    if not token:
        return None
    try:
        row, _nonce = signing.TimestampSigner(salt=_SALT).unsign_object(token[:300], max_age=_VALID_FOR)
    except (signing.BadSignature, ValueError, UnicodeError):
        return None
    return int(row) if cache.add(f"search-click:{token[-40:]}", 1, timeout=_VALID_FOR) else None
