"""Alarms: administrators get a mail about what they must mend, at most one a day for each thing until it is mended.

It also stands above every page of the settings. Never about what a ticket holds: names of inboxes and servers.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from channels_in.models import Alarm
from servicedesk.lib.queueing import enqueue

TELL = "channels_in.tell_administrators"
AGAIN_AFTER = timedelta(days=1)


def alarm_administrators(key: str, subject: str, body: str, **values: str | int) -> bool:
    """Note the alarm, and have mail sent about it unless that was done within a day. Returns whether it will be sent.

    subject and body are texts of the code (gettext_noop) that values are put into; each administrator reads them in
    their own language. Never a word of a ticket, a password or a token. Joins the caller's transaction.
    """
    now = timezone.now()
    with transaction.atomic():
        alarm, _is_new = Alarm.objects.select_for_update().get_or_create(key=key, defaults={"raised_at": now})
        if alarm.cleared_at is not None:
            alarm.raised_at, alarm.cleared_at, alarm.told_at = now, None, None
        alarm.subject, alarm.body, alarm.values = subject, body, values
        is_due = alarm.told_at is None or now - alarm.told_at >= AGAIN_AFTER
        if is_due:
            alarm.told_at = now
            enqueue(TELL, queue="outgoing", alarm_id=alarm.pk)
        alarm.save()
    return is_due


def clear_alarm(key: str) -> bool:
    """It is mended: the next time it happens it is told at once. Returns whether it stood."""
    return bool(Alarm.objects.filter(key=key, cleared_at__isnull=True).update(cleared_at=timezone.now()))


def standing_alarms() -> QuerySet[Alarm]:
    """Those that are not mended, the oldest first."""
    return Alarm.objects.filter(cleared_at=None)
