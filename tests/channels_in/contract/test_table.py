"""Every row of the table of doors has what a door must have."""

import inspect
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from channels_in.account_form import AccountForm
from channels_in.base import HasWindow
from channels_in.registry import ANSWERED_BY_EMAIL, DOORS, account_forms, channel
from tests.channels_in.contract.cases import CASES
from tests.fakes.web import Reply

ROOT = Path(__file__).resolve().parents[3]


def test_every_door_has_its_case() -> None:
    assert {kind: case.kind for kind, case in CASES.items()} == {kind: kind for kind in DOORS}


@pytest.mark.parametrize("kind", DOORS)
def test_door_loads_and_says_how_it_works(kind: str) -> None:
    readme = (ROOT / DOORS[kind].folder / "README.md").read_text()

    assert callable(channel(kind).parse)
    assert callable(channel(kind).send)
    assert readme.startswith("# ")
    assert len(readme.splitlines()) <= 80


@pytest.mark.parametrize("kind", DOORS)
def test_door_has_its_settings(kind: str) -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert DOORS[kind].settings in names


@pytest.mark.parametrize("kind", [kind for kind, door in DOORS.items() if door.form])
def test_account_can_be_tested(kind: str) -> None:
    for form in account_forms(kind).values():
        assert issubclass(form, AccountForm)
        assert form.check_account is not AccountForm.check_account
        assert form.readme


@pytest.mark.parametrize("kind", [kind for kind in DOORS if kind not in ANSWERED_BY_EMAIL])
def test_door_with_a_provider_says_how_it_refuses(kind: str) -> None:
    case = CASES[kind]

    if case.fake is not None:
        assert isinstance(case.refused, Reply)
        assert isinstance(case.busy, Reply)


@pytest.mark.parametrize("kind", DOORS)
def test_door_with_a_window_says_so(kind: str) -> None:
    assert isinstance(channel(kind), HasWindow) is CASES[kind].has_window


@pytest.mark.parametrize("kind", DOORS)
def test_door_calls_out_through_the_guarded_client_alone(kind: str) -> None:
    """No client of its own: nothing in its folder names one."""
    sources = (ROOT / Path(inspect.getfile(type(channel(kind)))).parent).rglob("*.py")

    assert [
        path.name for path in sources if re.search(r"\b(import|from) (httpx|requests|urllib3)\b", path.read_text())
    ] == []
