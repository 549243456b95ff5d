"""Personal identity numbers are found in text, and what only looks like one is not."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.identity_numbers import Span, find, is_luhn, masked

TODAY = date(2026, 11, 22)


def numbers(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text, today=TODAY)]


# Test numbers that Skatteverket publishes: nobody has them.
@pytest.mark.parametrize(
    "number",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "1212121212",
        "121212+1212",
        "19900101-0017",
        "900101 0017",
        "900101 - 0017",
        "900101–0017",
        "20000229-0005",
        "20000229 0005",
    ],
)
def test_number_is_found_however_it_is_written(number: str) -> None:
    assert is_luhn(re.sub(r"\D", "", number)[-10:])

    assert numbers(f"Hej! Mitt nummer är {number}, kan ni hjälpa mig?") == [number]
    assert numbers(f"({number})") == [number]
    assert numbers(f"{number}.") == [number]


def test_coordination_number_is_told_apart() -> None:
    assert find("701063-2391") == [Span(0, 11, "coordination")]
    assert find("121212-1212") == [Span(0, 11, "personal")]


@pytest.mark.parametrize(
    "text",
    [
        "Ärende #104233 och #1212121212",
        "104 233",
        "ring 070-174 06 05",
        "ring 0701740605 eller 0701740639",
        "ring 070174 0639",
        "031-390 06 12",
        "08-465 004 12",
        "0980-319 200",
        "+46701740605",
        "121212-1213",  # the check digit is wrong
        "121312-1212",  # there is no thirteenth month
        "120230-1212",  # nor a 30 February
        "19000229-0005",
        "769600-0008",  # an organisation
        "dnr BN 2026-000123",
        "KS-2026-121212-1212",
        "20271201-1239",  # nobody is born next year
        "12121212121212",
        "1212121212-1212",
        "https://storan.example/arende/1212121212",
        "121212-1212@mejl.example",
        "5050-1055",
        "version 121212-1212.3",
        "1212-12-12 12:12",
        "SE4550000000058398257466",
    ],
)
def test_other_numbers_are_not_found(text: str) -> None:
    assert numbers(text) == []


def test_ten_digits_that_may_be_a_phone_number_count_when_they_are_said_not_to_be_one() -> None:
    phone_like = next(
        number for last in range(10_000) if is_luhn(number := f"070315{last:04}") and not numbers(f"Ring {number}")
    )

    assert numbers(f"Ring mig på {phone_like}.") == []
    assert numbers(f"Mitt personnummer är {phone_like}.") == [phone_like]
    assert numbers(f"Barnet är fött 2007, pnr {phone_like}") == [phone_like]
    assert numbers(f"{phone_like[:6]}-{phone_like[6:]}") == [f"{phone_like[:6]}-{phone_like[6:]}"]


def test_several_are_found_in_order_and_masked() -> None:
    text = "Jag (19121212-1212) och min man, 701063-2391."

    assert numbers(text) == ["19121212-1212", "701063-2391"]
    assert masked(text, today=TODAY) == "Jag (19121212-••••) och min man, 701063-••••."


@given(st.dates(date(1912, 1, 1), TODAY), st.integers(0, 999), st.sampled_from(["", "-"]), st.booleans())
def test_every_number_with_its_century_is_found(born: date, serial: int, between: str, is_coordination: bool) -> None:
    day = born.day + 60 * is_coordination
    nine = f"{born:%y%m}{day:02}{serial:03}"
    check = next(digit for digit in "0123456789" if is_luhn(nine + digit))
    number = f"{born:%Y%m}{day:02}{between}{serial:03}{check}"

    assert numbers(f"Jag heter Ann, {number}.") == [number]


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for span in find(text):
        assert 0 <= span.start < span.end <= len(text)
