"""What we do to what others write in public: decided here, carried out by a job, each with a copy, a reason and a word
to its author.

Hiding is said to the author when it is done. Of what is taken down they are told first, for an answer to a comment goes
with it: until that has left, it is hidden.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from channels_in.base import Moderates
from channels_in.models import SocialDeed, SocialItem
from channels_in.registry import DOORS, channel
from channels_in.social.telling_authors import tell_author
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import clean, one_line
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

State, Verb, Reason = SocialItem.State, SocialDeed.Verb, SocialDeed.Reason
CARRY_OUT = "channels_in.moderate"  # the job's name
GONE: tuple[str, ...] = (State.WITHDRAWN, State.TAKEN_DOWN)
# What can be done to an item in which state.
ALLOWED: dict[str, tuple[str, ...]] = {
    Verb.HIDE: (State.SHOWN,),
    Verb.SHOW: (State.HIDDEN,),
    Verb.TAKE_DOWN: (State.SHOWN, State.HIDDEN),
}
# Why a thing may be shown again, and why it may be taken away: never the same.
REASONS: dict[str, list[SocialDeed.Reason]] = {
    Verb.HIDE: [reason for reason in Reason if reason != Reason.MISTAKE],
    Verb.TAKE_DOWN: [reason for reason in Reason if reason != Reason.MISTAKE],
    Verb.SHOW: [Reason.MISTAKE],
}


def decide(item: SocialItem, *, verb: str, reason: str, by: Agent | None, note: str = "") -> SocialDeed:
    """Keep the decision with a copy of what was said, and ask for the job that does it. by: None is the rule.

    Raises InvalidChange when it cannot be done, is done, or is not this agent's to decide.
    """
    with transaction.atomic():
        item = (
            SocialItem.objects.select_for_update(of=("self",))
            .select_related("inbox", "message__ticket")
            .get(pk=item.pk)
        )
        _check(item, verb, reason, by)
        deed = SocialDeed.objects.create(
            item=item, verb=verb, reason=reason, note=one_line(clean(note), 500), agent=by, copy=copy_of(item)
        )
        if verb == Verb.TAKE_DOWN:
            tell_author(deed)
        enqueue(CARRY_OUT, queue="outgoing", deed_id=deed.pk)
    return deed


def try_again(deed: SocialDeed, *, by: Agent) -> None:
    """Ask the provider once more. Raises InvalidChange when it is done, or another decision stands."""
    with transaction.atomic():
        item = SocialItem.objects.select_for_update().get(pk=deed.item_id)
        row = SocialDeed.objects.select_for_update().get(pk=deed.pk)
        _check_right(row.item, row.verb, by)
        if not row.gave_up or row.done_at is not None or item.state not in ALLOWED[Verb(row.verb)] or underway(item):
            raise InvalidChange(_("There is nothing to try again any longer."))
        SocialDeed.objects.filter(pk=row.pk).update(gave_up=False, failed="")
        enqueue(CARRY_OUT, queue="outgoing", deed_id=row.pk)


def copy_of(item: SocialItem) -> dict[str, Any]:
    """The item as it is, as SocialDeed.copy."""
    return {
        "text": item.text,
        "author_id": item.author_id,
        "author_name": item.author_name,
        "permalink": item.permalink,
        "said_at": item.said_at.isoformat(),
        "versions": [{"text": row.text, "until": row.until.isoformat()} for row in item.versions.all()],
    }


def can_moderate(kind: str) -> bool:
    """Whether the provider lets us hide and take down what others write there."""
    return kind in DOORS and isinstance(channel(kind), Moderates)


def underway(item: SocialItem) -> SocialDeed | None:
    return SocialDeed.objects.filter(item=item, done_at=None, gave_up=False).first()


def is_being_taken_down(item: SocialItem) -> bool:
    """The network tells of what we take down as of anything else."""
    return SocialDeed.objects.filter(item=item, verb=Verb.TAKE_DOWN, done_at=None, gave_up=False).exists()


def _check(item: SocialItem, verb: str, reason: str, by: Agent | None) -> None:
    if item.message is None or item.is_ours or not item.is_public:
        raise InvalidChange(_("Only what others have written in public can be hidden or taken down."))
    if by is not None:
        _check_right(item, verb, by)
    if reason not in [str(one) for one in REASONS[verb]]:
        raise InvalidChange(_("Choose a reason."))
    if not can_moderate(item.inbox.kind):
        raise InvalidChange(_("Nothing can be hidden or taken down there. Do it at the network itself."))
    if underway(item) is not None:
        raise InvalidChange(_("Something is being done to it already. Wait until that is ready."))
    if item.state not in ALLOWED[Verb(verb)]:
        raise InvalidChange(
            _("It has changed since you looked: %(state)s.") % {"state": item.get_state_display().lower()}
        )


def _check_right(item: SocialItem, verb: str, by: Agent) -> None:
    if item.message is None:
        return
    access, team_id = access_of(by), item.message.ticket.team_id
    if not access.may_hide(team_id):
        raise InvalidChange(_("You may not hide anything here."))
    if verb == Verb.TAKE_DOWN and not access.may_take_down(team_id):
        raise InvalidChange(_("Only who leads the team may take something down. Hide it instead."))
