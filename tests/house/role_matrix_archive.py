"""The rows of the archives of social media. See role_matrix.py."""

from channels_in.models import SocialArchive
from tests.factories import make_inbox
from tests.house.roles import Row, administrators


def archive(_things: object) -> list[int]:
    fields = {"storage_name": "2026/07/x", "size": 1, "sha256": "x", "items": 1}
    return [SocialArchive.objects.create(inbox=make_inbox(kind="facebook"), half="2026-1", **fields).pk]


SOCIAL_ARCHIVES: dict[str, Row] = {
    "settings_social_archives": administrators(),
    "settings_social_archive_making": administrators(302, method="post"),
    # Its bytes are not there; see tests/channels_in/social/test_archives_kept.py.
    "settings_social_archive_file": administrators(404, args=archive),
}
