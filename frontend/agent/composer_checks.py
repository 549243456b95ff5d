"""What the composer says of a text before it leaves: variables, identity numbers, how heavy it is to read."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servicedesk.lib.identity_numbers import find
from servicedesk.lib.plain_language import HEAVY_LIX, Reading, read
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent
from tickets.models import Draft, Ticket
from tickets.variables import fill_in, what_is_wrong


@dataclass(frozen=True, slots=True)
class Found:
    """identity: a key of the numbers found, "" for none; whoever sends it back has seen them."""

    reading: Reading
    numbers: tuple[str, ...] = ()  # with the last digits hidden
    identity: str = ""
    wrong: str = ""  # what stands in the way of sending, as a sentence
    hints: tuple[str, ...] = ()  # what could be better


def check(text: str, ticket: Ticket, *, by: Agent, kind: str) -> Found:
    """Look at a text as it stands. A note stays in the house: nothing is said of it."""
    if kind == Draft.Kind.NOTE:
        return Found(Reading(0, 0, ()))
    reading, numbers = read(text), _numbers(text)
    return Found(
        reading=reading,
        numbers=tuple(f"{number[:-4]}••••" for number in numbers),
        identity=key_of(numbers),
        wrong=what_is_wrong(fill_in(text, ticket, by=by)),
        hints=tuple(_hints(reading)),
    )


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
