"""Groups are those of average linkage, whatever order things come in."""

import numpy as np
import pytest

from knowledgebase.radar.grouping import Vectors, assign, group


def some(seed: int, count: int = 60, kinds: int = 7, noise: float = 1.2) -> tuple[Vectors, list[int]]:
    """Unit vectors around a few directions, and which of them each is around."""
    rng = np.random.default_rng(seed)
    centres, kind = rng.normal(size=(kinds, 24)), rng.integers(0, kinds, count)
    found = centres[kind] + noise * rng.normal(size=(count, 24))
    return (found / np.linalg.norm(found, axis=1)[:, None]).astype(np.float32), [int(one) for one in kind]


def parts(labels: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)}


def one_pair_at_a_time(vectors: Vectors, near: float) -> set[frozenset[int]]:
    """Average linkage as it is defined, slowly."""
    groups = [frozenset([place]) for place in range(len(vectors))]
    similar = vectors.astype(np.float64) @ vectors.astype(np.float64).T
    while len(groups) > 1:
        best, one, other = max(
            (float(similar[np.ix_(sorted(a), sorted(b))].mean()), i, j)
            for i, a in enumerate(groups)
            for j, b in enumerate(groups)
            if i < j
        )
        if best < near:
            break
        joined = groups[one] | groups[other]
        groups = [each for place, each in enumerate(groups) if place not in (one, other)] + [joined]
    return set(groups)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("near", [0.2, 0.45])
def test_groups_are_those_of_merging_the_nearest_pair_each_time(seed: int, near: float) -> None:
    vectors, _kinds = some(seed, count=40)

    assert parts(group(vectors, near).labels) == one_pair_at_a_time(vectors, near)


def test_order_makes_no_difference() -> None:
    vectors, _kinds = some(1)
    order = np.random.default_rng(2).permutation(len(vectors))

    mixed = group(vectors[order], 0.3).labels
    back = np.empty_like(mixed)
    back[order] = mixed

    assert parts(back) == parts(group(vectors, 0.3).labels)


def test_what_is_meant_to_be_together_is() -> None:
    vectors, kinds = some(3, noise=0.5)

    assert parts(group(vectors, 0.4).labels) == parts(np.array(kinds))


def test_said_ten_times_counts_as_ten() -> None:
    vectors, _kinds = some(4, count=30)
    weights = np.arange(1, 31)

    weighted = group(vectors, 0.3, weights)
    each = group(np.repeat(vectors, weights, axis=0), 0.3)

    assert int(weighted.counts.sum()) == int(weights.sum())
    assert len(weighted.counts) == len(each.counts)


def test_nearest_group_takes_a_thing_and_far_ones_stay_alone() -> None:
    vectors, _kinds = some(5, noise=0.5)
    found = group(vectors, 0.4)
    labels, nearness = assign(vectors, found.means, 0.3)
    stranger, _far = assign(-vectors[:1], found.means, 0.3)

    assert labels.tolist() == found.labels.tolist()
    assert float(nearness.min()) >= 0.3
    assert stranger.tolist() == [-1]


def test_nothing_is_grouped_to_nothing() -> None:
    empty = np.empty((0, 24), dtype=np.float32)

    assert len(group(empty, 0.3).counts) == 0
    assert assign(empty, empty, 0.3)[0].tolist() == []
    assert assign(some(1, count=2)[0], empty, 0.3)[0].tolist() == [-1, -1]
