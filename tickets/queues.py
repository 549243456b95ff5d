"""Queues: those everybody has from the start, which saved ones an agent has, their tickets and how many."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.kept_query import KeptQuery
from servicedesk.lib.keyset import KeysetPage, first_page, page_of
from servicedesk.people.access import Access, Viewer, access_of
from tickets.conditions import Conditions
from tickets.matching import matching
from tickets.models import Queue, Ticket
from tickets.queries import SORTS, visible

# All fields fall or all rise (servicedesk.lib.keyset). The last three leave out tickets without that time.
ORDERS: dict[str, tuple[str, ...]] = {
    **SORTS,
    "waiting": ("waiting_since", "id"),
    "due": ("due_at", "id"),
    "-solved": ("-solved_at", "-id"),
}
FIRST_ORDER = "-updated"
TAGGED_LOOKED_AT = 1_000  # tickets
NEEDS = {
    "waiting": Q(waiting_since__isnull=False),
    "due": Q(due_at__isnull=False),
    "-solved": Q(solved_at__isnull=False),
}
IN_A_ROW = (
    *("number", "subject", "status", "priority", "channel", "preview", "tags", "is_confidential", "version"),
    *("created_at", "updated_at", "waiting_since", "due_at", "solved_at", "heard_version", "snoozed_until", "team_id"),
    *("category_id", "requester__name", "requester__is_protected", "assignee__name"),
)


@dataclass(frozen=True, slots=True)
class GivenQueue:
    slug: str
    name: str | Promise
    icon: str
    key: str  # the letter after g that leads there
    conditions: Conditions
    order: str = FIRST_ORDER
    is_counted: bool = True


GIVEN = (
    GivenQueue("mina", _("Mine"), "user", "m", Conditions(assignee=("me",))),
    GivenQueue(
        "vantar-pa-mig", _("Waiting for me"), "clock", "w", Conditions(assignee=("me",), waiting=("us",)), "waiting"
    ),
    GivenQueue("forsenade", _("Overdue tickets"), "warn", "f", Conditions(team=("mine",), due=("late",)), "due"),
    GivenQueue(
        "lagens-otilldelade", _("My teams' unassigned"), "inbox", "u", Conditions(assignee=("none",), team=("mine",))
    ),
    GivenQueue("alla-oppna", _("All open"), "list", "a", Conditions()),
    GivenQueue("vilande", _("Snoozed"), "snooze", "z", Conditions(team=("mine",), snoozed=("yes",))),
    GivenQueue(
        "nyligen-losta",
        _("Recently solved"),
        "check",
        "s",
        Conditions(team=("mine",), status=("solved", "closed"), solved=("<14d",)),
        "-solved",
        is_counted=False,
    ),
)
BY_SLUG = {queue.slug: queue for queue in GIVEN}
HOME = GIVEN[0]


def given(slug: str) -> Queue | None:
    """One of those everybody has, as an unsaved row with its name in the reader's language."""
    found = BY_SLUG.get(slug)
    if found is None:
        return None
    return Queue(
        slug=found.slug,
        name=str(found.name),
        conditions=found.conditions.to_json(),
        order=found.order,
        sharing=Queue.Sharing.ALL,
    )


def find_queue(slug: str) -> Queue | None:
    """The queue of an address. Whoever has the address may look: they see its tickets through their own rights."""
    return given(slug) or Queue.objects.filter(slug=slug).first()


def queues_of(viewer: Viewer) -> QuerySet[Queue]:
    """The saved queues a viewer has: own ones, their teams', and those for everybody."""
    access = access_of(viewer)
    mine = Q(sharing=Queue.Sharing.ALL) | Q(team__in=sorted(access.member_teams))
    if access.agent_id is not None:
        mine |= Q(owner=access.agent_id)
    return Queue.objects.filter(mine)


def may_change(viewer: Viewer, queue: Queue) -> bool:
    """One's own; a team's for those who lead it; everybody's for administrators."""
    access = access_of(viewer)
    if queue.is_given:
        return False
    if queue.sharing == Queue.Sharing.OWN:
        return queue.owner_id is not None and queue.owner_id == access.agent_id
    return may_share(access, queue.team_id)


def may_share(access: Access, team_id: int | None) -> bool:
    """Whether the viewer may make queues for a team, or with None for everybody."""
    if access.integration_id is not None:
        return access.may_write and team_id is not None and team_id in access.member_teams
    return access.is_administrator or (team_id is not None and team_id in access.lead_teams)


def for_queue(viewer: Viewer, wanted: Conditions, order: str = FIRST_ORDER) -> QuerySet[Ticket]:
    """The visible tickets that match, with what a row shows (IN_A_ROW) and nothing else. Page them by ORDERS[order]."""
    return _for_queue(access_of(viewer), wanted, order, timezone.localdate())


def _for_queue(access: Access, wanted: Conditions, order: str, today: date) -> QuerySet[Ticket]:
    found = visible(access) & matching(wanted, access, today) & NEEDS.get(order, Q())
    return Ticket.objects.filter(found).select_related("requester", "assignee").only(*IN_A_ROW)


def queue_page(viewer: Viewer, wanted: Conditions, order: str, cursor: str, size: int) -> KeysetPage[Ticket]:
    """One page of for_queue(). Raises CursorError. Everybody's screen asks for the first one when something happens:
    its statement is kept for each set of rights, conditions and order."""
    if cursor:
        return page_of(for_queue(viewer, wanted, order), ORDERS[order], cursor, size)
    try:
        kept = _first_rows(access_of(viewer), wanted, order, size + 1, timezone.localdate())
    except EmptyResultSet:
        return KeysetPage([], "", "")
    return first_page(kept.rows({}), ORDERS[order], size)


@lru_cache(maxsize=1024)
def _first_rows(access: Access, wanted: Conditions, order: str, count: int, today: date) -> KeptQuery[Ticket]:
    return KeptQuery(_for_queue(access, wanted, order, today).order_by(*ORDERS[order])[:count])


def tags_known_to(viewer: Viewer, begins: str, most: int = 8) -> list[str]:
    """Tags on the newest tickets the viewer sees, that begin so; the most used first."""
    rows = Ticket.objects.filter(visible(access_of(viewer))).exclude(tags=[]).order_by("-updated_at", "-id")
    used = Counter(tag for tags in rows.values_list("tags", flat=True)[:TAGGED_LOOKED_AT] for tag in tags)
    return [tag for tag, _count in used.most_common() if tag.startswith(begins)][:most]
