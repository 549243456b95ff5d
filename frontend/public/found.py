"""What is found for some words, what could have been meant, and the suggestions while somebody types."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from channels_in.webform.limits import open_when_unknown, place_of
from frontend.public import counting
from frontend.public.languages import NAMES, SWEDISH, address, direction_of, frame_of, in_its_language
from frontend.public.popular import popular_questions
from frontend.public.site import Site
from frontend.public.switch import switch_to
from knowledgebase.search import READERS_HITS, ArticleHit, did_you_mean, search_articles
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from servicedesk.lib.text import one_line

TEXT_MAX = 200  # characters of a search
SHOWN, SUGGESTED, SHORTEST = READERS_HITS, 6, 2
_SUGGESTIONS_PER_PLACE = (240, 60)  # times, seconds: forty people in a library who type


def found_page(request: HttpRequest, language: str) -> HttpResponse:
    text = one_line(request.GET.get("q", ""), TEXT_MAX)
    hits = search_articles(AnonymousUser(), text, language=language, limit=SHOWN) if text else []
    token = counting.searched(request, text, language=language, hits=len(hits)) if text else ""
    site = Site(language)
    context: dict[str, Any] = {
        "site": site,
        "language": language,
        "language_name": NAMES[language],
        "direction": direction_of(language),
        "text": text,
        "hits": [(hit, _address(hit, token), direction_of(hit.shown.language)) for hit in hits],
        "meant": did_you_mean(AnonymousUser(), text, language=language) if text else "",
        "frame": frame_of(language),
        "popular": [] if hits else popular_questions(language, site.now),
        "search_url": address("questions", language),
        "switch": switch_to(language, "questions"),
        "questions_url": address("questions", frame_of(language)),
    }
    return render(request, "frontend/public/found.html", context)


@in_its_language
@require_safe
def suggestions(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """At most SUGGESTED questions for what has been typed so far: [{"question", "url"}]. Nothing is counted."""
    text = one_line(request.GET.get("q", ""), TEXT_MAX)
    if len(text) < SHORTEST or not _may_suggest(client_ip(request)):
        return JsonResponse({"suggestions": []})
    hits = search_articles(AnonymousUser(), text, language=language, limit=SUGGESTED)
    return JsonResponse({"suggestions": [{"question": hit.shown.question, "url": _address(hit)} for hit in hits]})


@open_when_unknown
def _may_suggest(ip: str) -> bool:
    most, seconds = _SUGGESTIONS_PER_PLACE
    return allowed("suggestions", place_of(ip), most=most, seconds=seconds)


def _address(hit: ArticleHit, token: str = "") -> str:
    here = address("article", hit.shown.language, hit.shown.slug)
    return f"{here}?{urlencode({counting.FROM: token})}" if token else here
