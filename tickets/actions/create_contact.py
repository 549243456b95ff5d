"""A contact written by hand or by another system, with the addresses they gave."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, AuditEntry, Contact, ContactAddress, ContactKind, Integration
from tickets.actions.errors import InvalidChange
from tickets.incoming import IncomingAddress


class AddressTaken(InvalidChange):
    """Another contact has one of the addresses."""

    code = "address_taken"


def create_contact(
    name: str,
    *,
    by: Agent | Integration,
    kind: str = ContactKind.PERSON,
    organisation: str = "",
    language: str = "sv",
    preferred_channel: str = "",
    addresses: Sequence[IncomingAddress] = (),
) -> Contact:
    """Write a new contact; the first address is the primary one. Raises AddressTaken; then nothing is written."""
    with transaction.atomic():
        contact = Contact.objects.create(
            name=one_line(name, 200),
            organisation=one_line(organisation, 200),
            kind=kind,
            language=language,
            preferred_channel=preferred_channel,
        )
        set_addresses(contact, addresses, by=by)
        _audit("contact.created", contact, by)
    return contact


def set_addresses(contact: Contact, wanted: Sequence[IncomingAddress], *, by: Agent | Integration) -> None:
    """Let the contact have these addresses (normalised) and no others; the first is primary. Raises AddressTaken."""
    pairs = list(dict.fromkeys((address.kind, address.value) for address in wanted))
    with transaction.atomic():
        Contact.objects.select_for_update().get(pk=contact.pk)
        had = {(row.kind, row.value): row for row in contact.addresses.all()}
        ContactAddress.objects.filter(pk__in=[row.pk for pair, row in had.items() if pair not in pairs]).delete()
        for place, pair in enumerate(pairs):
            _place_address(contact, pair, had.get(pair), is_primary=place == 0)
        contact.updated_at = timezone.now()
        contact.save(update_fields=["updated_at"])
        _audit("contact.addresses_changed", contact, by)


def _place_address(contact: Contact, pair: tuple[str, str], row: ContactAddress | None, *, is_primary: bool) -> None:
    if row is not None:
        ContactAddress.objects.filter(pk=row.pk).update(is_primary=is_primary)
        return
    try:
        with transaction.atomic():
            ContactAddress.objects.create(contact=contact, kind=pair[0], value=pair[1], is_primary=is_primary)
    except IntegrityError as error:
        raise AddressTaken(_("Another contact has this address. Merge the two if they are the same person.")) from error


def _audit(verb: str, contact: Contact, by: Agent | Integration) -> None:
    AuditEntry.objects.create(
        verb=verb,
        agent=by if isinstance(by, Agent) else None,
        integration=by if isinstance(by, Integration) else None,
        object_kind="contact",
        object_id=contact.pk,
    )
