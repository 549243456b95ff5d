"""E-mail addresses and phone numbers in running text."""

import pytest

from servicedesk.lib.contact_details import find, normal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skriv till bo.ek@mejl.example.", ["bo.ek@mejl.example"]),
        ("Ring 070-174 06 05 eller +46 70 174 06 06!", ["070-174 06 05", "+46 70 174 06 06"]),
        ("Bo: bo@mejl.example, 070-174 06 05, bo@mejl.example", ["bo@mejl.example", "070-174 06 05"]),
        ("Kontoret är öppet 10-16. Dnr KS 2026/0417. @bo@social.example svarar inte.", []),
        ("Fakturan 10030231 på 4 312 kronor gäller 2026-03-03.", []),
    ],
)
def test_details_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("070-174 06 05", "+46701740605"),
        ("Bo.Ek@Mejl.example", "bo.ek@mejl.example"),
        ("0980-31 92 00", "+46980319200"),
    ],
)
def test_same_detail_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert normal(one) == normal(other)
