"""Colleagues named in a note as @Åsa Lindqvist."""

import re
from dataclasses import dataclass

from servicedesk.people.models import Agent
from tickets.actions.changing import Change, labelled
from tickets.models import EventKind, Message, Ticket
from tickets.queries import agents_who_see

MOST_MENTIONED = 30


@dataclass(frozen=True, slots=True)
class Mentioned:
    told: tuple[Agent, ...] = ()  # may see the ticket
    not_told: tuple[Agent, ...] = ()  # may not, and so are told nothing


def mentioned_in(text: str, ticket: Ticket, *, by: object = None) -> Mentioned:
    """Find whom a text names. Two agents of the same name are both meant; whoever writes is not told."""
    names = _names_in(text)
    if not names:
        return Mentioned()
    named = [agent for agent in Agent.objects.filter(is_active=True, name__in=names) if agent != by][:MOST_MENTIONED]
    seeing = set(agents_who_see(ticket).filter(pk__in=[agent.pk for agent in named]).values_list("pk", flat=True))
    return Mentioned(
        told=tuple(agent for agent in named if agent.pk in seeing),
        not_told=tuple(agent for agent in named if agent.pk not in seeing),
    )


def _names_in(text: str) -> set[str]:
    """Of two names that begin alike the longer one counts."""
    if "@" not in text:
        return set()
    found = set()
    names = Agent.objects.filter(is_active=True).order_by().values_list("name", flat=True).distinct()
    for name in sorted(names, key=len, reverse=True):
        mark = re.compile(rf"@{re.escape(name)}(?!\w)", re.IGNORECASE)
        text, times = mark.subn(" ", text)
        if times:
            found.add(name)
    return found


def record_mentions(change: Change, message: Message) -> None:
    """Inside another action: write down which agents a note names."""
    found = mentioned_in(message.body, change.ticket, by=change.by)
    if found.told:
        change.record(EventKind.MENTIONED, message=message, agents=[labelled(agent) for agent in found.told])
