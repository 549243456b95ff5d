"""The daily watch through its page: one click, the month, the table, and who sees it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from channels_in.models import ChannelEntry, Look
from channels_in.register.watching import look_through
from frontend import lookups
from servicedesk.people.models import Agent
from tests.channels_in.register.conftest import in_use
from tests.clock import Clock
from tests.factories import make_agent, make_team

TUESDAY = datetime(2026, 5, 5, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock(monkeypatch)
    found.now = TUESDAY
    return found


@pytest.fixture
def owner(db: None, clock: Clock) -> Agent:
    cache.clear()
    lookups.forget()
    return make_agent("Åsa Lindqvist", teams=[make_team("Kommunikation")])


@pytest.fixture
def entry(owner: Agent) -> ChannelEntry:
    """Watched since the Monday of the week before."""
    made = in_use(owner, is_watched=True, public_url="https://www.instagram.example/storan")
    ChannelEntry.objects.update(watched_since=date(2026, 4, 27))
    return made


def browser_of(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def test_account_is_looked_through_with_one_click(owner: Agent, entry: ChannelEntry) -> None:
    browser = browser_of(owner)
    assert 'count--hot">1</span>' in browser.get(reverse("watch")).content.decode()

    shown = browser.post(reverse("watch_look", args=[entry.pk]), {"note": "Två <b>frågor</b>"}, follow=True)

    look = Look.objects.get()
    assert (look.by, look.day, look.note) == (owner, date(2026, 5, 5), "Två <b>frågor</b>")
    page = shown.content.decode()
    assert "Åsa Lindqvist klockan 10:00" in page
    assert "Två &lt;b&gt;frågor&lt;/b&gt;" in page
    assert 'count--hot">1</span>' not in page


def test_missing_working_days_are_seen_month_by_month(owner: Agent, entry: ChannelEntry) -> None:
    browser = browser_of(owner)

    may = browser.get(reverse("watch")).content.decode()
    april = browser.get(reverse("watch"), {"manad": "2026-04"}).content.decode()

    assert "1 saknas" in may  # Monday; Friday was the first of May
    assert "4 saknas" in april


@pytest.mark.parametrize("month", ["2026-13", "2031-01", "1999-01", "maj", "2026-5"])
def test_month_there_is_none_of_is_a_404(owner: Agent, entry: ChannelEntry, month: str) -> None:
    assert browser_of(owner).get(reverse("watch"), {"manad": month}).status_code == 404


def test_table_holds_the_missing_days_and_runs_no_formula(owner: Agent, entry: ChannelEntry) -> None:
    look_through(entry, by=owner, note='=HYPERLINK("https://a.example")')

    answer = browser_of(owner).get(reverse("watch_export"))

    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.splitlines() == [
        "\ufeffDag;Konto;Sett igenom av;Tid;Anteckning",
        '2026-05-05;Storåns kommun;Åsa Lindqvist;10:00;"\'=HYPERLINK(""https://a.example"")"',
        "2026-05-04;Storåns kommun;Saknas;;",
    ]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bevakning-2026-05.csv"'


def test_only_those_responsible_and_administrators_get_in(owner: Agent, entry: ChannelEntry) -> None:
    team = make_team("Kontaktcenter")
    deputy, outsider = make_agent("Sara Nilsson"), make_agent("Olle Outsider", teams=[team])
    boss = make_agent("Karin Öst", teams=[team], role="administrator")
    ChannelEntry.objects.update(deputy=deputy)
    lookups.forget()

    seen = {agent.name: browser_of(agent).get(reverse("watch")).status_code for agent in (deputy, outsider, boss)}
    post = browser_of(outsider).post(reverse("watch_look", args=[entry.pk]))
    rails = [b"/bevakning/" in browser_of(agent).get(reverse("queue")).content for agent in (deputy, outsider)]

    assert seen == {"Sara Nilsson": 200, "Olle Outsider": 404, "Karin Öst": 200}
    assert (post.status_code, Look.objects.count(), rails) == (404, 0, [True, False])


def test_one_responsible_for_one_account_does_not_see_another(owner: Agent, entry: ChannelEntry) -> None:
    other = in_use(make_agent("Sara Nilsson"), name="Biblioteket", is_watched=True)

    assert "Biblioteket" not in browser_of(owner).get(reverse("watch")).content.decode()
    assert browser_of(owner).post(reverse("watch_look", args=[other.pk])).status_code == 404


def test_looking_is_a_post(owner: Agent, entry: ChannelEntry) -> None:
    assert browser_of(owner).get(reverse("watch_look", args=[entry.pk])).status_code == 405
