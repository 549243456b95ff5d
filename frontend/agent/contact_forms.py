"""The forms of a contact's card."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from frontend.agent.languages import LANGUAGES
from servicedesk.lib.addresses import AddressError, normal, shown
from servicedesk.people.models import AddressKind, Contact
from tickets.incoming import IncomingAddress
from tickets.models import ChannelKind

ADDRESSES_MAX = 20


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    preferred_channel = forms.ChoiceField(
        label=gettext_lazy("Prefers to be reached by"),
        choices=[("", gettext_lazy("No wish stated")), *ChannelKind.choices],
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)

    class Meta:
        model = Contact
        fields = ["name", "organisation", "kind", "language", "preferred_channel", "note", "is_protected"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class AddressForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=AddressKind.choices)
    value = forms.CharField(label=gettext_lazy("Address"), max_length=254)


@dataclass(slots=True)
class AddressRow:
    """One line of the card's addresses as it was typed; error says what is wrong with it."""

    kind: str
    value: str
    error: str = ""


def rows_of(contact: Contact) -> list[AddressRow]:
    """The addresses as people write them, and an empty line for one more."""
    known = [AddressRow(row.kind, shown(row.kind, row.value)) for row in contact.addresses.all()]
    return [*known, AddressRow("phone" if any(row.kind == "email" for row in known) else "email", "")]


def read_rows(data: QueryDict) -> tuple[list[AddressRow], list[IncomingAddress]]:
    """Return the lines as they were typed, with what is wrong with each, and the addresses in their normal form.

    A line left empty is an address taken away.
    """
    rows, addresses = [], []
    pairs = list(zip(data.getlist("address_kind"), data.getlist("address_value"), strict=False))[:ADDRESSES_MAX]
    for kind, value in pairs:
        row = AddressRow(kind if kind in AddressKind.values else AddressKind.OTHER.value, value.strip())
        rows.append(row)
        if row.value:
            try:
                addresses.append(IncomingAddress(row.kind, normal(row.kind, row.value)))
            except AddressError as error:
                row.error = str(error)
    return rows, addresses


def form_for(contact: Contact, data: Any, *, may_see_protected: bool) -> ContactForm:
    form = ContactForm(data, instance=contact)
    if not may_see_protected:
        del form.fields["is_protected"]
    return form
