"""Calendars: made and changed by administrators. Each change counts the version up, and clocks are counted again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.slugs import free_slug
from servicedesk.lib.text import one_line
from servicedesk.lib.working_time import OpeningHours
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Integration, Team
from tickets import policies
from tickets.actions.errors import InvalidChange, StaleSettings
from tickets.actions.recount import ask_to_recount
from tickets.models import Calendar, CalendarDay, Inbox
from tickets.models.calendar import office_hours

NAME_MAX, LABEL_MAX, UID_MAX = 80, 120, 255
DAYS_MAX = 400  # of one's own in a calendar
_FIELDS = frozenset({"name", "hours", "keeps_holidays", "half_days_close", "zone"})


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A closing day. closed_from: minute of the day, 0 all day, 1440 open as on its weekday. uid: of an iCal entry."""

    day: date
    closed_from: int = 0
    label: str = ""
    uid: str = ""


def create_calendar(
    *, by: Agent | Integration, name: str, inboxes: Iterable[Inbox] = (), teams: Iterable[Team] = (), **fields: Any
) -> Calendar:
    """Make a calendar; fields are hours, keeps_holidays, half_days_close and zone. Raises InvalidChange."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        calendar = Calendar(slug=free_slug(Calendar, name), hours=office_hours())
        changed_fields(calendar, _checked({"name": name, **fields}))
        calendar.save()
        _use(calendar, inboxes, teams)
        record("calendar.created", by=by, about=calendar)
        _look_again()
    return calendar


def change_calendar(
    calendar: Calendar,
    *,
    by: Agent | Integration,
    seen_version: int | None = None,
    inboxes: Iterable[Inbox] | None = None,
    teams: Iterable[Team] | None = None,
    **fields: Any,
) -> Calendar:
    """Change any of its fields, and who uses it. Raises InvalidChange; StaleSettings when it is newer than seen."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(calendar, seen_version)
        changes = changed_fields(fresh, _checked(fields))
        changes |= _use(fresh, inboxes, teams)
        if changes:
            _save(fresh)
            record("calendar.changed", by=by, about=fresh, changes=changes)
    return fresh


def remove_calendar(calendar: Calendar, *, by: Agent | Integration) -> None:
    """Take it away. The municipality's own stays, and so does one that promises are or were counted in."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(calendar)
        if fresh.is_own:
            raise InvalidChange(_("The municipality's own calendar cannot be removed."))
        record("calendar.removed", by=by, about=fresh)
        try:
            fresh.delete()
        except ProtectedError as error:
            raise InvalidChange(
                _("Promises are counted in this calendar. Choose another one for them first.")
            ) from error
        _look_again()


def close_days(calendar: Calendar, days: Sequence[OwnDay], *, by: Agent | Integration) -> int:
    """Add days, or say anew how those that are there are closed. Returns how many became different.

    An entry of a file that was read before moves with its uid. Raises InvalidChange.
    """
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(calendar)
        changed = [_written(fresh, _checked_day(day)) for day in days]
        if fresh.days.count() > DAYS_MAX:
            raise InvalidChange(_("A calendar has at most %(most)d days of its own.") % {"most": DAYS_MAX}, field="day")
        if any(changed):
            _save(fresh)
            told = [str(day.day) for day, is_new in zip(days, changed, strict=True) if is_new]
            record("calendar.days_closed", by=by, about=fresh, days=told)
    return sum(changed)


def forget_day(day: CalendarDay, *, by: Agent | Integration) -> None:
    """Take a day away: it is as its weekday and the holidays say."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(day.calendar)
        gone, _kinds = fresh.days.filter(pk=day.pk).delete()
        if gone:
            _save(fresh)
            record("calendar.day_forgotten", by=by, about=fresh, days=[str(day.day)])


