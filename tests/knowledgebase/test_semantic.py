"""Articles by what they mean: with the language model where it is installed, and without it."""

import os
import signal
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from knowledgebase import semantic
from knowledgebase.models import IndexedText, Passage, Translation
from knowledgebase.search import search_articles, suggest_articles
from knowledgebase.search_index import index_translation
from knowledgebase.semantic import language_model, passages
from tests.factories import make_article, make_translation

pytestmark = pytest.mark.django_db
READER = AnonymousUser()
needs_model = pytest.mark.skipif(not language_model.is_installed(), reason="no language model for this processor")


def suggested(text: str, language: str = "sv") -> list[str]:
    return [hit.shown.question for hit in suggest_articles(READER, text, language=language)]


def make_known(question: str, short_answer: str = "") -> Translation:
    made = make_article(question, short_answer=short_answer)
    semantic.embed(made.pk)
    return made


@needs_model
def test_an_article_is_found_by_what_it_means() -> None:
    make_known("Hur ansöker jag om plats i förskolan?", short_answer="Du ansöker i e-tjänsten.")
    make_known("Vad gör jag om sopkärlet inte är tömt?", short_answer="Låt kärlet stå kvar.")

    asked = "How do I apply for preschool?"

    assert suggested(asked, "en")[:1] == ["Hur ansöker jag om plats i förskolan?"]
    hits = search_articles(READER, asked, language="en")
    assert [hit.shown.question for hit in hits][:1] == ["Hur ansöker jag om plats i förskolan?"]
    assert suggested("What is the capital of Peru?", "en") == []


@needs_model
def test_passages_are_made_by_a_job_after_publishing_and_go_with_the_text() -> None:
    article = make_article("När töms soptunnan?")
    assert not Passage.objects.exists()
    job = ProcrastinateJob.objects.get(task_name=semantic.EMBED)
    assert (job.args, job.lock) == ({}, semantic.EMBED)

    assert semantic.embed_missing() == 1

    assert IndexedText.objects.get().embedded_with == language_model.model_name()
    lengths = [sum(one * one for one in row) for row in Passage.objects.values_list("embedding", flat=True)]
    assert lengths == pytest.approx([1.0] * 2, abs=0.01)
    article.live = None
    index_translation(article)
    assert not Passage.objects.exists()


@needs_model
def test_what_stays_the_same_is_not_embedded_again_and_another_model_starts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = make_known("När töms soptunnan?")
    before = set(Passage.objects.values_list("pk", flat=True))
    semantic.embed(article.pk)
    assert set(Passage.objects.values_list("pk", flat=True)) == before

    monkeypatch.setattr(semantic.store, "model_name", lambda: "another")

    assert semantic.is_missing()
    assert semantic.embed_missing() == 1
    assert not semantic.is_missing()
    assert set(Passage.objects.values_list("pk", flat=True)).isdisjoint(before)


@needs_model
def test_what_one_turn_does_not_reach_is_left_to_another_job() -> None:
    for number in range(3):
        make_article(f"Fråga {number}?")
    asked = ProcrastinateJob.objects.filter(task_name=semantic.EMBED)
    before = asked.count()

    assert semantic.embed_missing(seconds=-1) == 0

    assert asked.count() == before + 1
    assert semantic.embed_missing() == 3


@needs_model
@pytest.mark.parametrize("texts", [1, 6])
def test_a_model_that_answers_nothing_is_asked_again_later(texts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(texts):
        make_article(f"Fråga {number}?")
    monkeypatch.setattr(language_model.for_passages, "vectors", lambda *args, **kwargs: None)

    with pytest.raises(semantic.NoAnswer):
        semantic.embed_missing()


@needs_model
def test_a_language_model_that_dies_is_started_again() -> None:
    make_known("Vad gör jag om sopkärlet inte är tömt?")
    process = language_model.for_queries.process_id or 0
    if not process:
        suggested("soptunnan")
        process = language_model.for_queries.process_id or 0
    os.kill(process, signal.SIGKILL)

    assert suggested("min soptunna är inte tömd") == ["Vad gör jag om sopkärlet inte är tömt?"]
    assert language_model.for_queries.process_id not in (None, process)


@needs_model
def test_the_language_model_gets_no_secrets() -> None:
    suggested("soptunnan")
    make_known("När töms soptunnan?")
    suggested("soptunnan")

    environment = Path(f"/proc/{language_model.for_queries.process_id}/environ").read_bytes()

    assert {one.split(b"=")[0] for one in environment.split(b"\0") if one} == {
        b"PATH", b"OMP_NUM_THREADS", b"OMP_WAIT_POLICY", b"OPENBLAS_NUM_THREADS", b"MODEL_NICE", b"MODEL_IDLE",
    }  # fmt: skip


def test_without_the_model_words_alone_find(settings: Settings) -> None:
    settings.ARTICLE_EMBEDDINGS = False
    make_article("Vad gör jag om sopkärlet inte är tömt?")
    make_article("Hur ansöker jag om plats i förskolan?")

    assert suggested("sopkärl inte tömt") == ["Vad gör jag om sopkärlet inte är tömt?"]
    assert suggested("Vem vann melodifestivalen i går?") == []
    assert not ProcrastinateJob.objects.filter(task_name=semantic.EMBED).exists()
    assert semantic.embed_missing() == 0


def test_without_the_extension_words_alone_find() -> None:
    article = make_article("Vad gör jag om sopkärlet inte är tömt?")
    Passage.objects.create(translation=article, digest="1" * 32, embedding=[0.0] * 384)
    with connection.cursor() as cursor:  # as a database where nobody made it: the name is another's
        cursor.execute("CREATE TEMP TABLE pg_extension (extname name)")
        cursor.execute("SET LOCAL search_path = pg_temp, public, pg_catalog")

    assert not semantic.is_ready()
    assert suggested("sopkärl inte tömt") == ["Vad gör jag om sopkärlet inte är tömt?"]


def test_an_article_comes_in_pieces_that_say_one_thing() -> None:
    details = (
        "## Kostnad\n\n" + "Det kostar 45 kronor per säck. " * 20 + "\n\n## Helger\n\nDå töms [dagen efter](artikel:7)."
    )

    found = passages.passages_of("Vad kostar det?", "Inget.", ["sopor"], "1. Ring oss.", details)

    assert found[:4] == ["Vad kostar det?", "Vad kostar det? Inget.", "sopor", "Ring oss."]
    assert all(one.startswith("Kostnad. Det kostar") and len(one) <= 410 for one in found[4:-1])
    assert found[-1] == "Helger. Då töms dagen efter ."


@needs_model
def test_figures_on_questions_to_authorities_are_what_the_docs_say(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(__file__).parents[3] / "shared" / "data" / "swefaq" / "swefaq_dev.jsonl"
    if not file.exists() or not os.environ.get("EVAL_SUGGEST"):
        pytest.skip("a minute of work: set EVAL_SUGGEST=1, with shared/data beside the project")

    call_command("eval_suggest", file)

    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("joined")]
    assert float(rows[0][1]) > 0.60
    assert float(rows[1][1]) >= 0.70


def test_a_translation_is_embedded_beside_its_source() -> None:
    article = make_article("När töms soptunnan?")
    english = make_translation(article.article, question="When is the bin emptied?", language="en")

    assert set(IndexedText.objects.values_list("pk", flat=True)) == {article.pk, english.pk}
