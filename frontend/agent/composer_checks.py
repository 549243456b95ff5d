"""What the composer says of a text before it leaves: variables, identity numbers, how heavy it is to read."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from channels_in.sms.accounts import nearest
from channels_in.sms.compose import closing
from channels_in.sms.segments import segments
from frontend import lookups
from frontend.agent.composer_lengths import count_hint, too_long
from frontend.agent.public_text import others_details
from frontend.agent.sms_short_forms import ShortForm, short_form_for
from servicedesk.lib.identity_numbers import find
from servicedesk.lib.markdown import to_text
from servicedesk.lib.plain_language import HEAVY_LIX, Reading, read
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent
from tickets.actions.sending import what_is_never_public
from tickets.models import ChannelKind, Draft, Ticket
from tickets.variables import fill_in, what_is_wrong

SMS_LONG = 3  # parts; more is read badly on a phone


@dataclass(frozen=True, slots=True)
class Found:
    """identity: a key of the numbers and details found, "" for none; whoever sends it back has seen them."""

    reading: Reading
    numbers: tuple[str, ...] = ()  # with the last digits hidden
    identity: str = ""
    details: tuple[str, ...] = ()  # how somebody else is reached, in a text that would be public
    wrong: str = ""  # what stands in the way of sending, as a sentence
    hints: tuple[str, ...] = ()  # what could be better
    short_form: ShortForm | None = None  # of a long SMS: a shorter text that an article has


def check(text: str, ticket: Ticket, *, by: Agent, kind: str, channel: str = "") -> Found:
    """Look at a text as it stands. A note stays in the house: nothing is said of it. channel: by which it leaves."""
    if kind == Draft.Kind.NOTE:
        return Found(Reading(0, 0, ()))
    reading, numbers = read(text), _numbers(text)
    details = others_details(text) if _is_public(channel) else []
    return Found(
        reading=reading,
        numbers=tuple(f"{number[:-4]}••••" for number in numbers),
        identity=key_of([*numbers, *details]),
        details=tuple(details),
        wrong=what_is_wrong(fill_in(text, ticket, by=by)) or _stops(text, ticket, by, channel),
        hints=(
            *_sms_hints(text, ticket, by, channel),
            *count_hint(text, ticket, by=by, channel=channel),
            *_hints(reading),
        ),
        short_form=_short_form(text, ticket, by, channel),
    )


def _is_public(channel: str) -> bool:
    return channel in ChannelKind and ChannelKind(channel).is_public


def _stops(text: str, ticket: Ticket, by: Agent, channel: str) -> str:
    """What keeps it from leaving by this channel: said while one writes, and refused when it is sent."""
    if _is_public(channel):
        found = what_is_never_public(ChannelKind(channel), text, is_confidential=ticket.is_confidential)
        if found:
            return found
    return too_long(text, ticket, by=by, channel=channel)


def _sms_hints(text: str, ticket: Ticket, by: Agent, channel: str) -> list[str]:
    """How many parts it takes, and what they cost where the price is known."""
    if channel != ChannelKind.SMS or not text.strip():
        return []
    account = nearest(lookups.sms_accounts(), ticket.inbox)
    count = _sms_parts(text, ticket, by)
    price = account.price * count if account is not None and account.price is not None else None
    said = ngettext("One SMS", "%(count)d SMS", count) % {"count": count}
    if price is not None:
        said = _("%(parts)s, %(price)s kronor") % {"parts": said, "price": number_format(price, 2)}
    if count > SMS_LONG:
        said = _("%(parts)s. That is long for an SMS: send a link, or an e-mail.") % {"parts": said}
    return [said]


def _sms_parts(text: str, ticket: Ticket, by: Agent) -> int:
    return segments(f"{to_text(text).strip()}\n{closing(ticket, by)}").parts


def _short_form(text: str, ticket: Ticket, by: Agent, channel: str) -> ShortForm | None:
    """Nothing is looked up while it is short."""
    if channel != ChannelKind.SMS or _sms_parts(text, ticket, by) <= SMS_LONG:
        return None
    return short_form_for(ticket, text, by=by)


def _numbers(text: str) -> list[str]:
    spans = find(text, today=timezone.localdate())
    return list(dict.fromkeys(text[span.start : span.end] for span in spans))


def key_of(numbers: list[str]) -> str:
    """The same numbers give the same key: another number is asked about again."""
    return hashlib.sha256("\n".join(sorted(numbers)).encode()).hexdigest()[:16] if numbers else ""


def _hints(reading: Reading) -> list[str]:
    hints = []
    if reading.is_long:
        hints.append(_("The text is long: %(count)d words. Can it be shorter?") % {"count": reading.words})
    if reading.is_heavy:
        hints.append(
            _("The text is heavy to read: LIX %(lix)d. Aim for less than %(aim)d with shorter sentences and words.")
            % {"lix": reading.lix, "aim": HEAVY_LIX}
        )
    if reading.long_sentences:
        count = len(reading.long_sentences)
        hints.append(
            ngettext("One sentence is long: “%(start)s”", "%(count)d sentences are long. The first: “%(start)s”", count)
            % {"count": count, "start": one_line(reading.long_sentences[0], 60)}
        )
    return hints
