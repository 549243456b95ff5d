"""The daily watch: public accounts are looked through every working day, and it is seen when one was not."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.models import ChannelEntry, Look
from channels_in.models.register import IN_USE, watched_on
from servicedesk.lib.swedish_days import is_working_day
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

NOTE_MAX = 500  # characters


def mind_watch(entry: ChannelEntry, today: date) -> None:
    """After a change: note since when, or until when, it is to be looked through. The row is not saved here."""
    is_on = entry.is_watched and entry.status in IN_USE
    was_on = entry.watched_since is not None and entry.watched_until is None
    if is_on and not was_on:
        entry.watched_since, entry.watched_until = today, None
    elif was_on and not is_on:
        entry.watched_until = today


def watched_by(agent: Agent) -> QuerySet[ChannelEntry]:
    """The accounts the agent may say they have looked through: their own, or all of them for administrators."""
    rows = ChannelEntry.objects.filter(watched_since__isnull=False)
    if access_of(agent).is_administrator:
        return rows
    return rows.filter(Q(owner=agent) | Q(deputy=agent))


def look_through(entry: ChannelEntry, *, by: Agent, note: str = "") -> Look:
    """Somebody has looked through the account today. Again the same day: the note is added. Raises InvalidChange."""
    today = timezone.localdate()
    if not watched_on(today).filter(pk=entry.pk).exists():
        raise InvalidChange(_("This account is not looked through any more."))
    note = one_line(note, NOTE_MAX)
    look, is_new = Look.objects.get_or_create(
        entry=entry, day=today, by=by, defaults={"note": note, "at": timezone.now()}
    )
    if note and not is_new:
        look.note = one_line(f"{look.note} {note}".strip(), NOTE_MAX)
        look.save(update_fields=["note"])
    return look


def missing_today(today: date) -> list[ChannelEntry]:
    """The accounts nobody has looked through yet; none on a day nobody works."""
    if not is_working_day(today):
        return []
    rows = watched_on(today).exclude(looks__day=today)
    return list(rows.select_related("owner", "deputy").order_by("name"))


def left_today(today: date) -> dict[int, int]:
    """How many are left, by the id of each agent who answers for an account that is watched. One query."""
    found: dict[int, int] = {}
    is_due = is_working_day(today)
    seen = Exists(Look.objects.filter(entry=OuterRef("pk"), day=today))
    for owner, deputy, is_seen in watched_on(today).annotate(is_seen=seen).values_list("owner", "deputy", "is_seen"):
        for agent_id in {owner, deputy} - {None}:
            found[agent_id] = found.get(agent_id, 0) + (is_due and not is_seen)
    return found


@dataclass(frozen=True, slots=True)
class Day:
    """One account on one working day. looks: who, when and their note; none on a day that is over: it is missing."""

    day: date
    entry: ChannelEntry
    looks: list[Look]
    is_over: bool

    @property
    def is_missing(self) -> bool:
        return self.is_over and not self.looks


def month(entries: QuerySet[ChannelEntry], year: int, number: int, today: date) -> list[Day]:
    """Every working day of the month up to today, the last first, with each account that was watched then.

    Days off on which somebody looked all the same are there too. Two queries.
    """
    first = date(year, number, 1)
    last = min(date(year, number, monthrange(year, number)[1]), today)
    looks: defaultdict[tuple[int, date], list[Look]] = defaultdict(list)
    for look in Look.objects.filter(entry__in=entries, day__range=(first, last)).select_related("by").order_by("at"):
        looks[look.entry_id, look.day].append(look)
    rows = list(entries.select_related("owner", "deputy").order_by("name"))
    days = [last - timedelta(days=back) for back in range((last - first).days + 1)]
    return [
        Day(day, entry, looks[entry.pk, day], is_over=day < today)
        for day in days
        for entry in rows
        if (_is_due(entry, day) and is_working_day(day)) or looks.get((entry.pk, day))
    ]


def _is_due(entry: ChannelEntry, day: date) -> bool:
    since, until = entry.watched_since, entry.watched_until
    return since is not None and since <= day and (until is None or day <= until)
