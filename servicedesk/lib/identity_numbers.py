"""Swedish personal identity numbers and coordination numbers, found in running text.

Rules: Skatteverket SKV 704 (personal identity number) and SKV 707 (coordination number: day of birth plus 60). The last
digit is a Luhn check (modulus 10) over the nine before it. No library finds them in text; the check itself is short.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import phonenumbers

COORDINATION = 60  # added to the day of birth
# Six or eight digits, perhaps a separator with space around it, four digits; nothing before or after that would make
# it a part of a longer number, of a reference such as #104233 or of an address.
_CANDIDATE = re.compile(
    r"(?<![\w#@/=.,+-])(?P<century>18|19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<between>[ \u00a0\u202f]?[-+\u2010-\u2013\u2212][ \u00a0\u202f]?|[ \u00a0\u202f])?(?P<last>[0-9]{4})"
    r"(?![\w@/=]|[-.,+][0-9]|[ \u00a0\u202f][0-9])"
)
_SAID = re.compile(
    r"(person|samordnings|identitets)\w*nummer|\bp(ers)?\.?nr\b|\bf(ö|o)(dd?|tt)\b|identity number", re.IGNORECASE
)
SAID_BEFORE = 40  # characters before a number in which a word tells what it is


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end] is a number; kind says whether of a person or for coordination."""

    start: int
    end: int
    kind: Literal["personal", "coordination"]


def find(text: str, *, today: date | None = None) -> list[Span]:
    """Return the numbers in the order they stand.

    With today, eight-digit dates after it are not dates of birth. Ten digits in a row that are a Swedish phone number
    count only after a word that says otherwise ("personnummer", "född").
    """
    return list(_found(text, today))


def masked(text: str, *, today: date | None = None) -> str:
    """Return text with the last four digits of every number found as dots."""
    pieces, end = [], 0
    for span in find(text, today=today):
        pieces.append(text[end : span.end - 4] + "••••")
        end = span.end
    return "".join([*pieces, text[end:]])


def _found(text: str, today: date | None) -> Iterator[Span]:
    for match in _CANDIDATE.finditer(text):
        kind = _kind(match, today)
        if kind and not (_may_be_phone(match) and not _SAID.search(_before(text, match.start()))):
            yield Span(match.start(), match.end(), kind)


def _before(text: str, start: int) -> str:
    return text[max(0, start - SAID_BEFORE) : start]


def _kind(match: re.Match[str], today: date | None) -> Literal["personal", "coordination"] | None:
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    coordination = day > COORDINATION
    if not _is_date(match["century"], year, month, day - COORDINATION if coordination else day, today):
        return None
    if not is_luhn(f"{year}{match['month']}{match['day']}{match['last']}"):
        return None
    return "coordination" if coordination else "personal"


def _is_date(century: str | None, year: str, month: int, day: int, today: date | None) -> bool:
    """Without a century either of two would do, so that 29 February of 1900 is not refused when 2000 is meant."""
    if not 1 <= month <= 12:
        return False
    for full in (int(f"{hundred}{year}") for hundred in ([century] if century else ["19", "20"])):
        if 1 <= day <= monthrange(full, month)[1] and (today is None or date(full, month, day) <= today):
            return True
    return False


def is_luhn(digits: str) -> bool:
    """Whether the last digit checks the others: every second digit from the first doubled, all summed, modulus 10."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _may_be_phone(match: re.Match[str]) -> bool:
    if match["century"] or match["year"][0] != "0" or (match["between"] or " ").strip():
        return False
    digits = re.sub(r"[^0-9]", "", match.group())
    return phonenumbers.is_valid_number(phonenumbers.parse(digits, "SE"))
