"""What a question is called until somebody names it: the most central of what was asked that asks. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledgebase.models.radar import NAME_MAX
from knowledgebase.search_terms import sentences_in

LENGTHS = range(12, 121)  # characters of a name that is read at a glance
_ASKS = 0.15  # how much nearer a sentence that asks may be thought of as
_AT_A_GLANCE = 0.10


@dataclass(frozen=True, slots=True)
class Example:
    """nearness: to the middle of the question, as a cosine."""

    words: str
    nearness: float


def name_of(examples: Iterable[Example]) -> str:
    """Return the sentence that stands best for them, in at most NAME_MAX characters; "" without any."""
    best = max(examples, key=lambda one: (_worth(one), -len(one.words), one.words), default=None)
    if best is None:
        return ""
    name = _sentence(best.words)
    return name if len(name) <= NAME_MAX else f"{name[: NAME_MAX - 1].rsplit(' ', 1)[0]}…"


def _worth(example: Example) -> float:
    sentence = _sentence(example.words)
    return example.nearness + _ASKS * sentence.endswith("?") + _AT_A_GLANCE * (len(sentence) in LENGTHS)


def _sentence(words: str) -> str:
    """The sentence that asks; where none does, the first. One that is long enough before one that is not."""
    sentences = sentences_in(words) or [words]
    asking = [one for one in sentences if one.endswith("?")] or sentences
    chosen = next((one for one in asking if len(one) in LENGTHS), asking[0])
    return chosen[:1].upper() + chosen[1:]
