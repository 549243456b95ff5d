"""Articles found by what they mean: sentence embeddings of their passages, compared by pgvector.

Both may be missing (another processor, a database without the extension): then search goes by words alone.
docs/decisions/0016-search-by-letters-and-meaning.md says why it is built like this.
"""

from knowledgebase.semantic.store import (
    EMBED,
    NoAnswer,
    ask_for_passages,
    embed,
    embed_missing,
    has_vectors,
    is_missing,
    is_ready,
    nearest,
    prepare_index,
)

__all__ = [
    "EMBED",
    "NoAnswer",
    "ask_for_passages",
    "embed",
    "embed_missing",
    "has_vectors",
    "is_missing",
    "is_ready",
    "nearest",
    "prepare_index",
]
