"""Integrations: other systems and their tokens for the API."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import listed, show
from servicedesk.lib import secrets
from servicedesk.people.actions.integrations import create_integration, revoke_integration
from servicedesk.people.models import Integration, Team

HERE = "settings_integrations"
NEW_TOKEN = "settings.new_token"  # noqa: S105 -- a name in the session, where the token waits encrypted


class IntegrationForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, help_text=gettext_lazy("The system that gets the token.")
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"), choices=Integration.Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    teams = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sees the tickets of"),
        queryset=Team.objects.filter(is_active=True),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("After it the token does not work. Leave empty for no end."),
    )

    def clean_expires_on(self) -> datetime | None:
        day = self.cleaned_data["expires_on"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise ValidationError(_("The day has passed."))
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


@administrators_only
@require_safe
def integration_list(request: HttpRequest) -> HttpResponse:
    rows = Integration.objects.select_related("created_by").prefetch_related("teams")
    page = listed(request, rows, ("name", "id"))
    return show(request, "integrations", {**page, "now": timezone.now()}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_integration(request: HttpRequest) -> HttpResponse:
    form = IntegrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        made, token = create_integration(
            name=data["name"],
            scopes=data["scopes"],
            teams=data["teams"],
            by=signed_in(request),
            expires_at=data["expires_on"],
        )
        request.session[NEW_TOKEN] = [made.pk, secrets.encrypt(token)]
        return redirect("settings_integration", made.pk)
    return show(request, "integration_new", {"form": form}, here=HERE)


@administrators_only
@require_safe
def integration(request: HttpRequest, pk: int) -> HttpResponse:
    """One integration; the first time after it was made, with its token."""
    found = get_object_or_404(Integration.objects.select_related("created_by").prefetch_related("teams"), pk=pk)
    waiting = request.session.get(NEW_TOKEN)
    token = ""
    if waiting and waiting[0] == pk:
        token = secrets.decrypt(request.session.pop(NEW_TOKEN)[1])
    scopes = [label for value, label in Integration.Scope.choices if value in found.scopes]
    context = {"integration": found, "token": token, "scopes": scopes, "now": timezone.now()}
    return show(request, "integration", context, here=HERE)


@administrators_only
@require_POST
def revocation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Integration, pk=pk)
    revoke_integration(found, by=signed_in(request))
    messages.success(request, _("The token of %(name)s does not work any more.") % {"name": found.name})
    return redirect(HERE)
