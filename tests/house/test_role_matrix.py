"""D1, D16: every address of the project has a row in the role matrix, and each role gets what the row says."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from frontend import lookups
from servicedesk.people.models import Agent
from tests import database
from tests.house.role_matrix import MATRIX
from tests.house.roles import ROLES, Row, Things, make_things


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield str(pattern.name)


@pytest.fixture(scope="module")
def one_of_each(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:
    """The same things for every row: no request leaves a trace."""
    with database.for_a_module(django_db_blocker):
        with django_db_blocker.unblock():
            made = make_things()
        yield made


@pytest.fixture
def things(one_of_each: Things, db: None) -> Things:
    cache.clear()
    lookups.forget()
    return one_of_each


def test_every_address_has_a_name_and_a_row_and_every_row_an_address() -> None:
    found = sorted(names(get_resolver().url_patterns))

    assert "None" not in found
    assert found == sorted(MATRIX)


@pytest.mark.parametrize("row", MATRIX.values(), ids=MATRIX)
def test_row_has_a_code_for_every_role(row: Row) -> None:
    assert set(row.codes) == set(ROLES)


@pytest.mark.parametrize("name", MATRIX)
def test_each_role_gets_what_its_row_says(things: Things, name: str) -> None:
    row = MATRIX[name]
    address = reverse(name, args=row.args(things))

    codes = {role: code_for(things, role, row.method, address) for role in ROLES}

    assert codes == row.codes


def code_for(things: Things, role: str, method: str, address: str) -> int:
    """Ask as the role, and leave no trace for the next one."""
    client = Client()
    with transaction.atomic():
        if role != "anonymous":
            client.force_login(things.people[role])
        if role == "disabled":
            Agent.objects.filter(pk=things.people[role].pk).update(is_active=False)
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return int(response.status_code)
