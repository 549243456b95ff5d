import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    """What an earlier test sent does not count towards the limits of this one."""
    cache.clear()
