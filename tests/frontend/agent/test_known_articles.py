"""Articles beside a ticket, behind # and in the wrap-up."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, TestCase

from knowledgebase.models import ArticleUse, Rendering, UseKind, Visibility
from tests.factories import make_article, make_contact, make_department, make_inbox, make_ticket, make_translation
from tests.factories.cast import Cast, make_cast
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
QUESTION = "Hur byter jag till en större soptunna?"
ANSWER = "Du byter soptunna i e-tjänsten. Det kostar inget."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def ticket_of(cast: Cast, *, language: str = "sv", **fields: Any) -> Ticket:
    contact = make_contact(language=language)
    fields = {"subject": "Byta soptunna", "text": "Hur byter jag till en större soptunna?", **fields}
    return make_ticket(inbox=make_inbox(team=cast.kontaktcenter), team=cast.kontaktcenter, requester=contact, **fields)


def test_an_article_is_suggested_beside_the_ticket_with_a_way_to_insert_it(client: Client, cast: Cast) -> None:
    article, ticket = make_article(QUESTION, short_answer=ANSWER), ticket_of(cast)
    client.force_login(cast.johan)

    page = client.get(f"/arenden/{ticket.number}/forslag/", headers={"HX-Request": "true"}).text

    assert QUESTION in page
    assert f'data-insert-from="/arenden/{ticket.number}/artiklar/{article.pk}/svar/"' in page


def test_an_article_for_agents_is_shown_but_goes_to_nobody_outside(client: Client, cast: Cast) -> None:
    article = make_article(QUESTION, short_answer=ANSWER, visibility=Visibility.AGENTS)
    ticket = ticket_of(cast)
    client.force_login(cast.johan)

    page = client.get(f"/arenden/{ticket.number}/forslag/", headers={"HX-Request": "true"}).text
    options = client.get(f"/arenden/{ticket.number}/forslag/hanvisningar/?q=soptunna").text
    answer = client.post(f"/arenden/{ticket.number}/artiklar/{article.pk}/svar/")

    assert QUESTION in page
    assert "data-insert-from" not in page
    assert QUESTION not in options
    assert answer.status_code == 404
    assert not ArticleUse.objects.exists()


def test_an_article_of_another_department_is_not_suggested(client: Client, cast: Cast) -> None:
    make_article(QUESTION, short_answer=ANSWER, visibility=Visibility.DEPARTMENTS, department=make_department("Skola"))
    ticket = ticket_of(cast)
    client.force_login(cast.johan)

    page = client.get(f"/arenden/{ticket.number}/forslag/", headers={"HX-Request": "true"}).text

    assert QUESTION not in page


def test_inserting_gives_the_answer_what_to_do_and_the_address(client: Client, cast: Cast) -> None:
    article = make_article(
        QUESTION, short_answer=ANSWER, steps="1. Logga in.\n2. Välj kärl.", internal_notes="Kod 4711"
    )
    ticket = ticket_of(cast)
    client.force_login(cast.johan)

    answer = client.post(f"/arenden/{ticket.number}/artiklar/{article.pk}/svar/")

    text = json.loads(answer.content)["text"]
    assert text == (f"{ANSWER}\n\n1. Logga in.\n2. Välj kärl.\n\nLäs mer: {settings.BASE_URL}/fragor/{article.slug}/")
    use = ArticleUse.objects.get()
    assert (use.agent, use.kind, use.message) == (cast.johan, UseKind.INSERTED, None)


def test_an_answer_by_sms_takes_the_short_form_while_it_holds(client: Client, cast: Cast) -> None:
    article = make_article(QUESTION, short_answer=ANSWER)
    assert article.live is not None
    Rendering.objects.create(translation=article, kind="sms", text="Byt kärl på webben.", revision=article.live)
    ticket = ticket_of(cast, channel="sms")
    client.force_login(cast.johan)

    answer = client.post(f"/arenden/{ticket.number}/artiklar/{article.pk}/svar/")

    assert json.loads(answer.content)["text"] == "Byt kärl på webben."


def test_the_requesters_language_comes_first(client: Client, cast: Cast) -> None:
    article = make_article(QUESTION, short_answer=ANSWER)
    make_translation(article.article, language="en", question="How do I change my bin?", short_answer="Use the form.")
    ticket = ticket_of(cast, language="en", subject="Change my bin", text="How do I change my bin?")
    client.force_login(cast.johan)

    page = client.get(f"/arenden/{ticket.number}/forslag/", headers={"HX-Request": "true"}).text

    assert "How do I change my bin?" in page


def test_hash_offers_articles_by_words_and_without_a_word_those_that_fit(client: Client, cast: Cast) -> None:
    article, ticket = make_article(QUESTION, short_answer=ANSWER), ticket_of(cast)
    client.force_login(cast.johan)

    for asked in ("soptunna", ""):
        options = client.get(f"/arenden/{ticket.number}/forslag/hanvisningar/?q={asked}").text
        assert f'data-post="artiklar/{article.pk}/svar/"' in options


def test_search_and_palette_find_articles(client: Client, cast: Cast) -> None:
    make_article(QUESTION, short_answer=ANSWER)
    client.force_login(cast.johan)

    assert QUESTION in client.get("/sok/?q=soptunna").text
    assert QUESTION in client.get("/palett/?q=soptunna").text


def test_the_wrap_up_asks_which_article_with_the_used_one_filled_in(client: Client, cast: Cast) -> None:
    article, ticket = make_article(QUESTION, short_answer=ANSWER), ticket_of(cast)
    client.force_login(cast.johan)
    client.post(f"/arenden/{ticket.number}/artiklar/{article.pk}/svar/")
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply(ticket, by=cast.johan, body=ANSWER)
    solved = change_status(Ticket.objects.get(pk=ticket.pk), "solved", by=cast.johan)

    page = client.get(f"/arenden/{ticket.number}/uppgifter/").text
    said = {"category": "", "outcome": "answered", "knowledge": "yes", "demand": "value", "article": article.pk}
    client.post(f"/arenden/{ticket.number}/uppgifter/", said)

    assert f'<option value="{article.pk}" selected>{QUESTION}</option>' in page
    assert '<option value="yes" selected>' in page
    assert ArticleUse.objects.get(kind=UseKind.WRAP_UP).ticket == solved


def test_saying_that_the_answer_was_not_there_names_no_article(client: Client, cast: Cast) -> None:
    article, ticket = make_article(QUESTION, short_answer=ANSWER), ticket_of(cast)
    change_status(ticket, "solved", by=cast.johan)
    client.force_login(cast.johan)
    said = {"category": "", "outcome": "answered", "demand": "value", "article": article.pk}

    client.post(f"/arenden/{ticket.number}/uppgifter/", {**said, "knowledge": "yes"})
    client.post(f"/arenden/{ticket.number}/uppgifter/", {**said, "knowledge": "no"})

    assert not ArticleUse.objects.exists()


def test_saying_that_the_answer_was_wrong_tells_the_articles_owner_once(client: Client, cast: Cast) -> None:
    article, ticket = make_article(QUESTION, short_answer=ANSWER), ticket_of(cast)
    change_status(ticket, "solved", by=cast.johan)
    client.force_login(cast.johan)
    said = {"category": "", "outcome": "answered", "demand": "value", "knowledge": "wrong", "article": article.pk}

    client.post(f"/arenden/{ticket.number}/uppgifter/", said)
    client.post(f"/arenden/{ticket.number}/uppgifter/", said)

    (flag,) = article.article.flags.all()
    assert (flag.agent, flag.revision) == (cast.johan, article.live)
    assert flag.text == f"Sades vara fel när #{ticket.number} löstes."
