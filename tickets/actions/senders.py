"""Who wrote: the contact with the sender's address, or a new one. For any number of messages with the same few queries.

What a stranger claims never changes a contact we know: neither name nor further addresses are added to it.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from servicedesk.lib import addresses
from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Contact, ContactAddress, ContactKind
from tickets.incoming import IncomingAddress, IncomingMessage

Key = tuple[str, str]  # kind and value of an address


def contact_for(incoming: IncomingMessage) -> Contact:
    """Return the contact of one message; see contacts_for."""
    return contacts_for([incoming])[0]


def find_contact(address: IncomingAddress) -> Contact | None:
    return known_contacts([address]).get(_key(address))


def contact_with(address: Mapping[str, str]) -> Contact:
    """Return the contact who has an address {"kind", "value", "name"} in its normal form, or a new one."""
    sender = IncomingAddress(address["kind"], address["value"], address.get("name", ""))
    return contact_for(IncomingMessage(channel="", subject="", text="", received_at=timezone.now(), sender=sender))


def contacts_for(messages: Sequence[IncomingMessage]) -> list[Contact]:
    """Return the contact of each message, in their order; messages with the same address get the same contact."""
    claimed = [_claimed(incoming) for incoming in messages]
    with transaction.atomic():
        known = known_contacts(rows[0] for rows in claimed if rows)
        fresh: dict[Key, IncomingMessage] = {}
        for incoming, rows in zip(messages, claimed, strict=True):
            if rows and _key(rows[0]) not in known:
                fresh.setdefault(_key(rows[0]), incoming)
        if fresh:
            known |= _new_contacts(fresh)
        return [
            known[_key(rows[0])] if rows else _anonymous(incoming)
            for incoming, rows in zip(messages, claimed, strict=True)
        ]


def known_contacts(claimed: Iterable[IncomingAddress]) -> dict[Key, Contact]:
    """Return the contacts who have these addresses."""
    return _by_address({_key(address) for address in claimed})


def _by_address(keys: set[Key]) -> dict[Key, Contact]:
    wanted = Q()
    for kind in {kind for kind, _value in keys}:
        wanted |= Q(kind=kind, value__in=[value for other, value in keys if other == kind])
    rows = ContactAddress.objects.filter(wanted).select_related("contact").order_by() if keys else ()
    return {(row.kind, row.value): row.contact for row in rows}


def _key(address: IncomingAddress) -> Key:
    return address.kind, address.value


def _claimed(incoming: IncomingMessage) -> list[IncomingAddress]:
    return [*filter(None, [incoming.sender]), *incoming.other_addresses]


def _anonymous(incoming: IncomingMessage) -> Contact:
    return Contact.objects.create(kind=ContactKind.ANONYMOUS, name=one_line(incoming.sender_name, 200))


def _new_contacts(fresh: Mapping[Key, IncomingMessage]) -> dict[Key, Contact]:
    """Write contacts for addresses nobody has. Somebody else may write one in the same moment: then theirs holds."""
    keys = sorted(fresh)  # the same order everywhere: two who write the same addresses do not wait for each other
    made = dict(zip(keys, Contact.objects.bulk_create([_contact(fresh[key]) for key in keys]), strict=True))
    rows = [ContactAddress(contact=made[key], kind=key[0], value=key[1], is_primary=True) for key in keys]
    ContactAddress.objects.bulk_create(rows, ignore_conflicts=True)
    holders = _by_address(set(keys))
    beaten = [made[key].pk for key in keys if holders[key].pk != made[key].pk]
    if beaten:
        Contact.objects.filter(pk__in=beaten).delete()
    others = [
        ContactAddress(contact=made[key], kind=other.kind, value=other.value)
        for key in keys
        if made[key].pk not in beaten
        for other in _claimed(fresh[key])[1:]
    ]
    if others:
        ContactAddress.objects.bulk_create(others, ignore_conflicts=True)
    return holders


def _contact(incoming: IncomingMessage) -> Contact:
    first = _claimed(incoming)[0]
    return Contact(
        kind=incoming.contact_kind,
        # Somebody without a name is known by their address.
        name=one_line(incoming.sender_name or first.name or addresses.shown(first.kind, first.value), 200),
        language=clean(incoming.language)[:5] or "sv",
        preferred_channel=clean(incoming.preferred_channel)[:20],
    )
