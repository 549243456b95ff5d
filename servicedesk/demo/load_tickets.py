"""The demo's tickets as rows: each conversation played as the actions would have written it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from servicedesk.demo.content.shapes import DemoEntry, DemoTicket
from servicedesk.demo.doors import DOORS, door_for
from servicedesk.demo.history import CategoryRef, History, Ref
from servicedesk.demo.rows import TicketRow
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Contact, Team
from tickets.actions.recipients import ADDRESS_FOR
from tickets.models import Category, Inbox, Priority
from tickets.statuses import Status

CLOSES_AFTER = timedelta(days=14)
ONE_ACKNOWLEDGEMENT_PER = timedelta(hours=24)
OPENED_BY_AGENTS = ("phone", "visit", "letter")
SECOND = timedelta(seconds=1)
_FRONT = ("agent", "publisher")  # in the contact centre; its lead and its editor do other things first
_PRIORITIES = {priority.name.lower(): priority.value for priority in Priority}
_DOORS = {door.slug: door for door in DOORS}
_FORM_CATEGORIES = {
    "skriv-till-oss": "kommunen",
    "felanmalan": "vagar",
    "synpunkt": "synpunkt",
    "allman-handling": "allman-handling",
}
ACKNOWLEDGEMENTS = {
    "sv": "Vi har tagit emot ditt meddelande. Ditt ärendenummer är {number}.\n\n"
    "En medarbetare läser det och svarar dig. Svara på det här mejlet om du vill lägga till något.",
    "en": "We have received your message. Your ticket number is {number}.\n\n"
    "An agent will read it and answer you. Reply to this e-mail if you want to add something.",
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything a ticket points at, by the content's own keys."""

    teams: Mapping[str, Ref]
    agents: Mapping[str, Ref]  # by e-mail
    categories: Mapping[str, CategoryRef]
    category_teams: Mapping[str, str]
    inboxes: Mapping[str, int]
    contacts: Mapping[str, Contact]
    front: tuple[Ref, ...]  # those who sort what comes in

    @classmethod
    def read(cls, contacts: Mapping[str, Contact]) -> "Directory":
        categories = list(Category.objects.select_related("team"))
        front = Agent.objects.filter(memberships__team__slug="kontaktcenter", memberships__role__in=_FRONT)
        return cls(
            teams={row.slug: Ref(row.pk, row.name) for row in Team.objects.all()},
            agents={row.email: Ref(row.pk, row.name) for row in Agent.objects.all()},
            categories={row.slug: CategoryRef(row.pk, row.path, row.case_kind) for row in categories},
            category_teams={row.slug: row.team.slug for row in categories if row.team},
            inboxes=dict(Inbox.objects.values_list("slug", "pk")),
            contacts=contacts,
            front=tuple(Ref(row.pk, row.name) for row in front.distinct()),
        )


class Teller:
    """Tells tickets in the order they came in; an address is acknowledged once a day per inbox, as in life."""

    def __init__(self, directory: Directory, message_ids: Iterator[int], mail_domain: str, now: datetime) -> None:
        self.directory, self.message_ids = directory, message_ids
        self.mail_domain, self.now = mail_domain, now
        self._acknowledged: dict[tuple[str, str], datetime] = {}

    def tell(self, ticket: DemoTicket, *, pk: int, number: int) -> History:
        return _Telling(self, ticket, pk, number).history()

    def may_acknowledge(self, door: str, address: str, at: datetime) -> bool:
        last = self._acknowledged.get((door, address))
        if last is not None and at - last < ONE_ACKNOWLEDGEMENT_PER:
            return False
        self._acknowledged[door, address] = at
        return True


