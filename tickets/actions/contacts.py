"""Contacts: found by their addresses, made when unknown, two made one and the undoing of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib import addresses
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent, AuditEntry, Contact, ContactAddress, ContactMerge, Integration
from tickets.actions.errors import InvalidChange
from tickets.models import Message, Participant, Ticket


def add_address(contact: Contact, kind: str, text: str, *, by: Agent) -> ContactAddress:
    """Give a contact one more address. Raises AddressError, InvalidChange when it is somebody else's."""
    value = addresses.normal(kind, text)
    taken = ContactAddress.objects.filter(kind=kind, value=value).exclude(contact=contact).exists()
    if taken:
        raise InvalidChange(_("Another contact has this address. Merge the two if they are the same person."))
    row, _made = ContactAddress.objects.get_or_create(
        kind=kind,
        value=value,
        defaults={"contact": contact, "is_primary": not contact.addresses.exists()},
    )
    if row.contact_id != contact.pk:  # somebody else got it in the same moment
        raise InvalidChange(_("Another contact has this address. Merge the two if they are the same person."))
    return row


def change_contact(contact: Contact, *, by: Agent | Integration, **fields: str | bool) -> Contact:
    """Change name, organisation, kind, language, preferred_channel, note or is_protected; that is audited."""
    allowed = {"name", "organisation", "kind", "language", "preferred_channel", "note", "is_protected"}
    if unknown := set(fields) - allowed:
        raise TypeError(f"not fields of a contact to change: {sorted(unknown)}")
    with transaction.atomic():
        before = Contact.objects.select_for_update().get(pk=contact.pk).is_protected
        for name, value in fields.items():
            setattr(contact, name, clean(value) if isinstance(value, str) else value)
        contact.updated_at = timezone.now()
        contact.save(update_fields=[*fields, "updated_at"])
        if fields.get("is_protected", before) != before:
            _audit_protection(contact, by)
    return contact


def _audit_protection(contact: Contact, by: Agent | Integration) -> None:
    AuditEntry.objects.create(
        verb="contact.protected" if contact.is_protected else "contact.unprotected",
        agent=by if isinstance(by, Agent) else None,
        integration=by if isinstance(by, Integration) else None,
        object_kind="contact",
        object_id=contact.pk,
    )


def merge_contacts(kept: Contact, merged: Contact, *, by: Agent) -> ContactMerge:
    """Make two contacts one: addresses, tickets and participations move to kept. undo_merge takes it back.

    Raises InvalidChange for the same contact twice or one that was merged already.
    """
    if kept.pk == merged.pk:
        raise InvalidChange(_("Choose two different contacts."))
    with transaction.atomic():
        pair = {
            contact.pk: contact
            for contact in Contact.objects.select_for_update().filter(pk__in=[kept.pk, merged.pk]).order_by("pk")
        }
        kept, merged = pair[kept.pk], pair[merged.pk]
        if kept.merged_into_id or merged.merged_into_id:
            raise InvalidChange(_("One of the contacts has already been merged."))
        moved = _move_everything(merged, kept)
        merged.merged_into = kept
        merged.save(update_fields=["merged_into"])
        if merged.is_protected and not kept.is_protected:
            # The stricter of the two holds.
            moved["made_protected"] = [kept.pk]
            kept.is_protected = True
            kept.save(update_fields=["is_protected"])
        return ContactMerge.objects.create(kept=kept, merged=merged, by=by, moved=moved)


def _move_everything(source: Contact, target: Contact) -> dict[str, list[int]]:
    shared = Participant.objects.filter(contact=target).values("ticket_id")
    rows = {
        "addresses": source.addresses.all(),
        "tickets": Ticket.objects.filter(requester=source),
        "messages": Message.objects.filter(contact=source),
        "participants": Participant.objects.filter(contact=source).exclude(ticket_id__in=shared),
    }
    columns = {"addresses": "contact", "tickets": "requester", "messages": "contact", "participants": "contact"}
    moved: dict[str, list[int]] = {}
    for name, queryset in rows.items():
        moved[name] = list(queryset.values_list("pk", flat=True))
        queryset.update(**{columns[name]: target})
    return moved


def undo_merge(merge: ContactMerge, *, by: Agent) -> ContactMerge:
    """Take a merge back: what moved, and is still where it was moved to, returns. Raises InvalidChange if undone."""
    with transaction.atomic():
        merge = ContactMerge.objects.select_for_update().select_related("kept", "merged").get(pk=merge.pk)
        if merge.undone_at is not None:
            raise InvalidChange(_("The merge has already been undone."))
        kept, merged, moved = merge.kept, merge.merged, merge.moved
        if kept.merged_into_id:
            raise InvalidChange(_("The contact has been merged into another since. Undo that merge first."))
        ContactAddress.objects.filter(pk__in=moved["addresses"], contact=kept).update(contact=merged)
        Ticket.objects.filter(pk__in=moved["tickets"], requester=kept).update(requester=merged)
        Message.objects.filter(pk__in=moved["messages"], contact=kept).update(contact=merged)
        Participant.objects.filter(pk__in=moved["participants"], contact=kept).update(contact=merged)
        if moved.get("made_protected"):
            Contact.objects.filter(pk=kept.pk).update(is_protected=False)
        merged.merged_into = None
        merged.save(update_fields=["merged_into"])
        merge.undone_by, merge.undone_at = by, timezone.now()
        merge.save(update_fields=["undone_by", "undone_at"])
    return merge
