"""A ticket about a mention, once."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.accounts import create_inbox
from channels_in.models import Disposition, Mention
from servicedesk.people.models import Agent, Contact, ContactKind, Team
from tickets.actions.open_ticket import Opening, open_ticket
from tickets.models import ChannelKind, Inbox, Ticket


def make_ticket(mention: Mention, *, by: Agent) -> tuple[Ticket, bool]:
    """Open a ticket with the mention's text and address; return it and whether it is new.

    Its requester is nobody known, named after who published it, until an agent says who it is. A mention without a
    disposition becomes acted on.
    """
    with transaction.atomic():
        row = Mention.objects.select_for_update().get(pk=mention.pk)
        if row.ticket_id is not None:
            return Ticket.objects.get(pk=row.ticket_id), False
        inbox = _inbox(row.team, by)
        requester = Contact.objects.create(kind=ContactKind.ANONYMOUS, name=row.source)
        opening = Opening(
            subject=row.title,
            body="\n\n".join(filter(None, [row.title, row.excerpt, row.url])),
            channel=ChannelKind.MENTION,
            client_key=f"mention-{row.pk}",
        )
        row.ticket, is_new = open_ticket(opening, requester=requester, inbox=inbox, team=row.team, by=by)
        if not row.disposition:
            row.disposition, row.disposed_by, row.disposed_at = Disposition.ACTED_ON, by, timezone.now()
        row.save(update_fields=["ticket", "disposition", "disposed_by", "disposed_at"])
    return row.ticket, is_new


def _inbox(team: Team, by: Agent) -> Inbox:
    """The team's inbox for mentions, made when it is first needed."""
    Team.objects.select_for_update().get(pk=team.pk)
    found = Inbox.objects.filter(kind=ChannelKind.MENTION, team=team).order_by("-is_active", "pk").first()
    name = _("Mentions, %(team)s") % {"team": team.name}
    return found or create_inbox(
        by=by, kind=ChannelKind.MENTION, name=name, team=team, sender_name=settings.MUNICIPALITY["name"]
    )
