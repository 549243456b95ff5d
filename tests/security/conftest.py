import pytest
from django.core.cache import cache

from tests.channels_in.meta.conftest import clock, facebook, graph, messenger

__all__ = ["clock", "facebook", "graph", "messenger"]


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    """What an earlier test sent does not count towards the limits of this one."""
    cache.clear()
