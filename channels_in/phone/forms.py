"""The accounts of the door for calls: one form for each kind of provider, shown by the page of every door's account."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels_in.account_form import AccountForm, SecretField
from channels_in.accounts import secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.phone.lines import CALL_BACK_MINUTES, COUNTRIES, MOST_PHONES, RING_SECONDS
from channels_in.phone.vendors import VENDORS
from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.people.models import Agent
from tickets.models import Inbox


class LineForm(AccountForm):
    """What is the same for every line."""

    hook = "phone_hook"
    needed = ("secret",)
    signing = ("secret",)

    external_id = forms.CharField(
        label=gettext_lazy("Our number"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    name = forms.CharField(label=gettext_lazy("Name of the line"), max_length=200, required=False)
    call_back_minutes = forms.IntegerField(
        label=gettext_lazy("Who was not answered is rung within (minutes)"),
        min_value=10,
        max_value=14 * 24 * 60,
        initial=CALL_BACK_MINUTES,
    )
    per_minute = None  # type: ignore[assignment]  # no messages leave by phone

    def clean_external_id(self) -> str:
        return _phone(self.cleaned_data["external_id"])

    def save(self, inbox: Inbox, *, by: Agent) -> DoorAccount:
        """Raises channels_in.accounts.Refused."""
        return super().save(inbox, by=by)


class SellerForm(LineForm):
    """A provider we tell what to do with a call."""

    username = forms.CharField(max_length=100)
    secret = SecretField()
    phones = forms.CharField(
        label=gettext_lazy("Phones it rings at"),
        help_text=gettext_lazy("One number a line. It rings at all of them, and who lifts first has the call."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rings_at_team = forms.BooleanField(
        label=gettext_lazy("Ring also at the phones of the team’s agents, as they have stated them"), required=False
    )
    ring_seconds = forms.IntegerField(
        label=gettext_lazy("Ring for (seconds)"), min_value=10, max_value=300, initial=RING_SECONDS
    )
    takes_messages = forms.BooleanField(
        label=gettext_lazy("Who is not answered may leave a voice message"), required=False
    )
    greeting = forms.CharField(
        label=gettext_lazy("Greeting"),
        help_text=gettext_lazy("Read aloud before the tone. The municipality is always named."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    greeting_url = forms.URLField(
        label=gettext_lazy("Recorded greeting"),
        help_text=gettext_lazy("The address of a sound file (https), played instead of reading the greeting aloud."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    countries = forms.CharField(
        label=gettext_lazy("Countries that may be rung"),
        help_text=gettext_lazy("Country codes with a space between, as +46 +47. Premium numbers are never rung."),
        max_length=200,
        initial=COUNTRIES,
    )

    def clean_phones(self) -> str:
        numbers = [_phone(line) for line in self.cleaned_data["phones"].replace(",", "\n").splitlines() if line.strip()]
        if len(numbers) > MOST_PHONES:
            raise forms.ValidationError(_("At most %(most)d phones can ring at once.") % {"most": MOST_PHONES})
        return "\n".join(dict.fromkeys(numbers))

    def clean_greeting_url(self) -> str:
        url = str(self.cleaned_data["greeting_url"])
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Write an address that begins with https://."))
        return url

    def clean_countries(self) -> str:
        codes = str(self.cleaned_data["countries"]).replace(",", " ").split()
        if not all(code.startswith("+") and code[1:].isascii() and code[1:].isdigit() for code in codes):
            raise forms.ValidationError(_("Write country codes with a plus, as +46."))
        return " ".join(dict.fromkeys(codes))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("phones") and not said.get("rings_at_team") and not said.get("takes_messages"):
            self.add_error("phones", _("Say where calls ring, or let people leave a message."))
        return said

    def check_account(self, account: DoorAccount) -> None:
        VENDORS[account.provider].check(account)


class ElksForm(SellerForm):
    provider: ClassVar[str] = "46elks"
    provider_name = "46elks"
    readme = gettext_lazy(
        "Buy a number for voice at 46elks. Write the address below as the number’s voice_start. 46elks reads no text "
        "aloud: give the address of a recorded greeting."
    )  # type: ignore[assignment]

    field_order = ("external_id", "name", "username", "secret")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("API username")
        self.fields["secret"].label = _("API password")


class TwilioForm(SellerForm):
    provider: ClassVar[str] = "twilio"
    provider_name = "Twilio"
    readme = gettext_lazy(
        "Buy a number for voice at Twilio. Write the address below both where “A call comes in” and as “Call status "
        "changes” of the number."
    )  # type: ignore[assignment]

    field_order = ("external_id", "name", "username", "secret")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Account SID")
        self.fields["secret"].label = _("Auth token")


class ExchangeForm(LineForm):
    provider: ClassVar[str] = "signed"
    provider_name = gettext_lazy("Our own telephone exchange")  # type: ignore[assignment]
    readme = gettext_lazy(
        "The exchange, or a small program beside it, tells of each call by a signed request. The format is in "
        "docs/howto/connect-a-telephone-exchange.md."
    )  # type: ignore[assignment]

    secret = SecretField(label=gettext_lazy("Shared secret, at least 32 characters"))

    def clean_secret(self) -> str:
        text = str(self.cleaned_data["secret"])
        if text and len(text) < 32:
            raise forms.ValidationError(_("Write at least 32 characters, made by chance."))
        return text

    def check_account(self, account: DoorAccount) -> None:
        """Nothing of the exchange's can be asked; what can be missing is the secret, or an address it can reach."""
        if not secret(account, "secret"):
            raise ChannelError(_("The secret is missing."), is_about_server=True)
        if not settings.BASE_URL.startswith("https://") and not settings.DEBUG and not settings.ONE_MACHINE:
            raise ChannelError(_("Our own address has no https: the exchange would send calls in the open."))


def _phone(text: str) -> str:
    try:
        return normal_phone(text)
    except AddressError as error:
        raise forms.ValidationError(str(error)) from error
