"""Tickets of the volume: each is played through the same history as the demo's, with varied length, age and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

from servicedesk.demo.doors import DOORS, door_for
from servicedesk.demo.history import CategoryRef, History, Ref
from servicedesk.demo.load_tickets import ACKNOWLEDGEMENTS, OPENED_BY_AGENTS
from servicedesk.demo.rows import TicketRow
from servicedesk.demo.volume.people import Person, person
from servicedesk.demo.volume.texts import Texts
from servicedesk.people.models import Agent, Team
from tickets.actions.recipients import ADDRESS_FOR
from tickets.models import Category, Inbox
from tickets.statuses import Status

Choice = TypeVar("Choice")
YEARS = timedelta(days=5 * 365)
CLOSES_AFTER = timedelta(days=14)
UNFINISHED_SHARE, UNFINISHED_MOST = 0.02, 4_000
_CHANNELS = {
    "email": 38,
    "phone": 22,
    "webform": 15,
    "chat": 6,
    "sms": 4,
    "facebook": 3,
    "visit": 3,
    "messenger": 2,
    "instagram": 2,
    "letter": 2,
    "eservice": 2,
    "whatsapp": 1,
}
# How many tickets in a thousand have how many messages; four on average.
_LENGTHS = {1: 80, 2: 220, 3: 200, 4: 180, 5: 120, 6: 80, 7: 50, 8: 30, 10: 20, 12: 10, 20: 10}
_PRIORITIES = {20: 82, 30: 11, 10: 5, 40: 2}
_ENDS = {Status.NEW: 35, Status.OPEN: 35, Status.PENDING: 18, Status.ON_HOLD: 12}
_ACKNOWLEDGE = frozenset(door.slug for door in DOORS if door.acknowledges)
_TAGS = ("halka", "återkommande", "försenad", "tackbrev", "webben", "tillgänglighet", "komplettering", "återkoppling")


@dataclass(frozen=True, slots=True)
class Staff:
    """Who and what tickets point at."""

    teams: Sequence[Ref]
    agents: dict[int, list[Ref]]  # by team
    categories: Sequence[tuple[CategoryRef, str, int]]  # with slug and team
    inboxes: dict[str, int]
    team_slugs: dict[int, str]

    @classmethod
    def read(cls) -> "Staff":
        teams = list(Team.objects.filter(is_active=True).order_by("pk"))
        agents: dict[int, list[Ref]] = {team.pk: [] for team in teams}
        for agent, name, team in Agent.objects.order_by("pk").values_list("pk", "name", "memberships__team"):
            agents.setdefault(team, []).append(Ref(agent, name))
        categories = Category.objects.select_related("team").order_by("pk")
        return cls(
            teams=[Ref(team.pk, team.name) for team in teams if agents[team.pk]],
            agents=agents,
            categories=[
                (CategoryRef(one.pk, one.path, one.case_kind), one.slug, one.team_id or teams[0].pk)
                for one in categories
            ],
            inboxes=dict(Inbox.objects.values_list("slug", "pk")),
            team_slugs={team.pk: team.slug for team in teams},
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole volume: what every part of it must agree on."""

    count: int
    now: datetime
    seed: int
    mail_domain: str

    @property
    def unfinished(self) -> int:
        return min(int(self.count * UNFINISHED_SHARE), UNFINISHED_MOST)

    def created(self, index: int) -> datetime:
        """Ticket 0 came in five years ago, the last one now; a little more came in each year."""
        elapsed: float = ((index + 0.5) / self.count) ** 0.85
        return self.now - YEARS * (1 - elapsed)


