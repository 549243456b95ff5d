"""Rules' conditions on one ticket, as data: policies, routing and automations all ask with these. Pure.

A condition is a list of parts that must all hold; each part asks one property for any of some values:
[{"ask": "channel", "is": ["facebook", "email"]}, {"ask": "category", "not": [14]}, {"ask": "words", "is": ["faktura"]}]
"not" holds where none of the values does. What may be asked, and how a value is checked, is the table ASKS.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicedesk.lib.text import one_line
from servicedesk.people.models import ContactKind
from tickets.facts import Facts
from tickets.models import CaseKind, ChannelKind, Priority
from tickets.models.ticket import TAG_MAX
from tickets.statuses import Status

PARTS_MAX, VALUES_MAX, WORD_MAX = 12, 30, 60
OPEN, CLOSED = "open", "closed"
YES, NO = "yes", "no"
NOBODY = "none"

Value = str | int
Part = Mapping[str, Any]
_Check = Callable[[Any], Value]
_Holds = Callable[[Facts, Sequence[Value]], bool]


class RuleError(ValueError):
    """A condition that cannot be asked; str() says why in the reader's language."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One property. name: as people read it. check raises ValueError. needs_text: of what the requester wrote."""

    name: str | Promise
    check: _Check
    holds: _Holds
    needs_text: bool = False


def checked(parts: Any) -> list[dict[str, Any]]:
    """Return the parts as they are kept. Raises RuleError that says which one is wrong."""
    if not isinstance(parts, list) or not all(isinstance(part, Mapping) for part in parts):
        raise RuleError(_("Conditions are a list."))
    if len(parts) > PARTS_MAX:
        raise RuleError(_("At most %(count)d conditions.") % {"count": PARTS_MAX})
    return [_checked(part) for part in parts]


def holds(parts: Sequence[Part], facts: Facts) -> bool:
    """Whether all parts hold; none at all always do. parts as checked() returned them."""
    return all(_holds(part, facts) for part in parts)


def needs_text(parts: Iterable[Part]) -> bool:
    return any(ASKS[part["ask"]].needs_text for part in parts)


def _checked(part: Part) -> dict[str, Any]:
    name = part.get("ask")
    way = "not" if "not" in part else "is"
    if not isinstance(name, str) or name not in ASKS or set(part) != {"ask", way}:
        raise RuleError(_("There is no condition “%(name)s”.") % {"name": str(name)[:40]})
    values = part[way]
    if not isinstance(values, list) or not 0 < len(values) <= VALUES_MAX:
        raise RuleError(_("Choose a value for “%(name)s”.") % {"name": ASKS[name].name})
    try:
        return {"ask": name, way: list(dict.fromkeys(ASKS[name].check(value) for value in values))}
    except (ValueError, TypeError) as error:
        raise RuleError(_("Choose a value for “%(name)s”.") % {"name": ASKS[name].name}) from error


def _holds(part: Part, facts: Facts) -> bool:
    ask = ASKS[part["ask"]]
    if "not" in part:
        return not ask.holds(facts, part["not"])
    return ask.holds(facts, part["is"])


def _one_of(*values: Value) -> _Check:
    def check(value: Any) -> Value:
        if isinstance(value, bool) or value not in values:
            raise ValueError(value)
        return values[values.index(value)]

    return check


def _id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        raise ValueError(value)
    return value


def _id_or_nobody(value: Any) -> Value:
    return NOBODY if value == NOBODY else _id(value)


def _word(value: Any) -> str:
    kept = one_line(value, WORD_MAX).strip().casefold() if isinstance(value, str) else ""
    if not kept:
        raise ValueError(value)
    return kept


def _tag(value: Any) -> str:
    return _word(value).lstrip("#")[:TAG_MAX] or _word("")


def _language(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,3}", value):
        raise ValueError(value)
    return value


def _is(name: str) -> _Holds:
    return lambda facts, values: getattr(facts, name) in values


def _shares(name: str) -> _Holds:
    return lambda facts, values: not getattr(facts, name).isdisjoint(values)


def _assignee(facts: Facts, values: Sequence[Value]) -> bool:
    return (NOBODY if facts.assignee is None else facts.assignee) in values


def _category(facts: Facts, values: Sequence[Value]) -> bool:
    return (NOBODY in values and not facts.categories) or not facts.categories.isdisjoint(
        v for v in values if v != NOBODY
    )


def _says(facts: Facts, values: Sequence[Value]) -> bool:
    said = _folded(facts.subject, facts.text)
    # Most rules' words are not there at all: that is seen a hundred times faster than where one begins.
    return any(
        all(part in said for part in str(value).split()) and _pattern(str(value)).search(said) for value in values
    )


@lru_cache(maxsize=32)
def _folded(subject: str, text: str) -> str:
    """Many rules ask the same ticket one after the other."""
    return f"{subject}\n{text}".casefold()


@lru_cache(maxsize=2048)
def _pattern(word: str) -> re.Pattern[str]:
    """Words from their beginning: "faktur" finds "fakturan", not "omfakturering"."""
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(each) for each in word.split()))


ASKS: dict[str, Ask] = {
    "channel": Ask(gettext_lazy("Channel"), _one_of(*ChannelKind.values), _is("channel")),
    "inbox": Ask(gettext_lazy("Inbox"), _id, _is("inbox")),
    "category": Ask(gettext_lazy("Category"), _id_or_nobody, _category),
    "case_kind": Ask(gettext_lazy("Kind of case"), _one_of(*CaseKind.values), _is("case_kind")),
    "priority": Ask(gettext_lazy("Priority"), _one_of(*Priority.values), _is("priority")),
    "requester_kind": Ask(gettext_lazy("Requester"), _one_of(*ContactKind.values), _is("requester_kind")),
    "department": Ask(gettext_lazy("Department"), _id, _is("department")),
    "team": Ask(gettext_lazy("Team"), _id, _is("team")),
    "assignee": Ask(gettext_lazy("Assignee"), _id_or_nobody, _assignee),
    "status": Ask(gettext_lazy("Status"), _one_of(*Status.values), _is("status")),
    "tag": Ask(gettext_lazy("Tag"), _tag, _shares("tags")),
    "language": Ask(gettext_lazy("Language"), _language, _is("language")),
    "confidential": Ask(
        gettext_lazy("Confidential"),
        _one_of(YES, NO),
        lambda facts, values: (YES if facts.is_confidential else NO) in values,
    ),
    "hours": Ask(
        gettext_lazy("Came in"),
        _one_of(OPEN, CLOSED),
        lambda facts, values: facts.is_open_hours is not None and (OPEN if facts.is_open_hours else CLOSED) in values,
    ),
    "words": Ask(gettext_lazy("Subject or text"), _word, _says, needs_text=True),
}
