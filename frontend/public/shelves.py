"""All questions, one category with what lies under it, and one event in life."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.public.conditional import page
from frontend.public.found import found_page
from frontend.public.languages import NAMES, SWEDISH, absolute, address, direction_of, frame_of, in_its_language
from frontend.public.linked_data import breadcrumbs, list_of_questions, script
from frontend.public.popular import QuestionLink
from frontend.public.site import Site
from frontend.public.switch import in_both, switch_to
from frontend.public.tree import (
    Crumb,
    by_shelf,
    crumbs,
    life_events,
    questions_of,
    shelves,
    summary_of,
    upwards,
    with_below,
)
from knowledgebase.models import Category, LifeEvent
from knowledgebase.queries import public_translations

Part = tuple[str, str, list[QuestionLink]]  # a shelf's name and address, and what stands on it


@in_its_language
@require_safe
def questions(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """All shelves; with ?q= what is found for it."""
    if "q" in request.GET:
        return found_page(request, language)
    public = public_translations(timezone.now()).filter(language=language)
    has_shelves = frame_of(language) == language
    context = {
        "site": Site(language),
        "language": language,
        "language_name": NAMES[language],
        "direction": direction_of(language),
        # Shelves are named in the languages of the frame only; the others show their questions.
        "shelves": shelves(public, language) if has_shelves else [],
        "life_events": life_events(public, language) if has_shelves else [],
        "questions": [] if has_shelves else questions_of(public, language),
        "search_url": address("questions", language),
        "switch": switch_to(language, "questions"),
        "there": in_both("questions") if has_shelves else [],
        "canonical": absolute(address("questions", language)),
        "feed_url": address("feed", language),
    }
    return page(request, "frontend/public/questions.html", context)


@in_its_language
@require_safe
def category(request: HttpRequest, slug: str, *, language: str = SWEDISH) -> HttpResponse:
    found = Category.objects.filter(slug=slug).select_related("parent__parent").first()
    if found is None or not all(one.is_active for one in upwards(found)):
        raise Http404
    below = with_below(found)
    public = public_translations(timezone.now()).filter(language=language, article__category__in=below)
    parts = [
        (one.shown_name if one.pk != found.pk else "", address("category", language, one.slug), links)
        for one, links in by_shelf(public, below, language)
    ]
    return _shelf(request, "category", found, parts, language, crumbs(found.parent, language))


@in_its_language
@require_safe
def life_event(request: HttpRequest, slug: str, *, language: str = SWEDISH) -> HttpResponse:
    found = LifeEvent.objects.filter(slug=slug, is_active=True).first()
    if found is None:
        raise Http404
    public = public_translations(timezone.now()).filter(language=language, article__life_events=found)
    named = Category.objects.filter(pk__in=public.order_by().values("article__category"))
    parts = [
        (one.shown_name, address("category", language, one.slug) if one.is_active else "", links)
        for one, links in by_shelf(public, named, language)
    ]
    return _shelf(request, "life_event", found, parts, language, crumbs(None, language))


def _shelf(
    request: HttpRequest, name: str, found: Category | LifeEvent, parts: list[Part], language: str, way: list[Crumb]
) -> HttpResponse:
    here = address(name, language, found.slug)
    links = [link for _name, _url, links in parts for link in links]
    context = {
        "site": Site(language),
        "language": language,
        "title": found.shown_name,
        "summary": summary_of(found, language),
        "icon_name": found.icon,
        "parts": parts,
        "crumbs": way,
        "search_url": address("questions", language),
        "switch": switch_to(language, name, found.slug),
        "there": in_both(name, found.slug),
        "canonical": absolute(here),
        "linked_data": [
            script(breadcrumbs([*way, Crumb(found.shown_name, here)])),
            script(list_of_questions(found.shown_name, links, language)),
        ],
    }
    return page(request, "frontend/public/shelf.html", context)
