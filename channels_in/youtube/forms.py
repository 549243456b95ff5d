"""The channel at YouTube."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.youtube.api import call


class YouTubeForm(AccountForm):
    provider = "youtube"
    needed = ("client_secret", "refresh_token")
    readme: ClassVar[str] = _(  # type: ignore[assignment]  # said in the reader's language
        "Make a project in the Google Cloud console, turn the YouTube Data API v3 on, and make an OAuth client. Let "
        "the one who owns the channel consent to the right youtube.force-ssl, and copy the refresh token to here."
    )

    external_id = forms.CharField(label=_("Channel's ID, beginning with UC"), max_length=200)
    client_id = forms.CharField(label=_("Client's ID"), max_length=200)
    client_secret = SecretField(label=_("Client's secret"))
    refresh_token = SecretField(label=_("Refresh token"))

    field_order = ("external_id", "name", "client_id", "client_secret", "refresh_token", "per_minute")

    def clean_external_id(self) -> str:
        return str(self.cleaned_data["external_id"]).strip()

    def check_account(self, account: DoorAccount) -> None:
        said = call(account, "GET", "channels", {"part": "id", "mine": "true"}).data
        items = said.get("items") if isinstance(said, dict) else None
        ids = [item.get("id") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        if account.external_id not in ids:
            name = ", ".join(str(one)[:60] for one in ids) or "–"
            raise ChannelError(
                gettext("The token is that of another channel: %(name)s.") % {"name": name}, is_about_server=True
            )
