"""The bench's own arithmetic, and that what it measures answers at all."""

import pytest
from django.conf import settings
from django.test import Client

from servicedesk.demo.load_demo import load_demo
from servicedesk.demo.management.commands.seed_demo import moment
from tests.bench.figures import Figure, percentile, table
from tests.bench.visits import agents, visits_of


def test_figure_keeps_its_goal_as_ceiling_or_floor() -> None:
    assert Figure("queue", 19.0, "ms", 20).verdict == "ok"
    assert Figure("queue", 21.0, "ms", 20).verdict == "miss"
    assert Figure("pages", 99.0, "a second", 100, at_least=True).verdict == "miss"
    assert Figure("pages", 100.0, "a second", 100, at_least=True).verdict == "ok"
    assert Figure("looked at", 1.0, "x").verdict == ""


def test_percentile_is_taken_between_the_values() -> None:
    assert percentile([1.0, 2.0, 3.0], 50) == 2.0
    assert percentile(list(map(float, range(101))), 95) == 95.0


def test_table_shows_measured_goal_and_verdict() -> None:
    lines = table([Figure("queue: p50", 12.345, "ms", 20), Figure("growth", 1.02, "x")]).splitlines()

    assert lines[1].split() == ["queue:", "p50", "12.35", "ms", "≤", "20", "ok"]
    assert lines[2].split() == ["growth", "1.02", "x"]


@pytest.mark.django_db
def test_every_address_the_bench_visits_is_a_page() -> None:
    load_demo(moment("2026-11-24T08:31"))
    for agent in agents().values():
        visits = visits_of(agent)
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = visits.session
        for page in ("queue", "ticket", "search, name", "search, number"):
            assert {client.get(path).status_code for path in visits.pages[page]} <= {200, 302}
            assert visits.pages[page]
