"""A message's text as it is shown: what is new in it, and what it quotes folded away."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from channels_in.email.quotes import fold
from frontend.agent.timeline_rows import Said
from servicedesk.lib.html import text_to_html
from servicedesk.lib.markdown import to_html
from tickets.models import ChannelKind, Direction

_REMEMBERED = 4_000  # characters; a longer text is not kept


@dataclass(frozen=True, slots=True)
class Body:
    html: SafeString | str
    quoted: SafeString | str = ""  # one click away


def body_of(message: Said) -> Body:
    """Fold what a mail from outside quotes; read what an agent wrote as Markdown; show everything else as it is."""
    is_mail = message.direction == Direction.IN and message.channel == ChannelKind.EMAIL
    make = _remembered if len(message.body) <= _REMEMBERED else _made
    is_forward = bool(message.mail_info.get("forwarded"))
    return make(message.body, is_mail, is_forward, message.agent is not None)


def _made(text: str, is_mail: bool, is_forward: bool, is_ours: bool) -> Body:
    if is_ours:
        return Body(to_html(text))
    if not is_mail:
        return Body(text_to_html(text))
    folded = fold(text, is_forward=is_forward)
    return Body(text_to_html(folded.new), text_to_html(folded.quoted) if folded.quoted else "")


# A message never changes, and everybody at a ticket reads the same ones again at every refresh.
_remembered = lru_cache(maxsize=1024)(_made)
