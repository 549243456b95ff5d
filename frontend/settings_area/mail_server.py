"""By which server the mail of an inbox leaves, and trying that out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from channels_in.email.sending import save_server, send_test_mail, try_server
from channels_in.email.servers import installation_server
from channels_in.models import MailServer, OAuthGrant, SignIn
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from tickets.actions.errors import InvalidChange
from tickets.models import Inbox

HERE = "settings_inboxes"


class ServerForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    port = forms.IntegerField(label=gettext_lazy("Port"), min_value=1, max_value=65535, initial=587)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Kept encrypted. Leave empty to keep the one that is saved."),
    )

    class Meta:
        model = MailServer
        fields = ("host", "port", "security", "sign_in", "username", "per_minute", "dkim_selectors")
        help_texts = {
            "host": gettext_lazy("Such as smtp.storan.example. Empty: the installation's own server."),
            "username": gettext_lazy("Empty if the server asks for no sign-in."),
            "per_minute": gettext_lazy("Later mails wait for their turn. Empty: no limit."),
            "dkim_selectors": gettext_lazy("Names of the keys your mail is signed with, with commas between."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sign_in"].required = False

    def clean_host(self) -> str:
        return str(self.cleaned_data["host"]).strip().lower().rstrip(".")

    def clean_sign_in(self) -> str:
        """Before a mailbox is connected there is only the password, and nothing to choose."""
        return str(self.cleaned_data["sign_in"] or SignIn.PASSWORD)

    def _post_clean(self) -> None:
        """What the server may be is checked where it is saved; here only what each field may hold."""


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def server(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk)
    form = ServerForm(request.POST or None, instance=MailServer.objects.filter(inbox=inbox).first())
    if request.method == "POST" and form.is_valid() and _save(request, inbox, form):
        messages.success(request, _("The outgoing server is saved. Test the connection."))
        return redirect("settings_inbox_server", pk)
    context = {
        "form": form,
        "inbox": inbox,
        "has_grant": OAuthGrant.objects.filter(inbox=inbox).exclude(refresh_token="").exists(),
        "installation": installation_server(),
    }
    return show(request, "mail_server", context, here=HERE)


def _save(request: HttpRequest, inbox: Inbox, form: ServerForm) -> bool:
    fields: dict[str, Any] = form.cleaned_data
    try:
        save_server(inbox, by=signed_in(request), **fields)
    except InvalidChange as error:
        refuse(form, error)
        return False
    return True


@administrators_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Connect, encrypt and sign in; nothing is sent."""
    problem = try_server(_inbox(pk))
    if problem:
        messages.error(request, _("The connection does not work. %(problem)s.") % {"problem": problem})
    else:
        messages.success(request, _("The connection works: it is encrypted as you chose, and the sign-in is accepted."))
    return redirect("settings_inbox_server", pk)


@administrators_only
@require_POST
def test_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail to the administrator who asks, and to nobody else."""
    to = signed_in(request).email
    problem = send_test_mail(_inbox(pk), to)
    if problem:
        messages.error(request, _("The mail did not leave: %(problem)s") % {"problem": problem})
    else:
        messages.success(request, _("A mail has been sent to %(address)s.") % {"address": to})
    return redirect("settings_inbox_server", pk)


def _inbox(pk: int) -> Inbox:
    return get_object_or_404(Inbox.objects.select_related("mail_server", "oauth_grant"), pk=pk)
