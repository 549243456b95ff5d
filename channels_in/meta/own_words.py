"""Our own private words coming back from Meta: those sent from here are known, others were written elsewhere."""

from dataclasses import dataclass

from django.core import signing
from django.db.models import Exists, OuterRef
from django.utils import timezone

from channels_in.models import OutboundAttempt, SocialItem
from channels_in.social.items import keep_ours, said
from channels_in.social.leaving import whole_text
from tickets.actions.changing import changing
from tickets.actions.said_elsewhere import said_elsewhere as write_down
from tickets.actions.senders import find_contact
from tickets.models import Delivery, Direction, EventKind, Inbox, Message, Ticket
from tickets.threading import find_thread

_signer = signing.Signer(salt="channels_in.meta.metadata")
MOST_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Talk:
    """person: as Meta calls them."""

    inbox: Inbox
    channel: str
    person: str

    def ticket(self) -> Ticket | None:
        """The ticket on which they would go on talking."""
        words = said(
            channel=self.channel,
            external_id="-",
            text="",
            author_id=self.person,
            author_name="",
            received_at=timezone.now(),
        )
        contact = find_contact(words.sender) if words.sender else None
        return find_thread(words, contact).ticket if contact else None


def metadata_of(message: Message) -> str:
    """What goes along with a message by Messenger, and comes back with its echo."""
    return _signer.sign(str(message.pk))


def sent_from_here(talk: Talk, item: SocialItem, metadata: str) -> Message | None:
    """Return the message of ours that the item is, and note it. That it has come back proves that it arrived."""
    message = _of_metadata(metadata, talk.channel) or _of_text(talk, item.text)
    if message is None:
        return None
    keep_ours(talk.inbox, message, external_id=item.external_id)
    _has_arrived(message)
    return message


def said_elsewhere(talk: Talk, item: SocialItem) -> Message | None:
    """Write it down on the ticket of the talk; None when there is none."""
    ticket = talk.ticket()
    if ticket is None:
        return None
    message = write_down(ticket, body=item.text, channel=talk.channel, at=item.said_at)
    keep_ours(talk.inbox, message, external_id=item.external_id)
    return message


def _of_metadata(metadata: str, channel: str) -> Message | None:
    try:
        pk = _signer.unsign(metadata)
    except signing.BadSignature:
        return None
    return Message.objects.filter(pk=pk, direction=Direction.OUT, channel=channel, social_item=None).first()


def _of_text(talk: Talk, text: str) -> Message | None:
    """Instagram takes no metadata: one that is on its way to the same person with the same words."""
    ticket = talk.ticket()
    ours = Message.objects.select_related("ticket__inbox__sender_profile", "ticket__team", "agent").filter(
        ticket=ticket, direction=Direction.OUT, channel=talk.channel, social_item=None
    )
    # What nobody has tried to send yet cannot have come back.
    tried = OutboundAttempt.objects.filter(message=OuterRef("pk"))
    ours = ours.filter(Exists(tried), delivery__in=[Delivery.PENDING, Delivery.UNKNOWN]).order_by("-pk")[
        :MOST_LOOKED_AT
    ]
    return next((one for one in ours if whole_text(one).split() == text.split()), None) if ticket else None


def _has_arrived(message: Message) -> None:
    """Of a message of which nobody knew: now it is sent. One that is being sent is told so by who sends it."""
    with changing(Ticket.objects.get(pk=message.ticket_id), by=None) as change:
        rows = Message.objects.filter(pk=message.pk, delivery=Delivery.UNKNOWN)
        if rows.update(delivery=Delivery.SENT, delivery_detail="", delivered_at=change.now):
            change.message = message
            change.record(EventKind.DELIVERY_CHANGED, message=message, to=Delivery.SENT.value, detail="")
