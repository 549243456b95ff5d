from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tests.channels_in.contract.case import Case
from tests.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def fake(case: Case, settings: Settings) -> Iterator[Any]:
    """The provider of the door under test; None when it has none."""
    if case.fake is None:
        yield None
        return
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with case.fake(settings) as found:
        yield found
