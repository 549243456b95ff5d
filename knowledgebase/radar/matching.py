"""Which question a group goes on as: the one most of its contacts had. Pure."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def overlaps(groups: Numbers, had: Numbers, weights: Numbers) -> dict[tuple[int, int], int]:
    """Return how much of each group had each question. groups < 0 and had 0 are of none."""
    both = (groups >= 0) & (had > 0)
    pairs, places = np.unique(np.stack([groups[both], had[both]]), axis=1, return_inverse=True)
    sums = np.bincount(places.reshape(-1), weights=weights[both], minlength=pairs.shape[1])
    return {
        (int(group), int(question)): int(weight) for group, question, weight in zip(*pairs, sums, strict=True) if weight
    }


def match(found: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Return by group the question it goes on as: the pairs that share most first, each group and question once.

    The older question (the smaller number) wins where two share as much.
    """
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for (group, question), _weight in sorted(found.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
        if group not in matched and question not in taken:
            matched[group] = question
            taken.add(question)
    return matched


def kept(had: Numbers, has: Numbers, weights: Numbers) -> float:
    """Return the share of the questions that still have most of what they had; 1.0 when there were none."""
    before = np.unique(had[had > 0])
    if not len(before):
        return 1.0
    places = np.searchsorted(before, had[had > 0])
    had_all = np.bincount(places, weights=weights[had > 0])
    still = np.bincount(places, weights=(weights * (has == had))[had > 0])
    return float((still * 2 > had_all).mean())
