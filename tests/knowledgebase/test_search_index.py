"""The index follows what readers see, in the same transaction; who may read is asked at each search."""

import random
from collections.abc import Sequence
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from knowledgebase.actions.placing import move
from knowledgebase.actions.publish import publish
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import IndexedTerm, IndexedText, Translation, Visibility
from knowledgebase.queries import translations_readable_by
from knowledgebase.search import did_you_mean, search_articles, suggest_articles, suggest_words
from knowledgebase.search_index import index_missing
from servicedesk.people.access import Viewer
from servicedesk.people.models import Department, Role
from tests.factories import make_agent, make_article, make_department, make_team, make_translation

pytestmark = pytest.mark.django_db
READER = AnonymousUser()
# What must never stop a search, raise or find everything: signs of tsquery, LIKE and SQL, halves of letters, floods.
ODD = [
    "", " ", "'", "''", '"', "\\", "%", "_", "%%", "&", "|", "!", "(", ")", "<->", ":*", "a:*", "!!a", "a & (b | c",
    "'; DROP TABLE knowledgebase_article; --", "\x00", "a\x00b", "\ud800", "\u202e\u200b", "🗑️", "ﬁ", "Å" * 300,
    "{}", "%s %(a)s", "$$", "E'\\x'", "-", "--", "-- -", "0" * 500, "sop " * 5000, "🗑️" * 2000,
]  # fmt: skip


def questions(hits: Sequence[object]) -> list[str]:
    return [hit.shown.question for hit in hits]  # type: ignore[attr-defined]


def found(viewer: Viewer, text: str) -> set[int]:
    """Every text that search, suggestions and their kin give away."""
    hits = [*search_articles(viewer, text, limit=50), *suggest_articles(viewer, text, limit=50)]
    return {hit.shown.translation_id for hit in hits}


def test_an_article_is_found_from_the_moment_it_is_published_and_gone_when_it_is_taken_down() -> None:
    teknik = make_department("Teknik")
    publisher = make_agent(teams=[make_team("Avfall", department=teknik)], role=Role.PUBLISHER)
    draft = make_article("Var lämnar jag asbest?", is_live=False, department=teknik)
    assert found(READER, "asbest") == set()

    with transaction.atomic():
        publish(draft, by=publisher, attested=True)
        assert found(READER, "asbest") == {draft.pk}
    unpublish(draft, by=publisher)

    assert (found(READER, "asbest"), found(publisher, "asbest")) == (set(), set())
    assert suggest_words(READER, "asb") == []
    assert not IndexedText.objects.exists()
    assert not IndexedTerm.objects.filter(translations__contains=[draft.pk]).exists()


def test_what_is_rolled_back_was_never_found() -> None:
    teknik = make_department("Teknik")
    publisher = make_agent(teams=[make_team("Avfall", department=teknik)], role=Role.PUBLISHER)
    draft = make_article("Var lämnar jag asbest?", is_live=False, department=teknik)

    with transaction.atomic():
        publish(draft, by=publisher, attested=True)
        transaction.set_rollback(True)

    assert found(READER, "asbest") == set()


def test_a_text_whose_time_has_passed_is_not_found_before_any_job_has_run() -> None:
    article = make_article("Hur röstar jag i valet?")
    Translation.objects.filter(pk=article.pk).update(publish_to=timezone.now())

    assert found(READER, "rösta i valet") == set()


def test_tags_are_found_as_soon_as_they_are_changed() -> None:
    teknik = make_department("Teknik")
    editor = make_agent(teams=[make_team("Avfall", department=teknik)], role=Role.EDITOR)
    article = make_article("Var lämnar jag farligt avfall?", department=teknik)

    move(article.article, by=editor, tags=["målarfärg"])

    assert found(READER, "målarfärg") == {article.pk}


def test_internal_notes_are_found_by_agents_alone() -> None:
    article = make_article("När töms soptunnan?", internal_notes="Ring Ruttplan, lösenord hemligtord.")

    assert found(READER, "hemligtord") == set()
    assert suggest_words(READER, "hemlig") == []
    assert questions(search_articles(make_agent(), "hemligtord")) == [article.live.question if article.live else ""]


def test_hints_come_only_from_articles_the_reader_may_read() -> None:
    make_article("Vad gäller vid skyddat boende?", visibility=Visibility.AGENTS)
    make_article("Var bor jag?")

    assert suggest_words(READER, "skydd") == []
    assert did_you_mean(READER, "skyddatt") == ""
    assert suggest_words(make_agent(), "skydd") == ["skyddat"]
    assert did_you_mean(make_agent(), "skyddatt") == "skyddat"


@pytest.mark.parametrize("seed", range(4))
def test_search_never_gives_what_the_viewer_may_not_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same ones each time
    departments = [make_department(name) for name in ("Teknik", "Social", "Skola")]
    for number in range(24):
        _random_article(chance, departments, number)
    viewers: list[Viewer] = [READER, make_agent("Olle Vikström")]
    viewers += [make_agent(teams=[make_team(f"{one.name} {seed}", department=one)]) for one in departments]

    for viewer in viewers:
        readable = set(translations_readable_by(viewer, timezone.now()).values_list("pk", flat=True))
        for text in ("soptunnan", "hur tömmer ni soptunnan vid vägen", "bin", "hemligt", "tunna"):
            assert found(viewer, text) <= readable
        assert found(viewer, "soptunnan")


def _random_article(chance: random.Random, departments: list[Department], number: int) -> None:
    made = make_article(
        f"När töms soptunnan nummer {number}?",
        is_live=number == 0 or chance.random() < 0.8,
        visibility=Visibility.PUBLIC if number == 0 else chance.choice(Visibility.values),
        department=chance.choice(departments),
        departments=chance.sample(departments, chance.randint(0, 2)),
        internal_notes="hemligt",
    )
    if chance.random() < 0.3:
        make_translation(made.article, question="When is the bin emptied?", language="en")
    if number and chance.random() < 0.2:
        Translation.objects.filter(pk=made.pk).update(publish_to=timezone.now())


@pytest.mark.parametrize("text", ODD)
def test_no_text_stops_a_search(text: str) -> None:
    make_article("Hur sorterar jag?")
    agent = make_agent()

    for viewer in (READER, agent):
        assert search_articles(viewer, text) == []
        assert suggest_articles(viewer, text) == []
        assert suggest_words(viewer, text) == []
        assert did_you_mean(viewer, text) == ""


def test_a_megabyte_is_answered_as_fast_as_its_beginning() -> None:
    article = make_article("När töms soptunnan?")

    assert found(READER, "När töms soptunnan? " + "x" * 1_000_000) == {article.pk}


def test_the_index_can_be_made_anew_and_mends_itself() -> None:
    article, other = make_article("När töms soptunnan?"), make_article("Hur söker jag bygglov?")
    terms = set(IndexedTerm.objects.values_list("kind", "term"))
    IndexedText.objects.filter(pk=article.pk).delete()
    IndexedTerm.objects.all().delete()

    assert index_missing() == 1
    call_command("reindex_articles", "--words-only", stdout=StringIO())

    assert set(IndexedTerm.objects.values_list("kind", "term")) == terms
    assert (found(READER, "soptunnan"), found(READER, "bygglov")) == ({article.pk}, {other.pk})
