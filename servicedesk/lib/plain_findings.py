"""Places in a Swedish text, as Markdown, that could be plainer or must not be published: hints with where they stand.

Places are counted in characters of the text as it was given, so that an editor can select them.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servicedesk.lib.authority_words import authority_words
from servicedesk.lib.identity_numbers import find
from servicedesk.lib.passive import passives
from servicedesk.lib.plain_language import LONG_SENTENCE, sentence_places, words

MOST = 200  # findings of a text
# Words of a link that say nothing of where it leads (WCAG 2.4.4).
_EMPTY_LINK = re.compile(
    r"\[\s*((?:klicka|tryck|läs|se|gå|länk|ladda)?\s*(?:här|hit|mer|vidare|mer här|ner|länken|länk|den här länken"
    r"|denna länk|till sidan|denna sida)|här|mer information|https?://\S+|www\.\S+)\s*[.»>]*\s*\]\(",
    re.IGNORECASE,
)
_NO_ALTERNATIVE = re.compile(r"!\[\s*\]\([^)\n]{0,2000}\)")
_HIDDEN = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|(?<=\])\([^)\n]{0,2000}\)|\bhttps?://\S+|\bwww\.\S+|\S+@\S+\.\w+|^[ \t]*>.*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


class FindingKind(StrEnum):
    IDENTITY_NUMBER = "identity_number"  # stops publication
    NO_ALTERNATIVE = "no_alternative"
    EMPTY_LINK = "empty_link"
    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    AUTHORITY_WORD = "authority_word"


@dataclass(frozen=True, slots=True)
class Finding:
    """text[start:end] is what was found; instead says what to write, of authority words only."""

    kind: FindingKind
    start: int
    end: int
    words: str
    instead: str = ""


def findings(text: str, *, today: date | None = None) -> list[Finding]:
    """Return what was found in the order it stands, at most MOST."""
    bare = _HIDDEN.sub(lambda match: " " * len(match.group()), text)
    spans = [(FindingKind.IDENTITY_NUMBER, span.start, span.end, "") for span in find(text, today=today)]
    spans += [(FindingKind.NO_ALTERNATIVE, *match.span(), "") for match in _NO_ALTERNATIVE.finditer(text)]
    spans += [(FindingKind.EMPTY_LINK, *match.span(1), "") for match in _EMPTY_LINK.finditer(text)]
    spans += [
        (FindingKind.LONG_SENTENCE, start, end, "")
        for start, end in sentence_places(bare)
        if len(words(bare[start:end])) > LONG_SENTENCE
    ]
    spans += [(FindingKind.PASSIVE, start, end, "") for start, end in passives(bare)]
    spans += [(FindingKind.AUTHORITY_WORD, start, end, instead) for start, end, instead in authority_words(bare)]
    found = [Finding(kind, start, end, text[start:end], instead) for kind, start, end, instead in spans]
    return sorted(found, key=lambda one: (one.start, one.end))[:MOST]
