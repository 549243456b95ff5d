"""Whole days out of an iCalendar file (RFC 5545): closing days that somebody keeps in another calendar. Pure.

Read are entries of whole days, also several in a row and those that come back each year. What has a time of day, or
comes back in another way, is counted and left out: the reader is told how many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

ENTRIES_MAX, DAYS_MAX = 2000, 1000
SPAN_MAX = 92  # days of one entry; a longer one is no closing
_YEARS = (1900, 9000)  # in which an entry begins: further off it is no closing, and days run out
YEARS_AHEAD = 5  # of what comes back each year without an end
_PROPERTY = re.compile(r'(?P<name>[A-Za-z-]+)(?P<given>(?:;[A-Za-z-]+=(?:"[^"]*"|[^;:"]*))*):(?P<value>.*)', re.DOTALL)
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{6})Z?)?")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_SIMPLE_YEARLY = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY"}


class IcalError(ValueError):
    """No iCalendar file."""


@dataclass(frozen=True, slots=True)
class WholeDay:
    """uid: the entry's own, with the day for those of several days: the same day of the same entry has it again."""

    day: date
    name: str
    uid: str


@dataclass(frozen=True, slots=True)
class Read:
    """days: in order, each once. left_out: entries that are no whole days."""

    days: tuple[WholeDay, ...]
    left_out: int


def read_whole_days(data: bytes) -> Read:
    """Read a file. Raises IcalError."""
    text = data.decode("utf-8-sig", errors="replace")
    if "BEGIN:VCALENDAR" not in text[:2000].upper():
        raise IcalError("no VCALENDAR")
    found: dict[date, WholeDay] = {}
    left_out = 0
    for number, entry in enumerate(_entries(text)):
        if number >= ENTRIES_MAX or len(found) >= DAYS_MAX:
            raise IcalError("too long")
        if entry.get("STATUS", ("", ""))[1].upper() == "CANCELLED":
            continue
        days = _days(entry)
        left_out += not days
        found |= {day.day: day for day in days if day.day not in found}
    return Read(tuple(found[day] for day in sorted(found)), left_out)


_Entry = dict[str, tuple[str, str]]  # name -> (parameters, value)


def _entries(text: str) -> Iterator[_Entry]:
    # A line that begins with a blank goes on with the line before it.
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    entry: _Entry | None = None
    inner = 0  # an alarm within an entry has properties of its own
    for line in lines:
        upper = line.strip().upper()
        if upper == "BEGIN:VEVENT":
            entry, inner = {}, 0
        elif upper == "END:VEVENT" and entry is not None:
            yield entry
            entry = None
        elif entry is not None:
            inner += upper.startswith("BEGIN:") - upper.startswith("END:")
            found = _PROPERTY.fullmatch(line)
            if found and not inner and not upper.startswith("END:"):
                entry.setdefault(found["name"].upper(), (found["given"].upper(), found["value"]))


def _days(entry: _Entry) -> list[WholeDay]:
    first, end = _whole(entry, "DTSTART"), _whole(entry, "DTEND")
    if first is None or ("DTEND" in entry and end is None):
        return []
    length = min(_length(entry, first, end), SPAN_MAX + 1)
    if not 0 < length <= SPAN_MAX:
        return []
    name = _ESCAPED.sub(lambda part: " " if part[1] in "nN" else part[1], entry.get("SUMMARY", ("", ""))[1]).strip()
    uid = entry.get("UID", ("", ""))[1].strip()
    if not _YEARS[0] <= first.year <= _YEARS[1]:
        return []
    begun = [WholeDay(first + timedelta(days=number), name, _own(uid, number)) for number in range(length)]
    return [_moved(day, begin, first) for begin in _returns(entry, first) for day in begun]


def _whole(entry: _Entry, name: str) -> date | None:
    """The date of a property; None for a time of day other than midnight."""
    given, value = entry.get(name, ("", ""))
    found = _DATE.fullmatch(value.strip())
    if found is None or ("VALUE=DATE" in given.split(";") and found[4]) or found[4] not in (None, "000000"):
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _length(entry: _Entry, first: date, end: date | None) -> int:
    """In days; without an end it is one day (RFC 5545, 3.6.1)."""
    if end is not None:
        return max((end - first).days, 1)
    weeks_or_days = re.fullmatch(r"P(\d{1,3})([DW])", entry.get("DURATION", ("", "P1D"))[1].strip())
    return int(weeks_or_days[1]) * (7 if weeks_or_days[2] == "W" else 1) if weeks_or_days else 0


def _returns(entry: _Entry, first: date) -> list[date]:
    """The days it begins: one, or one each year."""
    rule = entry.get("RRULE", ("", ""))[1].strip().upper()
    if not rule:
        return [first]
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.get("FREQ") != "YEARLY" or not set(parts) <= _SIMPLE_YEARLY or not _is_same_day(parts, first):
        return []
    step = _number(parts.get("INTERVAL"), 1)
    count = min(_number(parts.get("COUNT"), YEARS_AHEAD), 50)
    until = _DATE.fullmatch(parts.get("UNTIL", ""))
    last = f"{until[1]}{until[2]}{until[3]}" if until else "99991231"
    if until and "COUNT" not in parts:
        count = 50
    begins = [begin for number in range(count) if (begin := _in_year(first, first.year + number * step)) is not None]
    return [begin for begin in begins if begin.strftime("%Y%m%d") <= last]


def _is_same_day(parts: dict[str, str], first: date) -> bool:
    return parts.get("BYMONTH", str(first.month)) == str(first.month) and parts.get(
        "BYMONTHDAY", str(first.day)
    ) == str(first.day)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year) if year <= _YEARS[1] else None
    except ValueError:  # 29 February
        return None


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and 0 < len(text) < 4 and int(text) else usual


def _own(uid: str, number: int) -> str:
    return f"{uid}#{number}" if uid and number else uid


def _moved(day: WholeDay, begin: date, first: date) -> WholeDay:
    if begin == first:
        return day
    uid = f"{day.uid}@{begin.year}" if day.uid else ""
    return replace(day, day=day.day + (begin - first), uid=uid)
