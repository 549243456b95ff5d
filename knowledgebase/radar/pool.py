"""The contacts that are grouped, read once into arrays, and what is written of them again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from knowledgebase.radar.grouping import Vectors
from knowledgebase.semantic.language_model import SIZE

MOST = 50_000  # contacts, the newest

_READ = """
SELECT id, coalesce(question_id, 0), is_placed, weight, words,
       CASE WHEN model = %(model)s AND model <> '' THEN array_send(vector) END
  FROM knowledgebase_radarcontact WHERE at >= %(since)s ORDER BY at DESC, id DESC LIMIT %(most)s
"""
_VECTORS = """
UPDATE knowledgebase_radarcontact SET vector = %(vector)s::real[], model = %(model)s WHERE id = %(id)s
"""
# As array_send writes it: five numbers of head, then each number after its length.
_HEAD, _NUMBER = 20, np.dtype([("length", ">i4"), ("value", ">f4")])


@dataclass(slots=True)
class Pool:
    """Of each contact, the newest first. had: its question, 0 for none; vectors: by place, of those that were read."""

    ids: NDArray[np.int64]
    had: NDArray[np.int64]
    is_placed: NDArray[np.bool_]
    weights: NDArray[np.int64]
    words: list[str]
    vectors: dict[int, Vectors] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)


def read_pool(since: datetime, model: str) -> Pool:
    """Read the contacts since then, at most MOST of them, with their vectors of this model."""
    ids: list[int] = []
    had: list[int] = []
    placed: list[bool] = []
    weights: list[int] = []
    words: list[str] = []
    vectors: dict[int, Vectors] = {}
    with connection.chunked_cursor() as cursor:
        cursor.execute(_READ, {"since": since, "model": model, "most": MOST})
        while rows := cursor.fetchmany(2000):
            for pk, question, is_placed, weight, text, sent in rows:
                if sent is not None:
                    vectors[len(words)] = _vector(bytes(sent))
                ids.append(pk)
                had.append(question)
                placed.append(is_placed)
                weights.append(weight)
                words.append(text)
    return Pool(_numbers(ids), _numbers(had), np.array(placed, dtype=bool), _numbers(weights), words, vectors)


def keep_vectors(contacts: Iterable[tuple[int, Vectors]], model: str) -> None:
    """Write what the model made of what these contacts asked."""
    rows: list[dict[str, Any]] = [{"id": pk, "vector": _literal(vector), "model": model} for pk, vector in contacts]
    with connection.cursor() as cursor:
        cursor.executemany(_VECTORS, rows)


def _literal(vector: Vectors) -> str:
    return "{" + ",".join(map(str, vector.astype(float).round(6))) + "}"


def _vector(sent: bytes) -> Vectors:
    found = np.frombuffer(sent, dtype=_NUMBER, offset=_HEAD)["value"].astype(np.float32)
    return found if len(found) == SIZE else np.zeros(SIZE, dtype=np.float32)


def _numbers(values: Sequence[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)
