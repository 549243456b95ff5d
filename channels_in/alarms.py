"""Alarms: administrators get a mail about what they must mend, at most one a day for each thing until it is mended."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation

from channels_in.models import Alarm
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line
from servicedesk.people.actions.administrators import administrators
from servicedesk.people.mail import SEND

AGAIN_AFTER = timedelta(days=1)


def alarm_administrators(key: str, subject: str, body: str, **values: str | int) -> bool:
    """Note the alarm, and send mail about it unless that was done within a day. Returns whether it was sent.

    subject and body are texts of the code (gettext_noop) that values are put into; each administrator reads them in
    their own language. Never a word of a ticket, a password or a token.
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
            _tell(alarm)
        alarm.save()
    return is_due


def clear_alarm(key: str) -> bool:
    """It is mended: the next time it happens it is told at once. Returns whether it stood."""
    return bool(Alarm.objects.filter(key=key, cleared_at__isnull=True).update(cleared_at=timezone.now()))


def _tell(alarm: Alarm) -> None:
    for agent in administrators():
        with translation.override(agent.language):
            enqueue(SEND, queue="outgoing", to=agent.email, subject=one_line(alarm.title, 200), body=alarm.text)
