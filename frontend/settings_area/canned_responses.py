"""Canned responses: every agent keeps their own; those who lead a team and editors keep what others use too."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend import lookups
from frontend.people import signed_in
from frontend.settings_area.pages import listed, refuse, show
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Team
from tickets.actions.canned_responses import (
    change_canned_response,
    create_canned_response,
    delete_canned_response,
    may_share_with,
)
from tickets.actions.errors import InvalidChange
from tickets.models import CannedResponse, Category
from tickets.models.canned_response import NAME_MAX, SHORTCUT_MAX, TEXT_MAX, SharedWith
from tickets.models.inbox import ChannelKind
from tickets.variables import VARIABLES

HERE = "settings_canned_responses"
FIELDS = ("name", "shortcut", "body", "shared_with", "team", "language", "channel", "category", "is_active")
LANGUAGES = ("sv", "en", "fi", "ar", "fa", "uk", "pl")
_ANY = gettext_lazy("Any")


class CannedResponseForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_MAX)
    shortcut = forms.CharField(
        label=gettext_lazy("Short word"),
        max_length=SHORTCUT_MAX,
        help_text=gettext_lazy("Write / and this word in an answer. Small letters, figures and hyphens."),
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "true"}),
    )
    shared_with = forms.ChoiceField(label=gettext_lazy("Shared with"), widget=forms.RadioSelect)
    team = forms.ModelChoiceField(
        label=gettext_lazy("Team"),
        queryset=Team.objects.none(),
        required=False,
        empty_label="–",
        help_text=gettext_lazy("Only when it is shared with one team."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"), choices=[("", _ANY), *ChannelKind.choices], required=False
    )
    category = forms.ModelChoiceField(
        label=gettext_lazy("Category"),
        queryset=Category.objects.filter(is_active=True),
        required=False,
        empty_label=_ANY,
        help_text=gettext_lazy("What fits the ticket's language, channel and category is offered first."),
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]
        self.fields["language"].choices = [("", _ANY), *languages]  # type: ignore[attr-defined]
        allowed = may_share_with(access)
        self.fields["shared_with"].choices = [  # type: ignore[attr-defined]
            choice for choice in SharedWith.choices if choice[0] in allowed
        ]
        teams = Team.objects.filter(is_active=True)
        led = teams if access.is_administrator else teams.filter(pk__in=access.lead_teams)
        self.fields["team"].queryset = led  # type: ignore[attr-defined]
        if allowed == [SharedWith.OWN]:  # there is nothing to choose
            self.fields["shared_with"].widget = forms.HiddenInput()
            self.fields["shared_with"].initial = SharedWith.OWN
            del self.fields["team"]

    def clean_shortcut(self) -> str:
        return str(self.cleaned_data["shortcut"]).strip().lstrip("/").lower()


@login_required
@require_safe
def canned_response_list(request: HttpRequest) -> HttpResponse:
    """All that the agent may use; those they may change are links."""
    access = access_of(signed_in(request))
    rows = CannedResponse.objects.visible_to(access) | CannedResponse.objects.changeable_by(access)
    context = listed(request, rows.select_related("team", "category"), ("name", "id"))
    keys = [row.pk for row in context["rows"]]
    changeable = CannedResponse.objects.changeable_by(access).filter(pk__in=keys).values_list("pk", flat=True)
    return show(request, "canned_responses", {**context, "changeable": set(changeable)}, here=HERE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_canned_response(request: HttpRequest) -> HttpResponse:
    form = CannedResponseForm(access_of(signed_in(request)), request.POST or None, initial={"shared_with": "own"})
    context = {"form": form, "title": _("New canned response"), "submit": _("Make the canned response")}
    return _saved(request, form, context, create_canned_response)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def canned_response(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(signed_in(request))
    found = get_object_or_404(CannedResponse.objects.changeable_by(access), pk=pk)
    form = CannedResponseForm(access, request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    context = {"form": form, "title": found.name, "submit": _("Save the canned response"), "found": found}
    return _saved(request, form, context, lambda **fields: change_canned_response(found, **fields))


@login_required
@require_POST
def canned_response_removal(request: HttpRequest, pk: int) -> HttpResponse:
    agent = signed_in(request)
    found = get_object_or_404(CannedResponse.objects.changeable_by(access_of(agent)), pk=pk)
    delete_canned_response(found, by=agent)
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect(HERE)


def _saved(request: HttpRequest, form: CannedResponseForm, context: dict[str, Any], act: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            lookups.forget()
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect(HERE)
    variables = [(f"{{{name}}}", words) for name, words in VARIABLES.items()]
    return show(request, "canned_response", {**context, "back": HERE, "variables": variables}, here=HERE)
