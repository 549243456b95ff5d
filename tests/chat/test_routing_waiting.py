"""The time visitors are told: place in the queue, and that most wait no longer than they were told."""

import heapq
import random
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from chat.actions.accept import accept
from chat.models import ChatSession
from chat.waiting import FEWEST, LOOKS_BACK, Came, expected_wait, pace_from, pace_of, place_in_queue
from tests.chat.staff import chat_inbox, fresh, seconds, waits
from tests.factories.cast import Cast

MORNING = datetime(2026, 3, 3, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def day(chats_at_once: int, an_hour: int, seed: int) -> list[tuple[float, float]]:
    """[(came, taken)] in seconds of a simulated day: visitors come at random and talk for eight minutes on average."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    free, came, now = [0.0] * chats_at_once, [], 0.0
    while now < 8 * 3600:
        now += chance.expovariate(an_hour / 3600)
        taken = max(now, heapq.heappop(free)) + chance.uniform(2, 12)
        heapq.heappush(free, taken + chance.expovariate(1 / 480))
        came.append((now, taken))
    return came


def moment(second: float) -> datetime:
    return MORNING + timedelta(seconds=second)


def told_at(visitors: list[tuple[float, float]], number: int) -> timedelta | None:
    """What the visitor with that number is told as they come, by those who came before."""
    now = visitors[number][0]
    earlier = [one for one in visitors[:number] if one[0] >= now - LOOKS_BACK.total_seconds()]
    came = [Came(moment(at), moment(taken) if taken <= now else None, taken > now) for at, taken in earlier]
    place = 1 + sum(taken > now for _at, taken in visitors[:number])
    return pace_from(came, moment(now)).until(place)


@pytest.mark.parametrize(("chats_at_once", "an_hour"), [(3, 15), (3, 20), (6, 40), (9, 60), (9, 75), (30, 215)])
def test_most_visitors_wait_no_longer_than_they_were_told(chats_at_once: int, an_hour: int) -> None:
    kept = []
    for seed in range(4):
        visitors = day(chats_at_once, an_hour, seed)
        for number in range(an_hour, len(visitors), max(1, an_hour // 15)):
            told = told_at(visitors, number)
            if told is not None:
                came, taken = visitors[number]
                kept.append(timedelta(seconds=taken - came) <= told)

    assert len(kept) > 100
    assert sum(kept) / len(kept) >= 0.7


def test_where_somebody_is_always_free_visitors_are_told_a_minute() -> None:
    came = [Came(moment(number * 60), moment(number * 60 + 8)) for number in range(20)]

    assert pace_from(came, moment(1300)).until(1) == MINUTE


def test_nothing_is_said_when_there_is_nothing_to_go_by() -> None:
    came = [Came(moment(number * 60), moment(number * 60 + 8)) for number in range(FEWEST - 1)]

    assert pace_from(came, moment(1300)).until(1) is None


def test_who_waits_already_shows_that_it_has_become_slow() -> None:
    came = [Came(moment(number * 60), moment(number * 60 + 8)) for number in range(20)]
    came.append(Came(moment(1200), None, is_waiting=True))

    assert pace_from(came, moment(1200 + 600)).until(2) == 20 * MINUTE


def test_place_is_counted_in_the_inbox_by_how_long_one_has_waited(cast: Cast) -> None:
    inbox, other = chat_inbox(team=cast.kontaktcenter), chat_inbox(team=cast.kontaktcenter)
    now = timezone.now()
    second, first = waits(inbox, since=now - seconds(10)), waits(inbox, since=now - seconds(20))
    waits(other, since=now - seconds(90))
    talking = waits(inbox)
    accept(talking, by=cast.johan)

    assert [place_in_queue(fresh(one)) for one in (first, second, talking)] == [1, 2, None]


def test_waiting_time_is_from_the_chats_of_the_last_three_hours_of_the_inbox(cast: Cast) -> None:
    now = timezone.now()
    inbox, other, quiet = (chat_inbox(team=cast.kontaktcenter) for _number in range(3))
    for where, ago, wait in ((inbox, 60, 100), (other, 60, 400), (quiet, 190, 100)):
        for number in range(FEWEST):
            session = waits(where)
            at = now - timedelta(minutes=ago) + seconds(number * 200)
            ChatSession.objects.filter(pk=session.pk).update(
                started_at=at, first_accepted_at=at + seconds(wait), state="left", waiting_since=None
            )

    told = [expected_wait(where, 1, now=now) for where in (inbox, other, quiet)]

    assert told[0] == 2 * MINUTE
    assert told[1] is not None
    assert told[1] > told[0]
    assert told[2] is None


def test_pace_is_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    inbox = chat_inbox(team=cast.kontaktcenter)
    waits(inbox)

    with django_assert_num_queries(1):
        pace_of(inbox)
