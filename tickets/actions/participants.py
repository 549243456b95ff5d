"""Others on the thread: let in and shown out by an agent, never by what a mail says."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, Contact, Integration
from tickets.actions.changing import Change, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.recipients import Address, chosen_recipients
from tickets.actions.senders import contact_with
from tickets.models import Direction, EventKind, Inbox, Message, Participant, Ticket

MOST_PROPOSED = 20


def add_participant(
    ticket: Ticket, who: Contact | Address, *, by: Agent | Integration, gets_replies: bool = True
) -> Participant:
    """Let a contact, or the one who has an address, take part: what they write lands here, and they get answers.

    An address nobody has yet makes a new contact. Raises InvalidChange (no address, or it is the requester).
    """
    with changing(ticket, by=by) as change:
        contact = who if isinstance(who, Contact) else contact_with(chosen_recipients(to=[who])[0])
        return _let_in(change, contact, gets_replies=gets_replies)


def remove_participant(ticket: Ticket, contact: Contact, *, by: Agent | Integration) -> None:
    """They get no more answers, and what they write becomes a ticket of its own. Raises InvalidChange."""
    with changing(ticket, by=by) as change:
        gone, _by_model = Participant.objects.filter(ticket=change.ticket, contact=contact).delete()
        if not gone:
            raise InvalidChange(_("They are no longer a participant."))
        gone_from: dict[str, Any] = {"from": _named(contact)}
        change.record(EventKind.PARTICIPANT_REMOVED, **gone_from)


def let_in(change: Change, recipients: Sequence[Address], values: Sequence[str]) -> None:
    """Inside another action: make participants of those recipients the agent asked for. Raises InvalidChange."""
    by_value = {row["value"]: row for row in recipients if row.get("role") != "bcc"}
    for value in dict.fromkeys(value.strip().lower() for value in values):
        if value not in by_value:
            raise InvalidChange(_("%(address)s is not among those in To or Cc.") % {"address": value[:100]})
        contact = contact_with(by_value[value])
        if contact.pk != change.ticket.requester_id:
            _let_in(change, contact, gets_replies=True)


def _let_in(change: Change, contact: Contact, *, gets_replies: bool) -> Participant:
    if contact.pk == change.ticket.requester_id:
        raise InvalidChange(_("It is the requester, who gets the answers anyway."))
    row, made = Participant.objects.get_or_create(
        ticket=change.ticket, contact=contact, defaults={"gets_replies": gets_replies}
    )
    is_changed = row.gets_replies != gets_replies
    if is_changed:
        row.gets_replies = gets_replies
        row.save(update_fields=["gets_replies"])
    if made or is_changed:
        # The name is not repeated: an event outlives a later protection of identity.
        change.record(EventKind.PARTICIPANT_ADDED, to=_named(contact), gets_replies=gets_replies)
    return row


def _named(contact: Contact) -> dict[str, str | int]:
    """As an event keeps it; somebody with protected identity has no name there."""
    return {"value": contact.pk, "label": "" if contact.is_protected else contact.name}


def proposed_participants(ticket: Ticket) -> list[dict[str, str]]:
    """Return addresses that mails on the ticket were also sent to, and that nobody has let in: [{"kind", "value",
    "name"}], the newest first. Only a suggestion for agents: being named in Cc gives no right to anything.
    """
    theirs = Message.objects.filter(ticket=ticket, direction=Direction.IN, mail_info__has_key="cc")
    named: dict[str, None] = {}
    for row in theirs.order_by("-created_at", "-id").values_list("mail_info", flat=True)[:50]:
        named.update(dict.fromkeys(filter(None, str(row["cc"]).split(","))))
    known = set(_addresses_on(ticket)) | set(Inbox.objects.exclude(address="").values_list("address", flat=True))
    proposed = [value for value in named if value not in known and _without_plus(value) not in known]
    return [{"kind": "email", "value": value, "name": ""} for value in proposed[:MOST_PROPOSED]]


def _addresses_on(ticket: Ticket) -> list[str]:
    taking_part = Contact.objects.filter(participations__ticket=ticket) | Contact.objects.filter(pk=ticket.requester_id)
    return [value for value in taking_part.distinct().values_list("addresses__value", flat=True) if value]


def _without_plus(address: str) -> str:
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"
