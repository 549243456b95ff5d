"""The article as agents read it."""

import pytest
from django.test import Client

from knowledgebase.models import Flag, Visibility
from tests.factories import make_article, make_translation
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_agents_read_the_answer_and_the_notes_that_stay_in_the_house(cast: Cast) -> None:
    text = make_article(
        "När töms soptunnan?",
        short_answer="På tisdagar.",
        steps="1. Ställ ut kärlet",
        internal_notes="Ring **Ruttplan** först.",
        department=cast.teknik,
    )

    answer = as_(cast.johan).get(f"/kunskap/{text.article_id}/")

    assert answer.status_code == 200
    shown = answer.context["shown"]
    assert (shown.short_answer, str(shown.notes)) == ("På tisdagar.", "<p>Ring <strong>Ruttplan</strong> först.</p>")
    assert '<div class="agents-only">' in answer.content.decode()


@pytest.mark.parametrize(
    ("is_live", "visibility", "agent", "status"),
    [
        (True, Visibility.PUBLIC, "olle", 200),
        (True, Visibility.AGENTS, "olle", 200),
        (True, Visibility.DEPARTMENTS, "olle", 404),
        (True, Visibility.DEPARTMENTS, "johan", 200),
        (False, Visibility.PUBLIC, "olle", 404),
        (False, Visibility.PUBLIC, "johan", 404),
        (False, Visibility.PUBLIC, "pirkko", 200),
    ],
)
def test_who_may_read_it(cast: Cast, is_live: bool, visibility: str, agent: str, status: int) -> None:
    text = make_article(is_live=is_live, visibility=visibility, department=cast.teknik)

    assert as_(getattr(cast, agent)).get(f"/kunskap/{text.article_id}/").status_code == status


def test_nobody_reads_it_without_signing_in() -> None:
    text = make_article()
    assert Client().get(f"/kunskap/{text.article_id}/").status_code == 302


def test_a_translation_that_is_a_draft_is_its_writers_only(cast: Cast) -> None:
    text = make_article(department=cast.teknik)
    make_translation(text.article, question="When?", language="en", is_live=False)
    page = f"/kunskap/{text.article_id}/?sprak=en"

    assert as_(cast.pirkko).get(page).status_code == 200
    assert as_(cast.johan).get(page).status_code == 404


def test_any_agent_reports_a_fault_and_a_writer_settles_it(cast: Cast) -> None:
    text = make_article(department=cast.teknik)
    page = f"/kunskap/{text.article_id}/"

    as_(cast.olle).post(f"{page}flaggor/", {"text": "Priset är 60 kronor.", "revision": text.live_id})
    raised = Flag.objects.get()
    assert (raised.text, raised.agent, raised.revision_id) == ("Priset är 60 kronor.", cast.olle, text.live_id)
    assert "Priset är 60 kronor." in as_(cast.johan).get(page).content.decode()

    assert as_(cast.olle).post(f"{page}flaggor/{raised.pk}/avslut/").status_code == 404
    as_(cast.pirkko).post(f"{page}flaggor/{raised.pk}/avslut/")
    raised.refresh_from_db()
    assert raised.settled_by == cast.pirkko


def test_links_to_articles_outlive_their_addresses_and_show_no_draft_to_others(cast: Cast) -> None:
    draft = make_article("Hemligt utkast", department=cast.teknik, is_live=False)
    text = make_article(details=f"[Läs detta](artikel:{draft.article_id})", department=cast.teknik)
    page = f"/kunskap/{text.article_id}/"

    def details(agent: object) -> str:
        return str(as_(agent).get(page).context["shown"].body.details)  # type: ignore[arg-type]

    assert details(cast.johan) == "<p>Läs detta</p>"
    assert details(cast.pirkko) == (
        f'<p><a href="/kunskap/{draft.article_id}/" rel="noopener noreferrer">Läs detta</a></p>'
    )
