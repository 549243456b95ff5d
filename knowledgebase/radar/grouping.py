"""Things that mean the same, put together: average linkage over unit vectors. Pure; arrays are numpy's, float32.

Two groups are as near as the mean of the similarities between all their members, which is the product of their mean
vectors: so nothing is kept but a sum and a count for each group. In each round every group finds its nearest; those
who are each other's nearest, and near enough, become one. That gives the same groups as merging the nearest pair one
at a time (average linkage is reducible), in a few dozen rounds instead of as many as there are things.
Source: F. Murtagh, A survey of recent advances in hierarchical clustering algorithms, The Computer Journal 26 (1983).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]  # n x size, each row of length one
Labels = NDArray[np.int64]  # n, the group of each; -1: of none

_AT_ONCE = 20_000_000  # similarities held at once: 80 MB


@dataclass(slots=True)
class Groups:
    """sums: the sum of each group's vectors; counts: how many; labels: of each thing, the place of its group."""

    sums: Vectors
    counts: NDArray[np.int64]
    labels: Labels

    @property
    def means(self) -> Vectors:
        return (self.sums / self.counts[:, None].astype(np.float32)).astype(np.float32, copy=False)


def group(vectors: Vectors, near: float, weights: NDArray[np.int64] | None = None) -> Groups:
    """Put together what is at least `near` on average. weights: how often each thing was said; none: once.

    Groups come in no order that means anything; things that are near nothing are groups of one.
    """
    counts = np.ones(len(vectors), dtype=np.int64) if weights is None else weights.astype(np.int64)
    found = Groups(
        (vectors * counts[:, None].astype(np.float32)).astype(np.float32), counts.copy(), np.arange(len(vectors))
    )
    nearest = np.full(len(vectors), -1)
    similarity = np.full(len(vectors), -np.inf, dtype=np.float32)
    while len(found.counts) > 1:
        _look(found.means, nearest, similarity)
        pairs = _mutual(nearest, similarity, near)
        if not len(pairs):
            break
        found, nearest, similarity = _joined(found, pairs, nearest, similarity)
    return found


def assign(vectors: Vectors, means: Vectors, near: float) -> tuple[Labels, Vectors]:
    """Return for each vector the place of the group it is nearest to, on average over its members, and how near it is.

    -1 where no group is at least `near`.
    """
    if not len(means) or not len(vectors):
        return np.full(len(vectors), -1), np.zeros(len(vectors), dtype=np.float32)
    labels, nearness = np.empty(len(vectors), dtype=np.int64), np.empty(len(vectors), dtype=np.float32)
    block = _rows(len(means))
    for start in range(0, len(vectors), block):
        similar = vectors[start : start + block] @ means.T
        best = similar.argmax(axis=1)
        labels[start : start + block] = best
        nearness[start : start + block] = similar[np.arange(len(best)), best]
    labels[nearness < near] = -1
    return labels, nearness


def _rows(width: int) -> int:
    return max(1, _AT_ONCE // max(width, 1))


def _look(means: Vectors, nearest: Labels, similarity: Vectors) -> None:
    """Find the nearest other of those who do not know theirs (-1), and how near it is."""
    unknown = np.flatnonzero(nearest < 0)
    block = _rows(len(means))
    for start in range(0, len(unknown), block):
        rows = unknown[start : start + block]
        similar = means[rows] @ means.T
        places = np.arange(len(rows))
        similar[places, rows] = -np.inf
        best = similar.argmax(axis=1)
        nearest[rows], similarity[rows] = best, similar[places, best]


def _mutual(nearest: Labels, similarity: Vectors, near: float) -> Labels:
    """Return the pairs (n x 2) of those who are each other's nearest and near enough."""
    places = np.arange(len(nearest))
    is_pair = (nearest[nearest] == places) & (places < nearest) & (similarity >= near)
    return np.stack([places[is_pair], nearest[is_pair]], axis=1)


def _joined(found: Groups, pairs: Labels, nearest: Labels, similarity: Vectors) -> tuple[Groups, Labels, Vectors]:
    """The second of each pair becomes part of the first. Who was nearest to either must look again, and nobody else:

    a group that became larger is never nearer to others than the nearer of its parts was.
    """
    first, second = pairs[:, 0], pairs[:, 1]
    found.sums[first] += found.sums[second]
    found.counts[first] += found.counts[second]
    changed = np.zeros(len(found.counts), dtype=bool)
    changed[pairs] = True
    must_look = changed | changed[nearest]
    stays = np.ones(len(found.counts), dtype=bool)
    stays[second] = False
    place = np.cumsum(stays) - 1
    place[second] = place[first]
    known = np.where(must_look, -1, place[nearest])[stays]
    return Groups(found.sums[stays], found.counts[stays], place[found.labels]), known, similarity[stays]
