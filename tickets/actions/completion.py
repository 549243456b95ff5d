"""Completion requests (CA4): the requester is asked for what is missing, and until then the ticket waits for them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from servicedesk.lib.swedish_days import is_working_day
from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.automatic_answer import send_automatic, why_no_mail, why_not_public
from tickets.actions.change_status import move
from tickets.actions.changing import Actor, Change, changing
from tickets.actions.errors import InvalidChange
from tickets.actions.recipients import recipients_for
from tickets.actions.reply import note_answer
from tickets.actions.sending import send, when_to_send
from tickets.models import CompletionEnd, CompletionRequest, EventKind, Message, Ticket
from tickets.models.completion import ITEM_MAX, ITEMS_MAX
from tickets.models.message import BODY_MAX
from tickets.statuses import FINISHED, Status

LONGEST = timedelta(days=366)
REMIND_BEFORE = 2  # working days before the last day
REMIND_AT = time(9)
_CONFLICTS = (EventKind.RECEIVED, EventKind.REPLIED, EventKind.COMPLETION_REQUESTED)


def ask_for_completion(
    ticket: Ticket,
    *,
    by: Agent | Integration | None,
    items: Sequence[str],
    deadline: date,
    text: str = "",
    seen_version: int | None = None,
) -> CompletionRequest:
    """Write to the requester what is missing and until when, and wait for them: the ticket becomes pending.

    text: what is said before the list, by an agent; by None an automation asks, with an automatic message.
    deadline: the last day. Raises InvalidChange (nothing asked for, a day that has passed, one is open already),
    CannotReply, StaleTicket, MoveNotAllowed.
    """
    asked = [kept for item in items if (kept := one_line(clean(item), ITEM_MAX).strip())]
    if not asked:
        raise InvalidChange(_("Write what is missing."), field="items")
    if len(asked) > ITEMS_MAX:
        raise InvalidChange(_("Ask for at most %(count)d things.") % {"count": ITEMS_MAX}, field="items")
    with changing(ticket, by=by, seen_version=seen_version, conflicts=_CONFLICTS) as change:
        today = timezone.localdate(change.now)
        if not today < deadline <= today + LONGEST:
            raise InvalidChange(_("Choose a day from tomorrow on, within a year."), field="deadline")
        if open_request(change.ticket) is not None:
            raise InvalidChange(_("A completion has been asked for already. Take that back first."))
        message = _asked(change, asked, deadline, text)
        made = CompletionRequest.objects.create(
            ticket=change.ticket,
            items=asked,
            deadline=deadline,
            message=message,
            agent=by if isinstance(by, Agent) else None,
            asked_at=change.now,
            remind_at=_reminder(deadline, change.now),
        )
        change.record(EventKind.COMPLETION_REQUESTED, items=asked, deadline=deadline.isoformat(), request=made.pk)
    return made


def take_back(request: CompletionRequest, *, by: Actor) -> None:
    """Wait no longer: what is missing has come another way, or is not needed. The ticket is opened again."""
    with changing(request.ticket, by=by) as change:
        _end(change, CompletionEnd.TAKEN_BACK)


def open_request(ticket: Ticket) -> CompletionRequest | None:
    return CompletionRequest.objects.filter(ticket=ticket, ended_at=None).first()


def why_not_asked(change: Change, items: Sequence[str]) -> str:
    """Why an automation does not ask the requester for these now, as a sentence; "" when it does."""
    if open_request(change.ticket) is not None:
        return _("A completion has been asked for already.")
    return why_no_mail(change, "") or why_not_public(change.ticket, "\n".join(items))


def completion_received(change: Change) -> None:
    """Inside the receiving of a person's message: what was asked for is taken to be in it."""
    request = open_request(change.ticket)
    if request is not None:
        _close(request, CompletionEnd.ANSWERED, change.now)
        change.record(EventKind.COMPLETION_RECEIVED, message=change.message, items=request.items, request=request.pk)


def remind_and_end(now: datetime, *, most: int = 500) -> int:
    """Remind those whose time is nearly up, and end those whose time is. Nothing is closed. Returns how many."""
    waiting = CompletionRequest.objects.filter(ended_at=None)
    late = list(waiting.filter(deadline__lt=timezone.localdate(now)).select_related("ticket")[:most])
    for request in late:
        with changing(request.ticket, by=None) as change:
            _end(change, CompletionEnd.TOO_LATE)
    due = list(waiting.filter(remind_at__lte=now).select_related("ticket")[:most])
    return len(late) + sum(_remind(request) for request in due)


def _asked(change: Change, items: Sequence[str], deadline: date, text: str) -> Message:
    body = _body(change.ticket, items, deadline, clean(text).strip()[: BODY_MAX // 2])
    if change.by is None:
        if reason := why_no_mail(change, ""):
            raise InvalidChange(reason)
        message = send_automatic(change, body)
        move(change, Status.PENDING)
        return message
    to = recipients_for(change.ticket, to=None)
    message = send(change, body=body, recipients=to, **when_to_send(None, by=change.by, now=change.now))
    note_answer(change, message, Status.PENDING)
    return message


def _body(ticket: Ticket, items: Sequence[str], deadline: date, text: str = "", *, reminds: bool = False) -> str:
    language = ticket.language if ticket.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        begins = _("We still need this from you to go on with your ticket %(number)s:") if reminds else text
        begins = begins or _("To go on with your ticket %(number)s we need this from you:")
        if "%(number)s" in begins:
            begins %= {"number": ticket.shown_number}
        until = _("Answer this message by %(day)s.") % {"day": formats.date_format(deadline, "j F Y")}
    return "\n\n".join([begins, "\n".join(f"- {item}" for item in items), until])


def _reminder(deadline: date, now: datetime) -> datetime | None:
    """In the morning, two working days before the last day; None when that is tomorrow or sooner."""
    day, left = deadline, REMIND_BEFORE
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day)
    at = datetime.combine(day, REMIND_AT, tzinfo=timezone.get_default_timezone())
    return at if at > now + timedelta(days=1) else None


def _remind(request: CompletionRequest) -> bool:
    """Once, whether or not it can be sent: who has been sent enough is not sent more."""
    with transaction.atomic():
        locked = CompletionRequest.objects.select_for_update().filter(pk=request.pk, ended_at=None).first()
        if locked is None or locked.remind_at is None:
            return False
        CompletionRequest.objects.filter(pk=request.pk).update(remind_at=None)
        with changing(request.ticket, by=None) as change:
            body = _body(change.ticket, request.items, request.deadline, reminds=True)
            # What may not leave any more is left out: the others are reminded all the same.
            if change.ticket.status in FINISHED or why_no_mail(change, "") or why_not_public(change.ticket, body):
                return False
            send_automatic(change, body)
    return True


def _end(change: Change, end: str) -> None:
    request = open_request(change.ticket)
    if request is None:
        return
    _close(request, end, change.now)
    change.record(EventKind.COMPLETION_ENDED, end=end, items=request.items, request=request.pk)
    if change.ticket.status == Status.PENDING:
        move(change, Status.OPEN)


def _close(request: CompletionRequest, end: str, now: datetime) -> None:
    CompletionRequest.objects.filter(pk=request.pk).update(ended_at=now, end=end, remind_at=None)
