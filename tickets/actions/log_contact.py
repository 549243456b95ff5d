"""A call, a visit or a letter, noted with all that was asked in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Contact, Integration, Team
from tickets.actions.assign import assign
from tickets.actions.attach import attach_incoming
from tickets.actions.call_back import Promise, write_promise
from tickets.actions.change_status import move
from tickets.actions.changing import Change, actor_fields, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.link import link
from tickets.actions.open_ticket import Opening, open_ticket, told_by
from tickets.actions.wrap_up import Answers, write_wrap_up
from tickets.incoming import IncomingFile
from tickets.models import (
    Category,
    ChannelKind,
    ContactLog,
    Direction,
    EventKind,
    Inbox,
    LinkKind,
    LoggedQuestion,
    LogKind,
    Message,
    Ticket,
)
from tickets.models.contact_log import CHANNEL_OF, SECONDS_MAX
from tickets.models.message import BODY_MAX
from tickets.models.ticket import PREVIEW_MAX
from tickets.statuses import FINISHED, Status

SUBJECT_OF_TEXT = 80  # characters: a question without a subject is called by its first words
QUESTIONS_MAX = 10


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that was asked. With answers it is solved at once; with ticket it goes on there."""

    text: str
    team: Team
    subject: str = ""
    category: Category | None = None
    assignee: Agent | None = None
    answers: Answers | None = None
    ticket: Ticket | None = None
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    kind: str  # LogKind
    contact: Contact
    questions: Sequence[Question]
    direction: str = Direction.IN
    seconds: int = 0
    client_key: str = ""
    call_back: Promise | None = None  # on the first question's ticket
    files: Sequence[IncomingFile] = ()  # scanned paper, on the first question's message


def log_contact(logged: Logged, *, by: Agent | Integration) -> ContactLog:
    """Write the log, and for each question a ticket (the first linked to the others) or a message on one there was.

    All of it in one transaction, or nothing. The same client_key of the same agent returns the log there is. Whoever
    calls has found the tickets through tickets_visible_to. Raises InvalidChange.
    """
    _check(logged)
    with transaction.atomic():
        if (known := known_log(logged.client_key, by)) is not None:
            return known
        who = {name: value for name, value in actor_fields(by).items() if name != "contact"}
        log = ContactLog.objects.create(
            kind=logged.kind, direction=logged.direction, contact=logged.contact, seconds=logged.seconds,
            client_key=logged.client_key, **who,
        )  # fmt: skip
        tickets = [_write(log, logged, place, by=by) for place in range(len(logged.questions))]
        for other in dict.fromkeys(tickets[1:]):
            if other != tickets[0]:
                link(tickets[0], other, LinkKind.RELATED, by=by)
    return log


def _check(logged: Logged) -> None:
    if logged.kind not in LogKind.values or logged.direction not in Direction.values:
        raise InvalidChange(_("Choose what it was: a call, a visit, a letter."))
    if not 0 < len(logged.questions) <= QUESTIONS_MAX:
        raise InvalidChange(_("Write between one and %(most)d questions.") % {"most": QUESTIONS_MAX})
    if not 0 <= logged.seconds <= SECONDS_MAX:
        raise InvalidChange(_("The time must be between nothing and a day."))
    if not all(clean(question.text).strip() for question in logged.questions):
        raise InvalidChange(_("Write what it was about."))


def known_log(key: str, by: Agent | Integration) -> ContactLog | None:
    """The log of a form that was sent before; until the transaction ends nobody else writes one with the same key."""
    if not key or not isinstance(by, Agent):
        return None
    with connection.cursor() as cursor:  # of two sendings of the same form one goes first
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('contact_log'), hashtext(%s))", [f"{by.pk}:{key}"])
    return ContactLog.objects.filter(agent=by, client_key=key).first()


def _write(log: ContactLog, logged: Logged, place: int, *, by: Agent | Integration) -> Ticket:
    question, is_out = logged.questions[place], logged.direction == Direction.OUT
    found = question.ticket or _opened(log, question, is_out, by)
    with changing(found, by=by) as change:
        message = _said(change, log, question, is_out) if question.ticket else change.ticket.messages.get()
        change.message = message
        LoggedQuestion.objects.create(log=log, ticket=change.ticket, message=message, position=place + 1)
        change.record(
            EventKind.CONTACT_LOGGED,
            message=message,
            log=log.pk,
            log_kind=str(logged.kind),
            direction=str(logged.direction),
            seconds=logged.seconds,
            position=place + 1,
            of=len(logged.questions),
        )
        if place == 0:
            attach_incoming(message, logged.files)
            if logged.call_back is not None:
                write_promise(change, logged.call_back)
        _finish(change, question, is_out)
    if question.assignee is not None:
        return assign(change.ticket, question.assignee, by=by)
    return change.ticket


def _opened(log: ContactLog, question: Question, is_out: bool, by: Agent | Integration) -> Ticket:
    channel = CHANNEL_OF[LogKind(log.kind)]
    opening = Opening(
        subject=question.subject or one_line(question.text, SUBJECT_OF_TEXT),
        body=question.text,
        channel=channel,
        category=question.category,
        is_confidential=question.is_confidential,
        is_outgoing=is_out,
    )
    inbox = inbox_by_hand(channel, question.team)
    return open_ticket(opening, requester=log.contact, inbox=inbox, team=question.team, by=by)[0]


def _said(change: Change, log: ContactLog, question: Question, is_out: bool) -> Message:
    """What was said, on a ticket there was: as if it had come in, or gone out, by any other door."""
    who = told_by(change.by, change.now) if is_out else {"direction": Direction.IN, "contact": log.contact}  # type: ignore[arg-type]
    text = clean(question.text).strip()[:BODY_MAX]
    channel = CHANNEL_OF[LogKind(log.kind)]
    message = Message.objects.create(ticket=change.ticket, channel=channel, body=text, created_at=change.now, **who)
    change.set("preview", one_line(text, PREVIEW_MAX))
    return message


def _finish(change: Change, question: Question, is_out: bool) -> None:
    """Solved at once, or work that is left."""
    ticket = change.ticket
    if question.answers is not None:
        if change.ticket.first_answered_at is None:
            change.set("first_answered_at", change.now)
        if ticket.status not in FINISHED:
            move(change, Status.SOLVED)
        write_wrap_up(change, question.answers, question.category or ticket.category)
    elif is_out:
        change.set("waiting_since", None)
        if change.ticket.first_answered_at is None:
            change.set("first_answered_at", change.now)
        if ticket.status == Status.NEW:
            move(change, Status.OPEN)
    else:
        change.set("waiting_since", ticket.waiting_since or change.now)
        if ticket.status in (Status.PENDING, *FINISHED):
            move(change, Status.OPEN)


def inbox_by_hand(channel: str, team: Team) -> Inbox:
    """The inbox for what is written down by hand in this channel; made the first time."""
    inbox = Inbox.objects.filter(kind=channel).order_by("pk").first()
    if inbox is not None:
        return inbox
    return Inbox.objects.get_or_create(
        slug=f"by-hand-{channel}",
        defaults={
            "name": str(ChannelKind(channel).label),
            "kind": channel,
            "team": team,
            "sender_name": settings.MUNICIPALITY["name"],
            "acknowledges": False,
        },
    )[0]
