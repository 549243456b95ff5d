"""Web forms: list, compose, preview."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from channels_in.models import Form
from channels_in.webform.answers import answers_form
from channels_in.webform.composing import change_form, create_form
from channels_in.webform.fields import in_language
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from frontend.settings_area.web_form_form import QuestionRows, WebFormForm, question_rows
from tickets.actions.errors import InvalidChange

HERE = "settings_forms"


@administrators_only
@require_safe
def form_list(request: HttpRequest) -> HttpResponse:
    rows = Form.objects.select_related("inbox__team", "category").order_by("-is_published", "title")
    return show(request, "forms", {"rows": rows}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_form(request: HttpRequest) -> HttpResponse:
    form = WebFormForm(request.POST or None, initial={"sender_name": settings.MUNICIPALITY["name"]})
    rows = question_rows(request.POST or None, None)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            made = create_form(by=signed_in(request), questions=rows.questions(), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            return _saved(request, made)
    return show(request, "form", {"form": form, "rows": rows}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Form.objects.select_related("inbox"), pk=pk)
    filled = WebFormForm(request.POST or None, instance=Form.objects.select_related("inbox").get(pk=pk))
    rows = question_rows(request.POST or None, found)
    if request.method == "POST" and filled.is_valid() and rows.is_valid() and _change(request, found, filled, rows):
        return _saved(request, found)
    return show(request, "form", {"form": filled, "rows": rows, "definition": found, **_addresses(found)}, here=HERE)


def _change(request: HttpRequest, found: Form, filled: WebFormForm, rows: QuestionRows) -> bool:
    try:
        change_form(found, by=signed_in(request), questions=rows.questions(), **filled.cleaned_data)
    except InvalidChange as error:
        refuse(filled, error)
        return False
    return True


def _saved(request: HttpRequest, saved: Form) -> HttpResponse:
    messages.success(request, _("The form is saved."))
    return redirect("settings_form", saved.pk)


def _addresses(found: Form) -> dict[str, Any]:
    """Where the form is, and what another site writes to show it."""
    embedded = reverse("contact_form_embedded", args=[found.slug])
    return {
        "public_url": f"{settings.BASE_URL}{reverse('contact_form', args=[found.slug])}",
        "embed_url": f"{settings.BASE_URL}{embedded}",
    }


@administrators_only
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as citizens see it, published or not; nothing can be sent from here."""
    found = get_object_or_404(Form, pk=pk)
    names = ("title", "intro", "consent", "what_happens_next")
    context: dict[str, Any] = {name: in_language(found, name) for name in names}
    return render(
        request,
        "frontend/settings_area/form_preview.html",
        {**context, "form": answers_form(found)(), "definition": found},
    )
