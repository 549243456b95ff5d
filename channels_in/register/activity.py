"""When something last came or went by a channel, worked out every night; one that stands unused is told of once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from channels_in.models import ChannelEntry, EntryStatus
from channels_in.register.notices import UNUSED, responsible
from servicedesk.lib.queueing import enqueue

# One range of the index message_newest; what is older is known from the nights before.
_LAST = """
    UPDATE channels_in_channelentry entry SET last_active_at = greatest(entry.last_active_at, said.at)
      FROM (SELECT t.inbox_id, max(m.created_at) AS at
              FROM tickets_message m JOIN tickets_ticket t ON t.id = m.ticket_id
             WHERE m.created_at > %s AND m.direction <> ''
               AND t.inbox_id IN (SELECT inbox_id FROM channels_in_channelentry WHERE inbox_id IS NOT NULL)
             GROUP BY t.inbox_id) said
     WHERE entry.inbox_id = said.inbox_id
"""


def unused(now: datetime) -> QuerySet[ChannelEntry]:
    """Channels with an inbox that are in use, and by which nothing has come or gone for CHANNEL_INACTIVE_DAYS."""
    before = now - timedelta(days=settings.CHANNEL_INACTIVE_DAYS)
    since = Greatest(Coalesce(F("last_active_at"), F("status_since")), F("status_since"))
    rows = ChannelEntry.objects.filter(status=EntryStatus.ACTIVE, inbox__isnull=False)
    return rows.annotate(quiet_since=since).filter(quiet_since__lt=before)


def note_activity(now: datetime) -> None:
    """Bring last_active_at up to date."""
    some_unknown = ChannelEntry.objects.filter(inbox__isnull=False, last_active_at=None).exists()
    back = timedelta(days=settings.CHANNEL_INACTIVE_DAYS if some_unknown else 2)
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [now - back])


def look_at_all(now: datetime) -> None:
    """Every night: note what came and went, and tell those responsible of what is newly unused."""
    note_activity(now)
    found = list(unused(now).filter(inactive_told_at=None).select_related("owner", "deputy"))
    ChannelEntry.objects.filter(pk__in=[entry.pk for entry in found]).update(inactive_told_at=now)
    for entry in found:
        for agent in responsible(entry):
            enqueue(UNUSED, queue="outgoing", entry_id=entry.pk, agent_id=agent.pk)
    still = unused(now).values("pk")
    ChannelEntry.objects.filter(~Q(pk__in=still), inactive_told_at__isnull=False).update(inactive_told_at=None)
