"""What an agent gets to see of a person outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from frontend.agent.contact_history import Trace, trail_of
from frontend.agent.languages import LANGUAGES
from servicedesk.lib.addresses import shown
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent, AuditEntry, Contact
from tickets.models import Ticket


class Named(Protocol):
    """A contact, or what the timeline has read of one; str() is the name."""

    @property
    def is_protected(self) -> bool: ...


def name_of(contact: Named, access: Access) -> str:
    """The name, or the words for a protected identity when the agent has no right to it."""
    if contact.is_protected and not access.may_see_protected:
        return _("Protected identity")
    return str(contact)


def log_reading(viewer: Agent, contacts: Iterable[Contact]) -> None:
    """Write to the audit which protected identities the viewer is shown; call it only with those they may see."""
    protected = dict.fromkeys(contact.pk for contact in contacts if contact.is_protected)
    for pk in protected:  # hardly ever more than one; bulk_create would open a transaction, also for none
        AuditEntry.objects.create(agent=viewer, verb="contact.read_protected", object_kind="contact", object_id=pk)


@dataclass(frozen=True, slots=True)
class ContactCard:
    """The side's card: nothing but the words when the identity is protected and the right is missing."""

    contact: Contact
    name: str
    is_hidden: bool
    addresses: list[tuple[str, str, str, str]]  # kind, its word, value, as people write it
    other_tickets: list[Trace]  # the first few they have been in touch about, what is open first
    has_more_tickets: bool = False

    @property
    def language(self) -> str:
        return str(dict(LANGUAGES).get(self.contact.language, self.contact.language))


def contact_card(contact: Contact, viewer: Agent, *, current: Ticket | None = None) -> ContactCard:
    """Read the card; one query, and with a ticket (its addresses are known already) one for the other tickets.

    Reading a protected identity is written to the audit.
    """
    access = access_of(viewer)
    hidden = contact.is_protected and not access.may_see_protected
    if not hidden:
        log_reading(viewer, [contact])
    rows = (
        [row for row in current.answer_addresses if row.contact_id == contact.pk]
        if current is not None
        else contact.addresses.all()
    )
    addresses = (
        [] if hidden else [(row.kind, row.get_kind_display(), row.value, shown(row.kind, row.value)) for row in rows]
    )
    tickets, has_more = trail_of(contact.pk, viewer) if current is not None else ([], False)
    return ContactCard(contact, name_of(contact, access), hidden, addresses, tickets, has_more)
