"""Who stands in for whom, and where nobody does, in tables."""

from datetime import UTC, datetime, timedelta

from tickets.automation.absence import Away, Gap, Responsibility, away_at, gaps, stand_in

MONDAY = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def away(pk: int, agent: int, substitute: int | None = None, *, start: int = 0, days: int = 7) -> Away:
    begins = MONDAY + timedelta(days=start)
    return Away(pk, agent, begins, begins + timedelta(days=days), substitute)


def test_substitute_of_the_substitute_stands_in_and_a_circle_ends_with_nobody() -> None:
    tables: dict[str, tuple[list[Away], int | None]] = {
        "one": ([away(1, 1, 2)], 2),
        "two": ([away(1, 1, 2), away(2, 2, 3)], 3),
        "nobody": ([away(1, 1)], None),
        "nobody at last": ([away(1, 1, 2), away(2, 2)], None),
        "each other": ([away(1, 1, 2), away(2, 2, 1)], None),
        "three in a ring": ([away(1, 1, 2), away(2, 2, 3), away(3, 3, 1)], None),
        "a ring further on": ([away(1, 1, 2), away(2, 2, 3), away(3, 3, 2)], None),
        "here": ([], 1),
    }

    found = {name: stand_in(1, away_at(absences, MONDAY)) for name, (absences, _to) in tables.items()}

    assert found == {name: to for name, (_absences, to) in tables.items()}


def test_of_two_absences_at_once_the_one_with_a_substitute_counts() -> None:
    assert away_at([away(1, 1, 5), away(2, 1)], MONDAY)[1].pk == 1


def test_gap_is_where_all_are_away_and_nobody_stands_in() -> None:
    both = Responsibility("lead:Vatten", "Leder Vatten", frozenset({1, 2}))
    other = Responsibility("lead:Gata", "Leder Gata", frozenset({3}))
    absences = [away(1, 1), away(2, 2, start=5), away(3, 4)]

    assert gaps([both, other], absences, MONDAY, MONDAY + 4 * WEEK) == [
        Gap(both, MONDAY + timedelta(days=5), MONDAY + timedelta(days=7), frozenset({1, 2}))
    ]


def test_gap_is_filled_by_a_substitute_who_is_there() -> None:
    alone = Responsibility("publisher:Miljö", "Publicerar för Miljö", frozenset({1}))
    covered, covered_in_part = [away(1, 1, 9)], [away(1, 1, 9), away(2, 9, start=6)]

    assert gaps([alone], covered, MONDAY, MONDAY + WEEK) == []
    assert [(gap.starts_at, gap.ends_at) for gap in gaps([alone], covered_in_part, MONDAY, MONDAY + WEEK)] == [
        (MONDAY + timedelta(days=6), MONDAY + WEEK)
    ]


def test_gap_that_goes_on_through_several_absences_is_one() -> None:
    alone = Responsibility("x", "x", frozenset({1}))

    found = gaps([alone], [away(1, 1), away(2, 1, start=7)], MONDAY, MONDAY + 4 * WEEK)

    assert found == [Gap(alone, MONDAY, MONDAY + 2 * WEEK, frozenset({1, 2}))]
