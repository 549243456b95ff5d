"""The form of an inbox's account at a provider. A door's forms.py adds what its provider needs; one page shows all."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.accounts import has_secret, save_account
from channels_in.models import DoorAccount
from servicedesk.people.models import Agent
from tickets.models import Inbox


class SecretField(forms.CharField):
    """Kept encrypted, shown never again; left empty it stays as it is."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "required": False,
            "max_length": 2000,
            "strip": True,
            "widget": forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            "help_text": _("Kept encrypted. Leave empty to keep the one that is saved."),
        }
        super().__init__(**(defaults | kwargs))


class AccountForm(forms.Form):
    """Fields named as those of DoorAccount are saved there, secrets in its secrets, all others in its options."""

    provider: ClassVar[str]
    provider_name: ClassVar[str] = ""  # as people know it, where a door has several providers to choose from
    needed: ClassVar[tuple[str, ...]] = ()  # secrets without which it is no account
    signing: ClassVar[tuple[str, ...]] = ()  # secrets the provider signs with: the one before is taken for another day
    hook: ClassVar[str] = ""  # the name of the address the provider calls; "" for a door that fetches or shares one
    readme: ClassVar[str] = ""  # what to do at the provider first, in a sentence or two

    external_id = forms.CharField(label=_("Account's ID"), max_length=200)
    name = forms.CharField(label=_("Account's name"), max_length=200, required=False)
    per_minute = forms.IntegerField(label=_("Most messages a minute"), min_value=1, max_value=100_000, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, account: DoorAccount | None = None) -> None:
        self.account = account
        super().__init__(data, initial=self._known(account) if account else None)

    @property
    def secret_names(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, SecretField)]

    def kept_secrets(self) -> list[str]:
        """Names of the secrets that are saved."""
        return [name for name in self.secret_names if self.account and has_secret(self.account, name)]

    def _known(self, account: DoorAccount) -> dict[str, Any]:
        columns = {field.name for field in DoorAccount._meta.concrete_fields}
        return dict(account.options) | {name: getattr(account, name) for name in self.base_fields if name in columns}

    def save(self, inbox: Inbox, *, by: Agent) -> DoorAccount:
        """Raises channels_in.accounts.Refused."""
        columns = {field.name for field in DoorAccount._meta.concrete_fields}
        given = {name: self.cleaned_data[name] for name in self.secret_names}
        rest = {name: value for name, value in self.cleaned_data.items() if name not in given}
        fields = {name: value for name, value in rest.items() if name in columns}
        options = {name: value for name, value in rest.items() if name not in columns}
        fields |= {"provider": self.provider, "options": options}
        return save_account(inbox, by=by, given=given, needed=self.needed, signing=self.signing, **fields)

    def check_account(self, account: DoorAccount) -> None:
        """Ask the provider whether it knows us; nothing is sent. Raises ChannelError."""
        raise NotImplementedError
