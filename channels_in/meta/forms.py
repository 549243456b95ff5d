"""The forms of accounts at Meta: which page or Instagram account, by which app, and the page's token."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import Refused
from channels_in.meta import tokens
from channels_in.models import DoorAccount, VendorApp
from servicedesk.people.models import Agent
from tickets.models import Inbox


class MetaForm(AccountForm):
    provider: ClassVar[str] = "meta"
    provider_name: ClassVar[str] = "Meta"
    needed: ClassVar[tuple[str, ...]] = ("token",)

    app = forms.ModelChoiceField(
        VendorApp.objects.filter(provider="meta"),
        label=_("App"),
        help_text=_("The municipality's app at Meta. It is the same for all pages."),
    )
    token = SecretField(label=_("Access token of the page"))

    def save(self, inbox: Inbox, *, by: Agent) -> DoorAccount:
        """Two inboxes of a kind for the same page would each be told half. Raises Refused."""
        same = DoorAccount.objects.filter(
            provider=self.provider, external_id=self.cleaned_data["external_id"], inbox__kind=inbox.kind
        )
        if same.exclude(inbox=inbox).exists():
            raise Refused("external_id", gettext("Another inbox of this kind has that account already."))
        return super().save(inbox, by=by)

    def check_account(self, account: DoorAccount) -> None:
        tokens.check_account(account)


class PrivateForm(MetaForm):
    human_agent = forms.BooleanField(
        label=_("May be answered within 7 days"),
        required=False,
        help_text=_("Only when Meta has approved the app for Human Agent. Otherwise Meta takes answers for 24 hours."),
    )
