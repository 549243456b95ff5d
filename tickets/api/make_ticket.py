"""A ticket another system asks for: who it is for, where it lands, and what is written."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from rest_framework.exceptions import ValidationError

from servicedesk.people.access import access_of
from servicedesk.people.models import Contact, Integration, Team
from tickets.actions.attach import attach_incoming
from tickets.actions.open_ticket import Opening, open_ticket
from tickets.actions.senders import contact_for
from tickets.actions.set_properties import set_case_kind
from tickets.actions.tag import tag
from tickets.actions.uploads import take_uploads
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import Category, ChannelKind, Inbox, Ticket


def make_ticket(wanted: dict[str, Any], *, by: Integration) -> Ticket:
    """Write the ticket that NewTicketSerializer understood. Raises ValidationError (no inbox), InvalidChange."""
    with transaction.atomic():
        inbox = wanted.get("inbox") or _own_inbox(by)
        channel = wanted.get("channel") or inbox.kind
        category: Category | None = wanted.get("category")
        opening = Opening(
            subject=wanted["subject"],
            body=wanted["body"],
            channel=channel,
            category=category,
            priority=wanted["priority"],
            is_confidential=wanted["confidential"],
        )
        requester = wanted.get("requester_id") or requester_of(wanted.get("requester") or {}, channel)
        team = wanted.get("team") or _team(category, inbox, by)
        ticket, _is_new = open_ticket(opening, requester=requester, inbox=inbox, team=team, by=by)
        attach_incoming(ticket.messages.get(), take_uploads(wanted.get("attachments", ()), by=by))
        if wanted["tags"]:
            ticket = tag(ticket, add=wanted["tags"], by=by)
        if "case_kind" in wanted:
            ticket = set_case_kind(ticket, wanted["case_kind"], by=by)
    return ticket


def _own_inbox(by: Integration) -> Inbox:
    """The first inbox of kind api in a team of the integration's."""
    inboxes = Inbox.objects.select_related("team").filter(kind=ChannelKind.API, is_active=True)
    inbox = inboxes.filter(team__in=access_of(by).member_teams).order_by("pk").first()
    if inbox is None:
        raise ValidationError({"inbox": ["Name the inbox: the integration's teams have none of the kind api."]})
    return inbox


def _team(category: Category | None, inbox: Inbox, by: Integration) -> Team:
    """The category's, when the integration works in it: it should see what it made."""
    if category is not None and category.team is not None and access_of(by).sees_team(category.team.pk):
        return category.team
    return inbox.team


def requester_of(said: dict[str, Any], channel: str) -> Contact:
    """The contact who has the first address given, or a new one."""
    given = [IncomingAddress(kind, said[kind]) for kind in ("email", "phone") if said.get(kind)]
    incoming = IncomingMessage(
        channel=channel,
        subject="",
        text="",
        received_at=timezone.now(),
        sender=given[0] if given else None,
        other_addresses=tuple(given[1:]),
        sender_name=said.get("name", ""),
        contact_kind=said.get("kind", ""),
        language=said.get("language", ""),
    )
    return contact_for(incoming)
