"""The times that are chosen most when something is put off: later today, tomorrow morning, on Monday, in a week.

Pure: now is an argument; hours are of Europe/Stockholm.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

MORNING, AFTERNOON = time(8), time(15)
ANSWER_MOST = timedelta(days=30)  # "until they answer" ends sometime too
SLUGS = ("afternoon", "tomorrow", "monday", "week", "answer")


def quick_moments(now: datetime) -> dict[str, datetime]:
    """Return the choices that lie ahead, soonest first: afternoon, tomorrow, monday, week, answer."""
    here = timezone.localtime(now)
    monday = here + timedelta(days=7 - here.weekday())
    found = {
        "afternoon": _at(here, AFTERNOON),
        "tomorrow": _at(here + timedelta(days=1), MORNING),
        "monday": _at(monday, MORNING),
        "week": _at(here + timedelta(days=7), MORNING),
        "answer": _at(here + ANSWER_MOST, MORNING),
    }
    return {slug: moment for slug, moment in found.items() if moment > now}


def _at(day: datetime, clock: time) -> datetime:
    """That wall-clock time on that day, also over a change to summer time."""
    return timezone.make_aware(datetime.combine(day.date(), clock), day.tzinfo)
