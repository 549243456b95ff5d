"""The left side of the chat console: one's own chats, those who wait, and what colleagues are doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from chat.models import Availability, ChatEntry, ChatHelper, ChatSession, ChatSkill, ChatState, EntryKind
from chat.queries import chats_visible_to, waiting_for
from frontend.agent.chat_counts import chat_inboxes, serves_chat
from frontend.agent.chat_words import language_word, minutes, standing_dot, standing_word, urgency, waited
from frontend.agent.people import name_of
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.models import Direction

ROWS_MAX = 50  # nobody has more chats, and of those who wait the oldest are enough
MATES_MAX = 30


@dataclass(frozen=True, slots=True)
class ChatRow:
    pk: int
    name: str
    text: str
    language: str
    time: str
    since: datetime
    seq: int = 0
    unread: int = 0
    urgency: str = ""
    is_left: bool = False
    part: str = ""  # as ChatHelper.part, when it is a colleague's chat


@dataclass(frozen=True, slots=True)
class Mate:
    name: str
    dot: str
    words: str
    chats: int
    capacity: int
    languages: str


@dataclass(frozen=True, slots=True)
class ChatList:
    """Everything the left side shows."""

    own: list[ChatRow]
    beside: list[ChatRow]  # colleagues' chats one takes part in or reads along
    waiting: list[ChatRow]
    offered: list[ChatRow]
    mates: list[Mate]
    longest: str
    mine: Availability | None
    serves: bool

    @property
    def count(self) -> int:
        return len(self.own) + len(self.waiting) + len(self.offered)

    @property
    def unread(self) -> int:
        return sum(row.unread for row in (*self.own, *self.beside))


def chat_list(agent: Agent, now: datetime) -> ChatList:
    """Five queries: standing, own chats, those who wait, colleagues and their languages."""
    access = access_of(agent)
    rows = list(_marked(_own(agent), agent))
    waits = list(_marked(waiting_for(agent), agent))
    others = [row for row in waits if row.offered_to_id != agent.pk]
    oldest = min((row.waiting_since for row in waits if row.waiting_since), default=None)
    return ChatList(
        own=[_row(row, access, now) for row in rows if row.agent_id == agent.pk],
        beside=[_row(row, access, now) for row in rows if row.agent_id != agent.pk],
        waiting=[_row(row, access, now) for row in others],
        offered=[_row(row, access, now) for row in waits if row.offered_to_id == agent.pk],
        mates=_mates(agent, access, now),
        longest=waited(oldest, now) if oldest else "",
        mine=Availability.objects.filter(agent=agent).first(),
        serves=serves_chat(access),
    )


def _own(agent: Agent) -> QuerySet[ChatSession]:
    """Chats the agent has, those of them whose visitor has left until they are ended, and those they help in."""
    helped = Exists(ChatHelper.objects.filter(session=OuterRef("pk"), agent=agent))
    mine = Q(agent=agent, state__in=[ChatState.ACTIVE, ChatState.LEFT])
    rows = chats_visible_to(agent).filter(mine | (Q(state=ChatState.ACTIVE) & helped))
    return rows.order_by(F("accepted_at").asc(nulls_last=True), "pk")


def _marked(rows: QuerySet[ChatSession], agent: Agent) -> QuerySet[ChatSession]:
    helping = ChatHelper.objects.filter(session=OuterRef("pk"), agent=agent).values("part")[:1]
    marked = rows.select_related("ticket__requester", "inbox").annotate(unread=_unread(), own_part=Subquery(helping))
    return marked.defer("ticket__search")[:ROWS_MAX]


def _unread() -> Coalesce:
    """How many messages of the visitor the agent has not seen."""
    news = ChatEntry.objects.filter(
        session=OuterRef("pk"),
        seq__gt=OuterRef("agent_read"),
        kind=EntryKind.MESSAGE,
        message__direction=Direction.IN,
    )
    return Coalesce(Subquery(news.order_by().values("session").annotate(number=Count("pk")).values("number")), 0)


def _row(row: ChatSession, access: Access, now: datetime) -> ChatRow:
    is_waiting = row.state == ChatState.WAITING
    since = (row.waiting_since if is_waiting else row.accepted_at) or row.started_at
    return ChatRow(
        pk=row.pk,
        name=visitor_name(row, access),
        text=row.ticket.preview,
        language=row.language,
        time=waited(since, now) if is_waiting else minutes(since, now),
        since=since,
        seq=row.last_seq,
        unread=0 if is_waiting else row.unread,  # type: ignore[attr-defined]
        urgency=urgency(since, now) if is_waiting else "",
        is_left=row.state == ChatState.LEFT,
        part=row.own_part or "",  # type: ignore[attr-defined]
    )


def visitor_name(row: ChatSession, access: Access) -> str:
    """What the visitor called themselves; somebody we know by their name, unless it is protected."""
    requester = row.ticket.requester
    if requester.is_protected:
        return name_of(requester, access)
    known = requester.name or row.visitor_name
    if known:
        return known
    if row.page_title:
        return _("Visitor from %(page)s") % {"page": row.page_title}
    return _("Visitor")


def _mates(agent: Agent, access: Access, now: datetime) -> list[Mate]:
    """Colleagues of the teams whose chats one serves: those who are here first."""
    teams = {inbox.team_id for inbox in chat_inboxes()} & access.member_teams
    if not teams:
        return []
    rows = list(
        Availability.objects.filter(agent__is_active=True, agent__memberships__team__in=teams)
        .exclude(agent=agent)
        .annotate(chats=Count("agent__chats", filter=Q(agent__chats__state=ChatState.ACTIVE), distinct=True))
        .select_related("agent")
        .order_by("agent__name", "pk")[: MATES_MAX * 2]
    )
    skills = _languages(row.agent_id for row in rows)
    mates = [
        Mate(
            row.agent.name,
            standing_dot(row, now),
            standing_word(row, now),
            row.chats,
            row.capacity,
            ", ".join(skills.get(row.agent_id, [])),
        )
        for row in rows
    ]
    return sorted(mates, key=lambda mate: ("", "away", "off").index(mate.dot))[:MATES_MAX]


def _languages(agents: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = ChatSkill.objects.filter(agent__in=list(agents)).exclude(language="").values_list("agent_id", "language")
    for agent_id, language in rows:
        found.setdefault(agent_id, []).append(language_word(language))
    return found
