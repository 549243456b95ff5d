"""What the language model reads of the contacts: each text once, what tells most first, so much a night."""

import numpy as np
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors
from knowledgebase.radar.points import Texts, reading_order
from knowledgebase.radar.pool import Pool, keep_vectors
from knowledgebase.radar.vectors import let_go, vectors_of

READ_AT_FIRST = 5000  # texts, until so many have been read: two minutes of one processor
READ_A_NIGHT = 400  # from then on: eight seconds
_KEPT_AT_ONCE = 256


def read_texts(pool: Pool, texts: Texts, model: str) -> tuple[NDArray[np.bool_], Vectors | None]:
    """Have the model read; return which texts it has ever read, and their vectors in the texts' order, None for none.

    What it has read is written at once, on one contact of each text: a grouping that is stopped has not read in vain.
    """
    found = {int(texts.of[place]): vector for place, vector in pool.vectors.items()}
    words = [pool.words[place] for place in texts.firsts]
    missing = [int(place) for place in reading_order(words, texts.weights) if int(place) not in found]
    most = max(READ_A_NIGHT, READ_AT_FIRST - len(found))
    for start in range(0, min(most, len(missing)), _KEPT_AT_ONCE) if model else ():
        chosen = missing[start : min(start + _KEPT_AT_ONCE, most)]
        vectors = vectors_of([words[place] for place in chosen])
        if vectors is None:  # it does not answer: the rest goes by letters until the next night
            break
        keep_vectors(zip((int(pool.ids[texts.firsts[place]]) for place in chosen), vectors, strict=True), model)
        found |= dict(zip(chosen, vectors, strict=True))
    let_go()
    known = np.zeros(len(texts), dtype=bool)
    known[list(found)] = True
    return known, np.stack([found[place] for place in sorted(found)]) if found else None
