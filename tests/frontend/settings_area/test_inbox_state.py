"""The list of inboxes claims no more than is so: what has no door yet does not "work"."""

import pytest

from frontend.templatetags.settings import way_in
from tickets.models import ChannelKind


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("email", "door"),
        ("webform", "door"),
        ("api", "door"),
        ("phone", "door"),
        ("visit", "hand"),
        ("facebook", "door"),
        ("app", "none"),
    ],
)
def test_inbox_tells_how_what_comes_in_becomes_tickets(kind: str, way: str) -> None:
    assert way_in(kind) == way


def test_every_kind_has_a_way_or_says_that_it_has_none() -> None:
    assert {way_in(kind) for kind in ChannelKind.values} == {"door", "hand", "none"}
