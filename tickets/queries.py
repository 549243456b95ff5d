"""Which rows: every list, count, page, socket and file finds its tickets here, through the person who asks."""

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.models import Agent, Contact
from tickets.models import Attachment, Follower, Message, MessageKind, NamedAgent, Participant, Ticket


def tickets_visible_to(viewer: Viewer) -> QuerySet[Ticket]:
    """Every ticket the viewer may know of. The one rule (Access.sees_ticket), as SQL."""
    # The words for searching are never shown; to send and read them would cost more than the rest of a row.
    return Ticket.objects.filter(visible(access_of(viewer))).defer("search")


def visible(access: Access, prefix: str = "") -> Q:
    """The rule as a condition on a ticket, or on what has a ticket (prefix "ticket__")."""
    seen = Q(**{f"{prefix}team__in": sorted(access.member_teams)})
    only_open = access.open_teams - access.member_teams
    if only_open:
        seen |= Q(**{f"{prefix}team__in": sorted(only_open), f"{prefix}is_confidential": False})
    if access.agent_id is not None:
        named = NamedAgent.objects.filter(agent_id=access.agent_id).values("ticket_id")
        seen |= Q(**{f"{prefix}assignee": access.agent_id}) | Q(**{f"{prefix}pk__in": named})
    return seen


def agents_who_see(ticket: Ticket) -> QuerySet[Agent]:
    """The same rule from the other side: the active agents who may see this ticket."""
    named = NamedAgent.objects.filter(ticket=ticket).values("agent_id")
    seen = Q(pk__in=named) | Q(pk=ticket.assignee_id)
    if ticket.team.is_active:
        seen |= Q(memberships__team=ticket.team_id)
        if ticket.team.is_open_to_all and not ticket.is_confidential:
            seen |= Q(pk__isnull=False)
    return Agent.objects.filter(seen, is_active=True).distinct()


def followers_who_see(ticket: Ticket) -> QuerySet[Agent]:
    """Those to tell what happens on the ticket: they follow it, and may see it still."""
    following = Follower.objects.filter(ticket=ticket).values("agent_id")
    return agents_who_see(ticket).filter(pk__in=following)


def messages_visible_to(viewer: Viewer, ticket: Ticket) -> QuerySet[Message]:
    """Messages of a ticket the viewer may see; notes only for those who may read notes."""
    messages = ticket.messages.said().defer("search")
    return messages if access_of(viewer).may_see_notes else messages.filter(kind=MessageKind.MESSAGE)


def attachments_visible_to(viewer: Viewer) -> QuerySet[Attachment]:
    """Files on messages of visible tickets, and those of the viewer's own drafts."""
    access = access_of(viewer)
    on_messages = visible(access, "message__ticket__")
    if not access.may_see_notes:
        on_messages &= Q(message__kind=MessageKind.MESSAGE)
    seen = Q(message__isnull=False) & on_messages
    if access.agent_id is not None:
        seen |= Q(draft__agent=access.agent_id) & visible(access, "draft__ticket__")
    return Attachment.objects.filter(seen)


def contacts_visible_to(viewer: Viewer) -> QuerySet[Contact]:
    """Contacts the viewer meets on a visible ticket, or who are on no ticket at all; protected ones need the right.

    What one department knows of a person is not another's to find: not by name, number or list. One is on a ticket
    as its requester, as a participant, or by having written there.
    """
    access = access_of(viewer)
    tickets = Ticket.objects.filter(requester=OuterRef("pk"))
    taking_part = Participant.objects.filter(contact=OuterRef("pk"))
    written = Message.objects.filter(contact=OuterRef("pk"))
    contacts = Contact.objects.current().filter(
        Exists(tickets.filter(visible(access)))
        | Exists(taking_part.filter(visible(access, "ticket__")))
        | Exists(written.filter(visible(access, "ticket__")))
        | (~Exists(tickets) & ~Exists(taking_part) & ~Exists(written))
    )
    return contacts if access.may_see_protected else contacts.filter(is_protected=False)


# --- Lists -----------------------------------------------------------------------------------------------------------

SORTS: dict[str, tuple[str, ...]] = {
    "-updated": ("-updated_at", "-id"),
    "updated": ("updated_at", "id"),
    "-created": ("-created_at", "-id"),
    "created": ("created_at", "id"),
    "-priority": ("-priority", "-updated_at", "-id"),
}


def below(category_id: int) -> list[int]:
    """The category and all under it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.id FROM tickets_category c
                 LEFT JOIN tickets_category p ON p.id = c.parent_id
                WHERE %s IN (c.id, c.parent_id, p.parent_id)""",
            [category_id],
        )
        return [row[0] for row in cursor.fetchall()]
