"""Where texts lie to each other: the language model's vectors, made to tell questions apart. Pure.

All that is written to a municipality is alike to the model: two unrelated texts have a cosine of 0.8. So the mean of
all texts is taken out, and the directions they differ most in are drawn in by the root of their spread: what is left
is how they differ from each other. Measured: docs/radar.md.
Source: J. Mu, P. Viswanath, All-but-the-top, ICLR 2018; J. Su et al., Whitening sentence representations, 2021.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors
from knowledgebase.radar.letters import unit

SIZE = 128  # directions that are kept
FULL = 200  # texts that say enough of how texts differ; fewer are filled up from a background
_LEAST = 1e-6  # of the widest direction's spread, below which one is noise
_RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Space:
    mean: NDArray[np.float32]
    axes: Vectors  # numbers of a vector x directions

    def place(self, vectors: Vectors) -> Vectors:
        """Return unit vectors of these directions: their cosine says how alike two texts are, 0 for unrelated ones."""
        return unit(((vectors - self.mean) @ self.axes).astype(np.float32, copy=False))


def fit(vectors: Vectors, background: Vectors | None = None) -> Space:
    """Work out how these differ. background: fills them up to FULL when they are few."""
    missing = FULL - len(vectors)
    if background is not None and missing > 0:
        vectors = np.concatenate([vectors, background[:missing]])
    mean = vectors.mean(axis=0)
    spread, directions = np.linalg.eigh(np.cov((vectors - mean).T, bias=True).astype(np.float64))
    order = np.argsort(spread)[::-1][:SIZE]
    order = order[spread[order] > _LEAST * max(spread[order[0]], 1e-12)]
    return Space(mean, (directions[:, order] * spread[order] ** -0.25).astype(np.float32))


def guess(letters: Vectors, known: NDArray[np.bool_], vectors: Vectors) -> Vectors:
    """Return vectors of all texts: those known as they are, the others as their letters let expect.

    vectors: of the known, in their order. What letters say about meaning is learnt from them by ridge regression.
    """
    found = np.empty((len(letters), vectors.shape[1]), dtype=np.float32)
    found[known] = vectors
    if known.all():
        return found
    mean = vectors.mean(axis=0)
    learnt = letters[known].astype(np.float64)
    weights = np.linalg.solve(
        learnt.T @ learnt + _RIDGE * np.eye(learnt.shape[1]), learnt.T @ (vectors - mean).astype(np.float64)
    )
    found[~known] = letters[~known] @ weights.astype(np.float32) + mean
    return found
