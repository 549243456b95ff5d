"""What a question is called until somebody names it: the most central of what was asked that asks. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledgebase.models.radar import NAME_MAX
from knowledgebase.search_terms import SMALL_TALK, sentences_in, telling_words

GLANCE = 120  # characters of a name that is read at a glance
_ASKS = 0.15  # how much nearer a sentence that asks may be thought of as
_TELLS = 0.05  # for each word that tells what it is about, at most MOST_TELLING of them
MOST_TELLING = 5


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
    return example.nearness + _says(_sentence(example.words))


def _sentence(words: str) -> str:
    """The sentence that says best what is asked: "Kan ni rätta det?" asks, and does not say what."""
    chosen = max(sentences_in(words) or [words], key=lambda one: (_says(one), len(one)))
    return chosen[:1].upper() + chosen[1:]


def _says(sentence: str) -> float:
    telling = sum(word.isalpha() and len(word) > 2 for word in telling_words(sentence, SMALL_TALK))
    asks = _ASKS * sentence.endswith("?") * (telling > 1)
    return asks + _TELLS * min(telling, MOST_TELLING) - _ASKS * (len(sentence) > GLANCE)
