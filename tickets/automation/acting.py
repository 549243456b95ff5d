"""Which automation acts right now, and how many have acted one after the other: so they do not go in circles."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

# A person's change sets off the first, its changes the second, and theirs the third. Then it is a circle.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Acting:
    automation: int = 0  # 0: a person, or a job of another kind
    depth: int = 0


_NOBODY = Acting()
_acting: ContextVar[Acting] = ContextVar("acting", default=_NOBODY)


def acting() -> Acting:
    return _acting.get()


@contextmanager
def as_automation(pk: int, depth: int) -> Iterator[None]:
    token = _acting.set(Acting(pk, depth))
    try:
        yield
    finally:
        _acting.reset(token)
