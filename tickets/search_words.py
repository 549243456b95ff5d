"""What somebody wrote in the search field, read: words, "exact words", -not, #104233 and operators such as status:open.

Pure: no database. Names of teams, agents and categories are looked up afterwards (tickets/search_values.py).
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.text import clean
from tickets.conditions import NAMES

QUERY_MAX = 200  # characters
WORDS_MAX = 12
# What the operators are called, in English and Swedish -> the property (tickets/conditions.py).
OPERATORS: dict[str, str] = {
    **{name: name for name in NAMES if name not in ("sender", "requester", "case_kind", "text")},
    "from": "sender",
    "kind": "case_kind",
    "lag": "team",
    "från": "sender",
    "kanal": "channel",
    "tagg": "tag",
    "handläggare": "assignee",
    "kategori": "category",
    "prioritet": "priority",
    "prio": "priority",
    "inkorg": "inbox",
    "ärendetyp": "case_kind",
    "väntar": "waiting",
    "har": "has",
    "skapat": "created",
    "ändrat": "updated",
    "löst": "solved",
    "senast": "due",
    "sekretess": "confidential",
    "vilande": "snoozed",
}
# Swedish words for values; what is not here stands for itself.
VALUES: dict[str, dict[str, str]] = {
    "status": {
        "ny": "new",
        "nya": "new",
        "öppen": "open",
        "öppna": "open",
        "öppet": "open",
        "alla": "any",
        "väntar": "pending",
        "pausad": "on_hold",
        "löst": "solved",
        "lösta": "solved",
        "stängt": "closed",
    },
    "assignee": {"jag": "me", "mig": "me", "ingen": "none"},
    "team": {"mina": "mine", "mitt": "mine"},
    "category": {"ingen": "none"},
    "channel": {
        "telefon": "phone",
        "e-post": "email",
        "epost": "email",
        "mejl": "email",
        "mail": "email",
        "formulär": "webform",
        "webb": "webform",
        "brev": "letter",
        "besök": "visit",
        "chatt": "chat",
        "e-tjänst": "eservice",
        "etjänst": "eservice",
    },
    "priority": {"låg": "low", "hög": "high", "akut": "urgent"},
    "waiting": {"oss": "us", "dem": "requester", "andra": "others", "annan": "others"},
    "has": {"fil": "file", "bilaga": "file", "utkast": "draft", "oläst": "unread", "olästa": "unread"},
    "due": {"försenad": "late", "försenade": "late", "försenat": "late", "idag": "today"},
    "confidential": {"ja": "yes", "nej": "no"},
    "snoozed": {"ja": "yes", "alla": "any"},
    **{name: {"idag": "today", "igår": "yesterday"} for name in ("created", "updated", "solved")},
    "case_kind": {"återkommande": "recurring", "livshändelse": "life_event", "pågående": "ongoing", "övrigt": "other"},
}
_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:
        (?P<key>[^\W\d_]+):(?!//)(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
      | "(?P<phrase>[^"]*)"
      | \#(?P<number>\d{1,15})(?=\s|\Z)
      | (?P<word>\S+)
    )""",
    re.VERBOSE,
)
_WORD = re.compile(r"[\w@.+\-]+", re.UNICODE)
_NUMBER = re.compile(r"^#?\s*(\d[\d\s\u00a0]{0,15})$")


@dataclass(frozen=True, slots=True)
class Operator:
    name: str  # the property
    value: str
    is_not: bool = False
    written: str = field(default="", compare=False)  # what the property was called


@dataclass(frozen=True, slots=True)
class Query:
    """words and without are tsqueries; every one of words must be somewhere on the ticket, none of without."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    operators: tuple[Operator, ...] = ()
    numbers: tuple[int, ...] = ()  # the ticket is one of these
    plain: str = ""  # the words as they were written, for names and addresses
    problems: tuple[str | Promise, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.without or self.operators or self.numbers)


def exact_number(text: str) -> int | None:
    """Return the number when the text is nothing but one: 104233, #104 233."""
    match = _NUMBER.match(text.strip())
    return int(re.sub(r"\D", "", match[1])) if match else None


def parse(text: str) -> Query:
    """Read a search; never raises. What cannot be understood is in problems, in words.

    >>> parse('sopor team:bygg -lina').operators
    (Operator(name='team', value='bygg', is_not=False),)
    """
    text = clean(text)[:QUERY_MAX].strip()
    if exact_number(text) is not None:
        return Query(words=_tsqueries([text], begun=True), plain=text)
    words: list[str] = []
    without: list[str] = []
    operators: list[Operator] = []
    numbers: list[int] = []
    problems: list[str | Promise] = []
    phrases: list[str] = []
    for token in _TOKEN.finditer(text):
        is_not = bool(token["minus"])
        if token["key"] is not None and (read := _operator(token, problems)):
            operators.append(Operator(*read, is_not, token["key"]))
        elif token["number"] is not None and not is_not:
            numbers.append(int(token["number"]))
        elif token["phrase"] is not None:
            (without if is_not else phrases).append(_phrase(token["phrase"]))
        elif is_not:
            without += _tsqueries([token[0][1:]])
        elif token["key"] is None or not problems:
            words.append(token[0])
    said = [*filter(None, phrases), *_tsqueries(words, begun=True)]
    return Query(
        words=tuple(dict.fromkeys(said))[:WORDS_MAX],
        without=tuple(dict.fromkeys(filter(None, without)))[:WORDS_MAX],
        operators=tuple(dict.fromkeys(operators)),
        numbers=tuple(dict.fromkeys(numbers)),
        plain=" ".join(words),
        problems=tuple(problems),
    )


def _operator(token: re.Match[str], problems: list[str | Promise]) -> tuple[str, str] | None:
    """The property and the value, or None: then it is a word such as "kl:12", or a problem was added."""
    key, value = token["key"].lower(), token["quoted"] if token["quoted"] is not None else token["value"]
    name = OPERATORS.get(key)
    if name is None:
        if near := difflib.get_close_matches(key, OPERATORS, 1, 0.75):
            problems.append(
                format_lazy(_("There is no “{written}:”. Did you mean “{near}:”?"), written=key[:40], near=near[0])
            )
        return None
    value = value.strip()
    return (name, VALUES.get(name, {}).get(value.lower(), value)) if value else None


def _phrase(text: str) -> str:
    return " <-> ".join(_quoted(_WORD.findall(text)))


def _tsqueries(texts: list[str], *, begun: bool = False) -> tuple[str, ...]:
    """One for each word; with begun the last one may be only the beginning of a word."""
    quoted = _quoted(word for text in texts for word in _WORD.findall(text))[:WORDS_MAX]
    return (*quoted[:-1], f"{quoted[-1]}:*") if quoted and begun else tuple(quoted)


def _quoted(words: Iterable[str]) -> list[str]:
    kept = (word.replace("'", "").replace("\\", "") for word in words)
    return [f"'{word}'" for word in kept if word.strip("-.+@_")]
