"""The start page and the list of forms: only what can be used now."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from channels_in.models import Form
from channels_in.webform.fields import in_language
from frontend.public.conditional import page
from frontend.public.languages import SWEDISH, absolute, address, frame_of, in_its_language
from frontend.public.linked_data import script, website
from frontend.public.popular import popular_questions, popular_searches
from frontend.public.promised import answer_at_the_latest
from frontend.public.site import Site
from frontend.public.switch import in_both, switch_to
from frontend.public.tree import life_events, shelves
from knowledgebase.queries import public_translations


def published_forms() -> QuerySet[Form]:
    """Return the forms a citizen may fill in."""
    return Form.objects.filter(is_published=True, inbox__is_active=True).select_related("inbox__team", "category__team")


def _cards() -> list[dict[str, str]]:
    return [
        {"slug": form.slug, "title": in_language(form, "title"), "intro": in_language(form, "intro")}
        for form in published_forms()
    ]


@in_its_language
@require_safe
def start(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """In Swedish, and in English at its own address; other languages have a list of what can be read in them."""
    if frame_of(language) != language:
        return HttpResponseRedirect(address("questions", language))
    site = Site(language)
    public = public_translations(site.now).filter(language=language)
    context = {
        "site": site,
        "language": language,
        "searches": popular_searches(language),
        "popular": popular_questions(language, site.now),
        "life_events": life_events(public, language),
        "shelves": shelves(public, language),
        "search_url": address("questions", language),
        "switch": switch_to(language, "start"),
        "there": in_both("start"),
        "canonical": absolute(address("start", language)),
        "feed_url": address("feed", language),
        "linked_data": [script(website(address("questions", language)))],
    }
    return page(request, "frontend/public/start.html", context)


@require_safe
def contact_forms(request: HttpRequest) -> HttpResponse:
    inboxes = {form.inbox_id: form.inbox for form in published_forms()}
    context = {"cards": _cards(), "answer_by": answer_at_the_latest(inboxes.values())}
    return render(request, "frontend/public/contact_forms.html", context)
