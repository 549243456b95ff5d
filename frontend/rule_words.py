"""Rules' conditions in words: what values are called, and parts (tickets.rules) as a phrase people read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.languages import LANGUAGES
from frontend.templatetags.ui import channel_label, status_label
from servicedesk.people.models import Agent, ContactKind, Department, Team
from tickets.models import CaseKind, Category, ChannelKind, Inbox, Priority
from tickets.rules import ASKS, CLOSED, NO, NOBODY, OPEN, YES, Part, Value
from tickets.statuses import Status

Choices = Mapping[Value, str]
# Names that keep their capital within a sentence; other channels are common nouns in Swedish.
_PROPER = frozenset(
    {"facebook", "messenger", "instagram", "instagram_direct", "whatsapp", "mastodon", "bluesky", "x", "linkedin"}
    | {"youtube"}
)
_WRITTEN = frozenset({"tag", "words"})  # free words, not chosen from a list

# (holds for any of the values, holds for none of them)
_PHRASES: dict[str, tuple[str | Promise, str | Promise]] = {
    "channel": (gettext_lazy("by {values}"), gettext_lazy("not by {values}")),
    "inbox": (gettext_lazy("to the inbox {values}"), gettext_lazy("not to the inbox {values}")),
    "category": (gettext_lazy("about {values}"), gettext_lazy("not about {values}")),
    "case_kind": (gettext_lazy("of the kind {values}"), gettext_lazy("not of the kind {values}")),
    "priority": (gettext_lazy("with the priority {values}"), gettext_lazy("not with the priority {values}")),
    "requester_kind": (gettext_lazy("from {values}"), gettext_lazy("not from {values}")),
    "department": (gettext_lazy("at {values}"), gettext_lazy("not at {values}")),
    "team": (gettext_lazy("in the team {values}"), gettext_lazy("not in the team {values}")),
    "assignee": (gettext_lazy("given to {values}"), gettext_lazy("not given to {values}")),
    "status": (gettext_lazy("with the status {values}"), gettext_lazy("not with the status {values}")),
    "tag": (gettext_lazy("with the tag {values}"), gettext_lazy("not with the tag {values}")),
    "language": (gettext_lazy("in {values}"), gettext_lazy("not in {values}")),
    "confidential": (gettext_lazy("that are {values}"), gettext_lazy("that are not {values}")),
    "hours": (gettext_lazy("that came in {values}"), gettext_lazy("that did not come in {values}")),
    "words": (gettext_lazy("that mention {values}"), gettext_lazy("that do not mention {values}")),
}
# The value "none" is a phrase of its own, before the others.
_NONE: dict[str, tuple[str | Promise, str | Promise]] = {
    "category": (gettext_lazy("without a category"), gettext_lazy("with a category")),
    "assignee": (gettext_lazy("that nobody has"), gettext_lazy("that somebody has")),
}
_ELSE = (gettext_lazy("where “{name}” is {values}"), gettext_lazy("where “{name}” is not {values}"))


def values_of(ask: str) -> Choices | None:
    """What one can choose from, value -> name in the order to show; None where words are written instead."""
    return None if ask in _WRITTEN or ask not in _CHOICES else _CHOICES[ask]()


def value_name(ask: str, value: Value) -> str:
    """What a value is called, also one that can no longer be chosen; at most one query, for such a one."""
    choices = values_of(ask)
    if choices is None:
        return _("“%(word)s”") % {"word": value}
    return choices[value] if value in choices else _gone(ask, value)


def sentence_of(parts: Sequence[Part]) -> str:
    """The tickets that parts are about, as a phrase with a capital and without a full stop.

    "Ärenden via Facebook, Instagram eller X, om Avfall och inte med taggen ”vip”"; "Alla ärenden" for no parts.
    """
    if not parts:
        return _("All tickets")
    phrases = [phrase_of(part) for part in parts]
    if len(phrases) == 1:
        return _("Tickets %(phrase)s") % {"phrase": phrases[0]}
    return _("Tickets %(phrases)s and %(last)s") % {"phrases": ", ".join(phrases[:-1]), "last": phrases[-1]}


def phrase_of(part: Part) -> str:
    """One part: "via Facebook, Instagram eller X", "inte om Avfall"."""
    name, is_not = part["ask"], "not" in part
    values = part["not" if is_not else "is"]
    if name not in _NONE or NOBODY not in values:
        return _phrase(name, is_not, values)
    none, others = str(_NONE[name][is_not]), [value for value in values if value != NOBODY]
    if not others:
        return none
    return f"{none}, {_phrase(name, True, others)}" if is_not else any_of([none, _phrase(name, False, others)])


def _phrase(name: str, is_not: bool, values: Sequence[Value]) -> str:
    phrase, label = str(_PHRASES.get(name, _ELSE)[is_not]), str(ASKS[name].name) if name in ASKS else name
    return phrase.replace("{name}", label).replace("{values}", any_of([_within(name, value) for value in values]))


def any_of(words: Sequence[str]) -> str:
    """a, b or c."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _within(ask: str, value: Value) -> str:
    """A value as it stands within a sentence: common nouns without a capital."""
    if ask == "confidential":
        return _("confidential") if value == YES else _("open to all who see the team")
    if ask == "hours":
        return _("during opening hours") if value == OPEN else _("outside opening hours")
    name = value_name(ask, value)
    if ask == "channel":
        return name if value in _PROPER else name[:1].lower() + name[1:]
    is_swedish = (get_language() or "").startswith("sv")
    common = ask in ("status", "priority", "case_kind", "requester_kind") or (ask == "language" and is_swedish)
    return name.lower() if common else name


