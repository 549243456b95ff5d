"""Translations and short forms that no longer say what the article says."""

from typing import Any

import pytest

from knowledgebase.actions.create_translation import create_translation
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.actions.publish import publish
from knowledgebase.actions.renderings import propose_rendering, set_rendering
from knowledgebase.actions.review import review
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.models import Rendering, Revision, Translation
from knowledgebase.short_forms import fits, length_of, propose
from knowledgebase.staleness import is_stale, rendering_is_stale, stale_ids
from tests.knowledgebase.newsroom import Newsroom


def english(room: Newsroom, source: Translation, **fields: Any) -> Translation:
    return create_translation(
        source.article, by=room.pirkko, language="en", question="When?", short_answer="By six.", **fields
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "is_published", "stale"),
    [
        ({"short_answer": "Klockan 7."}, True, True),
        ({"short_answer": "Klockan 7."}, False, False),
        ({"internal_notes": "Ring Ruttplan."}, True, False),
        ({"links": [{"kind": "page", "label": "Karta", "url": "/karta/"}]}, True, True),
        ({}, True, False),
    ],
)
def test_a_translation_and_a_short_form_are_stale_when_readers_see_another_source(
    room: Newsroom, changes: dict[str, Any], is_published: bool, stale: bool
) -> None:
    source = room.live()
    translated = english(room, source)
    short = set_rendering(source, "sms", "Senast klockan 6.", by=room.gun)
    assert short is not None

    save_revision(source, by=room.pirkko, **changes)
    if is_published:
        publish(source, by=room.gun, attested=True)

    translated, short = Translation.objects.get(pk=translated.pk), Rendering.objects.get(pk=short.pk)
    assert (is_stale(translated), rendering_is_stale(short)) == (stale, stale)
    assert stale_ids(Translation.objects.all()) == ({translated.pk} if stale else set())


@pytest.mark.django_db
def test_a_translation_said_to_be_of_the_new_source_is_stale_no_more(room: Newsroom) -> None:
    source = room.live()
    translated = english(room, source)
    save_revision(source, by=room.pirkko, short_answer="Klockan 7.")
    source = publish(source, by=room.gun, attested=True)

    revision = save_revision(translated, by=room.pirkko, translates=source.live)

    assert (revision.number, is_stale(Translation.objects.get(pk=translated.pk))) == (2, False)


@pytest.mark.django_db
def test_a_translation_made_ahead_of_a_source_not_yet_published_is_not_stale(room: Newsroom) -> None:
    source = room.live()
    ahead = save_revision(source, by=room.pirkko, short_answer="Klockan 7.")

    assert not is_stale(english(room, source, translates=ahead))


@pytest.mark.django_db
def test_staleness_is_asked_with_the_same_queries_for_one_and_for_many(
    room: Newsroom, django_assert_num_queries: Any
) -> None:
    texts = [english(room, room.live(f"Fråga {number}")) for number in range(5)]

    with django_assert_num_queries(2):
        stale_ids(texts[:1])
    with django_assert_num_queries(2):
        stale_ids(texts)


@pytest.mark.django_db
def test_a_review_of_the_source_reviews_what_says_the_same_in_other_languages(room: Newsroom) -> None:
    source = room.live()
    same = publish(english(room, source), by=room.gun, attested=True)
    finnish = create_translation(
        source.article, by=room.pirkko, language="fi", question="Milloin?", short_answer="Kuudelta."
    )
    publish(finnish, by=room.gun, attested=True)
    other = Revision.objects.create(translation=source, number=0, question="Gammalt")
    save_revision(finnish, by=room.pirkko, translates=other)
    old = publish(finnish, by=room.gun, attested=True)

    review(source, by=room.gun, attested=True)

    seen = {row.language: row.reviewed_at for row in source.article.translations.all()}
    assert seen["en"] == seen["sv"] != seen["fi"]
    assert (same.reviewed_at, old.reviewed_at) != (seen["en"], seen["sv"])


SHORT = "Ställ ut kärlet senast klockan 6 på hämtningsdagen."


@pytest.mark.parametrize(
    ("kind", "text", "proposed"),
    [
        ("sms", SHORT, SHORT),
        ("sms", "Öppet 8–16 … ”alltid”", 'Öppet 8-16 ... "alltid"'),
        ("sms", f"{SHORT} {SHORT} {SHORT} {SHORT}", f"{SHORT} {SHORT} {SHORT}"),
        ("sms", "ord " * 60, "ord " * 38 + "ord..."),
        ("social", f"{SHORT} {SHORT}  {SHORT}\n{SHORT}", f"{SHORT} {SHORT} {SHORT} {SHORT}"),
        ("social", "ord " * 80, "ord " * 68 + "ord ord…"),
        ("sms", "", ""),
    ],
)
def test_a_short_form_is_proposed_of_whole_sentences_as_far_as_they_fit(kind: str, text: str, proposed: str) -> None:
    assert propose(kind, text) == proposed
    assert fits(kind, proposed)


@pytest.mark.parametrize(("text", "length"), [("åäö ÅÄÖ é", 9), ("€[]", 6), ("ق", 1), ("𝒮", 2), ("Hej 🙂", 6)])
def test_an_sms_is_as_long_as_the_network_counts(text: str, length: int) -> None:
    assert length_of("sms", text) == length


@pytest.mark.django_db
def test_a_short_form_that_is_too_long_is_refused_and_an_empty_one_taken_away(room: Newsroom) -> None:
    text = room.live()
    assert propose_rendering(text, "sms") == "Ställ ut kärlet senast klockan 6."

    with pytest.raises(InvalidChange):
        set_rendering(text, "sms", "€" * 81, by=room.gun)
    set_rendering(text, "sms", "€" * 80, by=room.gun)
    set_rendering(text, "sms", "", by=room.gun)

    assert not text.renderings.exists()
    assert list(text.events.values_list("kind", flat=True))[-2:] == ["rendering_changed"] * 2
