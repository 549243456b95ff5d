"""Setting up feeds, by administrators."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.alarms import clear_alarm
from channels_in.models import MentionFeed
from servicedesk.lib import outward
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange


def save_feed(feed: MentionFeed | None, *, by: Agent, **fields: Any) -> MentionFeed:
    """Make or change a feed: name, url, team, every, is_active. It is fetched within a minute. Raises InvalidChange."""
    try:
        outward.check_address(fields["url"])
    except outward.OutwardError as error:
        raise InvalidChange(_("%(problem)s.") % {"problem": _(str(error)).capitalize()}, field="url") from error
    row = MentionFeed(team=fields["team"]) if feed is None else MentionFeed.objects.get(pk=feed.pk)
    changes = changed_fields(row, fields)
    if "url" in changes:
        row.etag = row.modified = ""
    row.due_at, row.last_error, row.failing_since = timezone.now(), "", None
    try:
        with transaction.atomic():
            row.save()
            clear_alarm(f"mention_feed:{row.pk}")
            verb = "mention_feed.created" if feed is None else "mention_feed.changed"
            record(verb, by=by, about=row, changes=changes)
    except IntegrityError as error:
        raise InvalidChange(_("That feed is fetched already."), field="url") from error
    return row
