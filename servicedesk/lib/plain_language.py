"""How heavy a Swedish text is to read: LIX, long sentences, number of words. It knows no database and no wording.

LIX (läsbarhetsindex, C. H. Björnsson 1968): words per sentence plus the percentage of words longer than six letters.
Under 30 is easy, 30 to 40 ordinary, 40 to 50 is the language of authorities, over 50 is heavy.
"""

import re
from dataclasses import dataclass

LONG_WORD = 7  # letters; LIX counts words of more than six
LONG_SENTENCE = 25  # words
HEAVY_LIX = 45  # from here on a text asks much of its reader
LONG_TEXT = 250  # words: an answer that long is seldom read to its end
FEW_WORDS = 20  # of fewer, LIX says nothing

_WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+\.\w+", re.IGNORECASE)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
# A full stop that ends no sentence: abbreviations and figures.
_ABBREVIATION = re.compile(
    r"\b(?:t\.\s?ex|bl\.\s?a|d\.\s?v\.\s?s|m\.\s?m|o\.\s?s\.\s?v|s\.\s?k|f\.\s?d|fr\.\s?o\.\s?m|t\.\s?o\.\s?m"
    r"|m\.\s?fl|e\.\s?d|kl|ca|nr|dnr|st|tel|jfr|resp|sid|kap|ev|inkl|exkl|max|min|etc|osv|dvs|mfl|mm)\.",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<=\d)[.:](?=\d)")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+|\n|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the checks found; a panel or an editor puts it in words."""

    words: int
    lix: int  # 0 for fewer than FEW_WORDS words
    long_sentences: tuple[str, ...]

    @property
    def is_heavy(self) -> bool:
        return self.lix >= HEAVY_LIX

    @property
    def is_long(self) -> bool:
        return self.words > LONG_TEXT


def read(text: str) -> Reading:
    """Check a text as Markdown or plain; quoted lines and addresses do not count."""
    count = len(words(text))
    return Reading(count, lix(text) if count >= FEW_WORDS else 0, tuple(long_sentences(text)))


def words(text: str) -> list[str]:
    """Return the words in order, without figures and addresses."""
    return _WORD.findall(_bare(text))


def lix(text: str) -> int:
    """Return the readability index, rounded; 0 for a text without words."""
    found = words(text)
    if not found:
        return 0
    long = sum(1 for word in found if sum(map(str.isalpha, word)) >= LONG_WORD)
    return round(len(found) / len(sentences(text)) + 100 * long / len(found))


def sentences(text: str) -> list[str]:
    """Return the sentences that hold a word. A line of its own, as in a list or a greeting, is one too."""
    kept = _FIGURE.sub("\u2024", _ABBREVIATION.sub(lambda match: match.group().replace(".", "\u2024"), _bare(text)))
    found = (match.group().strip() for match in _SENTENCE.finditer(kept))
    return [sentence.replace("\u2024", ".") for sentence in found if _WORD.search(sentence)]


def sentence_places(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the sentences in text as it stands; addresses and quotes in it count as they are."""
    kept = _FIGURE.sub("\u2024", _ABBREVIATION.sub(lambda match: match.group().replace(".", "\u2024"), text))
    places = []
    for match in _SENTENCE.finditer(kept):
        said = match.group()
        if _WORD.search(said):
            start = match.start() + len(said) - len(said.lstrip())
            places.append((start, match.start() + len(said.rstrip())))
    return places


def long_sentences(text: str, *, over: int = LONG_SENTENCE) -> list[str]:
    """Return the sentences of more than over words."""
    return [sentence for sentence in sentences(text) if len(_WORD.findall(sentence)) > over]


def _bare(text: str) -> str:
    return _ADDRESS.sub(" ", _LINK.sub(r"\1", _QUOTED.sub("", text)))
