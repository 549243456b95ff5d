"""Texts compared by their letters, for where there is no language model and for what it has not read yet. Pure.

Grams of four letters, rare ones counting more, thrown together into SIZE numbers by a fixed random projection: the
cosine of two texts is nearly what it would be with every gram by itself.
Source: D. Achlioptas, Database-friendly random projections, Journal of Computer and System Sciences 66 (2003).
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors
from knowledgebase.search_terms import grams_of, telling_words, words_in

SIZE = 384
_BUCKETS = 1 << 14
_CHUNK = 256  # texts at once: 256 x 60 grams x 384 numbers are 24 MB
_STEM = 6  # letters of a word by which nearly identical texts are known


def key_of(text: str) -> str:
    """Return the same for texts that are nearly the same: the same words, whatever their order, ends and signs."""
    return " ".join(sorted({word[:_STEM] for word in words_in(text)}))


def letters_of(texts: Sequence[str], among: Sequence[str] = ()) -> Vectors:
    """Return a unit vector of SIZE for each text; nothing at all for one without a gram that another has too.

    among: other texts that say which grams are common.
    """
    grams = [_grams(text) for text in texts]
    others = [_grams(text) for text in among]
    weights = _weights([*grams, *others])
    axes = np.random.default_rng(0).standard_normal((_BUCKETS, SIZE), dtype=np.float32)
    axes *= weights[:, None]
    found = np.zeros((len(texts), SIZE), dtype=np.float32)
    for start in range(0, len(texts), _CHUNK):
        chunk = grams[start : start + _CHUNK]
        filled = np.flatnonzero([len(one) for one in chunk])
        if not len(filled):
            continue
        begins = np.cumsum([0, *(len(chunk[place]) for place in filled[:-1])])
        found[start + filled] = np.add.reduceat(
            axes[np.concatenate([chunk[place] for place in filled])], begins, axis=0
        )
    return unit(found)


def unit(vectors: Vectors) -> Vectors:
    """Return the rows with length one; rows of nothing stay nothing."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)


def _grams(text: str) -> NDArray[np.int32]:
    grams = grams_of(telling_words(text))
    return np.unique(np.array([zlib.crc32(gram.encode()) % _BUCKETS for gram in grams], dtype=np.int32))


def _weights(grams: Sequence[NDArray[np.int32]]) -> NDArray[np.float32]:
    """The rarer the more; a gram that one text alone has says nothing of who is like it."""
    counts = np.bincount(np.concatenate(grams) if grams else np.zeros(0, dtype=np.int32), minlength=_BUCKETS)
    return np.where(counts > 1, np.log(max(len(grams), 2) / np.maximum(counts, 1)), 0).astype(np.float32)
