"""The account at a Mastodon server."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.base import ChannelError
from channels_in.mastodon.api import PROVIDER, call, host_of
from channels_in.mastodon.parse import address
from channels_in.models import DoorAccount
from servicedesk.lib.outward import OutwardError, check_address


class MastodonForm(AccountForm):
    provider = "mastodon"
    needed = ("token",)
    readme: ClassVar[str] = _(  # type: ignore[assignment]  # said in the reader's language
        "Sign in at the server as the municipality, open Preferences, Development, and make an application with the "
        "rights read and write:statuses. Copy its access token to here."
    )

    external_id = forms.CharField(label=_("Account, such as @storan@social.example"), max_length=200)
    home = forms.CharField(label=_("Server's address, such as https://social.example"), max_length=300)
    token = SecretField(label=_("Access token"))

    field_order = ("home", "external_id", "name", "token", "per_minute")

    def clean_home(self) -> str:
        home = self.cleaned_data["home"].strip().rstrip("/").lower()
        try:
            check_address(home, https_only=True)
        except OutwardError as error:
            raise forms.ValidationError(error.in_words()) from error
        parts = urlsplit(home)
        return f"{parts.scheme}://{parts.netloc}"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "home" in cleaned and "external_id" in cleaned:
            name = cleaned["external_id"].strip().lstrip("@")
            cleaned["external_id"] = address(name, urlsplit(cleaned["home"]).netloc)
        return cleaned

    def check_account(self, account: DoorAccount) -> None:
        me = call(account, "GET", "/api/v1/accounts/verify_credentials").data
        if not isinstance(me, dict) or not isinstance(me.get("acct"), str):
            raise ChannelError(f"{PROVIDER}: {gettext('the answer could not be understood')}", is_about_server=True)
        if address(me["acct"], host_of(account)) != account.external_id:
            said = gettext("The token is that of another account: %(name)s.") % {"name": me["acct"][:100]}
            raise ChannelError(said, is_about_server=True)
