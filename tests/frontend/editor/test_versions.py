"""Versions: what is different between any two, and an older one brought back."""

import pytest

from knowledgebase.models import Translation
from tests.factories import make_article, make_translation
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def text(cast: Cast) -> Translation:
    text = make_article("När töms soptunnan?", short_answer="På tisdagar.", department=cast.teknik)
    for answer in ("På onsdagar.", "På onsdagar och fredagar."):
        text = Translation.objects.get(pk=text.pk)
        body = {"question": "När töms soptunnan?", "short_answer": answer, "base": text.latest_id}
        as_(cast.pirkko).post(f"/kunskap/{text.article_id}/redigera/", body)
    return Translation.objects.get(pk=text.pk)


def changes(answer: object) -> list[tuple[str, str]]:
    (only,) = answer.context["differences"]  # type: ignore[attr-defined]
    return [(piece.kind, piece.text) for piece in only["change"].pieces]


def test_any_two_versions_are_compared_word_by_word(cast: Cast, text: Translation) -> None:
    page = f"/kunskap/{text.article_id}/versioner/"

    assert changes(as_(cast.pirkko).get(f"{page}?fran=2&till=3")) == [
        ("same", "På onsdagar"),
        ("new", " och fredagar"),
        ("same", "."),
    ]
    assert ("gone", "tisdagar") in changes(as_(cast.pirkko).get(page))  # what readers see against the newest
    assert as_(cast.pirkko).get(f"{page}?fran=2&till=9").status_code == 404
    assert as_(cast.johan).get(page).status_code == 404
    assert as_(cast.olle).get(page).status_code == 404


def test_an_older_version_is_brought_back_as_a_new_one(cast: Cast, text: Translation) -> None:
    as_(cast.pirkko).post(f"/kunskap/{text.article_id}/versioner/sv/1/aterstallning/")

    fresh = Translation.objects.select_related("latest").get(pk=text.pk)
    assert fresh.latest is not None
    assert (fresh.latest.number, fresh.latest.short_answer) == (4, "På tisdagar.")


def test_a_translation_is_written_beside_its_source_with_what_is_new_in_it(cast: Cast, text: Translation) -> None:
    source = make_article("Varför?", short_answer="Gammalt svar.", department=cast.teknik)
    english = make_translation(
        source.article, question="Why?", language="en", short_answer="Old answer.", translates=source.live
    )
    page = f"/kunskap/{source.article_id}/redigera/"
    body = {"question": "Varför?", "short_answer": "Nytt svar.", "base": source.latest_id}
    as_(cast.asa).post(page, {**body, "then": "publicering", "attested": "1"})

    answer = as_(cast.pirkko).get(f"{page}?sprak=en")

    assert answer.context["is_outdated"] is True
    marked = [(piece.kind, piece.text) for one in answer.context["source_fields"] for piece in one["pieces"]]
    assert ("gone", "Gammalt") in marked
    assert ("new", "Nytt") in marked
    live = Translation.objects.get(pk=source.pk).live_id
    follows = {"question": "Why?", "short_answer": "New.", "base": english.latest_id, "translates": live}
    as_(cast.pirkko).post(f"{page}?sprak=en", follows)
    fresh = Translation.objects.select_related("latest").get(pk=english.pk)
    assert fresh.latest is not None
    assert fresh.latest.translates_id == live


def test_a_language_is_added_as_a_draft(cast: Cast, text: Translation) -> None:
    answer = as_(cast.pirkko).post(f"/kunskap/{text.article_id}/sprak/", {"language": "fi"})

    assert answer["Location"] == f"/kunskap/{text.article_id}/redigera/?sprak=fi"
    assert as_(cast.pirkko).get(answer["Location"]).status_code == 200
    assert as_(cast.pirkko).post(f"/kunskap/{text.article_id}/sprak/", {"language": "xx"}).status_code == 404
