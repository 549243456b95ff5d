"""What the database refuses of what stands beside a ticket: queues, notifications, logs, promises, wrap-ups."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from servicedesk.people.models import NotTheSame
from tests.factories import (
    make_agent,
    make_canned_response,
    make_contact,
    make_inbox,
    make_queue,
    make_team,
    make_ticket,
)
from tests.tickets.constraint_rows_automations import AUTOMATION_ROWS
from tests.tickets.constraint_rows_promises import PROMISE_ROWS
from tests.tickets.constraint_rows_routing import ROUTING_ROWS
from tickets.models import (
    BulkJob,
    CallBack,
    ContactLog,
    Event,
    LoggedQuestion,
    Notification,
    NotificationChoice,
    Queue,
    QueuePlace,
    Reminder,
    TicketRead,
    WrapUp,
)
from tickets.models.contact_log import SECONDS_MAX


def twice(create: Callable[[], Any]) -> None:
    create()
    create()


def told_twice_of_a_bulk_change() -> None:
    agent, ticket = make_agent(), make_ticket()
    job = BulkJob.objects.create(agent=agent, kind="assign", ticket_ids=[ticket.pk])
    told = {"kind": "assignment", "ticket": ticket, "bulk": job, "ticket_ids": [ticket.pk], "count": 2}
    twice(lambda: Notification.objects.create(agent=agent, **told))


def not_the_same_the_wrong_way_round() -> None:
    lower, higher = make_contact(), make_contact()
    NotTheSame.objects.create(one=higher, other=lower)


def same_pair_twice() -> None:
    one, other = make_contact(), make_contact()
    twice(lambda: NotTheSame.objects.create(one=one, other=other))


def same_address_for_two_inboxes() -> None:
    for address in ("vatten@storan.example", "Vatten@storan.example"):
        make_inbox(kind="email", address=address)


def call_back_with(**fields: Any) -> CallBack:
    ticket, now = make_ticket(), timezone.now()
    promise = {"number": "+46701740605", "promised_from": now, "promised_at": now + timedelta(hours=1)}
    return CallBack.objects.create(**{"ticket": ticket, "team": ticket.team, **promise, **fields})


def same_shortcut_in_one_team() -> None:
    team = make_team()
    twice(lambda: make_canned_response("sopor", team=team))


def same_shortcut_of_one_agent() -> None:
    agent = make_agent()
    twice(lambda: make_canned_response("sopor", owner=agent))


def log_with(**fields: Any) -> ContactLog:
    return ContactLog.objects.create(**{"kind": "call", "direction": "in", "contact": make_contact(), **fields})


def same_log_twice() -> None:
    agent = make_agent()
    twice(lambda: log_with(agent=agent, client_key="k"))


def two_first_questions() -> None:
    log = log_with()
    for ticket in (make_ticket(), make_ticket()):
        LoggedQuestion.objects.create(log=log, ticket=ticket, message=ticket.messages.get(), position=1)


def told_twice_of_an_event() -> None:
    ticket, agent = make_ticket(), make_agent()
    event = Event.objects.create(ticket=ticket, kind="noted", version=2)
    twice(lambda: Notification.objects.create(agent=agent, kind="mention", ticket=ticket, event=event))


def told_twice_of_a_reminder() -> None:
    ticket, agent = make_ticket(), make_agent()
    reminder = Reminder.objects.create(agent=agent, ticket=ticket, at=timezone.now())
    twice(lambda: Notification.objects.create(agent=agent, kind="reminder", ticket=ticket, reminder=reminder))


def choice_with(**fields: Any) -> NotificationChoice:
    return NotificationChoice.objects.create(**{"agent": make_agent(), "kind": "mention", **fields})


def same_choice_twice() -> None:
    agent = make_agent()
    twice(lambda: choice_with(agent=agent))


def same_queue_in_two_places() -> None:
    agent = make_agent()
    twice(lambda: QueuePlace.objects.create(agent=agent, slug="telefon"))


def read_twice() -> None:
    ticket, agent = make_ticket(), make_agent()
    twice(lambda: TicketRead.objects.create(ticket=ticket, agent=agent, seen_version=1))


def wrap_up_with(**fields: Any) -> WrapUp:
    ticket = fields.pop("ticket", None) or make_ticket()
    said = {"solved_at": timezone.now(), "outcome": "answered", "knowledge": "yes", "demand": "value"}
    return WrapUp.objects.create(**{"ticket": ticket, "team": ticket.team, **said, **fields})


def two_wrap_ups_of_one_solving() -> None:
    ticket, now = make_ticket(), timezone.now()
    twice(lambda: wrap_up_with(ticket=ticket, solved_at=now))


REFUSED_BESIDE_THE_TICKET: dict[str, Callable[[], Any]] = {
    **AUTOMATION_ROWS,
    **PROMISE_ROWS,
    **ROUTING_ROWS,
    "not_the_same_in_order": not_the_same_the_wrong_way_round,
    "not_the_same_once": same_pair_twice,
    "inbox_for_mail_has_its_address": same_address_for_two_inboxes,
    "call_back_from_before_to": lambda: call_back_with(promised_from=timezone.now() + timedelta(days=1)),
    "call_back_has_a_number": lambda: call_back_with(number=""),
    "call_back_done_with_outcome": lambda: call_back_with(done_at=timezone.now()),
    "canned_shared_with_one": lambda: make_canned_response(team=make_team(), owner=make_agent()),
    "canned_not_empty": lambda: make_canned_response(body=""),
    "canned_shortcut_of_everybody": lambda: twice(lambda: make_canned_response("sopor")),
    "canned_shortcut_of_team": same_shortcut_in_one_team,
    "canned_shortcut_of_owner": same_shortcut_of_one_agent,
    "contact_log_kind_known": lambda: log_with(kind="pigeon"),
    "contact_log_direction_known": lambda: log_with(direction="up"),
    "contact_log_within_a_day": lambda: log_with(seconds=SECONDS_MAX + 1),
    "contact_log_key_unique": same_log_twice,
    "logged_question_position": two_first_questions,
    "notification_once": told_twice_of_an_event,
    "notification_reminder_once": told_twice_of_a_reminder,
    "notification_bulk_once": told_twice_of_a_bulk_change,
    "notification_of_one_or_many": lambda: Notification.objects.create(
        agent=make_agent(), kind="assignment", ticket=make_ticket(), count=2
    ),
    "notification_kind_known": lambda: Notification.objects.create(
        agent=make_agent(), kind="birthday", ticket=make_ticket()
    ),
    "notification_choice_once": same_choice_twice,
    "notification_choice_kind_known": lambda: choice_with(kind="birthday"),
    "notification_choice_mail_known": lambda: choice_with(mail="weekly"),
    "queue_shared_with_whom": lambda: Queue.objects.create(slug="telefon", name="Telefon", sharing="team"),
    "queue_has_name": lambda: make_queue(""),
    "queue_place_once": same_queue_in_two_places,
    "ticket_read_once": read_twice,
    "wrap_up_once_a_solving": two_wrap_ups_of_one_solving,
    "wrap_up_outcome_known": lambda: wrap_up_with(outcome="forgotten"),
    "wrap_up_knowledge_known": lambda: wrap_up_with(knowledge="perhaps"),
    "wrap_up_cause_of_failure_only": lambda: wrap_up_with(cause="our_error"),
}
