"""Who may be the same person: a pure rule with its reasons."""

import pytest

from servicedesk.people.likeness import Reason, Traits, is_like, name_words, reasons


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Traits("Ann Berg"), Traits("Berg, Ann"), [Reason.SAME_NAME]),
        (Traits("ANN  BERG"), Traits("ann berg"), [Reason.SAME_NAME]),
        (Traits("Ann"), Traits("Ann"), []),
        (Traits(""), Traits(""), []),
        (Traits("Åsa Öberg"), Traits("Asa Oberg"), []),
        (
            Traits("", (("phone", "+46701740605"),)),
            Traits("", (("whatsapp", "46701740605"),)),
            [Reason.SAME_NUMBER],
        ),
        (
            Traits("Ann", (("email", "ann.berg@mejl.example"),)),
            Traits("A B", (("email", "ann.berg+sopor@mejl.example"),)),
            [Reason.SAME_MAILBOX],
        ),
        (
            Traits("Ann-Christin Bergström", (("email", "ann.bergstrom@mejl.example"),)),
            Traits("Ann Christin Bergstrom", (("email", "ann.bergstrom@jobbet.example"),)),
            [Reason.LIKE_NAME, Reason.SAME_LOCAL_PART],
        ),
        (Traits("Ann-Christin Bergström"), Traits("Ann Christin Bergstrom"), []),
        (
            Traits("Brf Granen", (("email", "styrelsen@granen.example"),)),
            Traits("Brf Tallen", (("email", "styrelsen@tallen.example"),)),
            [],
        ),
        (Traits("Ann Berg"), Traits("Bo Ek"), []),
    ],
)
def test_reasons_are_the_same_both_ways(one: Traits, other: Traits, why: list[Reason]) -> None:
    assert reasons(one, other) == why
    assert reasons(other, one) == why


def test_names_are_compared_by_their_words() -> None:
    assert name_words("Bergström-Söderqvist, Ann") == ["ann", "bergström", "söderqvist"]
    assert is_like(["bergström"], ["bergstrom"]) is False
    assert is_like(["ann", "bergström"], ["ann", "bergströms"]) is True
