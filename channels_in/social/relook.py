"""What people wrote lately is looked at again: a network that only answers questions tells of no edit or removal."""

from datetime import datetime, timedelta

from channels_in.models import DoorAccount, SocialItem

LOOKED_AT = "looked_at"  # in DoorAccount.cursor: when that was done last
FOR = timedelta(days=7)  # after it was said
THERE = (SocialItem.State.SHOWN, SocialItem.State.HIDDEN)


def is_time(account: DoorAccount, now: datetime, every: timedelta) -> bool:
    last = account.cursor.get(LOOKED_AT)
    return not last or now - datetime.fromisoformat(last) >= every


def to_look_at(account: DoorAccount, now: datetime, most: int) -> list[SocialItem]:
    """What others have said to this inbox within a week and that is there as far as we know, the newest first."""
    rows = SocialItem.objects.filter(inbox=account.inbox, is_ours=False, message__isnull=False, state__in=THERE)
    return list(rows.filter(message__created_at__gt=now - FOR).order_by("-message__created_at", "-pk")[:most])
