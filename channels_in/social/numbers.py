"""A personal identity number that somebody outside has written where everybody can read it.

It is looked for when something is written and each time it is changed. Lists show it masked; it is hidden at once
where the provider lets us, and its author is asked to go on in private.
"""

from django.utils import timezone

from channels_in.models import SocialDeed, SocialItem
from channels_in.social.deeds import can_moderate, decide, underway
from channels_in.social.sisters import sister_of
from channels_in.social.telling_authors import tell_by
from channels_in.social.texts import ASKS, text_for
from servicedesk.lib.identity_numbers import find, masked
from servicedesk.lib.text import one_line
from tickets.actions.changing import changing
from tickets.merged import main_of
from tickets.models import EventKind, Message, Ticket
from tickets.models.ticket import PREVIEW_MAX

SUBJECT_OF_TEXT = 80  # characters of a text without subject (tickets.actions.new_tickets)


def look_for_numbers(item: SocialItem) -> None:
    """In the transaction that wrote the item's text; its message is written."""
    if item.message is None or item.is_ours or not item.is_public:
        return
    _mask(item.message)
    if item.state != SocialItem.State.SHOWN or not find(item.text, today=timezone.localdate()):
        return
    if underway(item) is None:
        _act_on(item, item.message)


def _act_on(item: SocialItem, message: Message) -> None:
    hides = can_moderate(item.inbox.kind)
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        change.record(EventKind.IDENTITY_NUMBER_FOUND, message=message, hides=hides)
        door = "" if hides else sister_of(item.inbox)
        if door:
            tell_by(change, item, door=door, body=text_for(ASKS, SocialDeed.Reason.PERSONAL_DATA))
    if hides:
        decide(item, verb=SocialDeed.Verb.HIDE, reason=SocialDeed.Reason.PERSONAL_DATA, by=None)


def _mask(message: Message) -> None:
    """Lists and heads of pages never show the number: what was cut out of the text is cut out of it masked."""
    today = timezone.localdate()
    if not find(message.body, today=today):
        return
    hidden = masked(message.body, today=today)
    own = Ticket.objects.get(pk=message.ticket_id)
    for ticket in {own.pk: own, main_of(own).pk: main_of(own)}.values():
        if ticket.preview == one_line(message.body, PREVIEW_MAX):
            ticket.preview = one_line(hidden, PREVIEW_MAX)
        if ticket.subject == one_line(message.body, SUBJECT_OF_TEXT):
            ticket.subject = one_line(hidden, SUBJECT_OF_TEXT)
        Ticket.objects.filter(pk=ticket.pk).update(preview=ticket.preview, subject=ticket.subject)
