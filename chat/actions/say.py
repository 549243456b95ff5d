"""What both sides of chats say: any number of messages, of any chats, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chat.actions.end import reopen_locked
from chat.actions.start import ID_MAX, TEXT_MAX
from chat.entries import Entry, Naming, Told, naming_of, told, told_of
from chat.live_door import address_of
from chat.models import ChatEntry, ChatSession, ChatState, EntryKind
from chat.telling import tell_entries
from chat.tokens import is_resumable
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent
from tickets.actions.talk import Line, Talked, hold, talk_many
from tickets.incoming import IncomingFile
from tickets.models import ChannelKind, Message

_TALKING = (ChatState.WAITING, ChatState.ACTIVE)


@dataclass(frozen=True, slots=True)
class Saying:
    """One message on its way. client_id: the sender's own id of it; agent_id: who says it, on the agents' side.

    files are stored already (servicedesk.lib.files.store).
    """

    session_id: int
    side: Literal["visitor", "agent"]
    text: str
    client_id: str
    agent_id: int | None = None
    files: tuple[IncomingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """entry: as the side that said it gets it."""

    entry: Entry
    is_new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """why is for programs: empty, over (it cannot be said here any more), taken (somebody else's id), unknown.

    text is a sentence for the person who said it.
    """

    why: str
    text: str


def say_many(sayings: Sequence[Saying]) -> list[Said | Refused]:
    """Write what is said, in the order given, with its place in each chat. Returns what became of each.

    The same id again returns what there is. A visitor who writes in a chat that is over for less than a day opens it
    again. Hints after commit.
    """
    with transaction.atomic():
        sessions = _held(sayings)
        refused = {place: no for place, one in enumerate(sayings) if (no := _refusal(one, sessions))}
        heard = [(place, one) for place, one in enumerate(sayings) if place not in refused]
        talked = talk_many([_line(one, sessions[one.session_id]) for _place, one in heard])
        said = _entered([one for _place, one in heard], talked, sessions)
    by_place: dict[int, Said | Refused] = {**refused}
    by_place |= {place: one for (place, _saying), one in zip(heard, said, strict=True)}
    return [by_place[place] for place in range(len(sayings))]


def _held(sayings: Sequence[Saying]) -> dict[int, ChatSession]:
    """Lock the chats' tickets, then the chats, each in the order of their ids."""
    ids = {one.session_id for one in sayings}
    hold(ChatSession.objects.filter(pk__in=ids).values_list("ticket_id", flat=True))
    related = ("inbox__team", "inbox__sender_profile")
    rows = ChatSession.objects.select_for_update(of=("self",)).select_related(*related)
    return {session.pk: session for session in rows.filter(pk__in=ids).order_by("pk")}


def _refusal(one: Saying, sessions: dict[int, ChatSession]) -> Refused | None:
    session = sessions.get(one.session_id)
    if session is None or (one.side == "agent") != (one.agent_id is not None):
        return Refused("unknown", _("This chat does not exist any more."))
    if not one.client_id or (not clean(one.text).strip() and not one.files):
        return Refused("empty", _("Write something first."))
    if session.state in _TALKING:
        return None
    if one.side == "agent":
        return Refused("over", _("The visitor has left the chat. Answer on the ticket instead."))
    if not is_resumable(session):
        return Refused("over", _("This chat was ended more than a day ago. Start a new one."))
    reopen_locked(session)
    return None


def _line(one: Saying, session: ChatSession) -> Line:
    return Line(
        ticket_id=session.ticket_id,
        text=one.text[:TEXT_MAX],
        client_key=one.client_id[:ID_MAX],
        channel=ChannelKind.CHAT,
        agent_id=one.agent_id,
        files=one.files,
        language=session.language if one.side == "visitor" else "",
        to=address_of(session.pk, session.visitor_name) if one.side == "agent" else {},
        tells=session.agent_id is None,  # whoever has the chat reads it as it is written
    )


def _entered(
    sayings: Sequence[Saying], talked: Sequence[Talked], sessions: dict[int, ChatSession]
) -> list[Said | Refused]:
    fresh: dict[int, Told] = {}
    rows: list[ChatEntry] = []
    names = dict(
        Agent.objects.filter(pk__in={one.agent_id for one in sayings if one.agent_id}).values_list("pk", "name")
    )
    namings = {pk: naming_of(session) for pk, session in sessions.items()}
    for one, said in zip(sayings, talked, strict=True):
        if said.is_new:
            row = _next(sessions[one.session_id], said.message)
            rows.append(row)
            files = list(said.message.attachments.all()) if one.files else ()
            name = names.get(one.agent_id or 0, "")
            fresh[said.message.pk] = told(
                row, namings[one.session_id], message=said.message, agent_name=name, files=files
            )
    ChatEntry.objects.bulk_create(rows)
    _count_on([sessions[pk] for pk in sorted({row.session_id for row in rows})])
    _tell(rows, fresh)
    earlier = _earlier([said.message for said in talked if said.message.pk not in fresh], namings)
    return [_answer(one, said, fresh | earlier) for one, said in zip(sayings, talked, strict=True)]


def _next(session: ChatSession, message: Message) -> ChatEntry:
    row = ChatEntry(
        session=session,
        seq=session.last_seq + 1,
        public_before=session.last_public_seq,
        kind=EntryKind.MESSAGE,
        message=message,
        at=message.created_at,
    )
    session.last_seq = session.last_public_seq = row.seq
    return row


def _count_on(sessions: Sequence[ChatSession]) -> None:
    """Save how far the chats have come; what is said keeps them from ending by silence."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE chat_chatsession AS s SET last_seq = v.seq, last_public_seq = v.seq, silent_ends_at = NULL
               FROM unnest(%s::bigint[], %s::int[]) AS v (id, seq) WHERE s.id = v.id""",
            [[one.pk for one in sessions], [one.last_seq for one in sessions]],
        )


def _tell(rows: Sequence[ChatEntry], fresh: dict[int, Told]) -> None:
    by_session: dict[int, list[Told]] = {}
    for row in rows:
        by_session.setdefault(row.session_id, []).append(fresh[row.message_id or 0])
    for session_id, entries in by_session.items():
        tell_entries(session_id, [one.full for one in entries], [one.public for one in entries if one.public])


def _earlier(messages: Sequence[Message], naming: dict[int, Naming]) -> dict[int, Told]:
    """What had been said before, by the id of its message."""
    if not messages:
        return {}
    rows = ChatEntry.objects.filter(message__in=[message.pk for message in messages]).select_related("message__agent")
    found = rows.prefetch_related("message__attachments").defer("message__search", "message__body_html")
    return {row.message_id or 0: told_of(row, naming[row.session_id]) for row in found if row.session_id in naming}


def _answer(one: Saying, said: Talked, entries: dict[int, Told]) -> Said | Refused:
    entry = entries.get(said.message.pk)
    form = entry and (entry.public if one.side == "visitor" else entry.full)
    if form is None or form["side"] != one.side or said.message.agent_id != one.agent_id:
        return Refused("taken", _("This could not be sent. Send it again."))
    return Said(form, said.is_new)
