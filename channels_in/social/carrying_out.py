"""Asking the provider for what was decided (channels_in.social.deeds), until it is done or the provider will not."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.base import ChannelError, Moderates
from channels_in.delivery import NotYetError, TryLaterError
from channels_in.models import SocialDeed, SocialItem
from channels_in.registry import channel
from channels_in.social.deeds import GONE
from channels_in.social.telling import tell
from channels_in.social.telling_authors import tell_author
from servicedesk.lib.text import one_line
from tickets.models import Delivery, EventKind

State, Verb = SocialItem.State, SocialDeed.Verb
GIVE_UP_AFTER = timedelta(days=1)
TOLD_WITHIN = timedelta(minutes=10)  # then it is taken down, whether its author could be told or not
LOOK_AGAIN = timedelta(seconds=15)
BECOMES = {Verb.HIDE: State.HIDDEN, Verb.SHOW: State.SHOWN, Verb.TAKE_DOWN: State.TAKEN_DOWN}
EVENTS = {
    Verb.HIDE: EventKind.POST_HIDDEN,
    Verb.SHOW: EventKind.POST_SHOWN,
    Verb.TAKE_DOWN: EventKind.POST_TAKEN_DOWN,
}


def carry_out(deed_id: int) -> None:
    """Do it at the provider. Doing it twice does no harm. Raises TryLaterError while there is hope."""
    rows = SocialDeed.objects.select_related("item__inbox", "item__message", "told_by")
    deed = rows.filter(pk=deed_id, done_at=None, gave_up=False).first()
    if deed is None:
        return
    door = channel(deed.item.inbox.kind)
    if not isinstance(door, Moderates):
        _failed(deed, ChannelError("this door hides nothing", permanent=True))
        return
    try:
        if waits := deed.verb == Verb.TAKE_DOWN and _is_to_be_told(deed):
            _hide_meanwhile(deed.item, door)
        elif deed.verb == Verb.TAKE_DOWN:
            door.take_down(deed.item)
        else:
            door.hide(deed.item, deed.verb == Verb.HIDE)
    except ChannelError as error:
        _failed(deed, error)
        return
    if waits:
        raise NotYetError(f"the author of deed {deed.pk} is told first", timezone.now() + LOOK_AGAIN)
    _done(deed)


def _is_to_be_told(deed: SocialDeed) -> bool:
    is_leaving = deed.told_by is not None and deed.told_by.delivery == Delivery.PENDING
    return is_leaving and timezone.now() - deed.at < TOLD_WITHIN


def _hide_meanwhile(item: SocialItem, door: Moderates) -> None:
    if item.state == State.SHOWN:
        door.hide(item, True)
        SocialItem.objects.filter(pk=item.pk, state=State.SHOWN).update(state=State.HIDDEN)


def _done(deed: SocialDeed) -> None:
    with transaction.atomic():
        item = SocialItem.objects.select_for_update().get(pk=deed.item_id)
        if not SocialDeed.objects.filter(pk=deed.pk, done_at=None).update(done_at=timezone.now(), failed=""):
            return
        if item.state not in GONE or deed.verb == Verb.TAKE_DOWN:
            item.state = BECOMES[Verb(deed.verb)]
        if deed.verb == Verb.TAKE_DOWN:
            item.taken_down_by = deed
        item.save(update_fields=["state", "taken_down_by"])
        if item.message is not None:
            reason = {"value": deed.reason, "label": str(deed.get_reason_display())}
            tell(item.message, EVENTS[Verb(deed.verb)], by=deed.agent, deed=deed.pk, reason=reason)
        if deed.told_by is None:
            tell_author(deed)
        clear_alarm(_alarm(deed))


def _failed(deed: SocialDeed, error: ChannelError) -> None:
    """Say it loudly, once on the ticket and to administrators until it is mended; try again while that may help."""
    is_first = not deed.failed
    deed.failed = one_line(str(error), 300) or "?"
    deed.gave_up = error.permanent or timezone.now() - deed.at > GIVE_UP_AFTER
    with transaction.atomic():
        SocialDeed.objects.filter(pk=deed.pk, done_at=None).update(failed=deed.failed, gave_up=deed.gave_up)
        if is_first and deed.item.message is not None:
            tell(deed.item.message, EVENTS[Verb(deed.verb)], deed=deed.pk, failed=deed.failed, decided_by=deed.agent_id)
        inbox = deed.item.inbox
        alarm_administrators(_alarm(deed), NOT_DONE, WHY_NOT, inbox=inbox.name, detail=deed.failed)
    if not deed.gave_up:
        raise TryLaterError(f"deed {deed.pk}")


NOT_DONE = gettext_noop("A comment in %(inbox)s could not be hidden or taken down")
WHY_NOT = gettext_noop(
    "The provider said: %(detail)s\n\nEverybody can still read it. Hide it at the network itself, and see whether the"
    " account of the inbox is as it should be. The ticket shows which comment it is."
)


def _alarm(deed: SocialDeed) -> str:
    return f"social_deed:{deed.item.inbox_id}"
