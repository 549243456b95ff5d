"""The demo's register of channels, with its past: decisions, steps and a month of daily looks."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from channels_in.models import ChannelEntry, EntryStatus, EntryStep, Informed, Look
from channels_in.models.register import IN_USE
from channels_in.register.activity import note_activity
from servicedesk.demo.content import register
from servicedesk.demo.content.register_entry import COMMUNICATOR, HEAD_OF_CULTURE, Entry
from servicedesk.lib.swedish_days import is_working_day
from servicedesk.people.models import Agent, Department
from tickets.models import Inbox

_MONTH = timedelta(days=30)
_WAY = {
    EntryStatus.PROPOSAL: [],
    EntryStatus.DECIDED: [EntryStatus.DECIDED],
    EntryStatus.ACTIVE: [EntryStatus.DECIDED, EntryStatus.ACTIVE],
    EntryStatus.DORMANT: [EntryStatus.DECIDED, EntryStatus.ACTIVE, EntryStatus.DORMANT],
}


def load_register(now: datetime) -> None:
    """After the tickets: what last came by each channel is read from them."""
    agents = {agent.email.partition("@")[0]: agent for agent in Agent.objects.all()}
    inboxes, departments = Inbox.objects.in_bulk(field_name="slug"), Department.objects.in_bulk(field_name="slug")
    for one in register.ENTRIES:
        entry = _entry(one, agents, now)
        entry.inbox = inboxes.get(one.inbox)
        entry.department = departments.get(one.department)
        entry.account_class = "department" if one.department else "common"
        entry.save()
        _steps(entry, one, agents)
        if entry.is_watched:
            _looks(entry, now)
    Informed.objects.create(agent=agents[COMMUNICATOR])
    Informed.objects.create(agent=agents[HEAD_OF_CULTURE], department=departments["kultur"])
    note_activity(now)


def _entry(one: Entry, agents: dict[str, Agent], now: datetime) -> ChannelEntry:
    since = now - _MONTH * one.months
    by, decision = one.decided
    days = _working_days(timezone.localdate(now))
    return ChannelEntry(
        name=one.name,
        kind=one.kind,
        nature=one.nature,
        way=one.way,
        owner=agents[one.owner],
        deputy=agents.get(one.deputy),
        purpose=one.purpose,
        goals=one.goals,
        target_group=one.target_group,
        target=one.target,
        hours=list(one.hours),
        decided_by=by,
        decided_on=timezone.localdate(since - _MONTH) if by else None,
        decision=decision,
        status=one.status,
        status_since=since,
        is_listed=one.is_listed and one.status in IN_USE,
        public_name=one.public_name,
        public_url=one.url,
        dormant_text=one.dormant_text,
        is_watched=one.is_watched,
        watched_since=days[-1] if one.is_watched else None,
        created_at=since - 2 * _MONTH,
        changed_at=since,
    )


def _steps(entry: ChannelEntry, one: Entry, agents: dict[str, Agent]) -> None:
    """One before the other, the last when the entry got its status."""
    way = [EntryStatus.PROPOSAL, *_WAY[EntryStatus(one.status)]]
    EntryStep.objects.bulk_create(
        EntryStep(
            entry=entry,
            by=agents[one.owner],
            at=entry.status_since - _MONTH * (len(way) - 1 - number) / 2,
            before=way[number - 1] if number else "",
            after=after,
            why=_why(one, after),
        )
        for number, after in enumerate(way)
    )


def _why(one: Entry, after: EntryStatus) -> str:
    if after == EntryStatus.DECIDED:
        return " · ".join(one.decided)
    return one.why if after == EntryStatus.DORMANT else ""


def _working_days(today: date) -> list[date]:
    """Those before today, the newest first."""
    days = (today - timedelta(days=back) for back in range(1, register.DAYS * 3))
    return [day for day in days if is_working_day(day)][: register.DAYS]


def _looks(entry: ChannelEntry, now: datetime) -> None:
    missed = register.MISSED.get(entry.name, ())
    days = _working_days(timezone.localdate(now))
    Look.objects.bulk_create(
        Look(
            entry=entry,
            day=day,
            by=entry.deputy if entry.deputy and number % 3 == 2 else entry.owner,
            at=timezone.make_aware(datetime.combine(day, time(8, 10 + number))),
            note=register.NOTES.get((entry.name, number), ""),
        )
        for number, day in enumerate(days)
        if number not in missed
    )
