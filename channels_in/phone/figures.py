"""How the lines fared: offered, answered, left, missed, and how long people waited; counted from the calls."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.spreadsheet import safe_cell

SOON, LATER = 60, 90  # seconds
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one line, and of one hour or day of it; at None: the whole period. Times are seconds, None when nobody waited.

    abandoned: the caller hung up. missed: nobody took it, or all were busy. offered also holds those that go on.
    """

    line_id: int
    line: str
    at: datetime | None
    offered: int
    answered: int
    abandoned: int
    missed: int
    soon: int  # answered within SOON
    later: int  # within LATER
    mean: float | None
    median: float | None
    p90: float | None

    @property
    def share_soon(self) -> float:
        """Per cent of those answered."""
        return 100 * self.soon / self.answered if self.answered else 0.0

    @property
    def share_later(self) -> float:
        return 100 * self.later / self.answered if self.answered else 0.0


_ANSWERED = "(c.answered_at IS NOT NULL OR c.outcome = 'answered')"
_COUNTED = f"""
    SELECT a.id, i.name, date_trunc(%s, c.started_at AT TIME ZONE 'Europe/Stockholm') AS at, count(*),
           count(*) FILTER (WHERE {_ANSWERED}),
           count(*) FILTER (WHERE c.state = 'abandoned'),
           count(*) FILTER (WHERE c.state = 'missed'),
           count(*) FILTER (WHERE {_ANSWERED} AND c.wait_seconds <= {SOON}),
           count(*) FILTER (WHERE {_ANSWERED} AND c.wait_seconds <= {LATER}),
           avg(c.wait_seconds) FILTER (WHERE {_ANSWERED}),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY c.wait_seconds) FILTER (WHERE {_ANSWERED}),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY c.wait_seconds) FILTER (WHERE {_ANSWERED})
      FROM channels_in_call c
      JOIN channels_in_dooraccount a ON a.id = c.account_id
      JOIN tickets_inbox i ON i.id = a.inbox_id
     WHERE c.account_id = ANY(%s) AND c.direction = 'in' AND c.started_at >= %s AND c.started_at < %s
     GROUP BY GROUPING SETS ((a.id, i.name), (a.id, i.name, at))
     ORDER BY i.name, a.id, at NULLS FIRST"""  # noqa: S608 -- only our own constants


def figures(account_ids: Iterable[int], first: date, last: date, *, by: str) -> list[Figures]:
    """Each line's whole period, and after it its hours or days (by), in order; those without calls are left out.

    first and last are whole days here. One query.
    """
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [by, list(account_ids), begin, end])
        return [_row(row) for row in cursor.fetchall()]


def _row(row: Sequence[Any]) -> Figures:
    counts, waits = row[3:9], [None if value is None else float(value) for value in row[9:]]
    return Figures(row[0], row[1], row[2], *counts, *waits)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def as_csv(rows: Iterable[Figures]) -> str:
    """For a spreadsheet: semicolons and a comma in decimals, as Swedish ones read; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("Line"),
            _("From"),
            _("Offered"),
            _("Answered"),
            _("Hung up"),
            _("Missed"),
            _("Answered within 60 s"),
            _("Answered within 90 s"),
            _("Mean wait (s)"),
            _("Median wait (s)"),
            _("Nine of ten waited at most (s)"),
        ]
    )
    for row in rows:
        at = row.at.strftime("%Y-%m-%d %H:%M") if row.at else _("The whole period")
        counts = [row.offered, row.answered, row.abandoned, row.missed, row.soon, row.later]
        writer.writerow([safe_cell(row.line), at, *counts, *map(_seconds, (row.mean, row.median, row.p90))])
    return "\ufeff" + out.getvalue()


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace(".", ",")
