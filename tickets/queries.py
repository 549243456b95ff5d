"""Which rows: every list, count, page, socket and file finds its tickets here, through the person who asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.models import Agent, Contact
from tickets.models import Attachment, Message, MessageKind, NamedAgent, Participant, Ticket
from tickets.statuses import UNFINISHED


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


# --- The queue -------------------------------------------------------------------------------------------------------

WHOSE = ("mine", "unassigned", "teams", "all")
SORTS: dict[str, tuple[str, ...]] = {
    "-updated": ("-updated_at", "-id"),
    "updated": ("updated_at", "id"),
    "-created": ("-created_at", "-id"),
    "created": ("created_at", "id"),
    "-priority": ("-priority", "-updated_at", "-id"),
}


IN_A_ROW = (
    *("number", "subject", "status", "priority", "channel", "preview", "tags", "is_confidential"),
    *("created_at", "updated_at", "requester__name", "requester__is_protected", "assignee__name"),
)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What an agent asked to see; empty means no condition. status "unfinished" is all that work is left on."""

    whose: str = "all"
    status: str = "unfinished"
    channel: str = ""
    category: int | None = None  # with everything below it in the tree
    tag: str = ""
    team: int | None = None


def for_queue(viewer: Viewer, wanted: QueueFilter) -> QuerySet[Ticket]:
    """The visible tickets that match, with what a row shows (IN_A_ROW) and nothing else."""
    access = access_of(viewer)
    tickets = tickets_visible_to(viewer).filter(_whose(access, wanted.whose))
    if wanted.status == "unfinished":
        tickets = tickets.filter(status__in=[status.value for status in UNFINISHED])
    elif wanted.status:
        tickets = tickets.filter(status=wanted.status)
    if wanted.channel:
        tickets = tickets.filter(channel=wanted.channel)
    if wanted.team is not None:
        tickets = tickets.filter(team=wanted.team)
    if wanted.category is not None:
        tickets = tickets.filter(category__in=below(wanted.category))
    if wanted.tag:
        tickets = tickets.filter(tags__contains=[wanted.tag])
    return tickets.select_related("requester", "assignee").only(*IN_A_ROW)


def _whose(access: Access, whose: str) -> Q:
    if whose == "mine":
        return Q(assignee=access.agent_id)
    if whose == "unassigned":
        return Q(assignee__isnull=True)
    if whose == "teams":
        return Q(team__in=sorted(access.member_teams))
    return Q()


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


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Unfinished tickets the viewer may see."""

    mine: int
    unassigned: int
    teams: int  # in teams the viewer is a member of
    all: int
    by_team: Mapping[int, int]


def queue_counts(viewer: Viewer) -> QueueCounts:
    """Count in one pass over the index of unfinished tickets."""
    access = access_of(viewer)
    query = tickets_visible_to(viewer).filter(status__in=[status.value for status in UNFINISHED])
    try:
        sql, params = query.order_by().values_list("team_id", "assignee_id").query.sql_with_params()
    except EmptyResultSet:  # somebody who sees no team at all
        return QueueCounts(0, 0, 0, 0, {})
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT team_id, count(*), count(*) FILTER (WHERE assignee_id = %s),
                       count(*) FILTER (WHERE assignee_id IS NULL)
                  FROM ({sql}) AS seen (team_id, assignee_id) GROUP BY team_id""",  # noqa: S608 -- sql is the ORM's own
            [access.agent_id, *params],
        )
        rows: list[tuple[int, int, int, int]] = cursor.fetchall()
    return QueueCounts(
        mine=sum(row[2] for row in rows),
        unassigned=sum(row[3] for row in rows),
        teams=sum(row[1] for row in rows if row[0] in access.member_teams),
        all=sum(row[1] for row in rows),
        by_team={row[0]: row[1] for row in rows},
    )
