"""An article in pieces that each say one thing, as the language model reads them. Pure."""

import re
from collections.abc import Iterable, Iterator

PASSAGE_MAX = 400  # characters: on answers of authorities this found more than 200, 700 or the whole
PASSAGES_MAX = 16  # of one text; each costs a tenth of a second of one processor, once
_HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.MULTILINE)
_ADDRESS = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_MARKS = re.compile(r"[*_`>|#\[\]]+|^\s*(?:[-+]|\d+\.)\s+|-{3,}", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")


def passages_of(question: str, short_answer: str, tags: Iterable[str], steps: str, details: str) -> list[str]:
    """Return the pieces, each once, the most telling first: the question, with its answer, the text bit by bit."""
    first = [question, f"{question} {short_answer}", ", ".join(tags)]
    rest = [*_pieces(steps), *_pieces(details)]
    found = (re.sub(r"\s+", " ", one).strip() for one in (*first, *rest))
    return list(dict.fromkeys(one for one in found if re.search(r"[^\W_]", one)))[:PASSAGES_MAX]


def _pieces(markdown: str) -> Iterator[str]:
    """Sentences put together up to PASSAGE_MAX, under their heading; none of them goes across a heading."""
    parts = _HEADING.split(_ADDRESS.sub(" ", markdown))
    for heading, text in zip(["", *parts[1::2]], parts[::2], strict=True):
        piece = heading
        for sentence in filter(None, map(str.strip, _SENTENCE.split(_MARKS.sub(" ", text)))):
            if len(piece) + len(sentence) > PASSAGE_MAX and piece != heading:
                yield piece
                piece = heading
            piece = f"{piece}. {sentence}" if piece == heading and heading else f"{piece} {sentence}".strip()
        if piece != heading:
            yield piece
