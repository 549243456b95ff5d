"""Keyset pages: every row once, forward and back, also where values tie; forged cursors are told from ours."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.models import Contact

pytestmark = pytest.mark.django_db
MOMENTS = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (1, 2, 3)]


def cursor_of(*parts: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.fixture
def contacts(db: None) -> list[Contact]:
    """Eleven contacts, many of the same moment and name."""
    return Contact.objects.bulk_create(
        Contact(name=f"Namn {place % 3}", created_at=MOMENTS[place % 3]) for place in range(11)
    )


ORDERS = [("created_at", "id"), ("-created_at", "-id"), ("name", "id"), ("-name", "-id"), ("id",)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 3, 4, 11, 20])
def test_all_rows_come_once_and_in_order_forward_and_back(
    contacts: list[Contact], order: tuple[str, ...], size: int
) -> None:
    expected = list(Contact.objects.order_by(*order))
    page = page_of(Contact.objects.all(), order, size=size)
    pages = [page.rows]
    while page.next_cursor:
        page = page_of(Contact.objects.all(), order, page.next_cursor, size)
        pages.append(page.rows)
    assert [row for rows in pages for row in rows] == expected

    back = [page.rows]
    while page.previous_cursor:
        page = page_of(Contact.objects.all(), order, page.previous_cursor, size)
        back.insert(0, page.rows)
    assert back == pages


def test_ends_have_no_cursor(contacts: list[Contact]) -> None:
    first = page_of(Contact.objects.all(), ("id",), size=6)
    last = page_of(Contact.objects.all(), ("id",), first.next_cursor, size=6)

    assert (first.previous_cursor, bool(first.next_cursor)) == ("", True)
    assert (bool(last.previous_cursor), last.next_cursor) == (True, "")
    assert page_of(Contact.objects.none(), ("id",)).next_cursor == ""


def test_row_that_comes_in_between_shifts_nothing(contacts: list[Contact]) -> None:
    first = page_of(Contact.objects.all(), ("-created_at", "-id"), size=4)

    Contact.objects.create(name="Ny", created_at=datetime(2026, 12, 1, tzinfo=UTC))
    second = page_of(Contact.objects.all(), ("-created_at", "-id"), first.next_cursor, size=4)

    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%%%",
        "å",
        "\x00",
        "A" * 100_000,
        cursor_of(),
        cursor_of("after"),
        cursor_of("sideways", "2026-11-01T09:00:00+00:00", 1),
        cursor_of("after", "2026-11-01T09:00:00+00:00"),
        cursor_of("after", "2026-11-01T09:00:00", 1),
        cursor_of("after", "2026-11-01", 1),
        cursor_of("after", None, 1),
        cursor_of("after", 5, 1),
        cursor_of("after", [], {}),
        cursor_of("after", "2026-11-01T09:00:00+00:00", "ett"),
        cursor_of("after", "2026-11-01T09:00:00+00:00", 1.5),
        cursor_of("after", "2026-11-01T09:00:00+00:00", None),
        cursor_of("after", "9999-99-99T09:00:00+00:00", 1),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
        base64.urlsafe_b64encode(b'["after", Infinity, NaN]').decode(),
        base64.urlsafe_b64encode(b'{"after": 1}').decode(),
        base64.urlsafe_b64encode(b"7").decode(),
    ],
    ids=range(22),
)
def test_forged_cursor_is_told(contacts: list[Contact], cursor: str) -> None:
    with pytest.raises(CursorError):
        page_of(Contact.objects.all(), ("created_at", "id"), cursor)


@pytest.mark.parametrize("name", ["a\x00b", "\ud800", "\x1b"])
def test_text_no_row_of_ours_holds_is_told(contacts: list[Contact], name: str) -> None:
    with pytest.raises(CursorError):
        page_of(Contact.objects.all(), ("name", "id"), cursor_of("after", name, 1))


@pytest.mark.parametrize("pk", [0, -1, 10**30, -(10**30), True])
def test_number_beyond_any_row_gives_an_empty_or_a_full_page(contacts: list[Contact], pk: int) -> None:
    page = page_of(Contact.objects.all(), ("created_at", "id"), cursor_of("after", "2026-11-03T09:00:00+00:00", pk))

    assert len(page.rows) <= 11


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_cursor_gives_a_page_or_is_told(db: None, text: str) -> None:
    for cursor in (text, base64.urlsafe_b64encode(text.encode("utf-8", "replace")).decode()):
        try:
            page_of(Contact.objects.all(), ("name", "id"), cursor)
        except CursorError:
            continue


def test_mixed_directions_are_a_programmers_mistake() -> None:
    with pytest.raises(AssertionError):
        page_of(Contact.objects.all(), ("-created_at", "id"))
