"""What both sides of chats say: any number of messages, of any chats, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from chat.actions.end import reopen_locked
from chat.actions.entering import hold_chat
from chat.actions.say_rows import Chat, hold_chats, look_before, write_entries
from chat.actions.start import ID_MAX, TEXT_MAX
from chat.entries import Entry, Place, Told, Words, naming_of, told, told_of
from chat.hours import standing_now
from chat.live_door import address_of
from chat.models import ChatEntry, ChatSession, ChatSetup, ChatState
from chat.telling import tell_entries
from chat.tokens import is_within_a_day
from servicedesk.lib.text import clean
from tickets.actions.talk import Line, Talked, hold, talk_many
from tickets.incoming import IncomingFile
from tickets.models import Attachment, ChannelKind

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

    The same id again returns what there is. A visitor who writes in a chat that has been over for less than a day
    opens it again while it is staffed; else it is a message on the ticket. Hints after commit.
    """
    with transaction.atomic():
        tickets, names = look_before(
            (one.session_id for one in sayings), (one.agent_id for one in sayings if one.agent_id is not None)
        )
        held = hold(tickets)
        chats = hold_chats(one.session_id for one in sayings)
        again = _said_before(sayings, chats)
        results = {
            place: no
            for place, one in enumerate(sayings)
            if (one.session_id, one.client_id[:ID_MAX]) not in again
            and (no := _refusal(one, chats.get(one.session_id)))
        }
        heard = {place: one for place, one in enumerate(sayings) if place not in results}
        fresh = (one for one in heard.values() if (one.session_id, one.client_id[:ID_MAX]) not in again)
        over = _open_again(chats, {one.session_id for one in fresh})
        # Whoever has the chat reads it as it is written; what comes later they are told of.
        lines = [_line(one, chats[one.session_id], tells=one.session_id in over) for one in heard.values()]
        said = _entered(list(heard.values()), talk_many(lines, held=held), chats, names)
    return [results.get(place) or said.pop(0) for place in range(len(sayings))]


def said_before(saying: Saying) -> Entry | None:
    """Return the entry of what the same side has said under this id: for who may not say anything there any longer."""
    rows = ChatEntry.objects.filter(session=saying.session_id, message__client_key=saying.client_id[:ID_MAX])
    row = rows.select_related("session__inbox__team", "message__agent", "message__integration").first()
    if row is None or row.message is None or row.message.agent_id != saying.agent_id:
        return None
    known = told_of(row, naming_of(row.session))
    entry = known.public if saying.side == "visitor" else known.full
    return entry if entry is not None and entry["side"] == saying.side else None


def _said_before(sayings: Sequence[Saying], chats: Mapping[int, Chat]) -> set[tuple[int, str]]:
    """What is said again in chats that are over, as (chat, id): its answer was lost. It opens nothing."""
    over = {pk for pk, chat in chats.items() if chat.state not in _TALKING}
    keys = [one.client_id[:ID_MAX] for one in sayings if one.session_id in over and one.client_id]
    if not keys:
        return set()
    known = ChatEntry.objects.filter(session__in=over, message__client_key__in=keys).order_by()
    return set(known.values_list("session_id", "message__client_key"))


def _refusal(one: Saying, chat: Chat | None) -> Refused | None:
    if chat is None or (one.side == "agent") != (one.agent_id is not None):
        return Refused("unknown", _("This chat does not exist any more."))
    if not one.client_id or not (one.files or clean(one.text).strip()):
        return Refused("empty", _("Write something first."))
    if chat.state in _TALKING:
        return None
    if one.side == "agent":
        return Refused("over", _("The visitor has left the chat. Answer on the ticket instead."))
    if not is_within_a_day(chat.ended_at or chat.visitor_seen_at):
        return Refused("over", _("This chat was ended more than a day ago. Start a new one."))
    return None


def _open_again(chats: dict[int, Chat], heard: Iterable[int]) -> set[int]:
    """Open those that are over again, where somebody is there to answer. Returns which were over."""
    over = {pk for pk in heard if chats[pk].state not in _TALKING}
    for pk in sorted(over):
        session = hold_chat(pk)
        if is_staffed(session):
            reopen_locked(session)
    if over:
        chats |= hold_chats(over)
    return over


def is_staffed(session: ChatSession) -> bool:
    """Whether a visitor who writes now is answered today; also where nobody has said when."""
    is_set_up = ChatSetup.objects.filter(inbox=session.inbox_id).exists()
    return not is_set_up or standing_now(session.inbox, session.origin).is_open


def _line(one: Saying, chat: Chat, *, tells: bool) -> Line:
    is_ours = one.agent_id is not None
    return Line(
        ticket_id=chat.ticket_id,
        text=one.text[:TEXT_MAX],
        client_key=one.client_id[:ID_MAX],
        channel=ChannelKind.CHAT.value,
        agent_id=one.agent_id,
        files=one.files,
        language="" if is_ours else chat.language,
        to=address_of(chat.id, chat.naming.visitor_name) if is_ours else {},
        tells=tells,
    )


def _entered(
    sayings: Sequence[Saying], talked: Sequence[Talked], chats: Mapping[int, Chat], names: Mapping[int, str]
) -> list[Said | Refused]:
    rows: list[tuple[Chat, Place, int]] = []
    fresh: dict[int, Told] = {}
    for one, said in zip(sayings, talked, strict=True):
        if said.new is None:
            continue
        chat = chats[one.session_id]
        place = chat.next_place(said.new.at)
        rows.append((chat, place, said.message_id))
        files = list(Attachment.objects.filter(message=said.message_id)) if one.files else ()
        words = Words(one.side, one.client_id[:ID_MAX], said.new.body, names.get(one.agent_id or 0, ""), files)
        fresh[said.message_id] = told(place, words, chat.naming)
    write_entries(rows)
    _tell(rows, fresh)
    earlier = _earlier([said.message_id for said in talked if said.message_id not in fresh], chats)
    return [_answer(one, said, fresh | earlier) for one, said in zip(sayings, talked, strict=True)]


def _tell(rows: Sequence[tuple[Chat, Place, int]], fresh: Mapping[int, Told]) -> None:
    by_chat: dict[int, list[Told]] = {}
    for chat, _place, message_id in rows:
        by_chat.setdefault(chat.id, []).append(fresh[message_id])
    for pk, entries in by_chat.items():
        tell_entries(pk, [one.full for one in entries], [one.public for one in entries if one.public])


def _earlier(message_ids: Sequence[int], chats: Mapping[int, Chat]) -> dict[int, Told]:
    """What had been said before, by the id of its message."""
    if not message_ids:
        return {}
    rows = ChatEntry.objects.filter(message__in=message_ids, session__in=list(chats))
    rows = rows.select_related("message__agent", "message__integration").prefetch_related("message__attachments")
    found = rows.defer("message__search", "message__body_html")
    return {row.message_id: told_of(row, chats[row.session_id].naming) for row in found if row.message_id is not None}


def _answer(one: Saying, said: Talked, entries: Mapping[int, Told]) -> Said | Refused:
    """An id that the other side, or a colleague, has used already is no good."""
    known = entries.get(said.message_id)
    entry = None if known is None else known.public if one.side == "visitor" else known.full
    if entry is None or entry["side"] != one.side:
        return Refused("taken", _("This could not be sent. Send it again."))
    return Said(entry, said.new is not None)
