"""Inboxes for e-mail: making one, and where its mail is fetched."""

from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from channels_in.email.accounts import create_mail_inbox, save_account, try_account
from channels_in.email.oauth.asking import in_words
from channels_in.models import MailAccount, OAuthClient, OAuthGrant, SignIn
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

HERE = "settings_inboxes"


class MailInboxForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    address = forms.CharField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("What citizens write to."),
    )
    team = forms.ModelChoiceField(label=gettext_lazy("New tickets go to"), queryset=Team.objects.filter(is_active=True))
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        max_length=120,
        help_text=gettext_lazy("The municipality must always be seen as the sender."),
    )
    acknowledges = forms.BooleanField(
        label=gettext_lazy("Send an acknowledgement when a new ticket comes in"), required=False, initial=True
    )


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    port = forms.IntegerField(label=gettext_lazy("Port"), min_value=1, max_value=65535, initial=993)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Kept encrypted. Leave empty to keep the one that is saved."),
    )

    class Meta:
        model = MailAccount
        fields = ("sign_in", "host", "port", "security", "username", "folder", "after_reading", "move_to", "is_active")
        help_texts = {"host": gettext_lazy("Such as imap.storan.example. Its certificate is checked.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sign_in"].required = False
        if self.instance.sign_in == SignIn.OAUTH:
            self.fields["password"].help_text = gettext_lazy("Only needed to sign in with a password instead.")
        if self.instance.pk is None:
            self.fields["password"].required = True
            self.fields["password"].help_text = gettext_lazy("Kept encrypted.")

    def clean_sign_in(self) -> str:
        """Before a mailbox is connected there is only the password, and nothing to choose."""
        return str(self.cleaned_data["sign_in"] or SignIn.PASSWORD)

    def clean_host(self) -> str:
        return str(self.cleaned_data["host"]).strip().lower().rstrip(".")

    def _post_clean(self) -> None:
        """What the account may be is checked where it is saved; here only what each field may hold."""


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_mail_inbox(request: HttpRequest) -> HttpResponse:
    form = MailInboxForm(request.POST or None, initial={"sender_name": settings.MUNICIPALITY["name"]})
    if request.method == "POST" and form.is_valid():
        try:
            made = create_mail_inbox(by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": made.name})
            return redirect("settings_inbox_account", made.pk)
    context = {"form": form, "title": _("New inbox for e-mail"), "submit": _("Make the inbox"), "back": HERE}
    return show(request, "simple_form", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk, kind=ChannelKind.EMAIL)
    form = AccountForm(request.POST or None, instance=MailAccount.objects.filter(inbox=inbox).first())
    if request.method == "POST" and form.is_valid() and _save(request, inbox, form):
        messages.success(request, _("The fetching of mail is saved. Test the connection."))
        return redirect("settings_inbox_account", pk)
    return show(request, "mail_account", {"form": form, "inbox": inbox, **_as_saved(inbox)}, here=HERE)


def _as_saved(inbox: Inbox) -> dict[str, Any]:
    """What the page tells beside the form: the account, its connection, and with whom it can be connected."""
    grant = OAuthGrant.objects.select_related("client").filter(inbox=inbox).first()
    return {
        "account": MailAccount.objects.filter(inbox=inbox).first(),
        "grant": grant,
        "fault": capfirst(in_words(grant.last_error)) if grant else "",
        "ends_soon": grant is not None and grant.ends_soon(timezone.now()),
        "clients": _with_names(list(OAuthClient.objects.all())),
    }


def _with_names(clients: list[OAuthClient]) -> list[tuple[OAuthClient, str]]:
    """Each with what its button says: the provider, and which registration there when there are several."""
    count = Counter(client.provider for client in clients)
    return [
        (client, client.get_provider_display() if count[client.provider] == 1 else str(client)) for client in clients
    ]


def _save(request: HttpRequest, inbox: Inbox, form: AccountForm) -> bool:
    fields: dict[str, Any] = form.cleaned_data
    try:
        save_account(inbox, by=signed_in(request), **fields)
    except InvalidChange as error:
        refuse(form, error)
        return False
    return True


@administrators_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(MailAccount.objects.select_related("inbox"), inbox=pk)
    tried = try_account(found)
    if tried.problem:
        messages.error(request, _("The connection does not work. %(problem)s.") % {"problem": tried.problem})
    else:
        said = ngettext(
            "The connection works. %(number)s unread mail waits.",
            "The connection works. %(number)s unread mails wait.",
            tried.unread,
        )
        messages.success(request, said % {"number": tried.unread})
    return redirect("settings_inbox_account", pk)
