"""Which mentions somebody may see: those of the teams whose tickets they see."""

from django.db.models import Count, QuerySet

from channels_in.models import Mention, MentionFeed
from servicedesk.people.access import Viewer, access_of

ORDER = ("-seen_at", "-id")


def mentions_visible_to(viewer: Viewer) -> QuerySet[Mention]:
    rows = Mention.objects.filter(team__in=access_of(viewer).visible_teams)
    return rows.select_related("feed", "team", "disposed_by", "added_by", "ticket")


def feeds_visible_to(viewer: Viewer) -> QuerySet[MentionFeed]:
    return MentionFeed.objects.filter(team__in=access_of(viewer).visible_teams)


def open_by_team() -> dict[int, int]:
    """How many mentions wait for a disposition, by team; zero for a team that has a feed and none that waits."""
    counts = dict.fromkeys(MentionFeed.objects.filter(is_active=True).values_list("team", flat=True), 0)
    waiting = Mention.objects.filter(disposition="").order_by().values_list("team").annotate(number=Count("pk"))
    return counts | dict(waiting)
