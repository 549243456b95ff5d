"""The night's grouping of texts that are nobody's contacts, to see how well it does. No database."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledgebase.radar.grouping import Labels, group
from knowledgebase.radar.points import points_of, read, reading_order, texts_of
from knowledgebase.radar.vectors import vectors_of
from knowledgebase.radar.words import words_of

READ_AT_FIRST = 8000  # texts the language model reads when everything is grouped


@dataclass(frozen=True, slots=True)
class Grouped:
    """labels: the group of each text; read: how many different texts the language model has read."""

    labels: Labels
    read: int


def grouped(texts: Sequence[str], most: int | None = None) -> Grouped:
    """Group them as new contacts are grouped when there are no questions yet."""
    words = [words_of(text) or text for text in texts]
    once = texts_of(words, np.ones(len(words), dtype=np.int64))
    different = [words[place] for place in once.firsts]
    order = reading_order(different, once.weights)
    chosen, vectors = read(different, order, vectors_of, READ_AT_FIRST if most is None else most)
    known = np.zeros(len(different), dtype=bool)
    known[chosen] = True
    back = np.argsort(chosen)
    points = points_of(different, known, None if vectors is None else vectors[back])
    return Grouped(group(points.vectors, points.near, once.weights).labels[once.of], int(known.sum()))
