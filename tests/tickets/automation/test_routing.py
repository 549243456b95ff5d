"""Who gets a ticket, in tables; the examples of docs/routing.md."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from servicedesk.people.access import Access
from servicedesk.people.models import Agent
from tickets.automation.routing import Candidate, Choice, Here, ShiftTimes, Wanted, Why, choose, on_duty

TEAM = 7
WANTED = Wanted(team_id=TEAM)
MEMBER = Access(member_teams=frozenset({TEAM}))


def somebody(number: int, **more: object) -> Candidate:
    return replace(Candidate(agent=Agent(pk=number), access=MEMBER, capacity=10), **more)  # type: ignore[arg-type]


FINNISH = {"languages": frozenset({"fi"})}
OUTSIDE = {"is_member": False, "access": Access(open_teams=frozenset({TEAM}))}
AWAY, OFF = {"here": Here.ABSENT}, {"here": Here.OFF_HOURS}

CASES = {
    "by hand nobody gets it": ("manual", None, WANTED, [somebody(1)], Choice(None, Why.MANUAL)),
    "the next in turn": ("round_robin", 1, WANTED, [somebody(1), somebody(2), somebody(3)], Choice(2, Why.TURN)),
    "after the last the first": (
        "round_robin",
        3,
        WANTED,
        [somebody(1), somebody(2), somebody(3)],
        Choice(1, Why.TURN),
    ),
    "turn of one who has left": ("round_robin", 2, WANTED, [somebody(1), somebody(3)], Choice(3, Why.TURN)),
    "who is away is passed over": (
        "round_robin",
        1,
        WANTED,
        [somebody(1), somebody(2, **AWAY), somebody(3)],
        Choice(3, Why.TURN),
    ),
    "who is full is passed over": ("round_robin", 1, WANTED, [somebody(1), somebody(2, load=10)], Choice(1, Why.TURN)),
    "who has fewest": ("load", None, WANTED, [somebody(1, load=4), somebody(2, load=3)], Choice(2, Why.LOAD)),
    "half-time has half": (
        "load",
        None,
        WANTED,
        [somebody(1, load=4), somebody(2, load=3, capacity=5)],
        Choice(1, Why.LOAD),
    ),
    "equals take turns": ("load", 1, WANTED, [somebody(1), somebody(2)], Choice(2, Why.LOAD)),
    "those of the area first": (
        "load",
        None,
        replace(WANTED, categories=frozenset({5, 6})),
        [somebody(1), somebody(2, load=3, categories=frozenset({5}))],
        Choice(2, Why.AREA),
    ),
    "area is a wish, not a must": (
        "load",
        None,
        replace(WANTED, categories=frozenset({5})),
        [somebody(1), somebody(2, categories=frozenset({5}), **AWAY)],
        Choice(1, Why.LOAD),
    ),
    "another language is a wish": (
        "load",
        None,
        replace(WANTED, language="pl"),
        [somebody(1), somebody(2, load=3, languages=frozenset({"pl"}))],
        Choice(2, Why.LANGUAGE),
    ),
    "nobody speaks it": ("load", None, replace(WANTED, language="pl"), [somebody(1)], Choice(1, Why.LOAD)),
    "Finnish goes to who speaks it": (
        "round_robin",
        None,
        replace(WANTED, language="fi"),
        [somebody(1), somebody(2, **FINNISH)],
        Choice(2, Why.LANGUAGE),
    ),
    "Finnish waits while they are off duty": (
        "load",
        None,
        replace(WANTED, language="fi"),
        [somebody(1), somebody(2, **FINNISH, **OFF)],
        Choice(None, Why.SPEAKER_AWAY),
    ),
    "Finnish does not wait for a holiday": (
        "load",
        None,
        replace(WANTED, language="fi"),
        [somebody(1), somebody(2, **FINNISH, **AWAY)],
        Choice(1, Why.LOAD),
    ),
    "Finnish that nobody speaks": ("load", None, replace(WANTED, language="fi"), [somebody(1)], Choice(1, Why.LOAD)),
    "a speaker outside the team": (
        "load",
        None,
        replace(WANTED, language="fi"),
        [somebody(1), somebody(2, **FINNISH, **OUTSIDE)],
        Choice(2, Why.LANGUAGE),
    ),
    "one's own before one outside": (
        "load",
        None,
        replace(WANTED, language="fi"),
        [somebody(1, load=5, **FINNISH), somebody(2, **FINNISH, **OUTSIDE)],
        Choice(1, Why.LANGUAGE),
    ),
    "confidential stays in the team": (
        "load",
        None,
        replace(WANTED, language="fi", is_confidential=True),
        [somebody(1), somebody(2, **FINNISH, **OUTSIDE)],
        Choice(1, Why.LOAD),
    ),
    "Swedish never leaves the team": (
        "load",
        None,
        WANTED,
        [somebody(2, **FINNISH, **OUTSIDE)],
        Choice(None, Why.NOBODY_SEES),
    ),
    "protected needs the right": (
        "load",
        None,
        replace(WANTED, is_protected=True),
        [somebody(1), somebody(2, load=3, access=replace(MEMBER, may_see_protected=True))],
        Choice(2, Why.LOAD),
    ),
    "nobody may see it": (
        "load",
        None,
        replace(WANTED, is_protected=True),
        [somebody(1)],
        Choice(None, Why.NOBODY_SEES),
    ),
    "all off duty": ("load", None, WANTED, [somebody(1, **OFF)], Choice(None, Why.NOBODY_HERE)),
    "all full": ("load", None, WANTED, [somebody(1, load=10), somebody(2, **OFF)], Choice(None, Why.NOBODY_ROOM)),
    "an empty team": ("load", None, WANTED, [], Choice(None, Why.NOBODY_SEES)),
}


@pytest.mark.parametrize("case", CASES)
def test_choice_follows_the_rules(case: str) -> None:
    way, last, wanted, candidates, expected = CASES[case]

    assert choose(wanted, candidates, way=way, last=last) == expected


def test_turns_are_shared_evenly() -> None:
    team, last, given = [somebody(1), somebody(2), somebody(3)], None, []
    for _ticket in range(9):
        last = choose(WANTED, team, way="round_robin", last=last).agent_id
        given.append(last)

    assert given == [1, 2, 3] * 3


def test_shift_decides_where_there_is_one() -> None:
    monday = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    mornings = [ShiftTimes(0, 8 * 60, 12 * 60)]

    assert [
        on_duty([], monday, is_open=True),
        on_duty([], monday, is_open=False),
        on_duty(mornings, monday, is_open=False),
        on_duty(mornings, monday.replace(hour=12), is_open=True),
        on_duty(mornings, monday.replace(day=3), is_open=True),
    ] == [True, False, True, False, False]
