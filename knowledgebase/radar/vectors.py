"""What texts mean, as the language model says: in processes of their own, one for each processor, that stand back."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np

from knowledgebase.radar.grouping import Vectors
from knowledgebase.semantic.language_model import SIZE, LanguageModel, is_installed, model_name

_BATCH = 32  # texts asked for at once
_TIMEOUT = 60.0  # seconds for a batch, when others need the machine more
_PROCESSES = min(2, os.cpu_count() or 1)
_TEXTS = Path(__file__).with_name("background.txt")
BACKGROUND = _TEXTS.with_suffix(".npz")
_TEXT_MAX = 240  # characters that are read: twenty milliseconds


@cache
def _models() -> list[LanguageModel]:
    return [LanguageModel(nice=10, idle=20.0) for _process in range(_PROCESSES)]


def vectors_of(texts: Sequence[str]) -> Vectors | None:
    """Return unit vectors (n x 384) of these texts; None without a model, or when it did not answer."""
    if not is_installed():
        return None
    if not texts:
        return np.empty((0, SIZE), dtype=np.float32)
    batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        parts = [pool.submit(_asked, model, batches[place::_PROCESSES]) for place, model in enumerate(_models())]
        answers = [part.result() for part in parts]
    found: list[Vectors] = []
    for place in range(len(batches)):
        answer = answers[place % _PROCESSES]
        if answer is None:
            return None
        found.append(answer[place // _PROCESSES])
    return np.concatenate(found)


def let_go() -> None:
    """End the processes, and have their memory back; the next texts start others."""
    for model in _models():
        model.stop()


def _asked(model: LanguageModel, batches: Sequence[Sequence[str]]) -> list[Vectors] | None:
    found = []
    for batch in batches:
        vectors = model.vectors([text[:_TEXT_MAX] for text in batch], is_query=True, timeout=_TIMEOUT)
        if vectors is None:
            return None
        found.append(np.array(vectors, dtype=np.float32))
    return found


@cache
def background_texts() -> list[str]:
    """Questions to municipalities of every kind, in the languages people write in."""
    return _TEXTS.read_text().splitlines()


@cache
def background() -> Vectors | None:
    """Return their vectors by the model there is; None when they were made with another (make_radar_background)."""
    with np.load(BACKGROUND) as kept:
        return kept["vectors"].astype(np.float32) if str(kept["model"]) == model_name() else None
