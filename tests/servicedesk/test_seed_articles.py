"""The demo's knowledge base as it is loaded: every page of readers, agents and editors has something to show."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import F

from knowledgebase.actions.review import review
from knowledgebase.models import (
    Article,
    ArticleEvent,
    ArticleEventKind,
    ArticleUse,
    Feedback,
    IndexedText,
    Remark,
    Rendering,
    Revision,
    SearchesOfDay,
    SparedContact,
    Translation,
    ViewsOfDay,
)
from knowledgebase.models.translation import Status
from knowledgebase.outdated import outdated_uses
from knowledgebase.queries import articles_publishable_by, articles_writable_by, public_translations
from knowledgebase.reviews import broken_links, reviews_due, unsettled_flags
from knowledgebase.staleness import is_stale, rendering_is_stale
from servicedesk.demo import content
from servicedesk.people.models import Agent
from tests.servicedesk.conftest import NOW

TODAY = NOW.date()

pytestmark = pytest.mark.usefixtures("demo")


def agent(name: str) -> Agent:
    return Agent.objects.get(email=f"{name}@storan.example")


def test_all_texts_are_there_in_their_states() -> None:
    swedish = Translation.objects.filter(language="sv")

    assert Counter(swedish.values_list("status", flat=True)) == Counter(one.state for one in content.ARTICLES)
    assert Translation.objects.exclude(language="sv").count() == len(content.ARTICLE_TRANSLATIONS)
    assert IndexedText.objects.count() == Translation.objects.filter(live__isnull=False).count()
    assert not public_translations(NOW).exclude(article__visibility="public").exists()


def test_links_lead_to_articles_by_number() -> None:
    details = "\n".join(Revision.objects.values_list("details", flat=True))

    assert "(article:" not in details
    overview = Revision.objects.get(translation__slug="behover-jag-bygglov", translation__latest=F("pk"))
    wanted = Translation.objects.get(language="sv", slug="inglasad-altan").article_id
    assert f"[Inglasad altan](artikel:{wanted})" in overview.details


def test_the_story_of_each_article_fits_where_it_stands() -> None:
    for text in Translation.objects.filter(language="sv").select_related("article", "live", "latest"):
        kinds = list(text.events.order_by("created_at", "id").values_list("kind", flat=True))
        assert kinds[0] == ArticleEventKind.CREATED
        if text.live is not None:
            last = text.events.filter(kind=ArticleEventKind.PUBLISHED).order_by("-created_at", "-id")[0]
            assert (last.revision_id, last.created_at) == (text.live_id, text.published_at)
            assert text.reviewed_at is not None
            assert text.article.review_on is not None
            assert (text.article.review_on <= TODAY) == (text.status == Status.REVIEW_DUE)
        else:
            assert (kinds[-1] == ArticleEventKind.UNPUBLISHED) == (text.status == Status.UNPUBLISHED)
    assert not ArticleEvent.objects.filter(created_at__gt=NOW).exists()
    assert not Revision.objects.filter(created_at__gt=NOW).exists()


def test_who_said_that_the_facts_are_right_publishes_in_that_department() -> None:
    for name in ("samir.haddad", "mikael.oberg", "elle-marja.sarri", "katarina.wisniewska.holm", "ayaan.yusuf.nur"):
        publisher = agent(name)
        attested = ArticleEvent.objects.filter(kind=ArticleEventKind.ATTESTED, agent=publisher)
        mine = set(articles_publishable_by(publisher).values_list("pk", flat=True))
        assert mine
        assert set(attested.values_list("article", flat=True)) <= mine


def test_pirkko_writes_and_does_not_publish_and_samir_reviews_what_is_due() -> None:
    pirkko, samir = agent("pirkko.kallio"), agent("samir.haddad")
    due = reviews_due(samir, TODAY).get()

    assert articles_writable_by(pirkko).filter(pk=due.pk).exists()
    assert not articles_publishable_by(pirkko).exists()
    next_day = review(due.translations.get(language="sv"), by=samir, attested=True)
    assert next_day > TODAY
    assert not reviews_due(samir, TODAY).exists()


def test_editors_have_something_of_everything_to_do() -> None:
    samir, lars_goran, katarina = (
        agent("samir.haddad"),
        agent("lars-goran.wallstrom"),
        agent("katarina.wisniewska.holm"),
    )

    assert [flag.article.translations.get(language="sv").slug for flag in unsettled_flags(samir)] == ["boka-fardtjanst"]
    assert {row.url.rpartition("/")[2] for row in broken_links(samir)} == {"bud"}
    assert {row.url.rpartition("/")[2] for row in broken_links(lars_goran)} == {"sota-sjalv"}
    waiting = articles_publishable_by(katarina).filter(translations__status=Status.IN_REVIEW).get()
    assert Remark.objects.filter(translation__article=waiting, settled_at=None, answers=None).count() == 1


def test_what_is_stale_is_what_the_content_says() -> None:
    texts = Translation.objects.exclude(language="sv").select_related("article", "live__translates", "latest")
    stale = {text.slug for text in texts if is_stale(text)}
    shorts = {one.translation.slug for one in Rendering.objects.select_related("translation__live", "revision")
              if rendering_is_stale(one)}  # fmt: skip

    assert stale == {text.slug for text in content.ARTICLE_TRANSLATIONS if text.is_stale}
    assert shorts == {"nar-plogas-min-gata", "atervinningscentralens-oppettider", "vad-kostar-bygglov"}


def test_articles_are_used_on_tickets_and_some_answers_are_outdated() -> None:
    uses = ArticleUse.objects.select_related("message", "revision", "translation")

    assert uses.count() > 150
    assert set(uses.values_list("kind", flat=True)) == {"inserted", "linked", "read_out", "wrap_up"}
    assert all(use.message.ticket_id == use.ticket_id for use in uses if use.message is not None)
    assert all(use.created_at >= use.revision.created_at for use in uses)
    assert outdated_uses(agent("johan.akerstrom")).exists()


def test_ninety_days_of_reading_and_searching() -> None:
    assert ViewsOfDay.objects.filter(day__lte=TODAY, day__gt=TODAY - timedelta(days=90)).count() > 3000
    assert not ViewsOfDay.objects.exclude(day__lte=TODAY, day__gt=TODAY - timedelta(days=90)).exists()
    assert SearchesOfDay.objects.filter(without_hits=0, clicks__gt=0).count() > 500
    assert SearchesOfDay.objects.filter(words="kolonilott", without_hits__gt=0).exists()
    assert not SearchesOfDay.objects.filter(clicks__gt=F("searches")).exists()
    votes = Counter(Feedback.objects.values_list("helped", flat=True))
    assert votes[True] > votes[False] > 20
    assert SparedContact.objects.count() > 50
    assert not Feedback.objects.filter(created_at__gt=NOW).exists()


def test_articles_of_departments_name_them() -> None:
    named = Article.objects.filter(visibility="departments")

    assert named.count() == 4
    assert all(article.departments.exists() for article in named)
