"""How much of a day's quota is used: counted by us, for all accounts of one project, before a call is made.

Sources: developers.google.com/youtube/v3/determine_quota_cost (a list costs 1, what changes something 50; 10,000 a day
unless Google has given more), .../getting-started#quota (the day begins at midnight in Los Angeles).
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.models import DoorAccount

LIST, CHANGE = 1, 50
_THEIRS = ZoneInfo("America/Los_Angeles")
DAY, USED = "quota_day", "quota_used"  # in DoorAccount.cursor
FOR_ANSWERS = 0.2  # of the day's quota that reading leaves alone


def spend(account: DoorAccount, units: int) -> None:
    """Count what a call will cost, and commit. Raises ChannelError, with a rest until midnight there, when there is no
    room for it; reading ends before answering does.
    """
    now = timezone.now()
    day = now.astimezone(_THEIRS).date().isoformat()
    most = settings.YOUTUBE_DAILY_QUOTA * (1 if units >= CHANGE else 1 - FOR_ANSWERS)
    with transaction.atomic():
        rows = DoorAccount.objects.select_for_update().filter(
            provider=account.provider, options__client_id=account.options.get("client_id", "")
        )
        found = {row.pk: row for row in rows.order_by("pk")}
        used = sum(int(row.cursor.get(USED, 0)) for row in found.values() if row.cursor.get(DAY) == day)
        if used + units > most:
            raise exhausted(now)
        row = found[account.pk]
        before = int(row.cursor.get(USED, 0)) if row.cursor.get(DAY) == day else 0
        row.cursor = {**row.cursor, DAY: day, USED: before + units}
        row.save(update_fields=["cursor"])
    account.cursor = {**account.cursor, DAY: day, USED: before + units}


def exhausted(now: datetime) -> ChannelError:
    """Nothing more today: it begins anew at midnight in Los Angeles."""
    there = now.astimezone(_THEIRS)
    midnight = (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return ChannelError("YouTube: the quota of the day is used up", rest=midnight - now + timedelta(minutes=1))
