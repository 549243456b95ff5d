"""What programs fetch: the sitemap, the feed of new and changed answers, and what crawlers may do."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.public.conditional import once_more
from frontend.public.languages import NAMES, SWEDISH, absolute, address, in_its_language
from frontend.public.tree import life_events, shelves
from knowledgebase.queries import public_translations
from knowledgebase.shown import shown

IN_FEED = 50
SITEMAP_MAX = 50_000  # addresses, by the protocol of sitemaps.org


@in_its_language
@require_safe
def feed(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """Atom: the newest first, each with its short answer."""
    public = public_translations(timezone.now()).filter(language=language)
    newest_first = public.order_by("-published_at", "-id")
    texts = shown(newest_first.filter(pk__in=list(newest_first.values_list("pk", flat=True)[:IN_FEED])))
    newest = max((text.changed_at for text in texts), default=None)
    atom = Atom1Feed(
        title=_("Questions and answers – %(name)s") % {"name": settings.MUNICIPALITY["name"]},
        link=absolute(address("questions", language)),
        description="",
        language=language,
        feed_url=absolute(address("feed", language)),
        author_name=settings.MUNICIPALITY["name"],
    )
    for text in texts:
        url = absolute(address("article", language, text.slug))
        atom.add_item(
            title=text.question,
            link=url,
            description=text.short_answer,
            unique_id=f"{settings.BASE_URL}/#artikel-{text.article_id}-{language}",
            pubdate=text.published_at,
            updateddate=text.changed_at,
            author_name=text.department,
        )
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    return once_more(request, response, changed_at=newest)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page of the help centre with when it changed; the languages of an article name each other."""
    public = public_translations(timezone.now())
    rows = public.filter(language__in=NAMES).order_by("article", "language")
    found = rows.values_list("article", "language", "slug", "article__changed_at")[:SITEMAP_MAX]
    by_article: dict[int, list[dict[str, Any]]] = {}
    for article, language, slug, changed_at in found:
        url = absolute(address("article", language, slug))
        by_article.setdefault(article, []).append({"url": url, "language": language, "changed_at": changed_at})
    context = {"pages": _pages(), "articles": list(by_article.values())}
    response = render(request, "frontend/public/sitemap.xml", context, content_type="application/xml; charset=utf-8")
    newest: datetime | None = public.aggregate(newest=Max("article__changed_at"))["newest"]
    return once_more(request, response, changed_at=newest)


def _pages() -> list[str]:
    public = public_translations(timezone.now()).filter(language=SWEDISH)
    found = [reverse("start"), address("start", "en"), address("questions", SWEDISH), reverse("contact_forms")]
    tops = shelves(public, SWEDISH)
    found += [
        shelf.url
        for top in tops
        for shelf in (top, *top.children, *(low for one in top.children for low in one.children))
    ]
    found += [event.url for event in life_events(public, SWEDISH)]
    return [absolute(path) for path in found]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The help centre is for everybody; results of searches, the workplace and the API are no pages to index."""
    closed = ["/*?q=", "/api/", "/arenden/", "/installningar/", "/konto/", "/dev/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {absolute(reverse('sitemap'))}"]
    return once_more(request, HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))
