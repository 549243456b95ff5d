"""From what was asked to points that can be grouped: by meaning where the language model has read, else by letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors
from knowledgebase.radar.letters import key_of, letters_of
from knowledgebase.radar.space import Space, fit, guess
from knowledgebase.radar.vectors import background, background_texts

# How alike the contacts of a question are at least, on average. Chosen on the demo's own questions, not on the set that
# docs/radar.md states figures for.
NEAR = 0.24
NEAR_BY_LETTERS = 0.30
_LEAST_READ = 20  # texts the model must have read for it to say anything of those it has not


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that are nearly the same, as one. firsts: the place of the first of each; of: which one each text is."""

    firsts: NDArray[np.int64]
    of: NDArray[np.int64]
    weights: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.firsts)


@dataclass(frozen=True, slots=True)
class Points:
    """vectors: where each lies, grouped at `near`. raw: the language model's, with what made them points, if any."""

    vectors: Vectors
    near: float
    raw: Vectors | None = None
    space: Space | None = None


def texts_of(words: Sequence[str], weights: NDArray[np.int64]) -> Texts:
    """Put together what is nearly the same, in the order of the first of each."""
    places: dict[str, int] = {}
    of = np.array([places.setdefault(key_of(one), len(places)) for one in words], dtype=np.int64)
    _seen, firsts = np.unique(of, return_index=True)
    return Texts(firsts, of, np.bincount(of, weights=weights, minlength=len(places)).astype(np.int64))


def reading_order(words: Sequence[str], weights: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return places, what tells most first: what was asked most often, then a sample of all the rest."""
    chance = np.array([int.from_bytes(blake2b(one.encode(), digest_size=4).digest()) for one in words], dtype=np.int64)
    return np.lexsort((chance, -weights))


def points_of(words: Sequence[str], known: NDArray[np.bool_], vectors: Vectors | None) -> Points:
    """Return where these lie. vectors: of those that are known, in their order."""
    if vectors is None or known.sum() < min(_LEAST_READ, len(words)):
        return Points(letters_of(words, background_texts()), NEAR_BY_LETTERS)
    raw = vectors if known.all() else guess(letters_of(words, background_texts()), known, vectors)
    space = fit(vectors, background())
    return Points(space.place(raw), NEAR, raw, space)
