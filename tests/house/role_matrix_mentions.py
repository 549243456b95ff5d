"""Rows of the role matrix: scanned letters, and what is said about us elsewhere."""

from channels_in.models import Mention, MentionFeed, Scan, ScanPage
from tests.factories import make_inbox
from tests.house.roles import Row, administrators, agents, members, token


def letters(_things: object) -> list[object]:
    return [make_inbox(kind="letter").pk]


def scan(things: object) -> list[object]:
    """The pages of the attachment, made when they are first asked for."""
    attachment = things.attachment  # type: ignore[attr-defined]
    if not Scan.objects.filter(attachment_id=attachment).exists():
        found = Scan.objects.create(attachment_id=attachment, state="ready", total=1)
        page = {"storage_name": "gone", "content_type": "image/jpeg", "size": 1}
        ScanPage.objects.create(scan=found, number=1, width=1, height=1, **page)
    return [attachment]


def scan_page(things: object) -> list[object]:
    return [*scan(things), 1]


def mention(things: object) -> list[object]:
    """Of the closed team."""
    team = things.team  # type: ignore[attr-defined]
    return [Mention.objects.get_or_create(key="x", defaults={"team_id": team, "title": "Storån i tidningen"})[0].pk]


def feed(things: object) -> list[object]:
    """A feed that does not answer."""
    team = things.team  # type: ignore[attr-defined]
    said = {"team_id": team, "name": "Google Alerts"}
    return [MentionFeed.objects.get_or_create(url="http://127.0.0.1:1/", defaults=said)[0].pk]


MENTIONS: dict[str, Row] = {
    "api-mentions": token(),
    "mentions": agents(),
    "mention_new": agents(),
    "mention_figures": agents(),
    "mention_figures_csv": agents(),
    "mention_disposition": members(302, args=mention, method="post"),
    "mention_ticket": members(302, args=mention, method="post"),
    "settings_mentions": administrators(),
    "settings_mention_feed_new": administrators(),
    "settings_mention_feed": administrators(args=feed),
    "settings_mention_feed_trial": administrators(args=feed, method="post"),
}
SCANS: dict[str, Row] = {
    "settings_inbox_scans": administrators(args=letters),
    "scan": members(args=scan),
    "scan_picture": agents(404, args=scan_page),
}
