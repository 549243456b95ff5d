"""Conditions: what a queue, a filter or a search asks of a ticket. Values only; as SQL they are tickets/matching.py.

Several values of one property mean any of them, of tags all of them. Different properties must all hold.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.text import one_line
from tickets.models import CaseKind, ChannelKind, Priority
from tickets.models.ticket import TAG_MAX
from tickets.periods import PeriodError, normal_period
from tickets.statuses import Status

ANY = "any"  # any status, snoozed or not
ME, NOBODY, MY_TEAMS = "me", "none", "mine"
US, REQUESTER, OTHERS = "us", "requester", "others"  # who is waited for
YES, NO = "yes", "no"
LATE, TODAY = "late", "today"
FILE, DRAFT, UNREAD = "file", "draft", "unread"
VALUES_MAX = 20  # of one property
TEXT_MAX = 200
PRIORITIES = {priority.name.lower(): priority.value for priority in Priority}
_LARGEST_ID = 2**31 - 1


class ConditionError(ValueError):
    """A condition that cannot be asked; str() says why. name is the property."""

    def __init__(self, name: str, sentence: str | Promise) -> None:
        self.name = name
        super().__init__(str(sentence))


@dataclass(frozen=True, slots=True)
class Conditions:
    """Empty means no condition; but without a status only unfinished tickets, and none that is snoozed."""

    status: tuple[str, ...] = ()
    assignee: tuple[str, ...] = ()  # me, none, or an agent's id
    team: tuple[str, ...] = ()  # mine, or a team's id
    channel: tuple[str, ...] = ()
    category: tuple[str, ...] = ()  # ids, with everything below; none
    tag: tuple[str, ...] = ()  # all of them
    priority: tuple[str, ...] = ()  # low, normal, high, urgent
    requester: tuple[str, ...] = ()  # a contact's id
    sender: tuple[str, ...] = ()  # part of the requester's name or address
    inbox: tuple[str, ...] = ()
    case_kind: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()  # for whom: us, requester, others
    has: tuple[str, ...] = ()  # file, draft (of mine), unread (to me); all of them
    created: tuple[str, ...] = ()  # one period (tickets/periods.py)
    updated: tuple[str, ...] = ()
    solved: tuple[str, ...] = ()
    due: tuple[str, ...] = ()  # late: overdue; today: before the day is over, or overdue
    confidential: tuple[str, ...] = ()  # yes or no
    snoozed: tuple[str, ...] = ()  # yes, or any
    text: tuple[str, ...] = ()  # words that must all be somewhere on the ticket

    def to_json(self) -> dict[str, list[str]]:
        """As it is stored: only what is asked, {"team": ["mine"], "channel": ["phone", "email"]}."""
        return {name: list(values) for name in NAMES if (values := getattr(self, name))}

    def pairs(self) -> list[tuple[str, str]]:
        """Each value with its property, in the order of the properties."""
        return [(name, value) for name in NAMES for value in getattr(self, name)]

    def without(self, name: str, value: str) -> "Conditions":
        return self._with(name, tuple(kept for kept in getattr(self, name) if kept != value))

    def adding(self, name: str, value: str) -> "Conditions":
        """With one more value; of a property that has one at most, instead of it."""
        before = () if name in SINGLE or ANY in (value, *getattr(self, name)) else getattr(self, name)
        return self._with(name, tuple(dict.fromkeys([*before, value])))

    def _with(self, name: str, values: tuple[str, ...]) -> "Conditions":
        return Conditions(**{**{each: getattr(self, each) for each in NAMES}, name: values})

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in NAMES)


NAMES = tuple(field.name for field in fields(Conditions))
SINGLE = frozenset({"created", "updated", "solved", "due", "confidential", "snoozed", "waiting", "text"})
_Normal = Callable[[str], str]


def _one_of(*values: str) -> _Normal:
    def normal(text: str) -> str:
        if text.strip().lower() not in values:
            raise ValueError
        return text.strip().lower()

    return normal


def _id_or(*words: str) -> _Normal:
    def normal(text: str) -> str:
        text = text.strip().lower()
        if text in words:
            return text
        if not (text.isascii() and text.isdecimal() and len(text) <= 10 and 0 < int(text) <= _LARGEST_ID):
            raise ValueError
        return str(int(text))

    return normal


def _text(most: int) -> _Normal:
    def normal(text: str) -> str:
        kept = one_line(text, most).strip()
        if not kept:
            raise ValueError
        return kept

    return normal


def _tag(text: str) -> str:
    return _text(TAG_MAX)(text.lower().lstrip("#"))


def _period(text: str) -> str:
    try:
        return normal_period(text)
    except PeriodError as error:
        raise ValueError from error


_NORMAL: dict[str, _Normal] = {
    "status": _one_of(*Status.values, ANY),
    "assignee": _id_or(ME, NOBODY),
    "team": _id_or(MY_TEAMS),
    "channel": _one_of(*ChannelKind.values),
    "category": _id_or(NOBODY),
    "tag": _tag,
    "priority": _one_of(*PRIORITIES),
    "requester": _id_or(),
    "sender": _text(TEXT_MAX),
    "inbox": _id_or(),
    "case_kind": _one_of(*CaseKind.values),
    "waiting": _one_of(US, REQUESTER, OTHERS),
    "has": _one_of(FILE, DRAFT, UNREAD),
    "created": _period,
    "updated": _period,
    "solved": _period,
    "due": _one_of(LATE, TODAY),
    "confidential": _one_of(YES, NO),
    "snoozed": _one_of(YES, ANY),
    "text": _text(TEXT_MAX),
}


def normal_value(name: str, value: str) -> str:
    """One value as it is kept. Raises ConditionError."""
    try:
        return _NORMAL[name](value)
    except KeyError as error:
        raise ConditionError(name, _("There is no such property.")) from error
    except ValueError as error:
        raise ConditionError(name, _("“%(value)s” cannot be asked for here.") % {"value": value[:40]}) from error


def read_conditions(wanted: Mapping[str, Any], *, strict: bool = True) -> Conditions:
    """Read {"team": ["mine"], ...}; a single value may stand without its list. Raises ConditionError when strict.

    Not strict, what is not known is left out: an old address still leads somewhere.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, values in wanted.items():
        if name not in _NORMAL:
            if strict:
                raise ConditionError(str(name)[:40], _("There is no such property."))
            continue
        kept = tuple(dict.fromkeys(_normal_values(name, values, strict)))
        found[name] = (ANY,) if ANY in kept else kept
    return Conditions(**found)


def _normal_values(name: str, values: Any, strict: bool) -> Iterable[str]:
    listed = [values] if isinstance(values, str) else values
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
        raise ConditionError(name, _("Write text or a list of texts."))
    most = 1 if name in SINGLE else VALUES_MAX
    if len(listed) > most and strict:
        raise ConditionError(name, _("At most %(count)d values.") % {"count": most})
    for one in listed[:most]:
        try:
            yield normal_value(name, one)
        except ConditionError:
            if strict:
                raise
