"""Which language a short text is written in; "" rather than a guess. Pure, and small enough to be read.

Letters decide where they can: Arabic, Persian, Tigrinya, Ukrainian and Russian. Otherwise each word speaks for the
languages that have it among their common words, and its runs of three letters for those whose words are spelt so
(naive Bayes). Measured on texts it has not learnt from: docs/routing.md, tests/servicedesk/lib/test_which_language.py.
"""

import math
import re
from collections import Counter
from functools import lru_cache
from typing import Final

from servicedesk.lib.language_words import WORDS

READ_MAX = 1000  # characters that are looked at
LETTERS_MIN = 12  # in a text of fewer nobody could tell
KNOWN_MIN = 0.18  # of the words must be known ones of the language
KNOWN_WORDS_MIN = 2
MARGIN = 3.0  # how much better than the next, in natural logarithms
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_ALPHABET = 40  # of letters that may follow; for runs that were never seen
_OF_LIST = 0.5  # how much a word of the list counts beside its spelling

_PERSIAN: Final = frozenset("پچژگ")
_UKRAINIAN: Final = frozenset("іїєґ")
_RUSSIAN: Final = frozenset("ыэёъ")


def which_language(text: str) -> str:
    """Return its code as in servicedesk.lib.languages, or "" when it is too short, mixed or unknown.

    >>> which_language("Hei! Milloin jäteastia tyhjennetään meidän kadulla?")
    'fi'
    >>> which_language("ok tack")
    ''
    """
    words = _words(text)
    letters = "".join(words)
    if len(letters) < LETTERS_MIN:
        return ""
    return _by_script(letters) or _by_words(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text[:READ_MAX]).casefold().replace("’", "'"))


def _by_script(letters: str) -> str:
    """The language of an alphabet that is not the Latin one, when most letters are of it."""
    kinds = Counter(_script(letter) for letter in letters)
    script, count = kinds.most_common(1)[0]
    if count * 2 < len(letters):
        return ""
    if script == "arabic":
        return "fa" if sum(letter in _PERSIAN for letter in letters) * 50 > len(letters) else "ar"
    if script == "cyrillic":
        ukrainian, russian = (sum(letter in some for letter in letters) for some in (_UKRAINIAN, _RUSSIAN))
        if ukrainian == russian:
            return ""
        return "uk" if ukrainian > russian else "ru"
    return "ti" if script == "ethiopic" else ""


def _script(letter: str) -> str:
    code = ord(letter)
    if 0x0600 <= code <= 0x06FF:
        return "arabic"
    if 0x0400 <= code <= 0x04FF:
        return "cyrillic"
    return "ethiopic" if 0x1200 <= code <= 0x137F else ""


def _by_words(words: list[str]) -> str:
    models = _models()
    scores = sorted(((sum(model.of(word) for word in words), code) for code, model in models.items()), reverse=True)
    (best, code), (second, _next) = scores[0], scores[1]
    known = sum(word in models[code].words for word in words)
    is_known = known >= KNOWN_WORDS_MIN and known >= KNOWN_MIN * len(words)
    return code if is_known and best - second >= MARGIN else ""


class _Model:
    """One language: its common words, and how they are spelt."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self._runs = Counter(run for word in words for run in _runs(word))
        self._before = Counter(run[:2] for word in words for run in _runs(word))
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, word: str) -> float:
        """The logarithm of how likely the word is in this language."""
        spelt = sum(self._next(run) for run in _runs(word))
        listed = math.log(_OF_LIST / len(self.words)) if word in self.words else -math.inf
        spelt += math.log(1 - _OF_LIST)
        high, low = max(listed, spelt), min(listed, spelt)
        return high + math.log1p(math.exp(low - high))

    def _next(self, run: str) -> float:
        return math.log((self._runs[run] + 0.3) / (self._before[run[:2]] + 0.3 * _ALPHABET))


def _runs(word: str) -> list[str]:
    """Three letters each, with two blanks before and one after the word."""
    padded = f"  {word} "
    return [padded[place : place + 3] for place in range(len(padded) - 2)]


@lru_cache(maxsize=1)
def _models() -> dict[str, _Model]:
    return {code: _Model(frozenset(_words(words))) for code, words in WORDS.items()}
