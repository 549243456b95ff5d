"""Tickets answered with a text that has changed since: listed, followed up with one click, or settled."""

import re

import pytest
from django.conf import settings
from django.test import Client, TestCase

from frontend import lookups
from knowledgebase.actions.use_article import take_article
from knowledgebase.models import ArticleUse, Translation
from servicedesk.people.models import Agent, Team
from tests.factories import make_article, make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast, make_cast
from tests.knowledgebase.test_use_article import ANSWER, changed
from tickets.actions.drafts import save_draft
from tickets.actions.reply import reply
from tickets.models import Draft, Ticket

pytestmark = pytest.mark.django_db
NOW = "Ställ ut kärlet kvällen före hämtningsdagen."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def outdated(cast: Cast, by: Agent, team: Team | None = None, **fields: str) -> tuple[Ticket, Translation]:
    team = team or cast.kontaktcenter
    article = make_article("När töms soptunnan?", short_answer=ANSWER)
    contact = make_contact(**fields)
    ticket = make_ticket(inbox=make_inbox(team=team), team=team, requester=contact, subject="Sophämtningen")
    assert article.live is not None
    take_article(article.live, ticket, by=by)
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply(ticket, by=by, body=ANSWER)
    changed(article, short_answer=NOW)
    lookups.forget()
    return ticket, article


def test_the_list_and_the_ticket_say_what_was_said_and_what_holds_now(client: Client, cast: Cast) -> None:
    ticket, _article = outdated(cast, cast.johan)
    client.force_login(cast.asa)

    for address in ("/arenden/inaktuella-svar/", f"/arenden/{ticket.number}/forslag/"):
        page = client.get(address, headers={"HX-Request": "true"}).text
        text = "".join(re.sub(r"<[^>]+>", "", page).split())
        assert "Detkortasvaret" in text
        assert "Ställutkärlet−borttaget:senastklockan6på+nytt:kvällenföre" in text
    assert "Inaktuella svar" in client.get("/arenden/").text


def test_somebody_who_does_not_see_the_ticket_sees_nothing_of_it(client: Client, cast: Cast) -> None:
    ticket, _article = outdated(cast, cast.sara, team=cast.socialtjanst)
    use = ArticleUse.objects.get()
    client.force_login(cast.olle)

    page = client.get("/arenden/inaktuella-svar/").text

    assert str(ticket.number) not in page
    assert "Sophämtningen" not in page
    assert client.post(f"/arenden/inaktuella-svar/{use.pk}/uppfoljning/").status_code == 404
    assert client.post(f"/arenden/inaktuella-svar/{use.pk}/bedomning/").status_code == 404
    assert "Inaktuella svar" not in client.get("/arenden/").text


def test_one_click_begins_an_answer_with_what_holds_now(client: Client, cast: Cast) -> None:
    ticket, article = outdated(cast, cast.johan)
    client.force_login(cast.asa)

    client.post(f"/arenden/inaktuella-svar/{ArticleUse.objects.get().pk}/uppfoljning/")

    draft = Draft.objects.get(ticket=ticket, agent=cast.asa)
    assert draft.body == (
        "Hej!\n\nVi har svarat dig tidigare om detta: När töms soptunnan?\n\n"
        "Uppgifterna har ändrats sedan dess. Så här är det nu:\n\n"
        f"{NOW}\n\nLäs mer: {settings.BASE_URL}/fragor/{article.slug}/"
    )
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply(ticket, by=cast.asa, body=draft.body)
    assert NOW not in client.get("/arenden/inaktuella-svar/").text


def test_a_follow_up_loses_nothing_that_was_begun(client: Client, cast: Cast) -> None:
    ticket, _article = outdated(cast, cast.johan)
    save_draft(ticket, by=cast.asa, kind=Draft.Kind.REPLY, body="Jag har börjat på något.")
    client.force_login(cast.asa)
    address = f"/arenden/inaktuella-svar/{ArticleUse.objects.get().pk}/uppfoljning/"

    client.post(address)
    client.post(address)

    body = Draft.objects.get(ticket=ticket, agent=cast.asa).body
    assert body.endswith("Jag har börjat på något.")
    assert body.count(NOW) == 1


def test_an_article_taken_down_gives_a_follow_up_that_promises_nothing(client: Client, cast: Cast) -> None:
    ticket, article = outdated(cast, cast.johan, language="en")
    Translation.objects.filter(pk=article.pk).update(live=None, status="unpublished")
    client.force_login(cast.johan)

    client.post(f"/arenden/inaktuella-svar/{ArticleUse.objects.get().pk}/uppfoljning/")

    assert Draft.objects.get(ticket=ticket).body == (
        "Hello!\n\nWe answered you earlier about this: När töms soptunnan?\n\nThat answer is no longer right."
    )


def test_an_answer_that_holds_leaves_the_list(client: Client, cast: Cast) -> None:
    outdated(cast, cast.johan)
    client.force_login(cast.johan)

    response = client.post(f"/arenden/inaktuella-svar/{ArticleUse.objects.get().pk}/bedomning/", {"back": "ticket"})

    assert response.headers["Location"].startswith("/arenden/1")
    assert "Inget svar är inaktuellt" in client.get("/arenden/inaktuella-svar/").text


@pytest.mark.parametrize("rows", [1, 8])
def test_the_list_asks_as_much_for_many_as_for_one(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for _row in range(rows):
        outdated(cast, cast.johan)
    client.force_login(cast.johan)
    client.get("/arenden/inaktuella-svar/")

    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert client.get("/arenden/inaktuella-svar/").text.count("/uppfoljning/") == rows
