"""Whatever happens to tickets: their clocks' rows say exactly what their steps say, and due_at is the first of them."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clock import Clock as Watch
from tests.factories import make_agent, make_incoming, make_team, make_ticket
from tests.factories.promises import HOURS, WORKING_TIME, change_row, make_policy
from tests.tickets.test_clocks import at
from tickets import policies
from tickets.actions.change_status import change_status
from tickets.actions.errors import ActionError
from tickets.actions.explain_breach import explain_breach
from tickets.actions.follow_time import follow_time
from tickets.actions.merge import merge, undo_merge
from tickets.actions.receive import receive
from tickets.actions.recount import recount_batch
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_priority
from tickets.actions.split import split
from tickets.actions.undo_sending import undo_sending
from tickets.automation.sla import Step, StepKind, read
from tickets.clock_rows import clocks_with_steps
from tickets.models import Clock, Direction, Message, Ticket
from tickets.policies import Target, promise_of
from tickets.references import reply_token
from tickets.statuses import Status

pytestmark = pytest.mark.django_db(transaction=False)
TICKETS = 3
place = st.integers(0, TICKETS - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("passes"), st.sampled_from([1, 7, 45, 200, 900])),
        st.tuples(st.just("write"), place, st.booleans()),
        st.tuples(st.just("answer"), place, st.sampled_from(["", "pending", "solved"])),
        st.tuples(st.just("status"), place, st.sampled_from([s.value for s in Status])),
        st.tuples(st.just("priority"), place, st.sampled_from([10, 40])),
        st.tuples(st.just("merge"), place, place),
        st.tuples(st.just("undo_merge"), place),
        st.tuples(st.just("take_back"), place),
        st.tuples(st.just("split"), place),
        st.tuples(st.just("explain"), place),
        st.tuples(st.just("count_again"), st.integers(20, 400)),
    ),
    max_size=16,
)


class World:
    """A team, an agent, three tickets; two policies by priority."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.agent = watch, make_agent(teams=[make_team()])
        urgent = {"first_response": (HOURS, 30, 10, 5), "next_response": (HOURS, 20, 5)}
        usual = {
            "first_response": (WORKING_TIME, 120, 30),
            "next_response": ("working_days", 600, 60),
            "resolution": (WORKING_TIME, 900, 60, 30),
        }
        make_policy(urgent, conditions=[{"ask": "priority", "is": [40]}])
        self.policy = make_policy(usual)
        self.tickets = [make_ticket(channel="email") for _number in range(TICKETS)]

    def passes(self, minutes: int) -> None:
        self.watch.forward(minutes=minutes)

    def write(self, ticket: int, is_automatic: bool) -> None:
        token = reply_token(self.tickets[ticket].pk)
        incoming = make_incoming(channel="email", reply_token=token, is_automatic=is_automatic)
        receive(incoming, inbox=self.tickets[ticket].inbox)

    def answer(self, ticket: int, then: str) -> None:
        reply(self.tickets[ticket], by=self.agent, body="Ja.", then_status=then or None)

    def status(self, ticket: int, to: str) -> None:
        change_status(self.tickets[ticket], to, by=self.agent)

    def priority(self, ticket: int, to: int) -> None:
        set_priority(self.tickets[ticket], to, by=self.agent)

    def merge(self, main: int, other: int) -> None:
        merge(self.tickets[main], [self.tickets[other]], by=self.agent)

    def undo_merge(self, ticket: int) -> None:
        undo_merge(self.tickets[ticket], by=self.agent)

    def take_back(self, ticket: int) -> None:
        ours = Message.objects.filter(ticket=self.tickets[ticket], direction=Direction.OUT, is_automatic=False)
        if (last := ours.order_by("id").last()) is not None:
            undo_sending(last, by=self.agent)

    def split(self, ticket: int) -> None:
        theirs = Message.objects.filter(ticket=self.tickets[ticket], direction=Direction.IN)
        split(theirs.order_by("id").last(), by=self.agent, subject="Annan sak")  # type: ignore[arg-type]

    def explain(self, ticket: int) -> None:
        explain_breach(self.tickets[ticket], "complicated", by=self.agent)

    def count_again(self, minutes: int) -> None:
        self.policy.targets.filter(metric="resolution").update(minutes=minutes + 60)
        change_row(self.policy)
        place: tuple[int, int] | None = (0, 0)
        while place is not None:
            place = recount_batch(place, policies.kept())


def rows_say(row: Clock) -> tuple[Any, ...]:
    return row.due_at, row.warn_at, row.paused_at is not None, row.stopped_at, row.breached_at


def steps_say(row: Clock, now: datetime) -> tuple[Any, ...]:
    told = zip(row.__dict__["step_ats"], row.__dict__["step_kinds"], strict=True)
    steps = [Step(row.started_at, StepKind.START), *(Step(moment, StepKind(kind)) for moment, kind in told)]
    calendar = policies.kept().calendars.by_id.get(row.calendar_id or 0)
    promise = promise_of(row.metric, Target(row.counting, row.minutes, row.warn_minutes), calendar)
    shown = read(promise, steps, now)
    return shown.due_at, shown.warn_at, shown.is_paused, shown.stopped_at, shown.breached_at


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_rows_say_what_the_steps_say(steps: list[tuple[Any, ...]], db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic(), monkeypatch.context() as patch:
        patch.setattr(policies, "FRESH_FOR", 3600.0)
        watch = Watch(patch)
        watch.now = at("2026-04-02 14:00")
        world = World(watch)
        for name, *given_values in steps:
            watch.forward(seconds=1)
            try:
                with transaction.atomic():
                    getattr(world, name)(*given_values)
            except ActionError:
                continue

        watch.forward(seconds=1)
        follow_time(watch.now)

        clocks = list(clocks_with_steps())
        assert [(row.metric, rows_say(row)) for row in clocks] == [
            (row.metric, steps_say(row, watch.now)) for row in clocks
        ]
        for ticket in Ticket.objects.all():
            due = [row.due_at for row in clocks if row.ticket_id == ticket.pk and not row.stopped_at and row.due_at]
            assert ticket.due_at == min(due, default=None)
        transaction.set_rollback(True)
