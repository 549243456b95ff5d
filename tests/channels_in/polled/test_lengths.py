"""Characters are counted as each network counts them; where we are not sure, too many rather than too few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels_in.social.lengths import LENGTHS, as_mastodon, as_x, graphemes, too_long_by, utf8, utf16


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("åäö", 3),
        ("a\u030aa\u0308o\u0308", 3),  # the same, each as a letter and a sign
        ("👍🏽", 1),
        ("👩‍👩‍👧‍👦", 1),
        ("🇸🇪🇫🇮", 2),
        ("🇸🇪🇫", 2),
        ("❤️", 1),
        ("1️⃣", 1),
        ("hej\r\ndå", 6),
        ("नि", 1),
    ],
)
def test_graphemes_are_what_a_person_sees(text: str, number: int) -> None:
    assert graphemes(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hej på er", 9),
        ("https://storan.example/" + "a" * 300, 23),
        ("(https://storan.example/a).", 26),
        ("https://a.example och https://b.example", 51),
        ("Se storan.se/avfall nu", 29),
        ("t.ex. bl.a. osv.", 16),
        ("anna@storan.se", 14),
        ("日本", 4),
        ("👩‍👩‍👧‍👦🇸🇪👍🏽", 6),
        ("”citat” – så…", 14),
    ],
)
def test_x_counts_links_as_23_and_much_as_two(text: str, number: int) -> None:
    assert as_x(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("@anna.b@annan.example Hej", 25),
        ("@anna@annan.example Hej", 9),
        ("https://storan.example/" + "a" * 300, 23),
        ("mejla anna@storan.example", 25),
        ("👩‍👩‍👧‍👦", 1),
    ],
)
def test_mastodon_counts_links_as_23_and_names_without_their_server(text: str, number: int) -> None:
    assert as_mastodon(text) == number


@pytest.mark.parametrize(("text", "by_utf16", "by_utf8"), [("åäö", 3, 6), ("🙂", 2, 4), ("\ud800", 1, 3)])
def test_others_count_what_is_stored(text: str, by_utf16: int, by_utf8: int) -> None:
    assert (utf16(text), utf8(text)) == (by_utf16, by_utf8)


@pytest.mark.parametrize("kind", LENGTHS)
def test_text_of_exactly_the_length_fits_and_one_more_does_not(kind: str) -> None:
    most = LENGTHS[kind].most

    assert [too_long_by(kind, "a" * number) for number in (most, most + 1, most + 40)] == [0, 1, 40]
    assert too_long_by(kind, "a" * (most + 1), most + 100) == 0


def test_kind_without_a_limit_takes_anything() -> None:
    assert too_long_by("email", "a" * 1_000_000) == 0


@given(st.text(max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    for kind, length in LENGTHS.items():
        assert 0 <= length.count(text) <= 30 * len(text) + 30, kind
    assert graphemes(text) <= len(text) * 3
