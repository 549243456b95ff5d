"""The start page and the list of forms: only what can be used now."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from channels_in.models import Form
from channels_in.webform.fields import in_language


def published_forms() -> QuerySet[Form]:
    """Return the forms a citizen may fill in."""
    return Form.objects.filter(is_published=True, inbox__is_active=True).select_related("inbox__team", "category")


def _cards() -> list[dict[str, str]]:
    return [
        {"slug": form.slug, "title": in_language(form, "title"), "intro": in_language(form, "intro")}
        for form in published_forms()
    ]


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "frontend/public/start.html", {"cards": _cards()})


@require_safe
def contact_forms(request: HttpRequest) -> HttpResponse:
    return render(request, "frontend/public/contact_forms.html", {"cards": _cards()})
