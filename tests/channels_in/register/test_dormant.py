"""SO5: an account at rest still takes what is written to it; in private it says where to turn instead, once a day."""

import pytest

from channels_in.models import ChannelEntry, EntryStatus
from channels_in.register.steps import take_step
from servicedesk.people.models import Agent
from tests.channels_in.contract.case import Case
from tests.channels_in.contract.case_facebook import CASE as FACEBOOK
from tests.channels_in.contract.case_messenger import CASE as MESSENGER
from tests.channels_in.contract.coming_in import post, take_in
from tests.channels_in.register.conftest import in_use
from tests.clock import Clock
from tickets.models import Direction, Event, EventKind, Inbox, Message, Ticket

WORDS = "Vi läser sällan här. Skriv till kundcenter@storan.example."


def at_rest(case: Case, by: Agent) -> tuple[Inbox, ChannelEntry]:
    assert case.make is not None
    inbox = case.make(None)
    entry = in_use(by, name=case.kind, kind=case.kind, inbox=inbox, dormant_text=WORDS)
    take_step(entry, EntryStatus.DORMANT, by=by, why="Ingen tid")
    return inbox, entry


def write(case: Case, inbox: Inbox, named: str) -> None:
    assert case.hooked is not None
    assert post(case.hooked.call(inbox, named, f"Fråga {named}")) == 200
    take_in()


def answers() -> list[tuple[str, str, bool]]:
    rows = Message.objects.filter(direction=Direction.OUT).order_by("pk")
    return list(rows.values_list("channel", "body", "is_automatic"))


def test_account_at_rest_makes_a_ticket_and_says_where_to_turn(owner: Agent) -> None:
    inbox, _entry = at_rest(MESSENGER, owner)

    write(MESSENGER, inbox, "m1")

    ticket = Ticket.objects.get()
    assert (ticket.inbox, ticket.status) == (inbox, "new")
    assert answers() == [("messenger", WORDS, True)]
    assert Event.objects.filter(ticket=ticket, kind=EventKind.ACKNOWLEDGED, agent=None).count() == 1


def test_who_writes_again_is_told_again_only_the_day_after(owner: Agent, clock: Clock) -> None:
    inbox, _entry = at_rest(MESSENGER, owner)
    for named in ("m1", "m2"):
        write(MESSENGER, inbox, named)
    assert len(answers()) == 1

    clock.forward(hours=25)
    write(MESSENGER, inbox, "m3")
    assert len(answers()) == 2


def test_nothing_is_said_in_public(owner: Agent) -> None:
    inbox, _entry = at_rest(FACEBOOK, owner)

    write(FACEBOOK, inbox, "k1")

    assert (Ticket.objects.count(), answers()) == (1, [])


@pytest.mark.parametrize("step", [EntryStatus.ACTIVE, EntryStatus.CLOSED])
def test_account_that_is_used_again_or_ended_says_nothing(owner: Agent, step: EntryStatus) -> None:
    inbox, entry = at_rest(MESSENGER, owner)
    take_step(entry, step, by=owner, why="Igen")

    write(MESSENGER, inbox, "m1")

    assert (Ticket.objects.count(), answers()) == (1, [])


def test_inbox_with_another_channel_in_use_says_nothing(owner: Agent) -> None:
    inbox, _entry = at_rest(MESSENGER, owner)
    in_use(owner, name="Den andra", kind="messenger", inbox=inbox)

    write(MESSENGER, inbox, "m1")

    assert answers() == []
