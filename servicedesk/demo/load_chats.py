"""The demo's chats: their inboxes and who takes them; the talks there have been; and who waits on the first day."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from chat.actions.hold import hold_place
from chat.actions.setup import allow_chat_site, create_chat_inbox, set_up_chat
from chat.actions.skills import Skill, set_skills
from chat.actions.start import start_chat
from chat.models import ChatEntry, ChatSession, ChatState, EndedBy, EntryKind
from chat.names import first_name
from chat.tokens import digest_of, new_token
from servicedesk.demo.content import chats
from servicedesk.demo.doors import SENDER
from servicedesk.people.models import Agent, Team
from tickets.models import ChannelKind, Direction, Inbox, Message, MessageKind, Ticket

_BY = "anders.nyman@storan.example"
_ANSWERED_AFTER = timedelta(seconds=25)  # how long before the first answer the agent came in
_WAITS_FOR = timedelta(hours=1)


def load_chat_inboxes() -> None:
    """One that is always open, so that it can be tried, and one with office hours; websites; what agents know."""
    by = Agent.objects.get(email=_BY)
    setup = set_up_chat(Inbox.objects.get(slug="chatt"), by=by, **chats.SETUP)
    for origin, hours in chats.SITES:
        allow_chat_site(setup, origin, by=by, hours=hours)
    team = Team.objects.get(slug=chats.SCHOOL_TEAM)
    create_chat_inbox(by=by, name=chats.SCHOOL_NAME, team=team, sender_name=SENDER, **chats.SCHOOL)
    agents = {agent.email: agent for agent in Agent.objects.all()}
    for email, capacity, languages in chats.SKILLS:
        skills = [Skill(language=code, capacity=most) for code, most in languages]
        set_skills(agents[email], by=by, capacity=capacity, skills=skills)


def load_past_chats() -> int:
    """Give the tickets that came by chat the sittings they were written in. Returns how many.

    Rows, as all of the demo's past: an action would say that it happened now.
    """
    tickets = Ticket.objects.filter(channel=ChannelKind.CHAT).select_related("inbox", "requester").order_by("number")
    messages: dict[int, list[Message]] = {}
    said = Message.objects.filter(ticket__in=tickets, kind__in=(MessageKind.MESSAGE, MessageKind.NOTE))
    for message in said.select_related("agent").order_by("created_at", "id"):
        messages.setdefault(message.ticket_id, []).append(message)
    told = [(ticket, messages[ticket.pk]) for ticket in tickets if ticket.inbox and ticket.pk in messages]
    sessions = ChatSession.objects.bulk_create(_session(number, *one) for number, one in enumerate(told))
    entries = [
        entry for session, (_ticket, said) in zip(sessions, told, strict=True) for entry in _entries(session, said)
    ]
    ChatEntry.objects.bulk_create(entries)
    ChatSession.objects.bulk_update(sessions, ["last_seq", "last_public_seq", *_MARKS])
    return len(sessions)


_MARKS = ("agent_received", "agent_read", "visitor_received", "visitor_read")


def _session(number: int, ticket: Ticket, said: Sequence[Message]) -> ChatSession:
    answer = next((one for one in said if one.direction == Direction.OUT and one.agent is not None), None)
    last = said[-1].created_at
    accepted = answer.created_at - _ANSWERED_AFTER if answer else None
    stars, comment = chats.RATINGS[number // 2 % len(chats.RATINGS)] if answer and number % 2 else (None, "")
    return ChatSession(
        ticket=ticket,
        inbox_id=ticket.inbox_id,
        token_hash=digest_of(secrets.token_urlsafe(32)),  # of a browser that is long gone
        state=ChatState.ENDED if answer else ChatState.LEFT,
        language=said[0].language[:5] or "sv",
        visitor_name=ticket.requester.name.split(maxsplit=1)[0] if ticket.requester.name else "",
        started_at=ticket.created_at,
        agent=answer.agent if answer else None,
        accepted_at=accepted,
        first_accepted_at=accepted,
        visitor_seen_at=last,
        ended_at=last + timedelta(minutes=1) if answer else None,
        ended_by=EndedBy.VISITOR if answer else "",
        stars=stars,
        comment=comment,
    )


def _entries(session: ChatSession, said: Sequence[Message]) -> list[ChatEntry]:
    """The messages in their order, with when the agent came in and when it ended. Sets how far both sides have got."""
    made: list[ChatEntry] = []
    for message in said:
        if session.accepted_at and message.direction == Direction.OUT and not _has(made, EntryKind.JOINED):
            name = first_name(session.agent.name) if session.agent else ""
            made.append(_entry(session, EntryKind.JOINED, at=session.accepted_at, data={"name": name}))
        kind = EntryKind.NOTE if message.kind == MessageKind.NOTE else EntryKind.MESSAGE
        made.append(_entry(session, kind, at=message.created_at, message=message))
    if session.ended_at:
        made.append(_entry(session, EntryKind.ENDED, at=session.ended_at, data={"by": EndedBy.VISITOR.value}))
    for seq, entry in enumerate(made, 1):
        entry.seq, entry.public_before = seq, session.last_public_seq
        if not entry.is_internal:
            session.last_public_seq = seq
    session.last_seq = len(made)
    session.agent_received = session.agent_read = session.last_seq if session.agent else 0
    session.visitor_received = session.visitor_read = session.last_public_seq
    return made


def _has(entries: Sequence[ChatEntry], kind: str) -> bool:
    return any(entry.kind == kind for entry in entries)


def _entry(session: ChatSession, kind: EntryKind, **fields: object) -> ChatEntry:
    return ChatEntry(session=session, kind=kind, is_internal=kind == EntryKind.NOTE, **fields)


def start_waiting_chats() -> int:
    """Two visitors who wait for an hour from now: on the first start, through the action. Returns how many."""
    inbox = Inbox.objects.get(slug="chatt")
    for one in chats.WAITING:
        started = start_chat(
            inbox,
            token=new_token(),
            text=one.text,
            client_id=secrets.token_hex(8),
            name=one.name,
            email=one.email,
            language=one.language,
        )
        hold_place(started.session.pk, _WAITS_FOR)
    return len(chats.WAITING)
