"""What all answers at social networks have in common: the text with who says it, what it answers, and that it fits."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from channels_in.accounts import account_for, note_fault, note_success
from channels_in.base import ChannelError
from channels_in.models import DoorAccount, SocialItem
from channels_in.sms.compose import text_of
from channels_in.social.lengths import too_long_by
from tickets.merged import merged_ids
from tickets.models import Message

MOST_KEY = "most_characters"  # in DoorAccount.cursor: what the account's server takes, where servers differ


def whole_text(message: Message, mention: str = "") -> str:
    """The answer as it leaves: whom it is for where the network needs that, the words, who says them."""
    text = text_of(message)
    return f"{mention} {text}" if mention else text


def check_fits(message: Message, account: DoorAccount, text: str) -> None:
    """Raises ChannelError, permanent: nothing is ever cut or split without an agent's knowing."""
    known = account.cursor.get(MOST_KEY)
    over = too_long_by(message.channel, text, known if isinstance(known, int) and known > 0 else None)
    if over:
        raise ChannelError(
            _("The text is %(over)d characters too long for this channel.") % {"over": over}, permanent=True
        )
    if message.attachments.exists():
        raise ChannelError(_("Files cannot be sent by this channel."), permanent=True)


def answered_by(message: Message, account: DoorAccount) -> SocialItem:
    """What the message answers: the newest that its recipient had said when it was written, and that is still there.

    Raises ChannelError when there is none.
    """
    said = SocialItem.objects.filter(
        message__ticket__in=[message.ticket_id, *merged_ids(message.ticket)],
        inbox=account.inbox,
        is_ours=False,
        author_id=str(message.recipients[0].get("value", "")),
        message__created_at__lte=message.created_at,
    )
    there = said.exclude(state__in=[SocialItem.State.WITHDRAWN, SocialItem.State.TAKEN_DOWN])
    found = there.order_by("-message__created_at", "-pk").first()
    if found is None:
        raise ChannelError(_("What would be answered is not there any longer."), permanent=True)
    return found


def is_there_already(message: Message) -> bool:
    """Whether the network has shown it to us: it has left, and we were stopped before we had written that down."""
    return SocialItem.objects.filter(message=message, is_ours=True).exists()


def may_have_left_at(message: Message) -> datetime | None:
    """When it first was handed over without our knowing whether it was taken, since its delivery was last asked for."""
    tries = message.attempts.filter(may_have_left=True, started_at__gte=message.queued_at)
    return tries.order_by("started_at").values_list("started_at", flat=True).first()


def unknown() -> ChannelError:
    """What is not sent again, since it may be there: an agent looks and decides."""
    return ChannelError(
        _("It is not known whether it was taken. Look at the network first."), permanent=True, ambiguous=True
    )


def check_is_first(message: Message) -> None:
    """Of networks that know no key: raises ChannelError when it may be there already, as after a kill in between."""
    if may_have_left_at(message) is not None:
        raise unknown()


def leave(message: Message, send: Callable[[DoorAccount, Message], None]) -> None:
    """Have it sent by its account, and note how that went. Raises ChannelError.

    In public one answer is for all: all its recipients have had it. What the network has shown us already has left.
    """
    if not message.recipients:
        raise ChannelError("no recipients", permanent=True)
    account = account_for(message)
    try:
        if not is_there_already(message):
            send(account, message)
    except ChannelError as error:
        note_fault(account, error)
        raise
    note_success(account)
    for row in message.recipients:
        row["sent"] = True
    Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
