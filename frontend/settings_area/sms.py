"""Inboxes for SMS: making one, its number and provider, and the address the provider calls."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from channels_in.models import SmsAccount
from channels_in.sms.accounts import create_sms_inbox, new_hook, save_account, try_account
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.lib.addresses import shown
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

HERE = "settings_inboxes"


class SmsInboxForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    team = forms.ModelChoiceField(label=gettext_lazy("New tickets go to"), queryset=Team.objects.filter(is_active=True))
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        max_length=120,
        help_text=gettext_lazy("Stands last in every SMS. The municipality must always be seen as the sender."),
    )


class SmsAccountForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    number = forms.CharField(
        label=gettext_lazy("Our number"), max_length=40, help_text=gettext_lazy("What citizens write to.")
    )
    secret = forms.CharField(
        label=gettext_lazy("Secret"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("The API password or token. Kept encrypted. Leave empty to keep the one that is saved."),
    )

    class Meta:
        model = SmsAccount
        fields = ("vendor", "number", "sender", "username", "price")
        help_texts = {
            "sender": gettext_lazy(
                "3 to 11 letters A to Z and figures, beginning with a letter: no å, ä, ö, no space. Nobody can answer a"
                " name, nor write STOP to it, and some providers and countries ask that it is registered first."
                " Empty: our number."
            ),
            "username": gettext_lazy("The API user name, or the Account SID."),
            "price": gettext_lazy("Shown to whoever writes a long SMS. Empty: no price is shown."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial["number"] = shown("phone", self.instance.number)

    def _post_clean(self) -> None:
        """What the account may be is checked where it is saved; here only what each field may hold."""


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_sms_inbox(request: HttpRequest) -> HttpResponse:
    form = SmsInboxForm(request.POST or None, initial={"sender_name": settings.MUNICIPALITY["name"]})
    if request.method == "POST" and form.is_valid():
        made = create_sms_inbox(by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("%(name)s is saved.") % {"name": made.name})
        return redirect("settings_inbox_sms", made.pk)
    context = {"form": form, "title": _("New inbox for SMS"), "submit": _("Make the inbox"), "back": HERE}
    return show(request, "simple_form", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk, kind=ChannelKind.SMS)
    form = SmsAccountForm(request.POST or None, instance=SmsAccount.objects.filter(inbox=inbox).first())
    if request.method == "POST" and form.is_valid() and _save(request, inbox, form):
        messages.success(request, _("The SMS account is saved. Test the connection."))
        return redirect("settings_inbox_sms", pk)
    return _page(request, inbox, form)


def _save(request: HttpRequest, inbox: Inbox, form: SmsAccountForm) -> bool:
    fields: dict[str, Any] = form.cleaned_data
    try:
        save_account(inbox, by=signed_in(request), **fields)
    except InvalidChange as error:
        refuse(form, error)
        return False
    return True


def _page(request: HttpRequest, inbox: Inbox, form: SmsAccountForm, hook: str = "") -> HttpResponse:
    found = SmsAccount.objects.filter(inbox=inbox).first()
    return show(request, "sms_account", {"form": form, "inbox": inbox, "account": found, "hook": hook}, here=HERE)


@administrators_only
@require_POST
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the address the provider calls anew, and show it this once."""
    found = get_object_or_404(SmsAccount.objects.select_related("inbox"), inbox=pk)
    return _page(request, found.inbox, SmsAccountForm(instance=found), new_hook(found, by=signed_in(request)))


@administrators_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the provider whether it knows us; nothing is sent."""
    problem = try_account(get_object_or_404(SmsAccount, inbox=pk))
    if problem:
        messages.error(request, _("The connection does not work. %(problem)s.") % {"problem": problem})
    else:
        messages.success(request, _("The connection works: the provider knows the account and its secret."))
    return redirect("settings_inbox_sms", pk)
