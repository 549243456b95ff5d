"""Mentions by quarter: how many, what was done about them, by which feed, and how long that took."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from channels_in.models import Disposition
from servicedesk.lib.spreadsheet import safe_cell

QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """feed is "" for a whole quarter. median_days: from when it was seen to when something was said about it."""

    quarter: str  # "2026-4"
    feed: str
    total: int
    answered: int
    acted_on: int
    no_action: int
    median_days: float | None

    @property
    def without(self) -> int:
        return self.total - self.answered - self.acted_on - self.no_action

    @property
    def share_without(self) -> float:
        """Per cent."""
        return 100 * self.without / self.total if self.total else 0.0


# feed -1: written in by hand. Grouped twice, by quarter and by quarter and feed, in one reading.
_COUNTED = """
    SELECT to_char(m.seen_at AT TIME ZONE 'Europe/Stockholm', 'YYYY-Q') AS quarter, grouping(m.feed_id), f.name,
           count(*), count(*) FILTER (WHERE m.disposition = 'answered'),
           count(*) FILTER (WHERE m.disposition = 'acted_on'), count(*) FILTER (WHERE m.disposition = 'no_action'),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM m.disposed_at - m.seen_at) / 86400)
      FROM channels_in_mention m LEFT JOIN channels_in_mentionfeed f ON f.id = m.feed_id
     WHERE m.team_id = ANY(%s)
     GROUP BY GROUPING SETS ((quarter), (quarter, m.feed_id, f.name))
     ORDER BY quarter DESC, grouping(m.feed_id) DESC, count(*) DESC, f.name"""


def figures(team_ids: Iterable[int]) -> list[Figures]:
    """Each quarter with its feeds after it, the newest first, at most QUARTERS of them. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [list(team_ids)])
        rows = [_row(row) for row in cursor.fetchall()]
    kept = list(dict.fromkeys(row.quarter for row in rows))[:QUARTERS]
    return [row for row in rows if row.quarter in kept]


def _row(row: Sequence[Any]) -> Figures:
    quarter, is_whole, name, total, answered, acted_on, no_action, median = row
    feed = "" if is_whole else name or _("Written in by hand")
    days = None if median is None else float(median)
    return Figures(quarter, feed, total, answered, acted_on, no_action, days)


def as_csv(rows: Iterable[Figures]) -> str:
    """For spreadsheets: with semicolons and decimal commas, as they are written in Swedish."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    words = (_("Quarter"), _("Feed"), _("Mentions"), *(str(label) for label in Disposition.labels))
    writer.writerow([*words, _("Without disposition"), _("Without disposition, %"), _("Median, days")])
    for row in rows:
        numbers = (row.total, row.answered, row.acted_on, row.no_action, row.without)
        median = "" if row.median_days is None else f"{row.median_days:.1f}".replace(".", ",")
        share = f"{row.share_without:.1f}".replace(".", ",")
        writer.writerow([row.quarter, safe_cell(row.feed or _("All")), *numbers, share, median])
    return out.getvalue()
