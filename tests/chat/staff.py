"""Agents who take chats, and visitors who wait, for tests of the rounds. Times are given, never waited for."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.start import start_chat
from chat.models import Availability, ChatSession, ChatSkill, Standing
from chat.tokens import new_token
from servicedesk.people.models import Agent
from tests.factories.tickets import make_inbox
from tickets.models import Inbox, Ticket


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def chat_inbox(**fields: Any) -> Inbox:
    return make_inbox(kind="chat", acknowledges=False, **fields)


def takes_chats(agent: Agent, now: datetime | None = None, *, capacity: int = 3, **fields: Any) -> Availability:
    """The agent takes chats, their page is open at now, and they have been idle for an hour."""
    now = now or timezone.now()
    values = {"standing": Standing.AVAILABLE, "capacity": capacity, "seen_at": now, "idle_since": now - seconds(3600)}
    return Availability.objects.update_or_create(agent=agent, defaults={**values, **fields})[0]


def seen(*agents: Agent, at: datetime) -> None:
    """Their browsers are there at that time."""
    Availability.objects.filter(agent__in=agents).update(seen_at=at)


def is_good_for(agent: Agent, **thing: Any) -> ChatSkill:
    return ChatSkill.objects.create(agent=agent, **thing)


def waits(
    inbox: Inbox, *, since: datetime | None = None, ticket: dict[str, Any] | None = None, **said: Any
) -> ChatSession:
    """A visitor who has written and waits."""
    values = {"token": new_token(), "text": "Hej, när töms tunnorna i helgen?", "client_id": "m-1", **said}
    session = start_chat(inbox, **values).session
    if since is not None:
        ChatSession.objects.filter(pk=session.pk).update(started_at=since, waiting_since=since)
    if ticket:
        Ticket.objects.filter(pk=session.ticket_id).update(**ticket)
    return fresh(session)


def fresh(session: ChatSession) -> ChatSession:
    return ChatSession.objects.select_related("ticket", "inbox").get(pk=session.pk)


def rings_at(session: ChatSession) -> Agent | None:
    return fresh(session).offered_to


def talking(inbox: Inbox, by: Agent, **said: Any) -> ChatSession:
    """A visitor whom the agent has answered."""
    session = waits(inbox, **said)
    accept(session, by=by)
    return fresh(session)