def _gone(ask: str, value: Value) -> str:
    rows: dict[str, QuerySet[Any]] = {
        "inbox": Inbox.objects.all(),
        "category": Category.objects.all(),
        "department": Department.objects.all(),
        "team": Team.objects.all(),
        "assignee": Agent.objects.all(),
    }
    found: Model | None = rows[ask].filter(pk=value).first() if ask in rows else None
    if found is None:
        return _("something that is no longer there")
    return _("%(name)s (not in use)") % {"name": found.path if isinstance(found, Category) else str(found)}


def _named(rows: Iterable[Any]) -> dict[Value, str]:
    return {row.pk: str(row.name) for row in rows}


def _agents() -> Choices:
    people = {agent.pk: agent.name for agents in lookups.members().values() for agent in agents}
    return {NOBODY: _("Nobody"), **dict(sorted(people.items(), key=lambda row: row[1]))}


def _categories() -> Choices:
    return {NOBODY: _("No category"), **{row.pk: row.path for row in lookups.categories()}}


def _channels() -> Choices:
    return {kind: channel_label(kind) for kind in ChannelKind.values}


# CaseKind, Priority ...: value -> label in the reader's language.
def _labels(kinds: Any) -> Callable[[], Choices]:
    return lambda: {kind.value: str(kind.label) for kind in kinds}


_CHOICES: dict[str, Callable[[], Choices]] = {
    "channel": _channels,
    "inbox": lambda: _named(lookups.inboxes()),
    "category": _categories,
    "case_kind": _labels(CaseKind),
    "priority": _labels(Priority),
    "requester_kind": _labels(ContactKind),
    "department": lambda: _named(Department.objects.order_by("name")),
    "team": lambda: _named(lookups.teams()),
    "assignee": _agents,
    "status": lambda: {status.value: status_label(status.value) for status in Status},
    "language": lambda: {code: str(name) for code, name in LANGUAGES},
    "confidential": lambda: {YES: _("Yes"), NO: _("No")},
    "hours": lambda: {OPEN: _("During opening hours"), CLOSED: _("Outside opening hours")},
}
