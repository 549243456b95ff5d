"""What a visitor had not seen when they went is mailed to them, once."""

from datetime import datetime

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from chat.actions.entering import holding
from chat.actions.hold import GONE_AFTER
from chat.actions.transcript import known_language
from chat.models import ChatSession, ChatState, EntryKind
from servicedesk.lib.text import one_line
from tickets.actions.changing import changing
from tickets.actions.recipients import NAME_MAX
from tickets.actions.sending import send
from tickets.models import ChannelKind, Direction, EventKind, Message

MOST_AT_ONCE = 100


def mail_unread(session: ChatSession) -> Message | None:
    """Mail the agents' answers that were not seen; None when there is none, or no address of the requester's.

    An answer to the mail comes to the same ticket. Each answer is mailed once, however often this is called.
    """
    with holding(session.pk) as chat:
        answers = _unread(chat)
        chat.mailed_seq = chat.last_seq
        chat.save(update_fields=["mailed_seq"])
        address = chat.ticket.requester.addresses.filter(kind="email").order_by("-is_primary", "pk").first()
        if not answers or address is None:
            return None
        with translation.override(known_language(chat.language)), changing(chat.ticket, by=answers[-1].agent) as change:
            name = one_line(address.contact.name, NAME_MAX)
            mail = send(
                change,
                body=_body(answers),
                recipients=[{"kind": address.kind, "value": address.value, "name": name, "role": "to"}],
                language=known_language(chat.language),
                options={"files_of": [answer.pk for answer in answers]},
            )
            change.record(EventKind.REPLIED, message=mail)
    return mail


def mail_left(now: datetime) -> int:
    """Mail what was not seen in chats that have ended, once their visitors' pages are gone. Returns how many mails.

    Whose page is still open can read it there.
    """
    over = ChatSession.objects.filter(state=ChatState.ENDED, mailed_seq__lt=F("last_public_seq"))
    gone = over.filter(ended_at__lt=now - GONE_AFTER, visitor_seen_at__lt=now - GONE_AFTER)
    return sum(mail_unread(chat) is not None for chat in gone.order_by("ended_at")[:MOST_AT_ONCE])


def _unread(chat: ChatSession) -> list[Message]:
    said = chat.entries.filter(
        kind=EntryKind.MESSAGE,
        seq__gt=max(chat.visitor_read, chat.mailed_seq),
        message__direction=Direction.OUT,
        message__is_automatic=False,
        message__channel=ChannelKind.CHAT,
    )
    rows = said.select_related("message__agent").order_by("seq")
    return [row.message for row in rows if row.message is not None]


def _body(answers: list[Message]) -> str:
    head = _("You left the chat before you could read this:")
    return "\n\n".join([head, *(answer.body for answer in answers if answer.body)])
