"""Webhooks: addresses outside that automations may call, each with its secret, and what became of the calls."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import listed, refuse, show
from servicedesk.lib import secrets
from tickets.actions.errors import InvalidChange
from tickets.actions.webhooks import call_again, new_secret, save_webhook
from tickets.models import CallState, Webhook, WebhookCall, WebhookField
from tickets.queries import tickets_visible_to

HERE = "settings_automations"
NEW_SECRET = "settings.webhook_secret"  # noqa: S105 -- a name in the session, where the secret waits encrypted


class WebhookForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"spellcheck": "false"}),
        help_text=gettext_lazy("It begins with https:// and can be reached from outside."),
    )
    fields_sent = forms.MultipleChoiceField(
        label=gettext_lazy("What goes along"),
        choices=WebhookField.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Beside number, status, priority, team and category. Nothing of this is sent of a confidential ticket."
        ),
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)


@administrators_only
@require_safe
def webhook_list(request: HttpRequest) -> HttpResponse:
    rows = Webhook.objects.annotate(
        last_call=Max("calls__created_at"), failed=Count("calls", filter=Q(calls__state=CallState.FAILED))
    )
    return show(request, "webhooks", {"rows": rows[:200]}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_webhook(request: HttpRequest) -> HttpResponse:
    form = WebhookForm(request.POST or None)
    return _saved(request, form, None) or show(
        request,
        "simple_form",
        {"form": form, "title": _("New webhook"), "submit": _("Make the webhook"), "back": "settings_webhooks"},
        here=HERE,
    )


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """One webhook, its newest calls, and right after it was made its secret."""
    found = get_object_or_404(Webhook, pk=pk)
    shown = {"name": found.name, "url": found.url, "fields_sent": found.fields, "is_active": found.is_active}
    form = WebhookForm(request.POST or None, initial=shown)
    if request.method == "POST" and (answer := _saved(request, form, found)):
        return answer
    page = listed(request, found.calls.select_related("ticket", "automation"), ("-id",))
    visible = tickets_visible_to(signed_in(request)).filter(pk__in=[row.ticket_id for row in page["rows"]])
    seen = set(visible.values_list("pk", flat=True))
    context = {**page, "found": found, "form": form, "seen": seen, "secret": _secret_waiting(request, pk)}
    return show(request, "webhook", context, here=HERE)


@administrators_only
@require_POST
def webhook_secret(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Webhook, pk=pk)
    _let_wait(request, pk, new_secret(found, by=signed_in(request)))
    return redirect("settings_webhook", pk)


@administrators_only
@require_POST
def webhook_trying(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a call that has failed once more."""
    call = get_object_or_404(WebhookCall.objects.select_related("webhook"), pk=pk)
    call_again(call, by=signed_in(request))
    messages.success(request, _("It is called again."))
    return redirect("settings_webhook", call.webhook_id)


def _saved(request: HttpRequest, form: WebhookForm, found: Webhook | None) -> HttpResponse | None:
    if request.method != "POST" or not form.is_valid():
        return None
    data: dict[str, Any] = form.cleaned_data
    try:
        kept, secret = save_webhook(
            found,
            by=signed_in(request),
            name=data["name"],
            url=data["url"],
            fields=data["fields_sent"],
            is_active=data["is_active"],
        )
    except InvalidChange as error:
        refuse(form, error)
        return None
    if secret:
        _let_wait(request, kept.pk, secret)
    messages.success(request, _("%(name)s is saved.") % {"name": kept.name})
    return redirect("settings_webhook", kept.pk)


def _let_wait(request: HttpRequest, pk: int, secret: str) -> None:
    request.session[NEW_SECRET] = [pk, secrets.encrypt(secret)]


def _secret_waiting(request: HttpRequest, pk: int) -> str:
    waiting = request.session.get(NEW_SECRET)
    return secrets.decrypt(request.session.pop(NEW_SECRET)[1]) if waiting and waiting[0] == pk else ""
