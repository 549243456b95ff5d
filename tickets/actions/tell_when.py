"""When agents are told by mail, and when they are left in peace."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from tickets.models import MailPace

MORNING = time(7, 30)  # local time of the daily mail


def mail_moment(pace: str, now: datetime) -> datetime | None:
    """When what happens now is to stand in a mail: at once, at the next full hour, the next morning, or never."""
    if pace == MailPace.AT_ONCE:
        return now
    local = timezone.localtime(now)
    if pace == MailPace.HOURLY:
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if pace == MailPace.DAILY:
        day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, MORNING))
    return None
