"""The account at Bluesky."""

from typing import ClassVar
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.bluesky.api import call, sign_in
from channels_in.models import DoorAccount
from servicedesk.lib.outward import OutwardError, check_address

USUAL = "https://bsky.social"


class BlueskyForm(AccountForm):
    provider = "bluesky"
    needed = ("password",)
    readme: ClassVar[str] = _(  # type: ignore[assignment]  # said in the reader's language
        "Sign in at Bluesky as the municipality, open Settings, Privacy and security, App passwords, and make one for "
        "this system. Do not use the account's own password."
    )

    external_id = forms.CharField(label=_("Handle, such as storan.example"), max_length=200)
    home = forms.CharField(label=_("Server where the account lives"), max_length=300, initial=USUAL)
    password = SecretField(label=_("App password"))

    field_order = ("external_id", "name", "password", "home", "per_minute")

    def clean_external_id(self) -> str:
        return str(self.cleaned_data["external_id"]).strip().lstrip("@").lower()

    def clean_home(self) -> str:
        home = self.cleaned_data["home"].strip().rstrip("/").lower()
        try:
            check_address(home, https_only=True)
        except OutwardError as error:
            raise forms.ValidationError(error.in_words()) from error
        parts = urlsplit(home)
        return f"{parts.scheme}://{parts.netloc}"

    def check_account(self, account: DoorAccount) -> None:
        sign_in(account)
        call(account, "GET", "com.atproto.server.getSession")
