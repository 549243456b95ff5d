"""A chat as its visitor sees it: the frame "session" (docs/chat.md), and what it is made of.

What is the same for many visitors (who waits in an inbox, whether it is staffed) is asked for once in a process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from chat.hours import Staffed, standing_now
from chat.kept import Kept
from chat.models import ChatSession, ChatState
from chat.names import for_visitor
from chat.tokens import digest_of, is_resumable, is_token
from chat.waiting import Pace, pace_of
from tickets.models import Inbox
from tickets.models.sender_profile import profile_of

MOST_SHOWN = 2_000  # places in one waiting list that are counted
_RELATED = ("ticket", "agent", "inbox__team", "inbox__sender_profile", "inbox__chat_setup")


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Who waits in one inbox: places from 1 by session id, and how fast it moves up."""

    places: Mapping[int, int]
    pace: Pace

    def place_of(self, session_id: int) -> int:
        """Who is not on it yet stands last."""
        return self.places.get(session_id, len(self.places) + 1)

    def wait_at(self, place: int) -> int | None:
        """Minutes until it is that place's turn; None when there is nothing to go by."""
        wait = self.pace.until(place)
        return None if wait is None else int(wait.total_seconds()) // 60


def chat_of(token: str, site: str) -> ChatSession | None:
    """Return the chat the token is of, if it was opened on that website and may still be read. One query."""
    if not is_token(token):
        return None
    session = ChatSession.objects.select_related(*_RELATED).filter(token_hash=digest_of(token)).first()
    return session if session is not None and session.origin == site and is_resumable(session) else None


def chat_again(session_id: int) -> ChatSession | None:
    """Return the chat as it is now. One query."""
    return ChatSession.objects.select_related(*_RELATED).filter(pk=session_id).first()


def _read_list(inbox_id: int) -> WaitingList:
    waiting = ChatSession.objects.filter(inbox=inbox_id, state=ChatState.WAITING).order_by("waiting_since", "pk")
    ids = list(waiting.values_list("pk", flat=True)[:MOST_SHOWN])
    pace = pace_of(Inbox.objects.get(pk=inbox_id))
    return WaitingList({pk: place for place, pk in enumerate(ids, start=1)}, pace)


waiting_lists: Kept[int, WaitingList] = Kept(1.0, _read_list)
_staffed: Kept[tuple[int, str], Staffed] = Kept(
    15.0, lambda key: standing_now(Inbox.objects.get(pk=key[0]), origin=key[1])
)


def staffed_now(inbox_id: int, site: str) -> Staffed:
    """Whether somebody is there, at most 15 seconds old."""
    return _staffed.now((inbox_id, site))


def forget_views() -> None:
    """What was kept is read again: the hours, or who waits, are others."""
    waiting_lists.forget()
    _staffed.forget()


def session_frame(session: ChatSession) -> dict[str, Any]:
    """Return the frame; session as chat_of and chat_again give it. What is of the inbox is asked for once a second."""
    staffed = staffed_now(session.inbox_id, session.origin)
    frame = {
        "type": "session",
        "state": str(session.state),
        "number": session.ticket.number,
        "agent": {"name": _agent_name(session)} if session.agent is not None else None,
        "place": None,
        "wait": None,
        "language": session.language,
        "last_seq": session.last_public_seq,
        "marks": {
            "received": min(session.agent_received, session.last_public_seq),
            "read": min(session.agent_read, session.last_public_seq),
        },
        "is_open": staffed.is_open,
        "opens_at": iso(staffed.opens_at),
        "silent_ends_at": iso(session.silent_ends_at),
        "automatic": session.agent is None and bool(_first_answer(session)),
    }
    if session.state == ChatState.WAITING:
        frame |= place_and_wait(waiting_lists.now(session.inbox_id), session.pk)
    return frame


def place_and_wait(waiting: WaitingList, session_id: int) -> dict[str, int | None]:
    place = waiting.place_of(session_id)
    return {"place": place, "wait": waiting.wait_at(place)}


def _agent_name(session: ChatSession) -> str:
    agent, inbox = session.agent, session.inbox
    if agent is None:
        return ""
    return for_visitor(agent.name, named_as=profile_of(inbox).named_as, team_name=inbox.team.name)


def _first_answer(session: ChatSession) -> str:
    setup = getattr(session.inbox, "chat_setup", None)
    return setup.first_answer if setup is not None else ""


def iso(moment: datetime | None) -> str | None:
    """A moment as frames and answers name it: "2026-11-22T08:00:00Z"."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


class Mark(NamedTuple):
    """How far a chat has come: what a visitor is told anew when it is another."""

    state: str
    agent_id: int | None
    last_public_seq: int
    agent_received: int
    agent_read: int
    silent_ends_at: datetime | None


def mark_of(session: ChatSession) -> Mark:
    return Mark(*(getattr(session, name) for name in Mark._fields))


def marks_of(session_ids: list[int]) -> dict[int, Mark]:
    """Return the mark of each, in one query; what is missing is gone."""
    rows = ChatSession.objects.filter(pk__in=session_ids).order_by().values_list("pk", *Mark._fields)
    return {row[0]: Mark(*row[1:]) for row in rows}
