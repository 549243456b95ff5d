from datetime import datetime

from knowledgebase.actions.changing import changing
from knowledgebase.actions.unpublish import take_down
from knowledgebase.models import Translation


def take_down_expired(now: datetime, *, most: int = 500) -> int:
    """Unpublish texts whose publish_to has passed. Readers stopped seeing them at that moment. Returns how many."""
    passed = Translation.objects.filter(live__isnull=False, publish_to__lte=now).order_by("publish_to", "pk")
    return sum(_take_down(one, now) for one in passed.select_related("article")[:most])


def _take_down(translation: Translation, now: datetime) -> bool:
    with changing(translation.article, by=None, may="publish") as change:
        fresh = change.text(translation)
        if fresh.live_id is None or fresh.publish_to is None or fresh.publish_to > now:
            return False
        take_down(change, fresh, why="time")
    return True
