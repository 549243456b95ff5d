"""Answers that are there already, while somebody fills in a form."""

import pytest
from django.core.cache import cache
from django.test import Client

from channels_in.models import Form
from knowledgebase.models import SparedAt, SparedContact, Visibility
from tests.factories import make_article, make_form
from tests.frontend.public.filling import ANSWERS, address_of, picture, send
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
QUESTION = "Hur byter jag till en större soptunna?"
ANSWER = "Du byter soptunna i e-tjänsten. Det kostar inget."


def hits(client: Client, form: Form, text: str) -> str:
    response = client.post(f"{address_of(form)}svar/", {"fraga": text})
    assert response.status_code == 200
    return response.text


def test_a_question_being_typed_is_answered_by_public_articles_only(client: Client) -> None:
    form = make_form()
    make_article(QUESTION, short_answer=ANSWER)
    make_article("Byta soptunna inom huset", short_answer="Kod 4711", visibility=Visibility.AGENTS)
    make_article("Byta soptunna, utkast", short_answer="Inte klart", is_live=False)

    page = hits(client, form, "Hur gör jag för att byta soptunna?")

    assert QUESTION in page
    assert ANSWER in page
    assert "4711" not in page
    assert "Inte klart" not in page


def test_a_name_or_address_in_the_form_is_not_searched_for(client: Client) -> None:
    form = make_form()
    make_article("Soptunna Bergström", short_answer=ANSWER)
    keys = [row.key for row in form.fields.all() if row.kind not in ("text", "textarea")]

    page = client.post(f"{address_of(form)}svar/", dict.fromkeys(keys, "Soptunna Bergström")).text

    assert page.strip() == ""


def test_nothing_is_suggested_before_anything_is_asked(client: Client) -> None:
    make_article(QUESTION, short_answer=ANSWER)

    assert hits(client, make_form(), "Soptun").strip() == ""


def test_an_answer_that_helped_is_counted_and_nothing_is_sent(client: Client) -> None:
    form, article = make_form(), make_article(QUESTION, short_answer=ANSWER)

    response = client.post(f"{address_of(form)}fick-svar/", {"answered": article.pk, "fraga": "Hemligt"})
    page = client.get(response.headers["Location"]).text

    (spared,) = SparedContact.objects.all()
    assert (spared.translation, spared.revision, spared.at, spared.inbox) == (
        article,
        article.live,
        SparedAt.FORM,
        form.inbox,
    )
    assert "Inget av det du skrev har skickats till oss." in page
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "0", "99999999999999999999", "-1"])
def test_an_answer_that_is_none_is_not_counted(client: Client, key: str) -> None:
    form = make_form()
    make_article(QUESTION, short_answer=ANSWER, is_live=False)

    assert client.post(f"{address_of(form)}fick-svar/", {"answered": key}).status_code == 404
    assert not SparedContact.objects.exists()


def test_nobody_counts_themselves_a_thousand_times(client: Client) -> None:
    cache.clear()
    form, article = make_form(), make_article(QUESTION, short_answer=ANSWER)

    for _time in range(30):
        client.post(f"{address_of(form)}fick-svar/", {"answered": article.pk})

    assert SparedContact.objects.count() == 20


def test_without_scripts_a_button_shows_the_answers_and_keeps_what_was_typed(client: Client) -> None:
    form = make_form()
    make_article(QUESTION, short_answer=ANSWER)
    typed = {**ANSWERS, "fraga": "Hur gör jag för att byta soptunna?", "epost": "inte en adress"}

    page = send(client, form, extra={**typed, "answers.first": "1"}, fil=picture()).content.decode()

    assert QUESTION in page
    assert "Hur gör jag för att byta soptunna?" in page
    assert "inte en adress" in page
    assert "error-summary" not in page
    assert "bild.png" in page
    assert not Ticket.objects.exists()
