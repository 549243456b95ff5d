"""What came of the demo's solved tickets, and some calls that were promised, one of them late."""

from datetime import datetime, timedelta
from random import Random

from servicedesk.people.models import ContactAddress
from tickets.actions.wrap_up import Answers
from tickets.models import CallBack, Event, EventKind, Ticket, WrapUp
from tickets.statuses import FINISHED, UNFINISHED, Status

# How often each is answered, among a hundred.
_USUAL: tuple[tuple[int, Answers], ...] = (
    (52, Answers("answered", "yes", "value")),
    (12, Answers("answered", "no", "value")),
    (8, Answers("referred", "yes", "value")),
    (4, Answers("no_answer_needed", "no", "value")),
    (8, Answers("answered", "no", "failure", "missing_info")),
    (5, Answers("answered", "wrong", "failure", "unclear_info")),
    (3, Answers("handed_over", "no", "failure", "broken_eservice")),
    (5, Answers("answered", "yes", "failure", "no_feedback")),
    (3, Answers("answered", "no", "failure", "our_error")),
)
# (begins, ends) in minutes from now, and what about; the first one is late.
_PROMISES = (
    (-90, -20, "Vill veta om felet är åtgärdat"),
    (15, 60, "Helst före lunch"),
    (120, 180, ""),
    (24 * 60, 26 * 60, "Arbetar natt, ring på förmiddagen"),
)


def load_wrap_ups() -> int:
    """Nine of ten tickets that an agent has solved are wrapped up, by whoever solved them. Returns how many."""
    solved = Event.objects.filter(kind=EventKind.STATUS_CHANGED, data__to__value=Status.SOLVED, agent__isnull=False)
    solved = solved.filter(ticket__status__in=FINISHED, ticket__solved_at__isnull=False).select_related("ticket")
    latest = {event.ticket_id: event for event in solved.order_by("at", "id")}
    rows, events = [], []
    for event in latest.values():
        chance, ticket = Random(ticket_key(event.ticket)), event.ticket  # noqa: S311 -- the same each time
        if chance.random() > 0.9 or ticket.solved_at is None:
            continue
        answers = chance.choices([one for _many, one in _USUAL], [many for many, _one in _USUAL])[0]
        rows.append(
            WrapUp(
                ticket=ticket, solved_at=ticket.solved_at, team_id=ticket.team_id, category_id=ticket.category_id,
                agent_id=event.agent_id, created_at=event.at, **answers.told(),
            )
        )  # fmt: skip
        events.append(
            Event(
                ticket=ticket, at=event.at, kind=EventKind.WRAPPED_UP, agent_id=event.agent_id,
                version=event.version, data={"to": answers.told()},
            )
        )  # fmt: skip
    WrapUp.objects.bulk_create(rows)
    Event.objects.bulk_create(events)
    return len(rows)


def ticket_key(ticket: Ticket) -> str:
    """The same for the same ticket of each load, whatever its number."""
    return f"{ticket.subject} {ticket.created_at.isoformat()}"


def load_call_backs(now: datetime) -> int:
    """Promises on open tickets of people whose number is known. Returns how many."""
    numbers = ContactAddress.objects.filter(kind="phone", contact__is_protected=False)
    by_contact = dict(numbers.order_by("contact", "-id").values_list("contact", "value"))
    waiting = Ticket.objects.filter(
        status__in=[status.value for status in UNFINISHED], requester__in=by_contact, team__is_open_to_all=True,
        is_confidential=False,
    )  # fmt: skip
    tickets = waiting.select_related("team", "assignee").order_by("-created_at", "number")[: len(_PROMISES)]
    for ticket, (begins, ends, note) in zip(tickets, _PROMISES, strict=False):
        row = CallBack.objects.create(
            ticket=ticket, number=by_contact[ticket.requester_id], note=note, team=ticket.team,
            promised_from=now + timedelta(minutes=begins), promised_at=now + timedelta(minutes=ends),
            assignee=ticket.assignee, agent=ticket.assignee, created_at=ticket.updated_at,
        )  # fmt: skip
        whose = ticket.assignee or ticket.team
        Event.objects.create(
            ticket=ticket, at=ticket.updated_at, kind=EventKind.CALL_BACK_PROMISED, agent=ticket.assignee,
            version=ticket.version,
            data={
                "call_back": row.pk, "begin": row.promised_from.isoformat(), "at": row.promised_at.isoformat(),
                "to": {"value": whose.pk, "label": str(whose)},
            },
        )  # fmt: skip
    return len(tickets)
