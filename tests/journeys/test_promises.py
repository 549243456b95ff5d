"""A question on Skärtorsdag is promised an answer on the Tuesday after Easter, by Facebook and by mail alike.

The days of the story are behind us, so time stands where the story is: pages are asked for over HTTP, not in a browser.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F
from django.test import Client

from channels_in.email.receive import receive as receive_mail
from channels_in.intake import process_many
from servicedesk.people.models import Agent, Team
from tests.channels_in.email.raw import HEAD, parts
from tests.channels_in.meta.conftest import Door, facebook, graph
from tests.clock import Clock as Watch
from tests.factories import make_agent, make_inbox, make_team
from tests.factories.promises import WORKING_DAYS, make_policy
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.tickets.jobs import do_jobs
from tickets import policies
from tickets.actions.follow_time import follow_time
from tickets.actions.route_new import ROUTE
from tickets.actions.tell import TELL
from tickets.models import Clock, Inbox, Message, Notification, RoutingRule, TeamWay, Ticket

__all__ = ["facebook", "graph"]
pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
QUESTION = "Var anmäler jag en lucka i vägen på Björkallén?"
Comes = Callable[..., object]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch(monkeypatch)
    watch.now = at("2026-04-02 15:00")
    return watch


@pytest.fixture
def street() -> Team:
    team = make_team("Gata och park")
    TeamWay.objects.create(team=team, way="round_robin", since=at("2026-01-01 08:00"))
    return team


@pytest.fixture
def sara(street: Team) -> Agent:
    return make_agent("Sara Lind", teams=[street], role="agent")


@pytest.fixture
def rule(street: Team) -> RoutingRule:
    return RoutingRule.objects.create(name="Vägar", team=street, conditions=[{"ask": "words", "is": ["lucka i vägen"]}])


@pytest.fixture
def by_mail(db: None) -> tuple[Inbox, Comes]:
    inbox = make_inbox(
        kind="email", address="kundcenter@storan.example", team=make_team("Kontaktcenter"), acknowledges=False
    )

    def comes(text: str, number: int | None = None) -> None:
        head = HEAD.replace(b"Subject: Lampan", f"Subject: Sv: Vägen [#{number}]".encode()) if number else HEAD
        process_many([receive_mail(inbox, parts(b"\r\n" + text.encode(), head=head)).pk])

    return inbox, comes


def page(client: Client, ticket: Ticket) -> str:
    return client.get(f"/arenden/{ticket.number}/").content.decode()


def told(agent: Agent) -> list[str]:
    do_jobs(TELL)
    rows = Notification.objects.filter(agent=agent, kind="promise").exclude(event=None)
    return list(rows.order_by("at", "pk").values_list(F("event__kind"), flat=True))


@pytest.mark.parametrize("way", ["facebook", "mail"])
def test_skartorsdag_is_due_on_tuesday_pauses_resumes_warns_and_is_kept(
    way: str,
    facebook: Door,
    graph: Meta,
    by_mail: tuple[Inbox, Comes],
    watch: Watch,
    sara: Agent,
    rule: RoutingRule,
) -> None:
    make_policy({"first_response": (WORKING_DAYS, 24 * 60, 120)})
    number = iter(range(1, 9))
    parent: dict[str, str] = {}

    def comment(text: str, _ticket: int | None = None) -> None:
        facebook.tell(meta.feed(meta.comment(str(next(number)), text, **parent)))
        parent.setdefault("parent_id", "330100000000001_1")

    comes = comment if way == "facebook" else by_mail[1]
    client = Client()
    client.force_login(sara)

    comes(QUESTION)
    ticket = Ticket.objects.get()
    assert (ticket.team, ticket.due_at) == (rule.team, at("2026-04-07 15:00"))
    do_jobs(ROUTE)
    assert Ticket.objects.get().assignee == sara
    assert "7 april" in page(client, ticket)

    watch.now = at("2026-04-02 16:00")
    policies.forget()
    assert client.post(f"/arenden/{ticket.number}/egenskaper/status/", {"value": "pending"}).status_code == 302
    assert Ticket.objects.get().due_at is None

    watch.now = at("2026-04-07 10:00")
    comes("Det är vid nummer 6.", ticket.number)
    assert Ticket.objects.count() == 1
    # An hour of 24 was used before the pause.
    assert Ticket.objects.get().due_at == at("2026-04-08 09:00")

    for moment, heard in (("2026-04-08 06:59", []), ("2026-04-08 07:00", ["promise_warned"])):
        watch.now = at(moment)
        follow_time(watch.now)
        assert told(sara) == heard

    watch.now = at("2026-04-08 08:30")
    said = {"body": "Tack, det lagas i dag.", "status": "open"}
    client.force_login(sara)  # the one of last week has ended
    assert client.post(f"/arenden/{ticket.number}/meddelanden/svar/", said).status_code == 302
    assert Message.objects.filter(direction="out", body__startswith="Tack, det lagas").count() == 1

    clock = Clock.objects.get(ticket=ticket, metric="first_response")
    assert (clock.stopped_at, clock.breached_at) == (watch.now, None)
    assert timedelta(seconds=clock.used_seconds) == timedelta(hours=23, minutes=30)
    watch.now = at("2026-04-08 12:00")
    follow_time(watch.now)
    assert told(sara) == ["promise_warned"]
