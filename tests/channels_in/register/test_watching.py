"""The daily watch, and who is told of starts, ends, missing looks and channels that stand unused (SO4, SO5)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in.models import ChannelEntry, EntryStatus, Informed, KeptMail, Look
from channels_in.register import activity, notices
from channels_in.register.entries import change_entry
from channels_in.register.steps import take_step
from channels_in.register.watching import look_through, missing_today, month, watched_by
from servicedesk.people.models import Agent
from tests.channels_in.register.conftest import DECISION, in_use, propose
from tests.clock import Clock
from tests.factories import make_agent, make_department, make_inbox, make_team, make_ticket
from tickets.actions.errors import InvalidChange
from tickets.models import Message

STOCKHOLM = ZoneInfo("Europe/Stockholm")
THURSDAY = datetime(2026, 4, 30, 10, 0, tzinfo=STOCKHOLM)  # the day after is the first of May


@pytest.fixture(autouse=True)
def thursday(clock: Clock) -> Clock:
    clock.now = THURSDAY
    return clock


JOBS: dict[str, Callable[..., None]] = {
    notices.TELL: notices.tell_of_step,
    notices.REMIND: notices.remind_agent,
    notices.UNUSED: notices.tell_of_unused,
}


def told() -> list[tuple[str, str]]:
    """Do what has been asked for, and return all mail so far: to whom, and its subject."""
    for job in ProcrastinateJob.objects.filter(task_name__in=JOBS).order_by("id"):
        JOBS[job.task_name](**job.args)
    with connection.cursor() as cursor:  # the table of jobs is not written by its model
        cursor.execute("DELETE FROM procrastinate_jobs")
    return [(row.recipients[0], row.subject.partition(": ")[2]) for row in KeptMail.objects.order_by("pk")]


def test_start_and_end_are_told_to_the_communicator_and_the_head_of_the_department(owner: Agent) -> None:
    department = owner.memberships.get().team.department
    communicator, head, elsewhere = (make_agent(name) for name in ("Kim Komm", "Eva Chef", "Olle Chef"))
    Informed.objects.create(agent=communicator)
    Informed.objects.create(agent=head, department=department)
    Informed.objects.create(agent=elsewhere, department=make_department("Miljö"))
    entry = propose(owner, dormant_text="Skriv till kundcenter.")
    take_step(entry, EntryStatus.DECIDED, by=owner, **DECISION)
    assert told() == []

    take_step(entry, EntryStatus.ACTIVE, by=owner)
    started = told()
    take_step(entry, EntryStatus.DORMANT, by=owner, why="Ingen tid")
    take_step(entry, EntryStatus.CLOSED, by=owner, why="Slut")

    both = [communicator.email, head.email]
    assert started == [(to, "Storåns kommun har tagits i bruk") for to in both]
    assert told()[2:] == [(to, "Storåns kommun har avslutats") for to in both]
    assert b"Slut" in bytes(KeptMail.objects.order_by("pk").last().body)  # type: ignore[union-attr]


def test_proposal_that_is_turned_down_is_told_to_nobody(owner: Agent) -> None:
    Informed.objects.create(agent=make_agent("Kim Komm"))
    take_step(propose(owner), EntryStatus.CLOSED, by=owner, why="Nej")
    assert told() == []


def test_account_of_a_department_is_told_to_the_head_of_that_one(owner: Agent) -> None:
    culture = make_department("Kultur")
    head = make_agent("Eva Chef")
    Informed.objects.create(agent=head, department=culture)
    in_use(owner, account_class="department", department=culture)
    assert [to for to, _subject in told()] == [head.email]


def test_look_is_kept_with_who_and_when_and_its_note(owner: Agent, thursday: Clock) -> None:
    entry = in_use(owner, is_watched=True)
    look_through(entry, by=owner, note="Lugnt")
    thursday.forward(hours=1)
    look_through(entry, by=owner, note="En fråga om badet")

    look = Look.objects.get()
    assert (look.by, look.day, look.note) == (owner, date(2026, 4, 30), "Lugnt En fråga om badet")
    assert missing_today(date(2026, 4, 30)) == []


def test_account_that_is_not_watched_is_not_looked_through(owner: Agent) -> None:
    with pytest.raises(InvalidChange):
        look_through(in_use(owner), by=owner)


def test_missing_days_are_working_days_that_are_over(owner: Agent, thursday: Clock) -> None:
    entry = in_use(owner, is_watched=True)  # Thursday; Friday is the first of May, then a weekend
    thursday.forward(days=5)  # Tuesday
    look_through(entry, by=owner)

    days = month(ChannelEntry.objects.all(), 2026, 5, date(2026, 5, 5))
    april = month(ChannelEntry.objects.all(), 2026, 4, date(2026, 5, 5))

    assert [(row.day.day, row.is_missing) for row in days] == [(5, False), (4, True)]
    assert [(row.day.day, row.is_missing) for row in april] == [(30, True)]


def test_watch_ends_with_the_channel_and_begins_again(owner: Agent, thursday: Clock) -> None:
    entry = in_use(owner, is_watched=True)
    change_entry(entry, by=owner, is_watched=False)
    thursday.forward(days=5)
    assert missing_today(date(2026, 5, 5)) == []
    change_entry(entry, by=owner, is_watched=True)
    assert [row.pk for row in missing_today(date(2026, 5, 5))] == [entry.pk]


def test_days_nobody_works_have_nothing_missing(owner: Agent) -> None:
    in_use(owner, is_watched=True)
    assert missing_today(date(2026, 5, 1)) == []
    assert missing_today(date(2026, 5, 2)) == []


def test_those_responsible_are_asked_once_from_the_hour_that_is_set(owner: Agent, thursday: Clock) -> None:
    deputy = make_agent("Sara Nilsson")
    in_use(owner, is_watched=True, deputy=deputy)

    assert notices.remind(thursday.now) == 0
    thursday.forward(hours=5)
    assert [notices.remind(thursday.now) for _time in range(2)] == [1, 0]

    assert told() == [(to, "Konton att se igenom i dag") for to in (owner.email, deputy.email)]
    thursday.forward(days=1)
    assert notices.remind(thursday.now) == 0  # the first of May


def test_nobody_is_asked_for_what_was_done_meanwhile(owner: Agent, thursday: Clock) -> None:
    entry = in_use(owner, is_watched=True)
    thursday.forward(hours=6)
    notices.remind(thursday.now)
    look_through(entry, by=owner)
    assert told() == []


def test_only_those_responsible_see_an_account_in_the_watch(owner: Agent) -> None:
    team = make_team("Kontaktcenter")
    deputy, outsider = make_agent("Sara Nilsson"), make_agent("Olle Outsider", teams=[team])
    boss = make_agent("Karin Öst", teams=[team], role="administrator")
    entry = in_use(owner, is_watched=True, deputy=deputy)

    seen = {agent.name: list(watched_by(agent)) for agent in (owner, deputy, outsider, boss)}

    assert [name for name, rows in seen.items() if rows == [entry]] == [owner.name, deputy.name, boss.name]


def test_channel_by_which_nothing_comes_is_marked_and_told_of_once(owner: Agent, thursday: Clock) -> None:
    inbox = make_inbox(kind="instagram", team=owner.memberships.get().team)
    entry = in_use(owner, inbox=inbox)
    make_ticket(inbox=inbox)
    Message.objects.update(created_at=thursday.now)
    activity.look_at_all(thursday.now)
    assert told() == []

    thursday.forward(days=31)
    for _night in range(2):
        activity.look_at_all(thursday.now)
    assert list(activity.unused(thursday.now)) == [entry]
    assert told() == [(owner.email, "Storåns kommun används inte")]

    Message.objects.update(created_at=thursday.now - timedelta(hours=1))
    activity.look_at_all(thursday.now)
    assert not activity.unused(thursday.now).exists()
