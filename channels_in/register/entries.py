"""An entry of the register is made and changed. What it says of a channel, not where the channel is in its life."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.models import ChannelEntry, EntryStatus, EntryStep
from channels_in.models.register import KINDS, AccountClass
from channels_in.register.lifecycle import missing_for
from channels_in.register.watching import mind_watch
from servicedesk.lib.working_time import OpeningHours
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

# What is decided on is not written by the form of the entry but with the step.
_KIND_OF_WAY = ("name", "kind", "nature", "way", "inbox", "hours", "target")
_WHOSE = ("account_class", "department", "owner", "deputy", "is_watched")
_WHY = ("purpose", "goals", "target_group", "benefit")
_IN_PUBLIC = ("is_listed", "public_name", "public_url", "dormant_text")
FIELDS = frozenset({*_KIND_OF_WAY, *_WHOSE, *_WHY, *_IN_PUBLIC})


def create_entry(*, by: Agent, **fields: Any) -> ChannelEntry:
    """Write down a proposal. Raises InvalidChange."""
    with transaction.atomic():
        entry = ChannelEntry(**_checked(fields))
        entry.save()
        EntryStep.objects.create(entry=entry, by=by, after=entry.status)
        record("channel_entry.created", by=by, about=entry)
    return entry


def change_entry(entry: ChannelEntry, *, by: Agent, **fields: Any) -> None:
    """Change what the entry says. What it needed for the step it has taken it goes on having. Raises InvalidChange."""
    with transaction.atomic():
        fresh = ChannelEntry.objects.select_for_update().get(pk=entry.pk)
        changes = changed_fields(fresh, _checked(fields, fresh))
        if not changes:
            return
        _still_whole(fresh)
        fresh.changed_at = timezone.now()
        mind_watch(fresh, timezone.localdate())
        fresh.save()
        EntryStep.objects.create(entry=fresh, by=by, before=fresh.status, after=fresh.status)
        record("channel_entry.changed", by=by, about=fresh, changes=changes)


def _still_whole(entry: ChannelEntry) -> None:
    for field, why in missing_for(entry, EntryStatus(entry.status)):
        raise InvalidChange(_(why), field=field)


def _checked(fields: Mapping[str, Any], entry: ChannelEntry | None = None) -> dict[str, Any]:
    if unknown := set(fields) - FIELDS:
        raise TypeError(f"no fields of an entry: {', '.join(sorted(unknown))}")
    kept = dict(fields)
    _check_account(kept, entry)
    if "hours" in kept:
        kept["hours"] = _week(kept["hours"])
    return kept


def _check_account(kept: dict[str, Any], entry: ChannelEntry | None) -> None:
    """Whose account it may be: of some platforms there are only those that all departments share."""
    account_class = kept.get("account_class", entry.account_class if entry else AccountClass.COMMON)
    kind = kept.get("kind", entry.kind if entry else "")
    if account_class == AccountClass.COMMON:
        kept["department"] = None
        return
    if kind in settings.COMMON_ACCOUNTS_ONLY:
        raise InvalidChange(
            _("On %(kind)s there are only accounts common to the municipality. Publish by the common one.")
            % {"kind": dict(KINDS)[kind]},
            field="account_class",
        )
    if not kept.get("department", entry.department if entry else None):
        raise InvalidChange(_("Say which department it is of."), field="department")


def _week(hours: Any) -> list[list[list[int]]]:
    """Monday first, each day's spans in order; [] when no day has any."""
    week = tuple(tuple((int(start), int(stop)) for start, stop in sorted(day)) for day in hours)
    if not any(week):
        return []
    try:
        OpeningHours(week)
    except ValueError as error:
        raise InvalidChange(
            _("The hours of a day must not overlap, and end after they begin."), field="hours"
        ) from error
    return [[list(span) for span in day] for day in week]
