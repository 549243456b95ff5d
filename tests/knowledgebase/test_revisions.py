"""The difference view, restoring, and what a revision keeps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.actions.restore import restore
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.models.translation import Status
from knowledgebase.revisions import FieldDifference, Piece, around, difference, pieces
from knowledgebase.texts import text_of
from tests.knowledgebase.newsroom import Newsroom


def test_a_difference_shows_the_words_that_changed_and_no_others() -> None:
    older = {"short_answer": "Ställ ut kärlet senast klockan 6.", "details": "Samma", "links": []}
    newer = {
        "short_answer": "Ställ ut kärlet kvällen före.",
        "details": "Samma",
        "links": [{"kind": "page", "label": "Karta", "url": "/karta/"}],
    }

    assert difference(older, newer) == [
        FieldDifference(
            "short_answer",
            (
                Piece("same", "Ställ ut kärlet "),
                Piece("gone", "senast klockan 6"),
                Piece("new", "kvällen före"),
                Piece("same", "."),
            ),
        ),
        FieldDifference("links", (Piece("new", "Karta </karta/>"),)),
    ]


@settings(max_examples=200, deadline=None)
@given(st.text("ab .\n", max_size=60), st.text("ab .\n", max_size=60))
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    found = list(pieces(before, after))

    assert "".join(one.text for one in found if one.kind != "new") == before
    assert "".join(one.text for one in found if one.kind != "gone") == after


@pytest.mark.django_db
def test_an_old_text_comes_back_as_a_new_revision(room: Newsroom) -> None:
    text = room.live()
    first = text.latest
    assert first is not None
    save_revision(text, by=room.pirkko, short_answer="Fel svar.", details="Fel text.")

    back = restore(first, by=room.pirkko)

    assert (back.number, back.restored_from, text_of(back)) == (3, first, text_of(first))
    text.refresh_from_db()
    assert (text.status, text.latest, text.live) == (Status.DRAFT, back, first)
    assert list(text.events.values_list("kind", flat=True))[-1] == "restored"


def test_long_stretches_that_are_the_same_are_cut_beside_what_changed() -> None:
    same = " ".join(f"ord{number}" for number in range(60))
    found = around(tuple(pieces(f"{same} sex {same}", f"{same} sju {same}")), most=20)

    assert [piece.kind for piece in found] == ["same", "gone", "new", "same"]
    assert found[0].text.startswith(" … ")
    assert found[0].text.endswith("ord59 ")
    assert found[-1].text == " ord0 ord1 ord2 … "
    assert all(len(piece.text) < 30 for piece in found)
