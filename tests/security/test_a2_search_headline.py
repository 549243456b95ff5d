"""A1, A2: the words round a hit come from outside; only our own marks are HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.search import marked, search_tickets


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "<mark>x</mark>",
        "&lt;b&gt;",
    ],
)
def test_headline_is_escaped_and_marked(cast: Cast, payload: str) -> None:
    make_ticket(team=cast.kontaktcenter, text=f"{payload} soptunnan {payload}")

    (hit,) = search_tickets(cast.johan, "soptunnan").hits

    assert "<mark>soptunnan</mark>" in hit.headline
    assert hit.headline.replace("<mark>soptunnan</mark>", "").count("<") == 0


def test_private_marks_written_by_a_sender_give_only_harmless_marks(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter, text="\ue000<b onclick=x>\ue001 soptunnan \ue001\ue001")

    (hit,) = search_tickets(cast.johan, "soptunnan").hits

    assert "<b" not in hit.headline


@given(st.text(max_size=200))
def test_nothing_but_mark_is_a_tag(text: str) -> None:
    rest = marked(text).replace("<mark>", "").replace("</mark>", "")

    assert "<" not in rest
    assert ">" not in rest
    assert '"' not in rest
