"""The pages about the website: how accessible it is, how personal data is handled, where else we write."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.public.conditional import page
from frontend.public.languages import SWEDISH, absolute, address, frame_of, in_its_language
from frontend.public.pages import published_forms
from frontend.public.site import Site
from frontend.public.switch import in_both, switch_to
from knowledgebase.models import AccessibilityStatement, SitePage, SitePageKey
from servicedesk.lib.article_html import to_html

# The authority that supervises the law; its form takes complaints (DIGG).
COMPLAINTS_URL = "https://www.digg.se/tdosanmalan"


@in_its_language
@require_safe
def accessibility(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """The statement that the law on access to digital public services asks for; a 404 before it has been written."""
    statement = AccessibilityStatement.objects.first()
    if statement is None:
        raise Http404
    form = published_forms().filter(slug=statement.form_slug).first() if statement.form_slug else None
    context = {
        "statement": statement,
        "shortcomings": _html(statement.shortcomings),
        "burden": _html(statement.burden),
        "exempt": _html(statement.exempt),
        "form": form,
        "complaints_url": COMPLAINTS_URL,
    }
    return _page(request, "accessibility", language, context, statement)


@in_its_language
@require_safe
def personal_data(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    return _text(request, SitePageKey.PERSONAL_DATA, language)


@in_its_language
@require_safe
def social_media(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    return _text(request, SitePageKey.SOCIAL_MEDIA, language)


def _text(request: HttpRequest, key: SitePageKey, language: str) -> HttpResponse:
    """In the language that is asked for, else in Swedish; a 404 where nobody has written it."""
    found = {row.language: row for row in SitePage.objects.filter(key=key, language__in=[language, SWEDISH])}
    row = found.get(language) or found.get(SWEDISH)
    if row is None:
        raise Http404
    context = {"text": _html(row.text), "text_language": row.language, "title": _TITLES[key]()}
    return _page(request, key.value, language, context, row)


def _page(
    request: HttpRequest,
    name: str,
    language: str,
    context: Mapping[str, object],
    row: SitePage | AccessibilityStatement,
) -> HttpResponse:
    frame = frame_of(language)
    shared = {
        "site": Site(frame),
        "language": frame,
        "canonical": absolute(address(name, frame)),
        "there": in_both(name),
        "switch": switch_to(frame, name),
        "changed_at": row.changed_at,
    }
    template = "accessibility" if name == "accessibility" else "site_page"
    return page(request, f"frontend/public/{template}.html", {**shared, **context}, changed_at=row.changed_at)


_TITLES = {
    SitePageKey.PERSONAL_DATA: lambda: _("How we handle personal data"),
    SitePageKey.SOCIAL_MEDIA: lambda: _("The municipality's accounts in social media"),
}


def _html(markdown: str) -> str:
    return to_html(markdown, resolve=lambda name: None)
