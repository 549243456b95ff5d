"""The account of an inbox for WhatsApp."""

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.account_form import AccountForm, SecretField
from channels_in.meta.graph import call
from channels_in.models import DoorAccount, VendorApp

DIGITS = r"[0-9]{5,30}"


class WhatsAppForm(AccountForm):
    provider = "meta"
    needed = ("token",)
    readme = _(  # type: ignore[assignment]  # said in the reader's language
        "Register the number with WhatsApp Business at Meta, and make a system user with a token that does not expire."
        " Meta calls the address of our app there: subscribe it to messages and message_template_status_update."
    )

    external_id = forms.RegexField(DIGITS, label=_("The number's ID"), help_text=_("“Phone number ID”, not the number"))
    waba_id = forms.RegexField(DIGITS, label=_("WhatsApp Business Account's ID"))
    app = forms.ModelChoiceField(VendorApp.objects.filter(provider="meta"), label=_("Our app at Meta"))
    token = SecretField(label=_("Token of the system user"))

    def check_account(self, account: DoorAccount) -> None:
        """Raises ChannelError."""
        call(account, "GET", f"/{account.external_id}", {"fields": "display_phone_number,verified_name"})
