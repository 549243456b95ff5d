"""Registrations at Microsoft 365 and Google, by which mailboxes are connected."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels_in.email.oauth.registrations import ADDRESSES, change_secret, create_client, remove_client
from channels_in.models import OAuthClient, Provider
from frontend.people import administrators_only, signed_in
from frontend.settings_area.mail_oauth import HERE, way_back
from frontend.settings_area.pages import refuse, show
from tickets.actions.errors import InvalidChange


class SecretForm(forms.Form):
    client_secret = forms.CharField(
        label=gettext_lazy("Secret"),
        max_length=1000,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Kept encrypted. Leave empty to keep the one that is saved."),
    )
    secret_expires_on = forms.DateField(
        label=gettext_lazy("The secret's last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Administrators get a mail a week before. Leave empty if it has no end."),
    )


class ClientForm(SecretForm):
    provider = forms.ChoiceField(label=gettext_lazy("Provider"), choices=Provider.choices)
    tenant = forms.CharField(
        label=gettext_lazy("Directory (tenant)"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Microsoft 365 only, such as storan.onmicrosoft.com."),
    )
    client_id = forms.CharField(label=gettext_lazy("Application (client) ID"), max_length=200)
    authorize_url = forms.CharField(label=gettext_lazy("Address of the consent"), max_length=300, required=False)
    token_url = forms.CharField(label=gettext_lazy("Address for tokens"), max_length=300, required=False)
    revoke_url = forms.CharField(label=gettext_lazy("Address for giving tokens back"), max_length=300, required=False)
    field_order = ("provider", "tenant", "client_id", "client_secret", "secret_expires_on", *ADDRESSES)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["client_secret"].required = True
        self.fields["client_secret"].help_text = gettext_lazy("Kept encrypted.")


@administrators_only
@require_safe
def client_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = [
        {
            "client": row,
            "ends_soon": row.ends_soon(today),
            "inboxes": [grant.inbox for grant in row.grants.all() if grant.is_connected],
        }
        for row in OAuthClient.objects.prefetch_related("grants__inbox")
    ]
    return show(request, "oauth_clients", {"rows": rows}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_client(request: HttpRequest) -> HttpResponse:
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            create_client(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("The registration is saved. Connect mailboxes in their inboxes."))
            return redirect("settings_oauth_clients")
    return show(request, "oauth_client_new", {"form": form, "way_back": way_back()}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def client(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(OAuthClient, pk=pk)
    form = SecretForm(request.POST or None, initial={"secret_expires_on": found.secret_expires_on})
    if request.method == "POST" and form.is_valid():
        change_secret(found, by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("The registration is saved."))
        return redirect("settings_oauth_clients")
    return show(request, "oauth_client", {"form": form, "client": found, "way_back": way_back()}, here=HERE)


@administrators_only
@require_POST
def client_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(OAuthClient, pk=pk)
    try:
        remove_client(found, by=signed_in(request))
    except InvalidChange as error:
        messages.error(request, str(error))
        return redirect("settings_oauth_client", pk)
    messages.success(request, _("The registration is removed here. Remove it at the provider too."))
    return redirect("settings_oauth_clients")
