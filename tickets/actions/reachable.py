"""The requester says how they can be reached, after they have written."""

from typing import Any

from servicedesk.lib.text import one_line
from servicedesk.people.models import Contact, ContactAddress, ContactKind
from tickets.actions.changing import Change
from tickets.actions.senders import contact_with, find_contact
from tickets.incoming import IncomingAddress
from tickets.models import EventKind


def reachable_by(change: Change, address: IncomingAddress) -> Contact:
    """Inside another action: note an address the requester has given, and return who the requester is then.

    What a stranger claims never changes a contact we know. An address nobody has is added to a requester without any;
    otherwise the ticket is for the contact who has the address, or for a new one, as if they had written from it.
    """
    requester = change.ticket.requester
    if requester.addresses.filter(kind=address.kind, value=address.value).exists():
        return requester
    known = find_contact(address)
    if known is None and requester.kind == ContactKind.ANONYMOUS and not requester.addresses.exists():
        ContactAddress.objects.create(contact=requester, kind=address.kind, value=address.value, is_primary=True)
        requester.kind = ContactKind.PERSON
        requester.name = requester.name or one_line(address.name or address.value, 200)
        requester.save(update_fields=["kind", "name"])
        return requester
    fresh = known or contact_with({"kind": address.kind, "value": address.value, "name": address.name})
    moved: dict[str, Any] = {"from": _named(requester), "to": _named(fresh)}
    change.record(EventKind.REQUESTER_CHANGED, **moved)
    change.set("requester", fresh)
    return fresh


def _named(contact: Contact) -> dict[str, Any]:
    """As an event keeps it; somebody with protected identity has no name there."""
    return {"value": contact.pk, "label": "" if contact.is_protected else str(contact)}
