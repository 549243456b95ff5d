"""Answers read out in a call: found while the question is written, and kept as used."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from knowledgebase.models import ArticleUse, UseKind, Visibility
from servicedesk.people.models import Agent
from tests.factories import make_article, make_department
from tests.factories.cast import Cast
from tests.frontend.agent.test_contact_log import form, question
from tickets.models import ContactLog

pytestmark = pytest.mark.django_db
SignIn = Callable[[Agent], Client]
QUESTION = "När töms soptunnan?"
ANSWER = "Ställ ut kärlet senast klockan 6 på hämtningsdagen."


def answers(browser: Client, text: str, place: str = "q0-", **more: object) -> str:
    response = browser.post(reverse("contact_log_answers"), {"place": place, f"{place}text": text, **more})
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_answer_is_there_while_the_question_is_written(cast: Cast, sign_in: SignIn) -> None:
    article = make_article(QUESTION, short_answer=ANSWER)
    make_article("När töms tunnan, hemligt", visibility=Visibility.DEPARTMENTS, department=make_department("Annan"))

    page = answers(sign_in(cast.johan), "När töms soptunnan på Åkervägen?", "q1-")

    assert ANSWER in page
    assert f'name="q1-article" value="{article.pk}"' in page
    assert "hemligt" not in page
    assert answers(sign_in(cast.johan), "När").strip() == ""


@pytest.mark.parametrize("place", ["", "q0-text", '"><script>', "q999-"])
def test_a_place_that_is_none_is_the_first(cast: Cast, sign_in: SignIn, place: str) -> None:
    make_article(QUESTION, short_answer=ANSWER)

    page = answers(sign_in(cast.johan), "", place, **{"q0-text": QUESTION})

    assert 'name="q0-article"' in page
    assert "<script>" not in page


def test_an_answer_read_out_is_used_on_its_questions_ticket_and_named_in_the_wrap_up(
    cast: Cast, sign_in: SignIn
) -> None:
    article = make_article(QUESTION, short_answer=ANSWER)
    two = question(cast, 1, "Något annat", then="passed", assignee="")
    chosen = {"q0-article": str(article.pk), "q1-article": ""}

    sign_in(cast.johan).post(reverse("contact_log"), form(cast, questions="2", **two, **chosen))

    first = ContactLog.objects.get().questions.get(position=1).ticket
    uses = ArticleUse.objects.order_by("kind").values_list("ticket", "revision", "agent", "kind")
    assert list(uses) == [
        (first.pk, article.live_id, cast.johan.pk, UseKind.READ_OUT),
        (first.pk, article.live_id, cast.johan.pk, UseKind.WRAP_UP),
    ]


def test_an_article_one_may_not_read_is_never_used(cast: Cast, sign_in: SignIn) -> None:
    hidden = make_article(QUESTION, visibility=Visibility.DEPARTMENTS, department=make_department("Annan"))

    sign_in(cast.johan).post(reverse("contact_log"), form(cast, **{"q0-article": str(hidden.pk)}))

    assert ContactLog.objects.count() == 1
    assert not ArticleUse.objects.exists()


def test_after_a_refusal_the_chosen_answer_is_chosen_still(cast: Cast, sign_in: SignIn) -> None:
    article = make_article(QUESTION, short_answer=ANSWER)
    browser = sign_in(cast.johan)

    refused = browser.post(reverse("contact_log"), form(cast, length="x", **{"q0-article": str(article.pk)}))
    again = answers(browser, "Något helt annat", **{"q0-article": str(article.pk)})

    assert refused.status_code == 422
    assert f'<input type="hidden" name="q0-article" value="{article.pk}">' in refused.content.decode()
    assert f'value="{article.pk}" checked' in again
