"""A contact's card written anew as a whole: what is known of them and all their addresses, by whoever saw the last."""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, Contact
from tickets.actions.contacts import change_contact
from tickets.actions.create_contact import set_addresses
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingAddress


class StaleContact(InvalidChange):
    """Somebody else changed the card after this form was opened. Nothing was saved."""

    code = "stale"


def card_version(contact: Contact) -> str:
    """A short word that changes whenever anything on the card does."""
    rows = sorted((row.kind, row.value, row.is_primary) for row in contact.addresses.all())
    return hashlib.sha256(f"{contact.updated_at.isoformat()} {rows}".encode()).hexdigest()[:16]


def edit_contact(
    contact: Contact, *, by: Agent, seen: str, addresses: Sequence[IncomingAddress], **fields: str | bool
) -> Contact:
    """Write fields (as change_contact takes them) and let the contact have these addresses, the first the primary one.

    Addresses are only written, and audited, when they are others than before. Raises StaleContact when the card is
    no longer the one that card_version gave as seen, and AddressTaken; then nothing is written.
    """
    with transaction.atomic():
        current = Contact.objects.select_for_update().get(pk=contact.pk)
        if card_version(current) != seen:
            raise StaleContact(_("Somebody else has changed this contact meanwhile. Look at both and save again."))
        change_contact(current, by=by, **fields)
        had = [(row.kind, row.value) for row in current.addresses.all()]
        if [(row.kind, row.value) for row in addresses] != had:
            set_addresses(current, addresses, by=by)
    return current
