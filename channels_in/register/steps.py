"""A channel takes a step in its life: decided, taken into use, at rest, ended. Each is kept with who, when and why."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.models import ChannelEntry, EntryStatus, EntryStep
from channels_in.models.register import IN_USE
from channels_in.register.lifecycle import WITH_REASON, missing_for, steps_from
from channels_in.register.notices import ask_to_tell
from channels_in.register.watching import mind_watch
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange


def take_step(
    entry: ChannelEntry,
    after: EntryStatus,
    *,
    by: Agent,
    why: str = "",
    decided_by: str = "",
    decided_on: date | None = None,
    decision: str = "",
) -> EntryStep:
    """Raises InvalidChange for a step that does not follow, lacks its reason or what must be known before it.

    Those who are to know are told when a channel starts or ends.
    """
    with transaction.atomic():
        fresh = ChannelEntry.objects.select_for_update().get(pk=entry.pk)
        before = EntryStatus(fresh.status)
        if after not in steps_from(before):
            raise InvalidChange(
                _("A channel that is “%(before)s” cannot become “%(after)s”.")
                % {"before": before.label, "after": after.label}
            )
        if after in WITH_REASON and not why.strip():
            raise InvalidChange(_("Write why."), field="why")
        if after == EntryStatus.DECIDED:
            _decide(fresh, decided_by, decided_on, decision)
        if after == EntryStatus.PROPOSAL:
            fresh.decided_by, fresh.decided_on, fresh.decision = "", None, ""
        for field, reason in missing_for(fresh, after):
            raise InvalidChange(_(reason), field=field)
        return _write(fresh, after, by=by, why=_told(fresh, after, why))


def _decide(entry: ChannelEntry, by: str, on: date | None, decision: str) -> None:
    if on is not None and on > timezone.localdate():
        raise InvalidChange(_("The day of the decision has not come yet."), field="decided_on")
    entry.decided_by, entry.decided_on, entry.decision = by.strip(), on, decision.strip()


def _told(entry: ChannelEntry, after: EntryStatus, why: str) -> str:
    """The decision stands in the history too: the entry's own is another's when it is decided on again."""
    if after != EntryStatus.DECIDED:
        return why.strip()
    return " · ".join(part for part in (entry.decided_by, str(entry.decided_on), entry.decision, why.strip()) if part)


def _write(entry: ChannelEntry, after: EntryStatus, *, by: Agent, why: str) -> EntryStep:
    before, now = EntryStatus(entry.status), timezone.now()
    entry.status, entry.status_since, entry.changed_at = after, now, now
    entry.inactive_told_at = None
    mind_watch(entry, timezone.localdate(now))
    entry.save()
    step = EntryStep.objects.create(entry=entry, by=by, at=now, before=before, after=after, why=why[:1000])
    record("channel_entry.step", by=by, about=entry, before=str(before), after=str(after))
    if (before == EntryStatus.DECIDED and after in IN_USE) or (before in IN_USE and after == EntryStatus.CLOSED):
        ask_to_tell(step)
    return step
