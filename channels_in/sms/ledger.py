"""What SMS cost, by inbox and month of our clock: as the providers said, else by the price of a part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from servicedesk.lib.addresses import shown

MONTHS = 13  # shown at most: a year and the same month of the year before

# A row without a message is an SMS its provider told of and we never wrote down: it is nobody's.
_COUNTED = """
    SELECT to_char(s.at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM') AS month, i.id, i.name, a.number, a.vendor,
           count(*), sum(s.parts), count(*) FILTER (WHERE s.state = 'failed'), coalesce(sum(s.cost), 0),
           coalesce(sum(s.parts * a.price) FILTER (WHERE s.cost IS NULL), 0),
           count(*) FILTER (WHERE s.cost IS NULL AND (a.price IS NULL OR s.parts = 0))
      FROM channels_in_smssent s
      JOIN channels_in_smsaccount a ON a.id = s.account_id
      JOIN tickets_inbox i ON i.id = a.inbox_id
     WHERE s.message_id IS NOT NULL
       AND s.at >= date_trunc('month', %s AT TIME ZONE 'Europe/Stockholm') AT TIME ZONE 'Europe/Stockholm'
                   - make_interval(months => %s)
     GROUP BY month, i.id, i.name, a.number, a.vendor
     ORDER BY month DESC, i.name, i.id"""


@dataclass(frozen=True, slots=True)
class Line:
    """An inbox's SMS of a month. Kronor. told: what the provider said; estimated: parts times price for the others;
    unknown: how many SMS have neither. failed are in count too: providers charge for them.
    """

    month: str  # "2026-11"
    inbox_id: int
    inbox: str
    number: str  # E.164
    vendor: str
    count: int
    parts: int
    failed: int
    told: Decimal
    estimated: Decimal
    unknown: int

    @property
    def total(self) -> Decimal:
        return self.told + self.estimated

    @property
    def shown_number(self) -> str:
        return shown("phone", self.number)


@dataclass(frozen=True, slots=True)
class Month:
    """All inboxes of a month together."""

    month: str
    lines: Sequence[Line]

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def parts(self) -> int:
        return sum(line.parts for line in self.lines)

    @property
    def total(self) -> Decimal:
        return sum((line.total for line in self.lines), Decimal())


def lines(now: datetime) -> list[Line]:
    """The newest month first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [now, MONTHS - 1])
        return [_line(row) for row in cursor.fetchall()]


def _line(row: Sequence[Any]) -> Line:
    month, inbox_id, inbox, number, vendor, count, parts, failed, told, estimated, unknown = row
    return Line(month, inbox_id, inbox, number, vendor, count, int(parts or 0), failed, told, estimated, unknown)


def by_month(rows: Iterable[Line]) -> list[Month]:
    grouped: dict[str, list[Line]] = {}
    for row in rows:
        grouped.setdefault(row.month, []).append(row)
    return [Month(month, found) for month, found in grouped.items()]
