"""What one can filter by: every property and value whose words begin with what is typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frontend.agent.condition_words import FIXED, PROPERTIES, names, period_words, value_words
from frontend.agent.queue_filter import Asked
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.tag import normal_tag
from tickets.conditions import ConditionError, normal_value
from tickets.models import ChannelKind
from tickets.queues import tags_known_to
from tickets.search import search_contacts
from tickets.statuses import Status

MOST = 40  # options shown
CONTACT_MIN = 3  # characters
_PERIODS = ("today", "yesterday", "<7d", "<30d", ">7d", ">30d")
_AT_FIRST = ("status", "assignee", "waiting", "due", "has", "channel", "priority")


@dataclass(frozen=True, slots=True)
class Option:
    label: str  # the property
    value: str
    query: str  # the address with it added
    is_chosen: bool = False


def filter_options(asked: Asked, text: str, viewer: Agent) -> list[Option]:
    """Return at most MOST options; without a text the short lists, so that one sees what there is."""
    text = " ".join(text.split())[:100]
    found: list[Option] = []
    for name, value, words in _candidates(text, viewer):
        if text and not _begins(f"{PROPERTIES[name]} {words}", text) and name not in ("requester", "text"):
            continue
        query = asked.asking(asked.conditions.adding(name, value)).query
        found.append(Option(str(PROPERTIES[name]), words, query, value in getattr(asked.conditions, name)))
        if len(found) == MOST:
            break
    return found


def _candidates(text: str, viewer: Agent) -> Iterator[tuple[str, str, str]]:
    """(property, value, words of the value), the likeliest first."""
    for value in (*Status.values, "any"):
        yield "status", value, value_words("status", value, viewer)
    for name in ("assignee", "waiting", "due", "has"):
        yield from ((name, value, str(words)) for value, words in FIXED[name].items())
    for kind in ChannelKind.values:
        yield "channel", kind, value_words("channel", kind, viewer)
    yield from (("priority", value, str(words)) for value, words in FIXED["priority"].items())
    if not text:
        return
    yield from _named(viewer)
    for name in ("case_kind", "confidential", "snoozed"):
        yield from ((name, value, str(words)) for value, words in FIXED[name].items())
    yield from _periods(text)
    yield from _typed(text, viewer)


def _named(viewer: Agent) -> Iterator[tuple[str, str, str]]:
    """What an administrator has set up; of teams only those the agent sees."""
    access = access_of(viewer)
    for name in ("team", "category", "assignee", "inbox"):
        yield from ((name, value, str(words)) for value, words in FIXED.get(name, {}).items() if name != "assignee")
        for value, words in names(name).items():
            if name != "team" or access.sees_team(int(value)):
                yield name, value, words


def _periods(text: str) -> Iterator[tuple[str, str, str]]:
    for name in ("created", "updated", "solved"):
        yield from ((name, value, period_words(value)) for value in _PERIODS)
        for word in text.split()[-1:]:
            try:
                period = normal_value(name, word)
            except ConditionError:
                continue
            # Said again as it was typed, so that it is found.
            yield name, period, f"{period_words(period)} ({word})"


def _typed(text: str, viewer: Agent) -> Iterator[tuple[str, str, str]]:
    word = normal_tag(text.split()[-1])
    yield from (("tag", tag, tag) for tag in (tags_known_to(viewer, word) if word else ()))
    if len(text) >= CONTACT_MIN:
        for contact in search_contacts(viewer, text)[:6]:
            yield "requester", str(contact.pk), value_words("requester", str(contact.pk), viewer)
    yield "text", text, _("“%(text)s”") % {"text": text}


def _begins(words: str, text: str) -> bool:
    """Whether every word that is typed begins a word of the option."""
    there = words.casefold().replace("(", " ").split()
    return all(any(word.startswith(part) for word in there) for part in text.casefold().split())