class Writer:
    """Makes the tickets of one part of the plan."""

    def __init__(self, plan: Plan, staff: Staff, contacts: Sequence[int], texts: Texts, ids: Iterator[int]) -> None:
        self.plan, self.staff, self.contacts, self.texts, self.ids = plan, staff, contacts, texts, ids
        # The first categories are asked about most.
        self._weights = list(accumulate(1 / (place + 3) for place in range(len(staff.categories))))

    def histories(self, first: int, keys: Sequence[tuple[int, int]]) -> Iterator[History]:
        """The tickets from index first on, one for each (primary key, number)."""
        rng = Random(f"volume-{self.plan.seed}-{self.plan.count}-{first}")  # noqa: S311 -- repeatable
        for offset, (pk, number) in enumerate(keys):
            yield self._history(rng, first + offset, pk, number)

    def _history(self, rng: Random, index: int, pk: int, number: int) -> History:
        category, slug, team = rng.choices(self.staff.categories, cum_weights=self._weights)[0]
        if rng.random() < 0.25:
            team = self.staff.teams[int(len(self.staff.teams) * rng.random() ** 1.6)].pk
        channel = _pick(rng, _CHANNELS)
        door = door_for(channel, self.staff.team_slugs[team], slug)
        place = int(len(self.contacts) * rng.random() ** 1.5)
        who = person(place, self.contacts[place])
        at = self.plan.created(index)
        row = TicketRow(
            id=pk,
            number=number,
            subject=self.texts.subject(rng, slug)[:250],
            team_id=team,
            requester_id=who.pk,
            inbox_id=self.staff.inboxes[door],
            channel=channel,
            created_at=at,
            updated_at=at,
            priority=_pick(rng, _PRIORITIES),
            category_id=category.pk,
            case_kind=category.case_kind,
            tags=[rng.choice(_TAGS)] if rng.random() < 0.15 else [],
            is_confidential=rng.random() < (0.2 if "social" in door else 0.03),
        )
        story = History(row, self.ids, self.plan.mail_domain)
        _Conversation(self, rng, story, slug, who).play(door, self._ends_as(rng, index))
        return story

    def _ends_as(self, rng: Random, index: int) -> Status:
        """Half of the newest tickets are unfinished, so that they are as many as planned."""
        is_recent = index >= self.plan.count - 2 * self.plan.unfinished
        return _pick(rng, _ENDS) if is_recent and rng.random() < 0.5 else Status.SOLVED


class _Conversation:
    """What is said on one ticket."""

    def __init__(self, writer: Writer, rng: Random, story: History, category: str, who: Person) -> None:
        self.rng, self.story, self.category, self.who = rng, story, category, who
        self.texts, self.now = writer.texts, writer.plan.now
        agents = writer.staff.agents
        self.agent = rng.choice(agents[story.ticket.team_id] or agents[writer.staff.teams[0].pk])
        self.recipients = [self._recipient()]

    def _recipient(self) -> dict[str, str]:
        by_mail = self.story.ticket.channel in ADDRESS_FOR or not self.who.phone
        kind, value = ("email", self.who.email) if by_mail else ("phone", self.who.phone)
        return {"kind": kind, "value": value, "name": self.who.name}

    def play(self, door: str, end: Status) -> None:
        """Say as much as the ticket's length asks for and time allows, and bring it to its end."""
        row, story = self.story.ticket, self.story
        length = _pick(self.rng, _LENGTHS)
        opener = self.agent if row.channel in OPENED_BY_AGENTS else None
        mail_id = f"v{row.id}@mejl.example" if row.channel == "email" else ""
        story.created(self._incoming(), by=opener, language="sv", message_id=mail_id)
        if door in _ACKNOWLEDGE and length > 1:
            body = ACKNOWLEDGEMENTS["sv"].format(number=f"{row.number:,}".replace(",", "\u00a0"))
            story.acknowledged(body, self.recipients[0], unique=f"v{row.id}a", language="sv")
        if end is Status.NEW:
            story.finished(self.now)
            return
        at = self._later(row.created_at, 8.0)
        if at < self.now:
            story.taken(at, by=self.agent)
        self._talk(length, end)
        self._close(end)
        story.finished(self.now)

    def _incoming(self) -> str:
        return self.texts.incoming(self.rng, self.category, self.who.name)

    def _later(self, at: datetime, hours: float) -> datetime:
        """A moment some hours on, more often sooner; the newest tickets have not had that long."""
        gap = timedelta(seconds=40 + 3600 * hours * self.rng.expovariate(1.0))
        return at + min(gap, (self.now - at) * 0.5)

    def _talk(self, length: int, end: Status) -> None:
        story = self.story
        for place in range(len(story.messages), length):
            at = self._later(story.ticket.updated_at, 9.0)
            if at <= story.ticket.updated_at + timedelta(seconds=5):
                return
            is_last = place == length - 1
            chance = self.rng.random()
            if is_last or chance < 0.45:
                self._answer(at, end if is_last else None, place)
            elif chance < 0.68:
                story.noted(self.texts.note(self.rng), at, by=self.agent, language="sv")
            else:
                story.received(self._incoming(), at, language="sv")

    def _answer(self, at: datetime, then: Status | None, place: int) -> None:
        text = self.texts.answer(self.rng, self.category, self.agent.label)
        unique = f"v{self.story.ticket.id}n{place}"
        self.story.replied(text, at, by=self.agent, recipients=self.recipients, unique=unique, then=then, language="sv")

    def _close(self, end: Status) -> None:
        row = self.story.ticket
        if row.status != end and row.updated_at < self.now:
            self.story.moved(end, self._later(row.updated_at, 2.0), by=self.agent)
        if row.solved_at and row.solved_at + CLOSES_AFTER < self.now:
            self.story.moved(Status.CLOSED, row.solved_at + CLOSES_AFTER, by=None)


def _pick(rng: Random, weights: dict[Choice, int]) -> Choice:
    return rng.choices(list(weights), list(weights.values()))[0]
