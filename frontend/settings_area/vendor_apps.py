"""The municipality's app at Meta, which all its pages, Instagram accounts and WhatsApp numbers share."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels_in.account_form import SecretField
from channels_in.accounts import Refused, has_secret
from channels_in.meta.apps import PROVIDER, change_app, create_app, new_address
from channels_in.models import VendorApp
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show

HERE = "settings_inboxes"


class AppForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    app_id = forms.RegexField(
        r"^[0-9]{5,40}$",
        label=gettext_lazy("App ID"),
        max_length=40,
        error_messages={"invalid": gettext_lazy("Write the App ID: digits only.")},
        help_text=gettext_lazy("At Meta: App settings, Basic."),
    )
    app_secret = SecretField(label=gettext_lazy("App secret"))


class NewAppForm(AppForm):
    app_secret = SecretField(
        label=gettext_lazy("App secret"),
        required=True,
        help_text=gettext_lazy("Kept encrypted, and shown never again."),
    )


@administrators_only
@require_safe
def app_list(request: HttpRequest) -> HttpResponse:
    rows = _apps().prefetch_related("accounts__inbox")
    return show(request, "vendor_apps", {"rows": rows}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_app(request: HttpRequest) -> HttpResponse:
    form = NewAppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_app(by=signed_in(request), **form.cleaned_data)
        except Refused as error:
            refuse(form, error)
        else:
            messages.success(request, _("The app is saved. Make the address that Meta shall call."))
            return redirect("settings_vendor_app", made.pk)
    context = {"form": form, "title": _("New app at Meta"), "submit": _("Save the app"), "back": "settings_vendor_apps"}
    return show(request, "simple_form", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_apps(), pk=pk)
    form = AppForm(
        request.POST if request.method == "POST" else None, initial={"name": found.name, "app_id": found.app_id}
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_app(found, by=signed_in(request), **form.cleaned_data)
        except Refused as error:
            refuse(form, error)
        else:
            messages.success(request, _("The app is saved."))
            return redirect("settings_vendor_app", pk)
    return _page(request, found, form)


@administrators_only
@require_POST
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the address Meta calls and the word it asks for anew, and show them this once."""
    found = get_object_or_404(_apps(), pk=pk)
    hook, word = new_address(found, by=signed_in(request))
    form = AppForm(initial={"name": found.name, "app_id": found.app_id})
    response = _page(request, VendorApp.objects.get(pk=pk), form, hook, word)
    response["Cache-Control"] = "no-store"
    return response


def _apps() -> QuerySet[VendorApp]:
    return VendorApp.objects.filter(provider=PROVIDER)


def _page(request: HttpRequest, found: VendorApp, form: AppForm, hook: str = "", word: str = "") -> HttpResponse:
    form.fields["app_secret"].widget.attrs["placeholder"] = _("Saved")
    accounts = found.accounts.select_related("inbox").order_by("inbox__name")
    context = {
        "form": form,
        "app": found,
        "accounts": accounts,
        "hook": hook,
        "word": word,
        "has_address": has_secret(found, "verify_token"),
    }
    return show(request, "vendor_app", context, here=HERE)
