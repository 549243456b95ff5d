"""How well groups match labels somebody gave. Pure.

Source: A. Rosenberg, J. Hirschberg, V-measure: a conditional entropy-based external cluster evaluation measure (2007).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Measures:
    """All from 0 to 1. homogeneity: a group holds one label; completeness: a label lies in one group.

    v: their harmonic mean. nmi: mutual information over the geometric mean of both entropies.
    """

    homogeneity: float
    completeness: float
    v: float
    nmi: float


def measures(labels: Sequence[Hashable], groups: Sequence[Hashable]) -> Measures:
    """Compare the group of each thing with its label. Raises ValueError for none, or not as many of both."""
    if len(labels) != len(groups) or not labels:
        raise ValueError("as many groups as labels, and at least one")
    of_labels, of_groups = _entropy(labels), _entropy(groups)
    shared = max(of_labels + of_groups - _entropy(list(zip(labels, groups, strict=True))), 0.0)
    homogeneity = shared / of_labels if of_labels else 1.0
    completeness = shared / of_groups if of_groups else 1.0
    both = homogeneity + completeness
    mean = (of_labels * of_groups) ** 0.5
    nmi = shared / mean if mean else float(of_labels == of_groups)
    return Measures(homogeneity, completeness, 2 * homogeneity * completeness / both if both else 0.0, nmi)


def _entropy(values: Sequence[Hashable]) -> float:
    counts = Counter(values).values()
    return -sum(count / len(values) * log(count / len(values)) for count in counts)
