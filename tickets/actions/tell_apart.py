"""Saying that two contacts are two people: they are not proposed for merging again."""

from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, AuditEntry, Contact, Integration, NotTheSame
from tickets.actions.errors import InvalidChange


def tell_apart(contact: Contact, other: Contact, *, by: Agent | Integration) -> NotTheSame:
    """Remember it and write it to the audit, once. Raises InvalidChange for the same contact twice."""
    if contact.pk == other.pk:
        raise InvalidChange(_("Choose two different contacts."))
    low, high = sorted((contact.pk, other.pk))
    agent = by if isinstance(by, Agent) else None
    integration = by if isinstance(by, Integration) else None
    with transaction.atomic():
        row, made = NotTheSame.objects.get_or_create(
            one_id=low, other_id=high, defaults={"by": agent, "integration": integration}
        )
        if made:
            AuditEntry.objects.create(
                verb="contact.told_apart",
                agent=agent,
                integration=integration,
                object_kind="contact",
                object_id=low,
                detail={"other": high},
            )
    return row
