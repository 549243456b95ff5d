"""Which step of a channel may follow which, and what must be known before it. The one table of it.

A channel is taken into use after a decision, and before the decision it has been thought through.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from channels_in.models import ChannelEntry, EntryStatus

PROPOSAL, DECIDED, ACTIVE = EntryStatus.PROPOSAL, EntryStatus.DECIDED, EntryStatus.ACTIVE
DORMANT, CLOSED = EntryStatus.DORMANT, EntryStatus.CLOSED

ALLOWED_STEPS: dict[EntryStatus, tuple[EntryStatus, ...]] = {
    PROPOSAL: (DECIDED, CLOSED),
    DECIDED: (ACTIVE, CLOSED),
    ACTIVE: (DORMANT, CLOSED),
    DORMANT: (ACTIVE, CLOSED),
    CLOSED: (PROPOSAL,),  # from the beginning, with a new decision
}
_THOUGHT_THROUGH = {
    "purpose": gettext_noop("Write what the channel is for before it is decided on."),
    "goals": gettext_noop("Write what is to be reached before it is decided on."),
    "target_group": gettext_noop("Write whom it is for before it is decided on."),
    "owner": gettext_noop("Say who is responsible before it is decided on."),
}
_DECISION = {
    "decided_by": gettext_noop("Write who decided."),
    "decided_on": gettext_noop("Write which day it was decided."),
}
# Before a step these must be written: field -> why, in words.
NEEDED: dict[EntryStatus, dict[str, str]] = {
    DECIDED: _THOUGHT_THROUGH | _DECISION,
    ACTIVE: _THOUGHT_THROUGH | _DECISION,
    DORMANT: {"dormant_text": gettext_noop("Write where people should turn instead.")},
}
WITH_REASON = (DORMANT, CLOSED, PROPOSAL)  # steps that ask why


def steps_from(status: str) -> tuple[EntryStatus, ...]:
    return ALLOWED_STEPS[EntryStatus(status)]


def missing_for(entry: ChannelEntry, after: EntryStatus) -> Iterable[tuple[str, str]]:
    """What is not written yet: field and the reason, untranslated."""
    return [(field, why) for field, why in NEEDED.get(after, {}).items() if not getattr(entry, field)]
