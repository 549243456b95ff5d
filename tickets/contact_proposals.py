"""Contacts that may be the same person as another, for the one who may see both; the rule is people.likeness."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from servicedesk.people.access import Viewer
from servicedesk.people.likeness import Reason, Traits, reasons
from servicedesk.people.models import Contact, ContactAddress, NotTheSame
from tickets.queries import contacts_visible_to

CANDIDATES = 60  # contacts looked at
PROPOSALS_MAX = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    contact: Contact
    reasons: list[Reason]  # the strongest first


def proposals_for(contact: Contact, viewer: Viewer) -> list[Proposal]:
    """Return who else this contact may be, the likeliest first. Whoever was told apart by hand is not among them."""
    addresses = [(row.kind, row.value) for row in contact.addresses.all()]
    ids = _alike(contact.name, addresses) - {contact.pk} - _told_apart(contact)
    if not ids:
        return []
    here = Traits(contact.name, tuple(addresses))
    rows = contacts_visible_to(viewer).filter(pk__in=ids).prefetch_related("addresses")
    found = [
        Proposal(row, why)
        for row in rows
        if (why := reasons(here, Traits(row.name, tuple((each.kind, each.value) for each in row.addresses.all()))))
    ]
    found.sort(
        key=lambda proposal: (-len(proposal.reasons), list(Reason).index(proposal.reasons[0]), proposal.contact.pk)
    )
    return found[:PROPOSALS_MAX]


def _told_apart(contact: Contact) -> set[int]:
    pairs = NotTheSame.objects.filter(Q(one=contact.pk) | Q(other=contact.pk)).values_list("one_id", "other_id")
    return {pk for pair in pairs for pk in pair} - {contact.pk}


def _alike(name: str, addresses: Iterable[tuple[str, str]]) -> set[int]:
    """Candidates by the indexes on names and addresses; which of them count is decided by the rule."""
    found: set[int] = set()
    if name:
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT id FROM people_contact WHERE merged_into_id IS NULL AND name %% %s
                    ORDER BY similarity(name, %s) DESC, id LIMIT %s""",
                [name, name, CANDIDATES],
            )
            found |= {row[0] for row in cursor.fetchall()}
    wanted = Q()
    for kind, value in addresses:
        wanted |= _same_address(kind, value)
    if wanted:
        rows = ContactAddress.objects.filter(wanted).values_list("contact_id", flat=True)
        found |= set(rows[:CANDIDATES])
    return found


def _same_address(kind: str, value: str) -> Q:
    if kind in ("phone", "whatsapp"):
        digits = re.sub(r"\D", "", value)
        return Q(kind__in=("phone", "whatsapp"), value__in=(digits, f"+{digits}"))
    if kind == "email":
        local, _at, domain = value.rpartition("@")
        base = local.partition("+")[0]
        return Q(kind="email", value=f"{base}@{domain}") | Q(kind="email", value__startswith=f"{base}+")
    return Q(pk__in=[])
