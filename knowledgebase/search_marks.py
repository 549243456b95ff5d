"""What of a text was searched for, as data: pages turn it into <mark>, the API sends it as it is. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledgebase.search_index import without_addresses
from knowledgebase.search_terms import grams_of, words_in
from knowledgebase.shown import Shown

EXCERPT_MAX = 220  # characters
_PIECES = 30  # of a long text that are looked at
_ALIKE = 0.6  # share of the shorter one's grams that two words have in common
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARKDOWN = re.compile(r"[*_`>|#\[\]]+|^\s*(?:[-+]|\d+\.)\s+|-{3,}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the (start, end) of each marked part of it, in characters, in order."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The text piece by piece, each with whether it is marked."""
        found, at = [], 0
        for start, end in self.marks:
            found += [(self.text[at:start], False), (self.text[start:end], True)]
            at = end
        return [part for part in (*found, (self.text[at:], False)) if part[0]]


class Marker:
    """Marks what some words ask for; one for all hits of a search, since texts share most of their words."""

    def __init__(self, words: Sequence[str]) -> None:
        self._asked = [(word, frozenset(grams_of([word]))) for word in words]
        self._known: dict[str, bool] = {}

    def marked(self, text: str) -> Marked:
        """Mark words that are those asked for, forms of them, or share most of their letters (parts of compounds)."""
        return Marked(text, tuple(match.span() for match in _WORD.finditer(text) if self._is_asked(match[0])))

    def excerpt(self, text: Shown) -> Marked:
        """Return the part of the text that has most of the words; the short answer when nothing has more."""
        body = _MARKDOWN.sub(" ", without_addresses(f"{text.steps}\n\n{text.details}"))
        pieces = [text.short_answer, *(re.sub(r"\s+", " ", one).strip() for one in body.split("\n\n")[:_PIECES])]
        return max((self.marked(_cut(one)) for one in pieces), key=lambda one: len(set(_said(one))))

    def _is_asked(self, word: str) -> bool:
        found = self._known.get(word)
        if found is None:
            plain = "".join(words_in(word))
            grams = frozenset(grams_of([plain])) if plain else frozenset()
            found = self._known[word] = any(_alike(plain, grams, *one) for one in self._asked if plain)
        return found


def _said(found: Marked) -> list[str]:
    return [found.text[start:end].lower() for start, end in found.marks]


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT_MAX else text[:EXCERPT_MAX].rsplit(" ", 1)[0] + "…"


def _alike(word: str, grams: frozenset[str], asked: str, asked_grams: frozenset[str]) -> bool:
    if word == asked:
        return True
    shorter = min(len(grams), len(asked_grams))
    return shorter > 1 and len(grams & asked_grams) >= _ALIKE * shorter
