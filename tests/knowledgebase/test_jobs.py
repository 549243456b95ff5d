"""What happens by itself: times that come, reviews that come due, links that break."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from knowledgebase.actions.check_links import check_links
from knowledgebase.actions.editing import autosave, forget_old, seen
from knowledgebase.actions.publish import publish
from knowledgebase.actions.remind_of_review import remind_of_reviews
from knowledgebase.actions.review import review
from knowledgebase.actions.take_down import take_down_expired
from knowledgebase.models import Article, Editing, LinkCheck, LinkOutcome
from knowledgebase.models.translation import Status
from knowledgebase.queries import public_translations
from knowledgebase.reviews import broken_links, reviews_due
from servicedesk.people.models import Role
from tests.factories import make_agent, make_team
from tests.fakes.web import Reply, WebServer
from tests.knowledgebase.newsroom import Newsroom

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 1)


def at(days: int) -> datetime:
    return datetime(2027, 3, 1, 6, 0, tzinfo=UTC) + timedelta(days=days)


def mails() -> list[tuple[str, str]]:
    """Whom a mail was asked for, and its subject, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'to', args->>'subject' FROM procrastinate_jobs"
            " WHERE task_name = 'people.send_mail' ORDER BY id"
        )
        return [(row[0], row[1]) for row in cursor.fetchall()]


def due_article(room: Newsroom, **fields: Any) -> Article:
    text = room.live()
    Article.objects.filter(pk=text.article_id).update(review_on=DAY, **fields)
    return Article.objects.get(pk=text.article_id)


def test_a_review_reminds_the_responsible_then_the_deputy_then_the_head_each_once(room: Newsroom) -> None:
    lead = make_agent("Lena Lead", teams=[make_team("Teknik stab", department=room.teknik)], role=Role.TEAM_LEAD)
    article = due_article(room, responsible=room.pirkko, deputy=room.gun)

    for day in (-1, 0, 0, 1, 6, 7, 8, 13, 14, 15, 40):
        remind_of_reviews(at(day))

    subject = "1 artikel att granska"
    assert mails() == [(room.pirkko.email, subject), (room.gun.email, subject), (lead.email, subject)]
    assert list(article.events.filter(kind="reminded").values_list("detail__step", flat=True)) == [
        "responsible",
        "deputy",
        "head",
    ]
    assert article.translations.get().status == Status.REVIEW_DUE
    assert list(reviews_due(room.pirkko, DAY)) == [article]


def test_a_review_begins_a_new_round(room: Newsroom) -> None:
    article = due_article(room)
    remind_of_reviews(at(0))

    following = review(article.translations.get(), by=room.gun, attested=True)

    remind_of_reviews(at(1))
    assert (following > timezone.localdate(), article.translations.get().status) == (True, Status.PUBLISHED)
    assert len(mails()) == 1


def test_one_mail_names_all_articles_of_a_morning_and_none_of_their_text(room: Newsroom) -> None:
    for _number in range(3):
        due_article(room)

    remind_of_reviews(at(0))

    assert mails() == [(room.pirkko.email, "3 artiklar att granska")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'body' FROM procrastinate_jobs WHERE task_name = 'people.send_mail'")
        body = cursor.fetchone()[0]
    assert len(re.findall(r"/kunskap/\d+/", body)) == 3
    assert "Ställ ut" not in body


def test_where_nobody_is_named_the_publishers_are_reminded(room: Newsroom) -> None:
    due_article(room, responsible=None)

    remind_of_reviews(at(0))

    assert [to for to, _subject in mails()] == [room.gun.email]


def test_a_day_that_was_missed_passes_nobody_over(room: Newsroom) -> None:
    due_article(room, deputy=room.gun)

    for _twice in range(2):
        remind_of_reviews(at(30))

    assert [to for to, _subject in mails()] == [room.pirkko.email]


def test_what_has_had_its_time_is_gone_at_that_moment_and_says_so_after_the_job(room: Newsroom) -> None:
    end = timezone.now() + timedelta(hours=2)
    text = publish(room.draft(), by=room.gun, attested=True, publish_to=end)
    assert public_translations(end - timedelta(seconds=1)).exists()
    assert not public_translations(end).exists()

    done = [take_down_expired(end - timedelta(seconds=1)), take_down_expired(end), take_down_expired(end)]

    text.refresh_from_db()
    assert (done, text.status) == ([0, 1, 0], Status.UNPUBLISHED)
    assert text.events.get(kind="unpublished").detail["why"] == "time"


def test_unsaved_texts_are_kept_a_month_and_traces_of_pages_a_day(room: Newsroom) -> None:
    text = room.draft()
    autosave(text, by=room.pirkko, content={"details": "Halvfärdigt"})
    seen(text, by=room.gun)
    now = timezone.now()

    forget_old(now + timedelta(days=2))
    assert [one.agent for one in Editing.objects.all()] == [room.pirkko]
    forget_old(now + timedelta(days=31))
    assert not Editing.objects.exists()


def test_broken_links_are_found_without_asking_ourselves_and_a_silence_counts_when_it_lasts(
    room: Newsroom, settings: Any
) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    other = room.live("Var ligger återvinningscentralen?")
    with WebServer(
        lambda asked: Reply(404 if asked.path == "/borta" else 503 if asked.path == "/sjuk" else 200)
    ) as web:
        text = room.live(
            links=[
                {"kind": "page", "label": "Kontakt", "url": "/kontakt/"},
                {"kind": "contact", "label": "Ring", "url": "tel:0980319200"},
            ],
            details=f"[Bra]({web.url}/bra) [Borta]({web.url}/borta) [Sjuk]({web.url}/sjuk) [Sidan](/ingen-sida-har/) "
            f"[Svar](artikel:{other.article_id}) [Inget svar](artikel:999999)",
        )
        now = timezone.now()
        looked = [check_links(text.pk, now), check_links(text.pk, now + timedelta(days=1))]
        asked = {one.path for one in web.asked}

    found = {row.url.removeprefix(web.url): (row.outcome, row.failures) for row in LinkCheck.objects.all()}
    assert found == {
        "/kontakt/": (LinkOutcome.WORKS, 0),
        "/bra": (LinkOutcome.WORKS, 0),
        "/borta": (LinkOutcome.GONE, 2),
        "/sjuk": (LinkOutcome.SILENT, 2),
        "/ingen-sida-har/": (LinkOutcome.UNKNOWN, 2),
        f"artikel:{other.article_id}": (LinkOutcome.WORKS, 0),
        "artikel:999999": (LinkOutcome.UNKNOWN, 2),
    }
    assert (looked, asked) == ([7, 4], {"/bra", "/borta", "/sjuk"})
    assert broken_links(room.pirkko).count() == 4
    assert not broken_links(room.olle).exists()
