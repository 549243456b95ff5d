"""The night's grouping of texts that are nobody's contacts, to see how well it does. No database."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledgebase.radar.grouping import Labels, group
from knowledgebase.radar.points import points_of, reading_order, texts_of
from knowledgebase.radar.reading import READ_AT_FIRST
from knowledgebase.radar.vectors import vectors_of
from knowledgebase.radar.words import words_of


@dataclass(frozen=True, slots=True)
class Grouped:
    """labels: the group of each text; read: how many different texts the language model has read."""

    labels: Labels
    read: int


def grouped(texts: Sequence[str], most: int = READ_AT_FIRST) -> Grouped:
    """Group them as contacts are grouped when there are no questions yet. most: texts the language model reads."""
    words = [words_of(text) or text for text in texts]
    once = texts_of(words, np.ones(len(words), dtype=np.int64))
    different = [words[place] for place in once.firsts]
    chosen = np.sort(reading_order(different, once.weights)[:most])
    vectors = vectors_of([different[place] for place in chosen])
    known = np.zeros(len(different), dtype=bool)
    known[chosen] = vectors is not None
    points = points_of(different, known, vectors)
    return Grouped(group(points.vectors, points.near, once.weights).labels[once.of], int(known.sum()))
