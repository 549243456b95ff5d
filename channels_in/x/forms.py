"""The account at X."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.x.api import call


class XForm(AccountForm):
    provider = "x"
    needed = ("refresh_token",)
    readme: ClassVar[str] = _(  # type: ignore[assignment]  # said in the reader's language
        "X takes money for each post that is read and written. Make an app at developer.x.com, let the account consent "
        "to tweet.read, tweet.write, users.read and offline.access, and copy the refresh token to here."
    )

    external_id = forms.RegexField(r"^\s*[0-9]{1,30}\s*$", label=_("Account's ID, digits only"), max_length=200)
    username = forms.CharField(label=_("Account's @name"), max_length=50)
    client_id = forms.CharField(label=_("Client's ID"), max_length=200)
    client_secret = SecretField(label=_("Client's secret, if it has one"))
    refresh_token = SecretField(label=_("Refresh token"))

    field_order = ("external_id", "username", "name", "client_id", "client_secret", "refresh_token", "per_minute")

    def clean_external_id(self) -> str:
        return str(self.cleaned_data["external_id"]).strip()

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).strip().lstrip("@")

    def check_account(self, account: DoorAccount) -> None:
        said = call(account, "GET", "users/me").data
        me = said.get("data") if isinstance(said, dict) else None
        if not isinstance(me, dict) or me.get("id") != account.external_id:
            name = str(me.get("username", ""))[:100] if isinstance(me, dict) else "–"
            told = gettext("The token is that of another account: %(name)s.") % {"name": name}
            raise ChannelError(told, is_about_server=True)
