"""Facts: what rules can ask of one ticket, read once. Values only, with the texts a rule may look in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tickets.models import Category, Ticket


@dataclass(frozen=True, slots=True)
class Facts:
    """Ids as numbers, the rest as the fields of the models keep them. categories: its category and all above it."""

    status: str = ""
    channel: str = ""
    priority: int = 20
    case_kind: str = ""
    categories: frozenset[int] = frozenset()
    team: int | None = None
    department: int | None = None
    inbox: int | None = None
    assignee: int | None = None
    tags: frozenset[str] = frozenset()
    requester_kind: str = ""
    language: str = ""
    is_confidential: bool = False
    subject: str = ""
    text: str = ""  # what the requester wrote that this is about; "" where it is not asked for
    is_open_hours: bool | None = None  # whether the calendar was open when it came; None: not worked out
    # What has just happened: values of EventKind. Empty on a schedule.
    happened: frozenset[str] = frozenset()


def category_lines(ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return each category's id with it and all above it; one query for any number."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = Category.objects.filter(pk__in=wanted).values_list("pk", "parent_id", "parent__parent_id")
    return {row[0]: frozenset(pk for pk in row if pk is not None) for row in rows}


def facts_of(
    ticket: Ticket,
    *,
    lines: Mapping[int, frozenset[int]] | None = None,
    text: str = "",
    is_open_hours: bool | None = None,
    happened: Sequence[str] = (),
) -> Facts:
    """Read a ticket whose team and requester are there already; lines as category_lines gives them, else asked for."""
    category = ticket.category_id
    if lines is None:
        lines = category_lines([category] if category is not None else [])
    return Facts(
        status=ticket.status,
        channel=ticket.channel,
        priority=ticket.priority,
        case_kind=ticket.case_kind,
        categories=lines.get(category, frozenset()) if category is not None else frozenset(),
        team=ticket.team_id,
        department=ticket.team.department_id,
        inbox=ticket.inbox_id,
        assignee=ticket.assignee_id,
        tags=frozenset(ticket.tags),
        requester_kind=ticket.requester.kind,
        language=ticket.language,
        is_confidential=ticket.is_confidential,
        subject=ticket.subject,
        text=text,
        is_open_hours=is_open_hours,
        happened=frozenset(happened),
    )
