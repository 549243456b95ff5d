"""How the chat goes right now and has gone today, for those who lead it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Q,
)
from django.utils import timezone

from chat.models import Availability, ChatEntry, ChatSession, ChatState, EntryKind
from chat.queries import chats_visible_to
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.models import ChannelKind, Inbox


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Load:
    """One agent: how many chats they have now, and how many they took today."""

    standing: Availability
    chats: int
    served: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the chats on one inbox. Times as timedelta, None where there is nothing to measure."""

    inbox: Inbox
    waiting: int
    oldest: datetime | None  # since when the one who has waited longest waits
    active: int
    served: int  # today: somebody took them
    abandoned: int  # today: left or ended before anybody did, and wanted no answer later instead
    wait: timedelta | None  # until somebody took them: the middle one of those served today
    longest: timedelta | None


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("waiting", "active", "served", "abandoned"), 0),
    **dict.fromkeys(("oldest", "wait", "longest")),
}


def figures_for(agent: Agent, now: datetime) -> list[Figures]:
    """One for each chat inbox of the teams the agent leads, of all for an administrator. Two queries."""
    inboxes = {inbox.pk: inbox for inbox in led_inboxes(agent)}
    began = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Q(started_at__gte=began)
    waited = ExpressionWrapper(F("first_accepted_at") - F("started_at"), output_field=DurationField())
    served = today & Q(first_accepted_at__isnull=False)
    wished = ChatEntry.objects.filter(session=OuterRef("pk"), kind=EntryKind.ENDED, data__has_key="wish")
    is_lost = Q(state__in=[ChatState.LEFT, ChatState.ENDED], first_accepted_at__isnull=True) & ~Q(Exists(wished))
    rows = (
        ChatSession.objects.filter(inbox__in=inboxes)
        .filter(today | Q(state__in=[ChatState.WAITING, ChatState.ACTIVE]))
        .order_by()
        .values("inbox")
        .annotate(
            waiting=Count("pk", filter=Q(state=ChatState.WAITING)),
            oldest=Min("waiting_since", filter=Q(state=ChatState.WAITING)),
            active=Count("pk", filter=Q(state=ChatState.ACTIVE)),
            served=Count("pk", filter=served),
            abandoned=Count("pk", filter=today & is_lost),
            wait=Median(waited, filter=served),
            longest=Max(waited, filter=served),
        )
    )
    found = {row["inbox"]: dict(row) for row in rows}
    return [Figures(**{**_NOTHING, **found.get(pk, {}), "inbox": inbox}) for pk, inbox in inboxes.items()]


def led_inboxes(agent: Agent) -> list[Inbox]:
    """Chat inboxes of the teams the agent leads; an administrator's are those of every team they may see."""
    access = access_of(agent)
    teams = access.visible_teams if access.is_administrator else access.lead_teams
    rows = Inbox.objects.filter(kind=ChannelKind.CHAT, is_active=True, team__in=teams)
    return list(rows.select_related("team").order_by("name", "pk"))


def loads_for(agent: Agent, now: datetime) -> list[Load]:
    """The agents of those teams, who has most chats first. Two queries."""
    teams = {inbox.team_id for inbox in led_inboxes(agent)}
    began = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = (
        Availability.objects.filter(agent__is_active=True, agent__memberships__team__in=teams)
        .annotate(
            chats=Count("agent__chats", filter=Q(agent__chats__state=ChatState.ACTIVE), distinct=True),
            served=Count("agent__chats", filter=Q(agent__chats__accepted_at__gte=began), distinct=True),
        )
        .select_related("agent")
        .order_by("-chats", "agent__name")
    )
    return [Load(row, row.chats, row.served) for row in rows]


def going_on(agent: Agent) -> list[ChatSession]:
    """Chats that go on in those inboxes, as far as the agent may see them: to read along in. The longest first."""
    inboxes = [inbox.pk for inbox in led_inboxes(agent)]
    rows = chats_visible_to(agent).filter(inbox__in=inboxes, state=ChatState.ACTIVE)
    return list(rows.select_related("ticket__requester", "agent").order_by("accepted_at", "pk")[:100])
