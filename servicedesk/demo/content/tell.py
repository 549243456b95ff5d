"""One scenario told as one ticket: who, when, with which words, and how far it has come by now."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from servicedesk.demo.content.calendar import STOCKHOLM, into_office_hours, into_waking_hours, is_open
from servicedesk.demo.content.cast import Crew, address_on
from servicedesk.demo.content.categories import CATEGORIES
from servicedesk.demo.content.organisation import MUNICIPALITY, TEAMS
from servicedesk.demo.content.placeholders import choose, day_values, fill, ticket_values
from servicedesk.demo.content.shapes import (
    Agent,
    Contact,
    DemoEntry,
    DemoTicket,
    Entry,
    Language,
    Scenario,
    Status,
)

CLOSES_AFTER = timedelta(days=14)
# Minutes: nobody goes home in the middle of a conversation as quick as this.
QUICK = 8
_KINDS = {category.slug: category.case_kind for category in CATEGORIES}
_TEAM_NAMES = {team.slug: (team.name, team.name_en) for team in TEAMS}
_LETTERS = ("email", "webform", "eservice", "letter", "visit")
_WRITTEN_DOWN_BY_US = ("phone", "visit", "letter")
_CALL = re.compile(r"(Samtal (?:in|ut), )(\d+)( min)")
_REGARDS: dict[Language, str] = {
    "sv": "Vänliga hälsningar",
    "en": "Kind regards",
    "fi": "Ystävällisin terveisin",
    "se": "Dearvvuođat",
    "ar": "مع أطيب التحيات",
    "so": "Mahadsanid",
}


def tell(scenario: Scenario, contact: Contact, begun: datetime, now: datetime, rng: Random) -> DemoTicket:
    """The ticket a scenario makes when ``contact`` begins it at the local moment ``begun``; its key is empty."""
    crew = Crew(scenario, rng)
    values = ticket_values(rng, contact, begun) | {"agent": crew.agent("assignee").name.split()[0]}
    happened = tuple(
        _entry(scenario, entry, at, contact, crew, values, rng)
        for entry, at in _moments(scenario, begun, rng)
        if at <= now
    )
    status = _status(scenario, happened, now)
    return DemoTicket(
        key="",
        scenario=scenario.slug,
        subject=fill(choose(scenario.subject, rng), values | day_values(begun, scenario.language)),
        category=scenario.category,
        case_kind=_KINDS[scenario.category],
        team=scenario.team,
        channel=scenario.channel,
        language=scenario.language,
        priority=scenario.priority,
        tags=scenario.tags,
        confidential=scenario.confidential,
        requester=contact.slug,
        address=address_on(contact, scenario.channel),
        assignee="" if status == "new" or scenario.unassigned else crew.agent("assignee").email,
        status=status,
        created_at=begun.astimezone(UTC),
        entries=happened,
    )


def _moments(scenario: Scenario, begun: datetime, rng: Random) -> Iterator[tuple[Entry, datetime]]:
    """Each entry with its local moment: ours in office hours, the requester's while people are awake."""
    at = begun
    for number, entry in enumerate(scenario.thread):
        if number:
            later = at + timedelta(minutes=entry.after * rng.uniform(0.75, 1.5), seconds=20)
            at = later if entry.after <= QUICK and is_open(at) else _moved(entry, later, rng)
        yield entry, at


def _moved(entry: Entry, at: datetime, rng: Random) -> datetime:
    late = rng.randint(2, 75)
    ours = entry.who != "requester" or entry.kind == "call"
    return into_office_hours(at, late) if ours else into_waking_hours(at, late)


def _entry(
    scenario: Scenario,
    entry: Entry,
    at: datetime,
    contact: Contact,
    crew: Crew,
    values: dict[str, str],
    rng: Random,
) -> DemoEntry:
    language = entry.language or scenario.language
    text = fill(choose(_timed(entry, rng), rng), values | day_values(at.astimezone(STOCKHOLM), language))
    theirs = entry.who == "requester"
    agent = crew.agent("assignee" if theirs else entry.who)
    if entry.kind == "out":
        text += _signature(scenario, agent, language)
    ours_to_note = theirs and scenario.channel in _WRITTEN_DOWN_BY_US
    return DemoEntry(
        kind=entry.kind,
        text=text,
        sender=contact.slug if theirs else agent.email,
        language=language,
        at=at.astimezone(UTC),
        recorded_by=_front(scenario, crew).email if ours_to_note else "",
    )


def _timed(entry: Entry, rng: Random) -> str:
    """The text of an entry; the minutes of a call differ a little from ticket to ticket."""
    if entry.kind != "call":
        return entry.text
    return _CALL.sub(lambda call: f"{call[1]}{max(1, int(call[2]) + rng.randint(-2, 3))}{call[3]}", entry.text, 1)


def _front(scenario: Scenario, crew: Crew) -> Agent:
    return crew.agent("contact_centre" if scenario.unassigned else "assignee")


def _signature(scenario: Scenario, agent: Agent, language: Language) -> str:
    """How an answer ends on its channel; the municipality is always the clear sender."""
    if scenario.channel in _LETTERS:
        team = _TEAM_NAMES[scenario.team][1 if language == "en" else 0]
        return f"\n\n{_REGARDS[language]}\n{agent.name}\n{team}, {MUNICIPALITY}"
    first = agent.name.split()[0]
    return {"chat": "", "sms": f" /{first}, {MUNICIPALITY}"}.get(scenario.channel, f" /{first}")


def _status(scenario: Scenario, happened: tuple[DemoEntry, ...], now: datetime) -> Status:
    """Where the ticket stands: the scenario's end when it has come there, otherwise half-way."""
    if len(happened) < len(scenario.thread):
        return "open" if any(entry.sender.endswith("@storan.example") for entry in happened) else "new"
    if scenario.status == "solved" and now - happened[-1].at > CLOSES_AFTER:
        return "closed"
    return scenario.status
