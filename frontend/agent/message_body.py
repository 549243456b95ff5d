"""A message's text as it is shown: what is new in it, what it quotes folded away, and where a mail came from."""

from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.safestring import SafeString

from channels_in.email.quotes import fold
from channels_in.models import RawInbound
from servicedesk.lib.html import text_to_html
from tickets.models import ChannelKind, Direction, Message


@dataclass(frozen=True, slots=True)
class Body:
    html: SafeString | str
    quoted: SafeString | str = ""  # one click away


def body_of(message: Message) -> Body:
    """Fold what a mail from outside quotes; everything else is shown whole."""
    if message.direction != Direction.IN or message.channel != ChannelKind.EMAIL:
        return Body(text_to_html(message.body))
    folded = fold(message.body, is_forward=bool(message.mail_info.get("forwarded")))
    return Body(text_to_html(folded.new), text_to_html(folded.quoted) if folded.quoted else "")


def with_ways_to_see(messages: "QuerySet[Message]") -> "QuerySet[Message]":
    """Tell of each message whether it came with HTML (has_html) and as bytes of a mail (has_original), unread."""
    raw = RawInbound.objects.filter(message=OuterRef("pk"), inbox__kind=ChannelKind.EMAIL)
    return messages.annotate(
        has_html=ExpressionWrapper(Q(channel=ChannelKind.EMAIL) & ~Q(body_html=""), output_field=BooleanField()),
        has_original=ExpressionWrapper(Q(channel=ChannelKind.EMAIL) & Exists(raw), output_field=BooleanField()),
    )
