"""Parts of an SMS: what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels_in.sms.segments import GSM_PART, UCS_PART, segments


@pytest.mark.parametrize(
    ("text", "is_wide", "units", "parts"),
    [
        ("", False, 0, 0),
        ("Hej Åsa, é och ß går bra", False, 24, 1),
        ("a" * 160, False, 160, 1),
        ("a" * 161, False, 161, 2),
        ("a" * 306, False, 306, 2),
        ("a" * 307, False, 307, 3),
        ("€" * 80, False, 160, 1),
        ("€" * 81, False, 162, 2),
        # 153 is odd: the euro sign that would be cut in half begins the next part.
        ("a" * 152 + "€" * 10, False, 172, 2),
        ("a" * 152 + "€" + "a" * 152, False, 306, 3),
        ("č" * 70, True, 70, 1),
        ("č" * 71, True, 71, 2),
        ("Bures boahtin! Máŋga čáppa", True, 26, 1),
        ("🙂" * 35, True, 70, 1),
        ("🙂" * 36, True, 72, 2),
    ],
)
def test_parts_of_a_text(text: str, is_wide: bool, units: int, parts: int) -> None:
    found = segments(text)

    assert (found.is_wide, found.units, found.parts) == (is_wide, units, parts)


@given(st.text(max_size=700))
def test_more_text_never_takes_fewer_parts(text: str) -> None:
    found, longer = segments(text), segments(text + "a")

    assert longer.parts >= found.parts
    assert found.units <= found.parts * max(
        160 if not found.is_wide else 70, GSM_PART if not found.is_wide else UCS_PART
    )
    assert found.left >= 0
