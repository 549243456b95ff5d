"""The page at LinkedIn."""

import re
from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.base import ChannelError
from channels_in.linkedin.api import call
from channels_in.models import DoorAccount

_NUMBER = re.compile(r"(?:urn:li:organization:)?([0-9]{1,20})\Z")


class LinkedInForm(AccountForm):
    provider = "linkedin"
    needed = ("client_secret", "refresh_token")
    readme: ClassVar[str] = _(  # type: ignore[assignment]  # said in the reader's language
        "LinkedIn must approve the municipality's app for the Community Management API first. Then let an "
        "administrator of the page consent, and copy the refresh token to here. It ends after a year."
    )

    external_id = forms.CharField(label=_("Page's number, from its address as administrator"), max_length=200)
    client_id = forms.CharField(label=_("Client's ID"), max_length=200)
    client_secret = SecretField(label=_("Client's secret"))
    refresh_token = SecretField(label=_("Refresh token"))

    field_order = ("external_id", "name", "client_id", "client_secret", "refresh_token", "per_minute")

    def clean_external_id(self) -> str:
        found = _NUMBER.match(str(self.cleaned_data["external_id"]).strip())
        if found is None:
            raise forms.ValidationError(_("Write the page's number, digits only."))
        return f"urn:li:organization:{found[1]}"

    def check_account(self, account: DoorAccount) -> None:
        said = call(account, "GET", "organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED").data
        rows = said.get("elements") if isinstance(said, dict) else None
        pages = [row.get("organization") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        if account.external_id not in pages:
            raise ChannelError(gettext("Whoever gave the token does not administer the page."), is_about_server=True)
