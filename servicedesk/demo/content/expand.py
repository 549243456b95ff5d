"""From scenarios to tickets: 400 of them over the 90 days before a moment, the same ones every time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice
from random import Random

from servicedesk.demo.content.calendar import OPENS, STOCKHOLM, VISITS_FROM, closing, is_working_day
from servicedesk.demo.content.cast import contacts_for
from servicedesk.demo.content.scenarios import SCENARIOS
from servicedesk.demo.content.shapes import Contact, DemoTicket, Scenario, Status
from servicedesk.demo.content.tell import tell

DAYS = 90
TICKETS = 400
FRESH = 7
WAITING = 52
# How many days back a ticket may have come in and still stand as it does.
OLDEST: dict[Status, int] = {"new": 2, "open": 8, "pending": 13, "on_hold": 30}
_STAFFED = ("phone", "chat", "visit", "letter")
_WEEKDAY_WEIGHTS = (13, 12, 11, 10, 9, 3, 4)
# Relative number of messages in each hour from 6 to 22 where nobody has to be at work to receive them.
_HOUR_WEIGHTS = (2, 6, 11, 13, 12, 10, 9, 9, 9, 8, 6, 5, 6, 8, 8, 5, 2)


def expand(now: datetime, seed: int = 1, count: int = TICKETS) -> tuple[DemoTicket, ...]:
    """``count`` tickets of the 90 days before ``now`` (aware), oldest first, with times in UTC.

    The same arguments give equal tickets. Nothing lies after ``now``: a conversation that has not come
    to its end is cut short and left open.
    """
    rng = Random(f"storan-{seed}")  # noqa: S311 the same each time is what it is for
    local = now.astimezone(STOCKHOLM)
    told = (tell(*part, now, rng) for part in _cast(rng, _plan(rng, local, count)))
    ordered = sorted(islice(told, count), key=lambda ticket: ticket.created_at)
    return tuple(replace(ticket, key=f"demo-{number:04d}") for number, ticket in enumerate(ordered, 1))


def _cast(rng: Random, plan: Iterator[tuple[Scenario, datetime]]) -> Iterator[tuple[Scenario, Contact, datetime]]:
    """The plan with somebody to begin each scenario; what everybody has already said is left out."""
    requesters = _Requesters(rng)
    for scenario, begun in plan:
        contact = requesters.next(scenario)
        if contact is not None:
            yield scenario, contact, begun


def _plan(rng: Random, now: datetime, count: int) -> Iterator[tuple[Scenario, datetime]]:
    """Which scenario begins when: the fresh ones of today, those that wait, and the finished ones."""
    fresh = [scenario for scenario in SCENARIOS if scenario.status == "new" and scenario.unassigned]
    fresh = [scenario for scenario in fresh if scenario.channel not in _STAFFED]
    waiting = [scenario for scenario in SCENARIOS if scenario.status in OLDEST]
    finished = [scenario for scenario in SCENARIOS if scenario.status not in OLDEST for _ in range(scenario.often)]
    for scenario in islice(_rounds(rng, fresh), min(FRESH, count)):
        yield scenario, now - timedelta(minutes=rng.randint(6, _minutes_awake(now)))
    yield from islice(_dated(rng, now, _rounds(rng, waiting)), WAITING)
    yield from _dated(rng, now, _rounds(rng, finished))


def _minutes_awake(now: datetime) -> int:
    """How far back of ``now`` what is fresh may have come in: to a quarter to six, at most seven hours."""
    today = now.hour * 60 + now.minute - (5 * 60 + 45)
    return min(today, 420) if today > 60 else 420


def _rounds(rng: Random, scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """The scenarios again and again, in a new order in each of the first rounds."""
    pool = list(scenarios)
    orders = [rng.sample(pool, len(pool)) for _ in range(12)]
    return cycle([scenario for order in orders for scenario in order])


def _dated(rng: Random, now: datetime, scenarios: Iterator[Scenario]) -> Iterator[tuple[Scenario, datetime]]:
    for scenario in scenarios:
        begun = _beginning(rng, now, scenario)
        if begun is not None:
            yield scenario, begun


def _beginning(rng: Random, now: datetime, scenario: Scenario) -> datetime | None:
    """When a scenario begins, or None if it is out of season all the time it might."""
    reach = OLDEST.get(scenario.status, DAYS)
    days = [day for day in _days(now.date(), reach) if _fits(scenario, day)]
    if not days:
        return None
    weights = [_WEEKDAY_WEIGHTS[day.weekday()] for day in days]
    for day in rng.choices(days, weights, k=40):
        begun = datetime.combine(day, _time_of_day(rng, scenario, day), STOCKHOLM)
        if begun < now - timedelta(minutes=3):
            return begun
    return None


def _days(today: date, reach: int) -> list[date]:
    return [today - timedelta(days=back) for back in range(reach)]


def _fits(scenario: Scenario, day: date) -> bool:
    in_season = not scenario.months or day.month in scenario.months
    return in_season and (scenario.channel not in _STAFFED or is_working_day(day))


def _time_of_day(rng: Random, scenario: Scenario, day: date) -> time:
    if scenario.channel == "letter":
        return time(rng.choice((9, 10)), rng.randint(0, 59))
    if scenario.channel in _STAFFED:
        first, last = _staffed_minutes(scenario, day)
        minutes = min(rng.randint(first, last), rng.randint(first, last))
        return time(minutes // 60, minutes % 60)
    hour = rng.choices(range(6, 23), _HOUR_WEIGHTS)[0]
    return time(hour, rng.randint(0, 59))


def _staffed_minutes(scenario: Scenario, day: date) -> tuple[int, int]:
    """From when to when somebody can ring, chat or come in, in minutes since midnight."""
    opens = VISITS_FROM if scenario.channel == "visit" else OPENS
    closes = closing(day)
    return opens.hour * 60 + 2, closes.hour * 60 + closes.minute - 30


class _Requesters:
    """Picks requesters so that nobody says the same thing twice in 400 tickets, or writes far too often."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._by_contact: Counter[str] = Counter()
        self._by_both: Counter[tuple[str, str]] = Counter()
        self._possible = {scenario.slug: contacts_for(scenario) for scenario in SCENARIOS}

    def next(self, scenario: Scenario) -> Contact | None:
        """Somebody who may begin the scenario, or None when all of them have."""
        contact = min(self._possible[scenario.slug], key=lambda one: self._weariness(scenario, one))
        if self._by_both[scenario.slug, contact.slug] > self._by_contact.total() // TICKETS:
            return None
        self._by_contact[contact.slug] += 1
        self._by_both[scenario.slug, contact.slug] += 1
        return contact

    def _weariness(self, scenario: Scenario, contact: Contact) -> tuple[int, float]:
        hidden = 12 if contact.protected else 0
        often = self._by_contact[contact.slug] + hidden + self._rng.random() * 8
        return self._by_both[scenario.slug, contact.slug], often
