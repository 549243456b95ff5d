"""Telling readers that something is wrong right now, and that it is over."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from knowledgebase.models import Disturbance
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange


def may_tell_of_disturbances(agent: Agent) -> bool:
    access = access_of(agent)
    return access.is_administrator or bool(access.lead_teams)


def create_disturbance(*, by: Agent, **fields: Any) -> Disturbance:
    """Write one; fields are columns of Disturbance. Raises InvalidChange."""
    with transaction.atomic():
        row = Disturbance(**_checked(Disturbance(), fields))
        row.save(force_insert=True)
        record("disturbance.created", by=by, about=row)
    return row


def change_disturbance(disturbance: Disturbance, *, by: Agent, **fields: Any) -> None:
    """Raises InvalidChange."""
    with transaction.atomic():
        row = Disturbance.objects.select_for_update().get(pk=disturbance.pk)
        if changes := changed_fields(row, _checked(row, fields)):
            row.save()
            record("disturbance.changed", by=by, about=row, changes=changes)


def end_disturbance(disturbance: Disturbance, *, by: Agent) -> None:
    """It is over: gone from every page at the next request. Twice is once."""
    change_disturbance(disturbance, by=by, is_active=False)


def _checked(row: Disturbance, fields: dict[str, Any]) -> dict[str, Any]:
    fields = {name: one_line(value, 400) if isinstance(value, str) else value for name, value in fields.items()}
    starts: datetime = fields.get("starts_at", row.starts_at)
    ends: datetime | None = fields.get("ends_at", row.ends_at)
    if ends is not None and ends <= starts:
        raise InvalidChange(_("The end must come after the beginning."), field="ends_at")
    if not fields.get("languages", row.languages):
        raise InvalidChange(_("Choose at least one language."), field="languages")
    link = fields.get("link", row.link)
    if link and not is_web_address(link):
        raise InvalidChange(_("Write an address that begins with https:// or /."), field="link")
    return fields


def is_web_address(url: str) -> bool:
    """A page on the web, or one of this site's own."""
    if any(ord(letter) < 33 for letter in url) or url.startswith(("//", "/\\")):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    own = not parts.scheme and not parts.netloc and url.startswith("/")
    return own or (parts.scheme in ("https", "http") and bool(parts.hostname) and "@" not in parts.netloc)