def _written(calendar: Calendar, day: OwnDay) -> bool:
    if day.uid:
        calendar.days.filter(uid=day.uid).exclude(day=day.day).delete()
    before = calendar.days.filter(day=day.day).first()
    if before is not None and (before.closed_from, before.label) == (day.closed_from, day.label):
        return False
    fields = {"closed_from": day.closed_from, "label": day.label, "uid": day.uid}
    CalendarDay.objects.update_or_create(calendar=calendar, day=day.day, defaults=fields)
    return True


def _checked_day(day: OwnDay) -> OwnDay:
    if not 0 <= day.closed_from <= 1440:
        raise InvalidChange(_("There is no such time."), field="closed_from")
    return OwnDay(day.day, day.closed_from, one_line(day.label, LABEL_MAX).strip(), one_line(day.uid, UID_MAX).strip())


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - _FIELDS
    if unknown:
        raise TypeError(f"a calendar has no {unknown}")
    if "name" in fields:
        fields["name"] = one_line(fields["name"], NAME_MAX).strip()
        if not fields["name"]:
            raise InvalidChange(_("Write a name."), field="name")
    if "zone" in fields and fields["zone"] not in available_timezones():
        raise InvalidChange(_("There is no such time zone."), field="zone")
    half = fields.get("half_days_close")
    if half is not None and not 0 <= half <= 1440:
        raise InvalidChange(_("There is no such time."), field="half_days_close")
    if "hours" in fields:
        _check_hours(fields["hours"])
    return fields


def _check_hours(hours: Sequence[Sequence[Sequence[int]]]) -> None:
    try:
        OpeningHours(tuple(tuple((int(start), int(stop)) for start, stop in day) for day in hours))
    except (TypeError, ValueError) as error:
        raise InvalidChange(_("Hours must be in order, and apart from each other."), field="hours") from error
    if not any(hours):
        raise InvalidChange(_("Write the opening hours of at least one day."), field="hours")


def _use(calendar: Calendar, inboxes: Iterable[Inbox] | None, teams: Iterable[Team] | None) -> dict[str, list[Any]]:
    """Say who uses it. Returns what became different, as changed_fields does."""
    changes: dict[str, list[Any]] = {}
    given: dict[str, Iterable[Any] | None] = {"inboxes": inboxes, "teams": teams}
    for name, wanted in given.items():
        if wanted is None:
            continue
        chosen = list(wanted)
        users = getattr(calendar, name)
        before, after = sorted(map(str, users.all())), sorted(map(str, chosen))
        _refuse_second(calendar, name, chosen)
        users.set(chosen)
        if before != after:
            changes[name] = [before, after]
    return changes


def _refuse_second(calendar: Calendar, name: str, chosen: list[Any]) -> None:
    other = Calendar.objects.filter(**{f"{name}__in": chosen}).exclude(pk=calendar.pk).first()
    if other is not None:
        shared = next(iter(getattr(other, name).filter(pk__in=[one.pk for one in chosen])))
        raise InvalidChange(
            _("%(name)s uses the calendar %(calendar)s. Take it away there first.")
            % {"name": shared, "calendar": other.name},
            field=name,
        )


def _locked(calendar: Calendar, seen_version: int | None = None) -> Calendar:
    fresh = Calendar.objects.select_for_update().get(pk=calendar.pk)
    if seen_version is not None and fresh.version != seen_version:
        raise StaleSettings
    return fresh


def _save(calendar: Calendar) -> None:
    calendar.version += 1
    calendar.changed_at = timezone.now()
    calendar.save()
    _look_again()


def _look_again() -> None:
    ask_to_recount()
    transaction.on_commit(policies.forget)


def _refuse_unless_allowed(by: Agent | Integration) -> None:
    """Administrators, and integrations that are let make what happens by itself."""
    if isinstance(by, Integration):
        is_allowed = Integration.Scope.AUTOMATIONS_WRITE.value in by.scopes
    else:
        is_allowed = access_of(by).is_administrator
    if not is_allowed:
        raise InvalidChange(_("Only administrators change calendars."))
