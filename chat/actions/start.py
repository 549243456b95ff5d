"""Somebody opens a chat: their first message opens a ticket."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.entering import enter
from chat.actions.first_answer import ask_for_first_answer
from chat.actions.given import NAME_MAX, given
from chat.entries import Entry, entries_after
from chat.models import ChatSession, EntryKind
from chat.telling import tell_queue
from chat.tokens import digest_of, is_resumable, is_token
from servicedesk.lib.text import clean, one_line
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.incoming import IncomingMessage
from tickets.models import ChannelKind, Inbox
from tickets.models.ticket import SUBJECT_MAX

TEXT_MAX = 8000  # characters of one message
ID_MAX = 80  # Message.client_key
URL_MAX, TITLE_MAX, ORIGIN_MAX = 500, 200, 255


@dataclass(frozen=True, slots=True)
class Started:
    session: ChatSession
    entry: Entry  # the first, as its visitor gets it
    is_new: bool


def start_chat(
    inbox: Inbox,
    *,
    token: str,
    text: str,
    client_id: str,
    name: str = "",
    email: str = "",
    phone: str = "",
    language: str = "sv",
    origin: str = "",
    page_url: str = "",
    page_title: str = "",
    place: str = "",
) -> Started:
    """Write the ticket, the chat and its first entry, and tell the agents of the inbox that somebody waits.

    The same token again, also at the same time, returns what there is. place: as ChatSession.place. Raises
    InvalidChange: no text, an address that is none, a token that is none or too old to come back with.
    """
    if not is_token(token) or not client_id:
        raise InvalidChange(_("This chat cannot be opened. Load the page again."))
    with transaction.atomic():
        with connection.cursor() as cursor:  # one of several at once goes first
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest_of(token)])
        known = ChatSession.objects.select_related("inbox").filter(token_hash=digest_of(token)).first()
        if known is not None:
            return _again(known, inbox)
        said = _checked_text(text)
        addresses = given(email=email, phone=phone, name=name)
        received = receive(
            IncomingMessage(
                channel=ChannelKind.CHAT,
                subject=one_line(said, SUBJECT_MAX if len(said) < 80 else 80),
                text=said,
                received_at=timezone.now(),
                sender=addresses[0] if addresses else None,
                other_addresses=tuple(addresses[1:]),
                sender_name=one_line(name, NAME_MAX),
                language=language[:5],
                client_key=client_id[:ID_MAX],
                is_live=True,
            ),
            inbox=inbox,
        )
        now = received.message.created_at
        session = ChatSession.objects.create(
            ticket=received.ticket,
            inbox=inbox,
            token_hash=digest_of(token),
            language=language[:5],
            visitor_name=one_line(name, NAME_MAX),
            origin=one_line(origin, ORIGIN_MAX),
            page_url=one_line(page_url, URL_MAX),
            page_title=one_line(page_title, TITLE_MAX),
            place=place,
            started_at=now,
            waiting_since=now,
            visitor_seen_at=now,
        )
        told = enter(session, EntryKind.MESSAGE, message=received.message, at=now)
        tell_queue(inbox.pk)
        ask_for_first_answer(session)
    return Started(session, told.public or {}, is_new=True)


def _again(session: ChatSession, inbox: Inbox) -> Started:
    if session.inbox_id != inbox.pk or not is_resumable(session):
        raise InvalidChange(_("This chat cannot be opened. Load the page again."))
    first = entries_after(session, 0, for_visitor=True)[0]
    return Started(session, first, is_new=False)


def _checked_text(text: str) -> str:
    said = clean(text).strip()[:TEXT_MAX]
    if not said:
        raise InvalidChange(_("Write what it is about."), field="text")
    return said
