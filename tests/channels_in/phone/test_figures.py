"""Calls in figures: by line, hour and day, as they were told; for those who lead the line's team."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from channels_in.models import Call, DoorAccount
from channels_in.phone.figures import Figures, as_csv, figures
from tests.channels_in.phone.conftest import make_line
from tests.factories import make_agent, make_team

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 8, 5, tzinfo=UTC)  # 9:05 here


def rang(account: DoorAccount, state: str, wait: int | None, *, at: datetime = AT) -> None:
    outcome = "answered" if state == "ended" else ""
    answered_at = at + timedelta(seconds=wait) if state == "ended" and wait is not None else None
    Call.objects.create(
        account=account, external_id=f"c{Call.objects.count()}", direction="in", number="+46701740610", state=state,
        outcome=outcome, started_at=at, answered_at=answered_at, ended_at=at + timedelta(seconds=300),
        wait_seconds=wait,
    )  # fmt: skip


def test_calls_are_counted_by_line_and_hour() -> None:
    account, _path = make_line()
    for wait in (10, 20, 70, 100):
        rang(account, "ended", wait)
    rang(account, "abandoned", 200)
    rang(account, "missed", 30, at=AT + timedelta(hours=1))
    rang(account, "ended", None, at=AT + timedelta(hours=1))  # answered, and nobody told how soon

    whole, nine, ten = figures([account.pk], DAY, DAY, by="hour")

    # Offered, answered, hung up, missed, within 60 s, within 90 s; mean, median, nine of ten.
    assert whole == Figures(account.pk, account.inbox.name, None, 7, 5, 1, 1, 2, 3, 50.0, 45.0, 91.0)
    assert (str(nine.at), nine.offered, nine.answered, nine.soon, nine.abandoned) == ("2026-11-20 09:00:00", 5, 4, 2, 1)
    assert (str(ten.at), ten.offered, ten.answered, ten.mean, ten.missed) == ("2026-11-20 10:00:00", 2, 1, None, 1)


def test_midnight_is_the_one_here() -> None:
    account, _path = make_line()
    rang(account, "ended", 5, at=datetime(2026, 11, 19, 23, 30, tzinfo=UTC))  # half past midnight here

    assert [row.offered for row in figures([account.pk], DAY, DAY, by="day")] == [1, 1]
    assert figures([account.pk], DAY - timedelta(days=1), DAY - timedelta(days=1), by="day") == []


def test_no_cell_of_the_file_is_a_formula() -> None:
    account, _path = make_line()
    account.inbox.name = "=HYPERLINK(1)"
    account.inbox.save()
    rang(account, "ended", 5)

    assert "'=HYPERLINK(1);Hela perioden;1;1;0;0;1;1;5,0;5,0;5,0" in as_csv(figures([account.pk], DAY, DAY, by="day"))


def test_page_is_for_those_who_lead_and_shows_their_lines_only() -> None:
    account, _path = make_line(team=make_team("Kontaktcenter"))
    other, _path = make_line(team=make_team("Vatten"))
    for line, name in ((account, "Växeln"), (other, "Vattenjouren")):
        line.inbox.name = name
        line.inbox.save()
        rang(line, "ended", 5)
    page = "/samtal/?first=2026-11-20&last=2026-11-20"
    lead, agent = Client(), Client()
    lead.force_login(make_agent("Åsa", teams=[account.inbox.team], role="team_lead"))
    agent.force_login(make_agent("Johan", teams=[account.inbox.team]))

    html = lead.get(page).content.decode()
    file = lead.get(f"{page}&format=csv").content.decode()

    assert agent.get(page).status_code == 404
    assert ("Växeln" in html, "Vattenjouren" in html) == (True, False)
    assert ("Växeln" in file, "Vattenjouren" in file) == (True, False)


def test_more_lines_ask_no_more_questions(django_assert_num_queries: object) -> None:
    lines = [make_line(team=make_team(f"Team {place}"))[0] for place in range(3)]
    for line in lines:
        rang(line, "ended", 5)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(figures([line.pk for line in lines], DAY, DAY, by="hour")) == 6
