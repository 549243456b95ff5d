"""What could be plainer in a Swedish text, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.authority_words import INSTEAD, authority_words
from servicedesk.lib.passive import passives
from servicedesk.lib.plain_findings import FindingKind, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Avgiften betalas i förskott.", ["betalas"]),
        ("Soporna hämtas varje vecka och kärlet töms på tisdagar.", ["hämtas", "töms"]),
        ("Beslutet har fattats av nämnden.", ["fattats"]),
        ("Beslut fattas av nämnden. Det fattas en blankett.", ["fattas"]),
        ("Huset byggdes 1970 och priset höjs.", ["byggdes", "höjs"]),
        ("Du blir kallad till ett möte.", ["blir kallad"]),
        ("Betalas den inte stängs vattnet av.", ["Betalas", "stängs"]),
        ("Det blir dyrt och blir kallt.", []),
        ("Vi hoppas att det finns plats, och vi träffas när du trivs.", []),
        ("Årets insats på skolornas arbetsplats hos kommunens personal.", []),
        ("Ring Lukas eller Andreas.", []),
        ("Du behöver saknas inte, det behövs ingen blankett.", []),
    ],
)
def test_passives_are_found_and_deponents_are_not(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in passives(text)] == found


def test_authority_words_come_with_words_to_write_instead() -> None:
    text = "Du erhåller besked. Erlägg avgiften i enlighet  med taxan. Erhållandesval."

    assert [(text[start:end], instead) for start, end, instead in authority_words(text)] == [
        ("erhåller", "få"),
        ("Erlägg", "betala"),
        ("i enlighet  med", "enligt, så som"),
    ]


def test_the_list_of_authority_words_is_worth_having() -> None:
    assert len(INSTEAD) >= 60
    assert all(instead.strip() for instead in INSTEAD.values())


def test_findings_say_where_they_stand_in_the_markdown() -> None:
    text = (
        "## Betala\n\nAvgiften betalas [klicka här](https://a.example/betalas).\n\n![](fil:1)\n\n"
        "Anna 19121212-1212 bor här."
    )

    found = findings(text)

    assert [(one.kind, one.words) for one in found] == [
        (FindingKind.PASSIVE, "betalas"),
        (FindingKind.EMPTY_LINK, "klicka här"),
        (FindingKind.NO_ALTERNATIVE, "![](fil:1)"),
        (FindingKind.IDENTITY_NUMBER, "19121212-1212"),
    ]
    assert all(text[one.start : one.end] == one.words for one in found)


def test_a_long_sentence_is_found_whole() -> None:
    long = "Du kan t.ex. ringa " + "och ringa " * 14 + "oss."

    found = [one.words for one in findings(f"Kort. {long} Kort igen.") if one.kind == FindingKind.LONG_SENTENCE]

    assert found == [long]


def test_what_links_lead_to_and_code_is_not_read() -> None:
    assert findings("[Sopor](artikel:42) `erhålla` https://a.example/erlagga/betalas") == []


@given(st.text(alphabet="abs åÅ.!?*[]()`>\n19121212-", max_size=200))
def test_places_are_always_inside_the_text(text: str) -> None:
    assert all(
        0 <= one.start < one.end <= len(text) and text[one.start : one.end] == one.words for one in findings(text)
    )
