"""A call nobody answered becomes something to do: a ticket with a promise to ring back, one for each number.

As long as that ticket waits, the next missed call from the same number is an entry on it. Who withholds their number
cannot be rung: a voice message of theirs is a ticket of its own; calls without one share a ticket a day.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.media import ask_for_files
from channels_in.models import Call
from channels_in.phone.lines import line_of
from tickets.actions.call_back import Promise, write_promise
from tickets.actions.changing import changing
from tickets.actions.new_tickets import Received
from tickets.actions.receive import follow_up, receive
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import CallBack, ChannelKind, Direction, Ticket
from tickets.statuses import UNFINISHED

GOES_ON = timedelta(days=30)


def keep(call: Call) -> None:
    """Write the entry, on the ticket there is or a new one, and the promise. The caller holds the call locked."""
    with transaction.atomic():
        _one_at_a_time(call)
        received = _received(call)
        _promise(call, received.ticket)
        reference = dict(call.recording)
        if reference.get("url"):
            _ask_for_recording(call, received)
        call.ticket, call.message, call.settle_at = received.ticket, received.message, None
        if reference:
            call.recording = reference | {"kept": True}
        call.save(update_fields=["ticket", "message", "settle_at", "recording"])


def _one_at_a_time(call: Call) -> None:
    """Two calls from one number at the same time make one ticket."""
    with connection.cursor() as cursor:
        key = f"{call.account_id}:{call.number or 'withheld'}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('phone.missed'), hashtext(%s))", [key])


def _received(call: Call) -> Received:
    incoming, waiting = _said(call), _waiting(call)
    if waiting is not None:
        return follow_up(waiting, incoming, waiting.requester)
    return receive(incoming, inbox=call.account.inbox)


def _waiting(call: Call) -> Ticket | None:
    """The ticket an earlier missed call made, as long as nobody has rung back or finished it."""
    if call.ticket is not None:  # the message came after we knew that nobody had answered
        return call.ticket
    now = timezone.now()
    rows = Call.objects.filter(account=call.account_id, number=call.number, direction=Direction.IN)
    rows = rows.filter(ticket__status__in=UNFINISHED, message__isnull=False, started_at__gt=now - GOES_ON)
    if call.number:
        rows = rows.filter(ticket__call_backs__done_at=None, ticket__call_backs__number=call.number)
    elif call.recording:
        return None
    else:
        midnight = timezone.localtime(call.started_at).replace(hour=0, minute=0, second=0, microsecond=0)
        rows = rows.filter(started_at__gte=midnight, started_at__lt=midnight + timedelta(days=1), recording={})
    found = rows.exclude(pk=call.pk).select_related("ticket__requester").order_by("-started_at").first()
    return found.ticket if found is not None else None


def _said(call: Call) -> IncomingMessage:
    return IncomingMessage(
        channel=ChannelKind.PHONE,
        subject=_subject(call),
        text=_text(call),
        received_at=call.started_at,
        sender=IncomingAddress("phone", call.number) if call.number.startswith("+") else None,
        sender_name=_("Withheld number") if not call.number else "",
        client_key=f"call:{call.pk}:{'voice' if call.recording else 'missed'}",
    )


def _subject(call: Call) -> str:
    """Never the number: who it is stands beside it, masked for those who may not know."""
    if not call.number:
        return _("Voice message, withheld number") if call.recording else _("Missed calls, withheld number")
    return _("Voice message") if call.recording else _("Missed call")


def _text(call: Call) -> str:
    """What they said, where the provider has written it down; else what happened."""
    if said := str(call.recording.get("text", "")):
        return said
    when = timezone.localtime(call.started_at).strftime("%H:%M")
    if call.recording:
        seconds = int(call.recording.get("seconds") or 0)
        length = f"{seconds // 60}:{seconds % 60:02}"
        return _("Left a voice message at %(when)s, %(length)s long.") % {"when": when, "length": length}
    waited = max(call.wait_seconds or 0, 0)
    return _("Rang at %(when)s and waited %(seconds)d s. Nobody answered.") % {"when": when, "seconds": waited}


def _promise(call: Call, ticket: Ticket) -> None:
    """That we ring back, once for a ticket and number; nobody can ring a number that is withheld."""
    if not call.number.startswith("+"):
        return
    if CallBack.objects.filter(ticket=ticket, number=call.number, done_at=None).exists():
        return
    with changing(ticket, by=None) as change:
        at = change.now + line_of(call.account).call_back
        write_promise(change, Promise(call.number, promised_at=at, note=_subject(call)))


def _ask_for_recording(call: Call, received: Received) -> None:
    name = _("voice message %(when)s") % {"when": timezone.localtime(call.started_at).strftime("%Y-%m-%d %H.%M")}
    reference = {
        "url": str(call.recording["url"]),
        "name": f"{name}.wav",
        "content_type": "audio/wav",
        "account": str(call.account_id),
    }
    ask_for_files(received.message, [reference])
