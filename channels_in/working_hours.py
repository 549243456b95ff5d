"""How much of a stretch of time is working hours: Monday to Friday, 8 to 17, Swedish time. Pure."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

_FROM, _TO = time(8), time(17)


def working_hours_between(start: datetime, end: datetime) -> float:
    """Return the working hours from start to end; public holidays count as working days."""
    here, there = timezone.localtime(start), timezone.localtime(end)
    days = (here.date() + timedelta(days=number) for number in range(max((there.date() - here.date()).days, -1) + 1))
    return sum((_of(day, here, there) for day in days if day.weekday() < 5), timedelta()) / timedelta(hours=1)


def _of(day: date, start: datetime, end: datetime) -> timedelta:
    zone = timezone.get_current_timezone()
    opens, closes = datetime.combine(day, _FROM, zone), datetime.combine(day, _TO, zone)
    return max(min(closes, end) - max(opens, start), timedelta())
