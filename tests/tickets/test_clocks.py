"""What was promised on a ticket begins, waits, goes on and ends with what happens to it; in the same transaction."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.clock import Clock as Watch
from tests.factories import make_incoming, make_ticket
from tests.factories.cast import Cast
from tests.factories.promises import make_policy
from tickets.actions.receive import follow_up
from tickets.actions.reply import reply
from tickets.incoming import IncomingAddress
from tickets.models import Clock, Ticket

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Skärtorsdagen 2026, three in the afternoon."""
    watch = Watch(monkeypatch)
    watch.now = at("2026-04-02 15:00")
    return watch


def again(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def shown(ticket: Ticket) -> list[tuple[str, datetime | None, str]]:
    """Each clock: what it measures, when it is due, and how it stands."""
    rows = Clock.objects.filter(ticket=ticket).order_by("id")
    return [
        (row.metric, row.due_at, "stopped" if row.stopped_at else "paused" if row.paused_at else "runs") for row in rows
    ]


def write_on(ticket: Ticket, text: str = "Hur går det?") -> None:
    address = ticket.requester.addresses.get()
    sender = IncomingAddress(address.kind, address.value)
    extra = {"message_id": f"<{ticket.pk}.{ticket.version}@mejl.example>", "in_reply_to": ""}

    follow_up(ticket, make_incoming(channel="email", text=text, sender=sender, extra=extra), ticket.requester)


def test_question_on_skartorsdagen_is_due_the_tuesday_after_easter_through_every_door(cast: Cast, watch: Watch) -> None:
    make_policy({"first_response": ("working_days", 1440, 240)})

    by_mail = make_ticket(team=cast.kontaktcenter, channel="email")
    by_facebook = make_ticket(team=cast.kontaktcenter, channel="facebook")

    assert [again(ticket).due_at for ticket in (by_mail, by_facebook)] == [at("2026-04-07 15:00")] * 2
    assert shown(by_mail) == [("first_response", at("2026-04-07 15:00"), "runs")]


def test_answer_stops_the_first_clock_and_the_next_question_begins_another(cast: Cast, watch: Watch) -> None:
    make_policy()
    ticket = make_ticket(team=cast.kontaktcenter)
    watch.forward(hours=1)

    reply(ticket, by=cast.johan, body="Vi kör i morgon.", then_status="pending")

    assert shown(ticket) == [("first_response", None, "stopped"), ("resolution", None, "paused")]
    assert again(ticket).due_at is None
    watch.now = at("2026-04-07 09:00")
    write_on(ticket)
    assert shown(ticket)[1:] == [
        ("resolution", at("2026-04-13 12:00"), "runs"),  # one of forty hours was used before Easter
        ("next_response", at("2026-04-07 17:00"), "runs"),
    ]
    assert again(ticket).due_at == at("2026-04-07 17:00")
