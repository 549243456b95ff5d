"""One question and its answer, the address it had before, and the page that says that it is gone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.public import counting
from frontend.public.article_text import rendered
from frontend.public.conditional import page
from frontend.public.feedback import feedback_context
from frontend.public.languages import SWEDISH, absolute, address, direction_of, frame_of, in_its_language
from frontend.public.linked_data import breadcrumbs, question_page, script
from frontend.public.popular import most_read_first
from frontend.public.site import Site
from frontend.public.switch import article_switch, of_article, switch_to
from frontend.public.tree import Crumb, crumbs
from knowledgebase.models import Category, SlugRedirect, Translation, Visibility
from knowledgebase.queries import public_translations
from knowledgebase.shown import Shown, shown
from knowledgebase.staleness import is_stale

RELATED = 5


@in_its_language
@require_safe
def article(request: HttpRequest, slug: str, *, language: str = SWEDISH) -> HttpResponse:
    found = public_translations(timezone.now()).filter(language=language, slug=slug)
    texts = shown(found)
    if not texts:
        return _moved_or_gone(request, slug, language)
    counting.read(request, texts[0].translation_id)
    return page(request, "frontend/public/article.html", _context(request, texts[0]), changed_at=texts[0].changed_at)


def _context(request: HttpRequest, text: Shown) -> dict[str, Any]:
    language, site = text.language, Site(text.language)
    public = public_translations(site.now)
    body = rendered(text, public)
    shelf = Category.objects.select_related("parent__parent").get(pk=text.category_id)
    way, here = crumbs(shelf, language), address("article", language, text.slug)
    there = of_article(public, text.article_id)
    beside = public.filter(language=language, article__category=shelf).exclude(article=text.article_id)
    return {
        "site": site,
        "text": text,
        "body": body,
        "language": language,
        "direction": direction_of(language),
        "is_foreign": frame_of(language) != language,
        "is_stale": len(there) > 1 and _is_stale(text),
        "crumbs": way,
        "related": most_read_first(beside, language, RELATED),
        "there": there,
        "others": [one for one in there if one.language != language],
        "switch": article_switch(there, language),
        "canonical": absolute(here),
        "search_url": address("questions", language),
        "linked_data": [
            script(breadcrumbs([*way, Crumb(text.question, here)])),
            script(question_page(text, body.plain, here)),
        ],
        **feedback_context(request, text),
    }


def _is_stale(text: Shown) -> bool:
    row = Translation.objects.select_related("article", "live__translates").get(pk=text.translation_id)
    return is_stale(row)


def _moved_or_gone(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """301 from an address it had before, 410 when it has been public and is not, else 404."""
    now = timezone.now()
    was = Translation.objects.filter(language=language, slug=slug).select_related("article__category").first()
    if was is None:
        old = SlugRedirect.objects.filter(language=language, slug=slug)
        redirect = old.select_related("translation__article__category").first()
        if redirect is None:
            raise Http404
        was = redirect.translation
        if public_translations(now).filter(pk=was.pk).exists():
            return HttpResponsePermanentRedirect(address("article", was.language, was.slug))
    # Of what was never published, or is not for everybody, nobody outside learns that it exists.
    if was.article.visibility != Visibility.PUBLIC or not (was.unpublished_at or was.published_at):
        raise Http404
    return _gone(request, slug, language, was.article.category)


def _gone(request: HttpRequest, slug: str, language: str, shelf: Category) -> HttpResponse:
    """The way on: the address's own words to search for, and the shelf. Nothing of the article itself."""
    context = {
        "site": Site(language),
        "language": language,
        "words": slug.replace("-", " "),
        "crumbs": crumbs(shelf if shelf.is_active else None, language),
        "search_url": address("questions", language),
        "switch": switch_to(language, "questions"),
    }
    response = render(request, "frontend/public/gone.html", context, status=410)
    response.headers["Cache-Control"] = "no-cache"
    return response
