"""Where each contact belongs: what a question has stays, what is near one joins it, the rest is grouped anew. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors, assign, group
from knowledgebase.radar.matching import match, overlaps
from knowledgebase.radar.points import Points, Texts

LEAST = 3  # times something must have been asked to be a question
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of each contact: the question it had (0: none), whether a person placed it, how often it was asked."""

    had: Numbers
    is_placed: NDArray[np.bool_]
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Assigned:
    """has: of each contact the number of its question, 0 for none, or -1, -2 ... for the new ones, in `new` of them."""

    has: Numbers
    nearness: NDArray[np.float32]
    new: int


def assigned(
    asked: Asked, texts: Texts, points: Points, stays: Collection[int], middles: Mapping[int, Vectors]
) -> Assigned:
    """Say where contacts belong. stays: questions that keep all they have; of others the groups decide anew.

    middles: where questions lie, for those none of these contacts had.
    """
    at = points.vectors[texts.of]
    has_fixed = asked.is_placed | np.isin(asked.had, np.array(sorted(stays), dtype=np.int64))
    anchors = np.array(sorted(stays), dtype=np.int64)
    means = _means(at, np.where(has_fixed, asked.had, 0), asked.weights, anchors)
    for place, question in enumerate(anchors):
        if not means[place].any() and int(question) in middles:
            means[place] = middles[int(question)]
    loose = np.unique(texts.of[~has_fixed])
    weights = np.bincount(texts.of[~has_fixed], asked.weights[~has_fixed], minlength=len(texts)).astype(np.int64)
    joined, _near = assign(points.vectors[loose], means, points.near)
    target = np.zeros(len(texts), dtype=np.int64)
    target[loose[joined >= 0]] = anchors[joined[joined >= 0]]
    rest = loose[joined < 0]
    found = group(points.vectors[rest], points.near, weights[rest])
    is_question = (found.counts >= LEAST)[found.labels]
    target[rest[is_question]] = -1 - found.labels[is_question]
    has, new = _numbered(np.where(has_fixed, asked.had, target[texts.of]), asked)
    return Assigned(has, _nearness(at, has, asked.weights), new)


def _numbered(has: Numbers, asked: Asked) -> tuple[Numbers, int]:
    """New groups go on as the questions they were; the others are numbered -1, -2 ... as they come."""
    groups = np.where(has < 0, -1 - has, -1)
    matched = match(overlaps(groups, np.where(asked.is_placed, 0, asked.had), asked.weights))
    numbers = np.zeros(max(int(groups.max(initial=-1)), 0) + 1, dtype=np.int64)
    for grouped, question in matched.items():
        numbers[grouped] = question
    left = np.array([one for one in np.unique(groups[groups >= 0]) if one not in matched], dtype=np.int64)
    numbers[left] = -1 - np.arange(len(left))
    return np.where(has < 0, numbers[groups], has), len(left)


def _nearness(at: Vectors, has: Numbers, weights: Numbers) -> NDArray[np.float32]:
    numbers, places = np.unique(has, return_inverse=True)
    means = _means(at, has, weights, numbers)
    lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    near = np.einsum("ij,ij->i", at, (means / lengths)[places.reshape(-1)])
    return np.where(has == 0, 0, near).astype(np.float32)


def _means(at: Vectors, of: Numbers, weights: Numbers, numbers: Numbers) -> Vectors:
    """The mean of what is of each of these numbers (sorted); nothing where there is none."""
    sums = np.zeros((len(numbers), at.shape[1]), dtype=np.float32)
    counts = np.zeros(len(numbers), dtype=np.float32)
    places = np.searchsorted(numbers, of)
    is_there = np.isin(of, numbers)
    np.add.at(sums, places[is_there], at[is_there] * weights[is_there, None].astype(np.float32))
    np.add.at(counts, places[is_there], weights[is_there].astype(np.float32))
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float32, copy=False)
