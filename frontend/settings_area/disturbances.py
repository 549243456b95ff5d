"""Disturbances: what stands at the top of the citizens' pages while something is wrong. For team leads too."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import signed_in
from frontend.settings_area.pages import listed, refuse, show
from knowledgebase.actions.disturbances import (
    change_disturbance,
    create_disturbance,
    end_disturbance,
    may_tell_of_disturbances,
)
from knowledgebase.models import Disturbance
from knowledgebase.models.disturbance import LINK_MAX, TEXT_MAX, TITLE_MAX
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

HERE = "settings_disturbances"
FIELDS = ("title", "text", "link", "link_text", "starts_at", "ends_at", "languages", "is_active")
LANGUAGES = [("sv", gettext_lazy("The Swedish pages")), ("en", gettext_lazy("The English pages"))]


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class DisturbanceForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=TITLE_MAX,
        help_text=gettext_lazy("Say what and where: Brown water in Kvarngatan and Norrstrand."),
    )
    text = forms.CharField(
        label=gettext_lazy("What to do meanwhile"),
        max_length=TEXT_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("And when it is expected to be over."),
    )
    link = forms.CharField(
        label=gettext_lazy("Address to read more"),
        max_length=LINK_MAX,
        required=False,
        help_text=gettext_lazy("An answer here (/fragor/…) or a page on the web (https://…)."),
    )
    link_text = forms.CharField(label=gettext_lazy("Words of the link"), max_length=80, required=False)
    starts_at = forms.DateTimeField(label=gettext_lazy("From"), widget=MomentInput)
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Until"),
        widget=MomentInput,
        required=False,
        help_text=gettext_lazy("It disappears by itself then. Without a time it stays until you end it."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Stands on"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, initial=["sv"]
    )
    is_active = forms.BooleanField(label=gettext_lazy("Shown"), required=False, initial=True)


def _teller(request: HttpRequest) -> Agent:
    """Return who asks; for those who may not tell of disturbances there is nothing here."""
    agent = signed_in(request)
    if not may_tell_of_disturbances(agent):
        raise Http404
    return agent


@login_required
@require_safe
def disturbance_list(request: HttpRequest) -> HttpResponse:
    _teller(request)
    context = listed(request, Disturbance.objects.all(), ("-starts_at", "-id"))
    now = timezone.now()
    context["rows"] = [(row, _when(row, now)) for row in context["rows"]]
    return show(request, "disturbances", context, here=HERE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_disturbance(request: HttpRequest) -> HttpResponse:
    _teller(request)
    form = DisturbanceForm(request.POST or None, initial={"starts_at": timezone.now()})
    context = {"form": form, "title": _("New disturbance"), "submit": _("Save the disturbance")}
    return _saved(request, form, context, create_disturbance)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def disturbance(request: HttpRequest, pk: int) -> HttpResponse:
    _teller(request)
    found = get_object_or_404(Disturbance, pk=pk)
    form = DisturbanceForm(request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    context = {"form": form, "title": found.title, "submit": _("Save the disturbance")}
    return _saved(request, form, context, lambda **fields: change_disturbance(found, **fields))


@login_required
@require_POST
def disturbance_ending(request: HttpRequest, pk: int) -> HttpResponse:
    agent = _teller(request)
    found = get_object_or_404(Disturbance, pk=pk)
    end_disturbance(found, by=agent)
    messages.success(request, _("“%(title)s” is no longer shown.") % {"title": found.title})
    return redirect(HERE)


def _when(row: Disturbance, now: datetime) -> str:
    if row.is_current(now):
        return "now"
    return "later" if row.is_active and row.starts_at > now else "over"


def _saved(request: HttpRequest, form: forms.Form, context: dict[str, Any], act: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["title"]})
            return redirect(HERE)
    return show(request, "simple_form", {**context, "back": HERE}, here=HERE)
