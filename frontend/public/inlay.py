"""Answers in other websites' pages: a script with an element of its own, and the JSON it reads.

Which websites may is a list (knowledgebase.embedding); for everybody else there is nothing. The sender's name stands in
every answer and in the element, and is not the embedding page's to leave out. No cookie is read or set.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from channels_in.webform.limits import open_when_unknown, place_of
from frontend.bundles import STATIC
from frontend.public.article_text import rendered
from frontend.public.conditional import once_more
from frontend.public.languages import SWEDISH, absolute, address, direction_of, in_its_language
from frontend.public.site import Site
from frontend.public.switch import switch_to
from frontend.public.tree import questions_of, with_below
from knowledgebase.embedding import may_embed
from knowledgebase.models import Category
from knowledgebase.queries import public_translations
from knowledgebase.search import search_articles
from knowledgebase.shown import shown
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from servicedesk.lib.text import one_line

SHOWN, TEXT_MAX = 10, 200
ASKED_MAX = (300, 60)  # times, seconds, from one place
View = Callable[..., HttpResponse]


def for_others(view: View) -> View:
    """Only pages of the websites on the list may read it, and ours: by the origin their browser says."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
        origin = request.headers.get("Origin", "")
        own = not origin or urlsplit(origin).netloc == request.get_host()
        if not own and not may_embed(origin):
            response: HttpResponse = JsonResponse({"error": "not_allowed"}, status=403)
        elif not _may_ask(client_ip(request)):
            response = JsonResponse({"error": "too_often"}, status=429, headers={"Retry-After": "60"})
        else:
            response = view(request, *args, **kwargs)
            if not own:
                response.headers["Access-Control-Allow-Origin"] = origin
        patch_vary_headers(response, ["Origin"])
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


@open_when_unknown
def _may_ask(ip: str) -> bool:
    most, seconds = ASKED_MAX
    return allowed("inlay", place_of(ip), most=most, seconds=seconds)


@for_others
@in_its_language
@require_safe
def inlaid_article(request: HttpRequest, slug: str, *, language: str = SWEDISH) -> HttpResponse:
    """{"sender", "question", "short_answer", "steps", "details", "url", ...}; steps and details are safe HTML."""
    public = public_translations(timezone.now())
    texts = shown(public.filter(language=language, slug=slug))
    if not texts:
        return _with_sender({"error": "not_found"}, status=404)
    text = texts[0]
    body = rendered(text, public)
    data = {
        "question": text.question,
        "short_answer": text.short_answer,
        "steps": absolute_links(body.steps),
        "details": absolute_links(body.details),
        "links": [{"label": link.label, "url": _whole(link.url)} for link in (*body.services, *body.links)],
        "url": absolute(address("article", language, text.slug)),
        "language": language,
        "direction": direction_of(language),
        "department": text.department,
        "reviewed_at": text.reviewed_at.date().isoformat() if text.reviewed_at else None,
    }
    return once_more(request, _with_sender(data), changed_at=text.changed_at)


@for_others
@in_its_language
@require_safe
def inlaid_category(request: HttpRequest, slug: str, *, language: str = SWEDISH) -> HttpResponse:
    """{"sender", "name", "url", "questions": [{"question", "url"}]}"""
    found = Category.objects.filter(slug=slug, is_active=True).first()
    if found is None:
        return _with_sender({"error": "not_found"}, status=404)
    public = public_translations(timezone.now()).filter(language=language, article__category__in=with_below(found))
    links = [{"question": one.question, "url": absolute(one.url)} for one in questions_of(public, language)]
    url = absolute(address("category", language, slug))
    return once_more(request, _with_sender({"name": found.shown_name, "url": url, "questions": links}))


@for_others
@in_its_language
@require_safe
def inlaid_search(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """?q= -> {"sender", "url", "questions": [{"question", "short_answer", "url"}]}; nothing is counted or kept."""
    text = one_line(request.GET.get("q", ""), TEXT_MAX)
    hits = search_articles(AnonymousUser(), text, language=language, limit=SHOWN) if text else []
    links = [
        {
            "question": hit.shown.question,
            "short_answer": hit.shown.short_answer,
            "url": absolute(address("article", hit.shown.language, hit.shown.slug)),
        }
        for hit in hits
    ]
    return _with_sender({"url": absolute(address("questions", language)), "questions": links})


@require_safe
def inlay_script(request: HttpRequest) -> HttpResponse:
    """The script, at an address that lasts and that other websites may load from."""
    text = (STATIC / "js" / "public" / "inlay.js").read_text(encoding="utf-8")
    response = once_more(request, HttpResponse(text, content_type="text/javascript; charset=utf-8"))
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@in_its_language
@require_safe
def inlay_guide(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """How another website shows our answers, with examples that work."""
    public = public_translations(timezone.now()).filter(language=language)
    example = public.select_related("article__category").order_by("-published_at", "-id").first()
    if example is None:
        raise Http404
    context = {
        "site": Site(language),
        "language": language,
        "switch": switch_to(language, "inlay_guide"),
        "canonical": absolute(address("inlay_guide", language)),
        "script": absolute(reverse("inlay_script")),
        "script_here": reverse("inlay_script"),
        "article": example.slug,
        "category": example.article.category.slug,
        "base_url": settings.BASE_URL,
    }
    return render(request, "frontend/public/inlay_guide.html", context)


def absolute_links(html: str) -> str:
    """Links and pictures of our own lead to us, wherever the text is shown."""
    return html.replace(' href="/', f' href="{settings.BASE_URL}/').replace(' src="/', f' src="{settings.BASE_URL}/')


def _whole(url: str) -> str:
    return absolute(url) if url.startswith("/") else url


def _with_sender(data: dict[str, Any], *, status: int = 200) -> HttpResponse:
    sender = {"name": settings.MUNICIPALITY["name"], "url": absolute("/")}
    return JsonResponse({"sender": sender, **data}, status=status, json_dumps_params={"ensure_ascii": False})
