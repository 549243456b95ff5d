"""What a ticket's facts say of its clocks: which promise is its, what begins, pauses and ends. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from tickets.automation.sla import Counting, Metric, StepKind
from tickets.calendars import CalendarTime
from tickets.clock_rows import Held, adopt, count, first_due, new_clock
from tickets.facts import category_lines, facts_of
from tickets.models import CallBack, Clock, Direction, Message, Ticket
from tickets.policies import Kept, Policy
from tickets.statuses import FINISHED, Status

FIRST, NEXT, RESOLUTION = Metric.FIRST_RESPONSE.value, Metric.NEXT_RESPONSE.value, Metric.RESOLUTION.value
CALL_BACK = Metric.CALL_BACK.value
# Whoever is to ring is warned so long before; of what was promised for sooner than that, half-way.
CALL_WARNING = 15  # minutes


@dataclass(frozen=True, slots=True)
class Chosen:
    policy: Policy
    calendar: CalendarTime | None

    def clock(self, metric: str, started_at: datetime) -> Held | None:
        return new_clock(metric, started_at, self.policy, self.calendar)


Lines = Mapping[int, frozenset[int]]


def choose(ticket: Ticket, kept: Kept, *, lines: Lines | None = None, text: str | None = None) -> Chosen | None:
    """The policy of a ticket whose team and requester are there, with its calendar. None: nothing is promised.

    lines: category_lines of its category, asked for only if None and a policy asks. text: what the requester wrote;
    None: read from its first message, if a policy looks in it.
    """
    if lines is None:
        asks = "category" in kept.asked and ticket.category_id is not None
        lines = category_lines([ticket.category_id]) if asks and ticket.category_id is not None else {}
    if text is None:
        text = _first_words(ticket) if kept.needs_text else ""
    usual = kept.calendars.calendar_for(ticket.inbox_id, ticket.team_id)
    is_open = usual.open.is_open(ticket.created_at) if usual is not None and "hours" in kept.asked else None
    policy = kept.choose(facts_of(ticket, lines=lines, text=text, is_open_hours=is_open))
    return Chosen(policy, kept.calendar_of(policy, ticket.inbox_id, ticket.team_id)) if policy is not None else None


def _first_words(ticket: Ticket) -> str:
    theirs = Message.objects.filter(ticket=ticket, direction=Direction.IN).order_by("created_at", "id")
    return theirs.values_list("body", flat=True).first() or ""


def begin(ticket: Ticket, chosen: Chosen | None, *, is_outgoing: bool = False) -> list[Held]:
    """The clocks of a ticket that has none, as its facts stand: an answer if somebody waits for one, and the solving.

    Nothing is promised on what a program wrote by itself (waiting_since is None), nor on what is finished.
    """
    has_person = is_outgoing or ticket.waiting_since is not None or ticket.first_answered_at is not None
    if chosen is None or not has_person or ticket.status in FINISHED:
        return []
    found = [chosen.clock(RESOLUTION, ticket.created_at)]
    if ticket.waiting_since is not None:
        found.insert(0, chosen.clock(FIRST if ticket.first_answered_at is None else NEXT, ticket.waiting_since))
    return _of(ticket, found)


def _of(ticket: Ticket, clocks: Sequence[Held | None]) -> list[Held]:
    kept = [clock for clock in clocks if clock is not None]
    for clock in kept:
        clock.row.ticket = ticket
    return kept


@dataclass
class Desk:
    """One ticket's clocks on the table while it is changed."""

    ticket: Ticket
    now: datetime
    kept: Kept
    clocks: list[Held]
    known: Mapping[str, Any] = field(default_factory=dict)  # what choose() need not ask for: lines, text
    _choice: list[Chosen | None] = field(default_factory=list)

    @property
    def chosen(self) -> Chosen | None:
        """The policy the clocks go by; if there are none that the ticket's facts choose. Asked for once."""
        if not self._choice:
            self._choice.append(self._go_by() or choose(self.ticket, self.kept, **self.known))
        return self._choice[0]

    def _go_by(self) -> Chosen | None:
        for clock in reversed(self.clocks):
            if (policy := self.kept.policy(clock.row.policy_id)) is not None:
                pk = policy.calendar_id or clock.row.calendar_id
                calendar = self.kept.calendars.by_id.get(pk or 0)
                return Chosen(policy, calendar or self._calendar(policy))
        return None

    def _calendar(self, policy: Policy) -> CalendarTime | None:
        return self.kept.calendar_of(policy, self.ticket.inbox_id, self.ticket.team_id)

    def open_response(self) -> Held | None:
        return next((clock for clock in self.clocks if clock.is_response and clock.is_open), None)

    def asked(self, at: datetime) -> None:
        """The requester said something. Whoever waits already has waited longer."""
        if self.ticket.status in FINISHED or self.open_response() is not None:
            return
        is_first = self.ticket.first_answered_at is None and not any(c.row.metric == FIRST for c in self.clocks)
        self._start(FIRST if is_first else NEXT, at)
        if not any(clock.row.metric == RESOLUTION for clock in self.clocks):
            self._start(RESOLUTION, self.ticket.created_at)

    def answered(self, at: datetime) -> None:
        for clock in self.clocks:
            if clock.is_response and clock.is_open:
                clock.step(StepKind.STOP, at)

    def follow_status(self, at: datetime) -> None:
        """Paused while it waits for the requester, stopped when it is finished; a promised call is still made."""
        for clock in self.clocks:
            if clock.is_gone or clock.row.metric == CALL_BACK:
                continue
            if self.ticket.status in FINISHED:
                clock.step(StepKind.STOP, at)
            elif clock.is_open:
                clock.step(StepKind.PAUSE if self.ticket.status == Status.PENDING else StepKind.RESUME, at)

    def opened_again(self, at: datetime, was_answered: bool) -> None:
        """The solving goes on where it was, and so does an answer nobody had given."""
        last = {clock.row.metric in (FIRST, NEXT): clock for clock in self.clocks if clock.row.metric != CALL_BACK}
        for is_response, clock in last.items():
            if not clock.is_open and not (is_response and was_answered):
                clock.step(StepKind.START, at)

    def waits_since(self, since: datetime | None) -> None:
        """Messages have come or gone, and with them who has waited since when."""
        response = self.open_response()
        if response is None:
            if since is not None:
                self.asked(since)
        elif since is None:
            response.is_gone = True
        elif not response.later:
            response.row.started_at = since

    def take_back(self, at: datetime, answered_at: datetime | None) -> None:
        """What was done at that moment never happened. answered_at: when somebody else answered since, if they did."""
        for clock in self.clocks:
            if any(step.at == at for step in clock.later):
                clock.later = [step for step in clock.later if step.at != at]
                clock.row.stopped_at = None
                clock.is_rewritten = True
                if clock.is_response and answered_at is not None:
                    clock.step(StepKind.STOP, answered_at)
                    clock.later.sort(key=lambda step: step.at)
        reopened = self.open_response()
        for clock in self.clocks:
            if reopened is not None and clock is not reopened and clock.is_response and clock.row.started_at >= at:
                clock.is_gone = True  # they wait for the answer that was taken back

    def promised(self, row: CallBack) -> None:
        """A call is due exactly when it was promised: the clock begins within the minute before it was."""
        minutes = max(ceil((row.promised_at - row.created_at) / timedelta(minutes=1)), 1)
        clock = Clock(
            ticket=self.ticket,
            call_back=row,
            metric=CALL_BACK,
            counting=Counting.HOURS.value,
            minutes=minutes,
            warn_minutes=min(CALL_WARNING, minutes // 2),
            started_at=row.promised_at - timedelta(minutes=minutes),
        )
        self.clocks.append(Held(clock, is_new=True))

    def called(self, call_back_id: int, at: datetime) -> None:
        for clock in self.clocks:
            if clock.row.call_back_id == call_back_id:
                clock.step(StepKind.STOP, at)

    def count(self) -> None:
        """Count what runs or has changed."""
        for clock in self.clocks:
            if not clock.is_gone and (clock.is_open or clock.is_rewritten or clock.added):
                count(clock, self.kept, self.now)

    def choose_again(self, *, begins: bool = True, keeps_policy: bool = False) -> dict[str, Any] | None:
        """Another policy may hold now: its promises are counted from the same steps. Returns what an event says of it.

        None: nothing is due at another time. begins: what the policy promises beside also begins. keeps_policy: the
        ticket was handed over, and what was promised stays while that policy is in use. Count before and afterwards.
        """
        had = {id(clock): clock.row.due_at for clock in self.clocks if clock.is_open}
        was, due = self._go_by(), first_due(self.clocks)
        self._choice = [was if keeps_policy and was is not None else choose(self.ticket, self.kept, **self.known)]
        for clock in self.clocks:
            if clock.is_open and clock.row.metric != CALL_BACK:
                self._adopt(clock)
        if begins:
            self._begin_what_is_missing()
        self.count()
        return self._told(had, was, due)

    def _told(
        self, had: Mapping[int, datetime | None], was: Chosen | None, due: datetime | None
    ) -> dict[str, Any] | None:
        moved = []
        for clock in self.clocks:
            before, after = had.get(id(clock)), clock.row.due_at if clock.is_open else None
            if before != after:
                moved.append({"metric": clock.row.metric, "from": iso(before), "to": iso(after)})
        if not moved:
            return None
        return {
            "from": {"value": iso(due), "label": was.policy.name if was is not None else ""},
            "to": {"value": iso(first_due(self.clocks)), "label": self.chosen.policy.name if self.chosen else ""},
            "clocks": moved,
        }

    def _begin_what_is_missing(self) -> None:
        since = self.ticket.waiting_since
        is_heard = any(c.is_response and since is not None and c.row.started_at >= since for c in self.clocks)
        have = {clock.row.metric for clock in self.clocks}
        for clock in begin(self.ticket, self.chosen):
            is_there = (is_heard or self.open_response() is not None) if clock.is_response else clock.row.metric in have
            if not is_there:
                self.clocks.append(clock)

    def _adopt(self, clock: Held) -> None:
        target = self.chosen.policy.targets.get(clock.row.metric) if self.chosen is not None else None
        if self.chosen is not None and target is not None:
            adopt(clock.row, self.chosen.policy, target, self.chosen.calendar)
        elif clock.row.breached_at is None:  # nothing is promised any more; what is broken stays broken
            clock.is_gone = True

    def _start(self, metric: str, at: datetime) -> None:
        clock = self.chosen.clock(metric, at) if self.chosen is not None else None
        self.clocks += _of(self.ticket, [clock])


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