class _Telling:
    """One ticket being told."""

    def __init__(self, teller: Teller, demo: DemoTicket, pk: int, number: int) -> None:
        self.teller, self.demo, self.directory = teller, demo, teller.directory
        self.rng = Random(demo.key)  # noqa: S311 -- the same each time is what it is for
        self.door = _DOORS[door_for(demo.channel, demo.team, demo.category)]
        self.contact = self.directory.contacts[demo.requester]
        self.assignee = self.directory.agents.get(demo.assignee)
        self.category = self._first_category()
        self.team = demo.team if self._is_opened else self.directory.category_teams.get(self.category, self.door.team)
        row = TicketRow(
            id=pk,
            number=number,
            subject=one_line(demo.subject, 250),
            team_id=self.directory.teams[self.team].pk,
            requester_id=self.contact.pk,
            inbox_id=self.directory.inboxes[self.door.slug],
            channel=demo.channel,
            created_at=demo.created_at,
            updated_at=demo.created_at,
        )
        if self.category:
            row.category_id, _label, row.case_kind = self.directory.categories[self.category]
        self.story = History(row, teller.message_ids, teller.mail_domain)

    @property
    def _is_opened(self) -> bool:
        return self.demo.channel in OPENED_BY_AGENTS

    def _first_category(self) -> str:
        """What the door itself says the ticket is about."""
        if self._is_opened or self.demo.channel == "eservice":
            return self.demo.category
        return _FORM_CATEGORIES.get(self.door.slug, "")

    def history(self) -> History:
        self._begin(self.demo.entries[0])
        rest = self.demo.entries[1:]
        ours = next((entry for entry in rest if not self._is_theirs(entry)), None)
        self._sort(ours.at if ours else self.teller.now)
        for place, entry in enumerate(rest):
            self._take_before(entry)
            self._tell(entry, rest[place + 1 :])
        self._end()
        self.story.finished(self.teller.now)
        return self.story

    def _is_theirs(self, entry: DemoEntry) -> bool:
        return entry.sender == self.demo.requester

    def _begin(self, entry: DemoEntry) -> None:
        row, demo = self.story.ticket, self.demo
        opener = self._opener(entry) if self._is_opened else None
        if opener is not None:
            row.priority, row.is_confidential = _PRIORITIES[demo.priority], demo.confidential
        mail_id = f"{demo.key}.0@{self._domain()}" if demo.channel == "email" else ""
        self.story.created(entry.text, by=opener, language=entry.language, message_id=mail_id)
        self._acknowledge()
        if opener is not None and opener == self.assignee:
            self.story.taken(entry.at + 5 * SECOND, by=opener)

    def _opener(self, entry: DemoEntry) -> Ref:
        return self.directory.agents[entry.recorded_by or self.demo.assignee or entry.sender]

    def _domain(self) -> str:
        return self.demo.address.rpartition("@")[2] or "mejl.example"

    def _acknowledge(self) -> None:
        recipient = self._recipient("email")
        at = self.demo.created_at
        if self.door.acknowledges and recipient and self.teller.may_acknowledge(self.door.slug, recipient["value"], at):
            language = self.demo.language if self.demo.language in ACKNOWLEDGEMENTS else "sv"
            number = f"{self.story.ticket.number:,}".replace(",", "\u00a0")
            body = ACKNOWLEDGEMENTS[language].format(number=number)
            self.story.acknowledged(body, recipient, unique=f"{self.demo.key.replace('-', '')}ack", language=language)

    def _recipient(self, kind: str) -> dict[str, str] | None:
        rows = [row for row in self.contact.addresses.all() if not kind or row.kind == kind]
        return {"kind": rows[0].kind, "value": rows[0].value, "name": self.contact.name} if rows else None

    def _recipients(self) -> list[dict[str, str]]:
        """Where an answer goes: by mail where the door answers by mail, else to the address they wrote from."""
        kind = ADDRESS_FOR.get(self.demo.channel, "")
        rows = [row for row in self.contact.addresses.all() if row.value == self.demo.address and row.kind == kind]
        own = {"kind": kind, "value": rows[0].value, "name": self.contact.name} if rows else None
        found = own or self._recipient(kind) or self._recipient("")
        return [found] if found else []

    def _sort(self, before: datetime) -> None:
        """What whoever reads it first puts right: category, urgency, secrecy, tags, and last the team."""
        row, demo, story = self.story.ticket, self.demo, self.story
        by = self.directory.front[self.rng.randrange(len(self.directory.front))]
        if self.door.team != "kontaktcenter" or self.team != "kontaktcenter":
            by = self.assignee or by
        start = max(row.updated_at, demo.created_at) + 20 * SECOND
        room = max((before - start) * self.rng.uniform(0.1, 0.6), timedelta())
        at = start + min(room, timedelta(hours=2))
        if at >= self.teller.now:  # nobody has had the time
            return
        if demo.category != self.category:
            known = self.directory.categories.get(self.category)
            story.category_set(known, self.directory.categories[demo.category], at, by=by)
        if _PRIORITIES[demo.priority] != row.priority:
            story.priority_set(_PRIORITIES[demo.priority], at + 2 * SECOND, by=by)
        if demo.tags:
            story.tagged(list(demo.tags), at + 4 * SECOND, by=by)
        if demo.confidential and not row.is_confidential:
            story.made_confidential(at + 5 * SECOND, by=by)
        if demo.team != self.team:
            teams = self.directory.teams
            story.team_changed(teams[self.team], teams[demo.team], at + 6 * SECOND, by=by)

    def _take_before(self, entry: DemoEntry) -> None:
        """The assignee takes the ticket shortly before they first write on it."""
        if self.assignee and self.story.ticket.assignee_id is None and entry.sender == self.demo.assignee:
            earliest = self.story.ticket.updated_at + SECOND
            at = max(earliest, entry.at - timedelta(minutes=self.rng.uniform(1, 15)))
            self.story.taken(min(at, max(entry.at - SECOND, earliest)), by=self.assignee)

    def _tell(self, entry: DemoEntry, later: tuple[DemoEntry, ...]) -> None:
        at = max(entry.at, self.story.ticket.updated_at + SECOND)
        place = len(self.story.messages)
        if self._is_theirs(entry):
            mail_id = f"{self.demo.key}.{place}@{self._domain()}" if self.demo.channel == "email" else ""
            self.story.received(entry.text, at, language=entry.language, message_id=mail_id)
            return
        by = self.directory.agents[entry.sender]
        if entry.kind != "out":
            self.story.noted(entry.text, at, by=by, language=entry.language)
            return
        then = self._after_answer(later)
        unique = f"{self.demo.key.replace('-', '')}n{place}"
        recipients = self._recipients()
        self.story.replied(
            entry.text, at, by=by, recipients=recipients, unique=unique, then=then, language=entry.language
        )

    def _after_answer(self, later: tuple[DemoEntry, ...]) -> Status | None:
        if any(self._is_theirs(entry) for entry in later):
            return None if self.demo.channel in ("chat", "messenger", "whatsapp", "instagram") else Status.PENDING
        if later or self.demo.status == "new":
            return None
        return Status.SOLVED if self._closed_by_time() else Status(self.demo.status)

    def _closed_by_time(self) -> bool:
        return self.demo.status == "closed" and self.teller.now - self.demo.entries[-1].at > CLOSES_AFTER

    def _end(self) -> None:
        """Bring the ticket to where it stands."""
        row, story, now = self.story.ticket, self.story, self.teller.now
        if self.demo.status == "new":
            return
        if self.assignee and row.assignee_id is None:
            last = self.demo.entries[-1]
            by = self.directory.agents.get(last.recorded_by or last.sender, self.assignee)
            story.assigned(self.assignee, self._soon(now), by=by)
        wanted = Status.SOLVED if self._closed_by_time() else Status(self.demo.status)
        if row.status != wanted:
            story.moved(wanted, self._soon(now), by=self.assignee)
        if self._closed_by_time() and row.solved_at:
            story.moved(Status.CLOSED, min(row.solved_at + CLOSES_AFTER, now), by=None)

    def _soon(self, now: datetime) -> datetime:
        earliest = self.story.ticket.updated_at + SECOND
        return max(earliest, min(now - SECOND, earliest + timedelta(minutes=self.rng.uniform(1, 40))))
