"""The operators of a search explained, and what can complete the word one is writing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.agent.condition_words import FIXED, names, period_words, value_words
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.conditions import PRIORITIES
from tickets.models import ChannelKind
from tickets.queues import tags_known_to
from tickets.search_words import OPERATORS, VALUES
from tickets.statuses import Status

MOST = 8
_PERIODS = ("today", "yesterday", "<7d", "<30d", ">30d")


@dataclass(frozen=True, slots=True)
class Help:
    name: str  # the property
    english: str
    swedish: str
    words: str | Promise
    example: str

    @property
    def key(self) -> str:
        return self.swedish if (get_language() or "").startswith("sv") else self.english

    @property
    def shown_example(self) -> str:
        return _written(self.name, self.example)


HELP = (
    Help("status", "status", "status", _("where the work stands"), "open"),
    Help("assignee", "assignee", "handläggare", _("who has it: a name, me or none"), "me"),
    Help("team", "team", "lag", _("the team, by its name"), "bygg"),
    Help("sender", "from", "från", _("name, address or number of the requester"), "070-174"),
    Help("channel", "channel", "kanal", _("how it came in"), "phone"),
    Help("tag", "tag", "tagg", _("a tag"), "halka"),
    Help("category", "category", "kategori", _("the category and all below it"), "avfall"),
    Help("priority", "priority", "prioritet", _("low, normal, high or urgent"), "high"),
    Help("waiting", "waiting", "väntar", _("who is waited for: us, requester, others"), "us"),
    Help("due", "due", "senast", _("when it is due: late or today"), "late"),
    Help("created", "created", "skapat", _("a day, before or after it, or an age"), ">2026-01-01"),
    Help("updated", "updated", "ändrat", _("when it was last changed"), "7d"),
    Help("solved", "solved", "löst", _("when it was solved"), "7d"),
    Help("has", "has", "har", _("file, draft or unread"), "file"),
    Help("inbox", "inbox", "inkorg", _("the inbox it came to"), "kundcenter"),
)


@dataclass(frozen=True, slots=True)
class Completion:
    insert: str  # the whole text afterwards
    label: str  # what is added
    words: str


def completions(text: str, viewer: Agent) -> list[Completion]:
    """What the last word of the text could become: operators that begin so, or values of the operator it names."""
    before, _space, last = text.rpartition(" ")
    start, minus = (f"{before} " if before else ""), "-" if last.startswith("-") else ""
    last = last.removeprefix("-")
    key, colon, begun = last.partition(":")
    if colon:
        name = OPERATORS.get(key.lower(), "")
        found = [
            Completion(f"{start}{minus}{key}:{_quoted(value)} ", f"{key}:{_quoted(value)}", words)
            for value, words in _values(name, begun.strip('"').lower(), viewer)
        ]
        return found[:MOST]
    return [
        Completion(f"{start}{minus}{one.key}:", f"{one.key}:", str(one.words))
        for one in HELP
        if last and one.key.startswith(last.lower())
    ]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _values(name: str, begun: str, viewer: Agent) -> Iterator[tuple[str, str]]:
    """(value as one writes it, its words) of the property that begin so."""
    for value, words in _known(name, begun, viewer):
        written = _written(name, value)
        if written.lower().startswith(begun) or words.lower().startswith(begun):
            yield written, words


def _written(name: str, value: str) -> str:
    """The Swedish word for a value, for those who read Swedish."""
    if not (get_language() or "").startswith("sv"):
        return value
    return next((word for word, meant in VALUES.get(name, {}).items() if meant == value), value)


def _known(name: str, begun: str, viewer: Agent) -> Iterator[tuple[str, str]]:
    fixed = {"status": (*Status.values, "any"), "channel": ChannelKind.values, "priority": PRIORITIES}
    for value in fixed.get(name, FIXED.get(name, {})):
        yield value, value_words(name, value, viewer)
    if name in ("created", "updated", "solved"):
        yield from ((value.lstrip("<"), period_words(value)) for value in _PERIODS)
    if name in ("team", "category", "assignee", "inbox"):
        access = access_of(viewer)
        for pk, words in names(name).items():
            if name != "team" or access.sees_team(int(pk)):
                yield words.rpartition(" › ")[2], words
    if name == "tag":
        yield from ((tag, "") for tag in tags_known_to(viewer, begun))
