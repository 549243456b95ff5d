"""Did the answer help? Votes without cookies, and comments that become tickets of those who answer for the article."""

from typing import Any

import pytest
from django.test import Client

from frontend.public import feedback
from knowledgebase.models import Feedback, Translation
from tests.factories import make_article, make_department, make_shelf, make_team
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def vote(client: Client, article: Translation, helped: str, **more: Any) -> str:
    """Press a button; returns where it leads."""
    response = client.post(f"/artiklar/{article.pk}/omdome/", {"helped": helped}, **more)
    assert response.status_code == 302
    return str(response.headers["Location"])


def reference_on(client: Client, address: str) -> str:
    text = client.get(address).text
    return text.partition('name="vote" value="')[2].partition('"')[0]


def comment(client: Client, article: Translation, reference: str, text: str, **more: str) -> Any:
    return client.post(f"/artiklar/{article.pk}/kommentar/", {"vote": reference, "comment": text, **more})


def test_a_yes_is_kept_and_thanked_without_a_cookie(client: Client) -> None:
    article = make_article()

    place = vote(client, article, "yes")

    assert place == f"/fragor/{article.slug}/?omdome=tack#omdome"
    assert "Tack. Det du säger gör svaret bättre." in client.get(place).text
    assert list(Feedback.objects.values_list("helped", "comment", "revision")) == [(True, "", article.live_id)]
    assert not client.cookies


def test_a_comment_after_a_no_becomes_a_ticket_of_the_owners_team(client: Client) -> None:
    department = make_department("Teknik")
    team = make_team("Avfall", department=department)
    article = make_article("När töms soptunnan?", department=department)

    reference = reference_on(client, vote(client, article, "no"))
    answer = comment(client, article, reference, "Det står inte vad som gäller i jul.")

    assert answer.headers["Location"] == f"/fragor/{article.slug}/?omdome=tack#omdome"
    ticket = Ticket.objects.get()
    assert (ticket.team, ticket.subject) == (team, "Synpunkt på ”När töms soptunnan?”")
    body = ticket.messages.get().body
    assert "vad som gäller i jul" in body
    assert f"http://127.0.0.1:8000/fragor/{article.slug}/" in body
    assert Feedback.objects.get().ticket == ticket


def test_the_articles_own_team_comes_first_then_the_shelfs(client: Client) -> None:
    department = make_department("Teknik")
    make_team("Avfall", department=department)
    shelf = make_shelf("Avfall", team=(shelfs := make_team("Kundtjänst avfall")))
    named = make_article("Ett", department=department, category=shelf, team=(own := make_team("Webb")))
    other = make_article("Två", department=department, category=shelf)

    for article in (named, other):
        comment(client, article, reference_on(client, vote(client, article, "no")), "Otydligt.")

    assert [ticket.team for ticket in Ticket.objects.order_by("id")] == [own, shelfs]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Skriv vad som saknas eller är otydligt."),
        ("Jag heter Ann, 19121212-1212", "Ta bort personnumret."),
        ("x" * 2001, "Skriv högst 2000 tecken."),
    ],
)
def test_a_comment_we_cannot_take_says_why_and_loses_nothing(client: Client, text: str, said: str) -> None:
    article = make_article()
    make_team(department=article.article.department)
    reference = reference_on(client, vote(client, article, "no"))

    answer = comment(client, article, reference, text)

    assert answer.status_code == 422
    assert said in answer.text
    assert text in answer.text
    assert Ticket.objects.count() == 0
    assert comment(client, article, reference, "Otydligt.").status_code == 302
    assert Ticket.objects.count() == 1


def test_a_second_comment_on_the_same_vote_is_refused(client: Client) -> None:
    article = make_article()
    make_team(department=article.article.department)
    reference = reference_on(client, vote(client, article, "no"))
    comment(client, article, reference, "Otydligt.")

    assert comment(client, article, reference, "Otydligt igen.").status_code == 422
    assert Ticket.objects.count() == 1


def test_who_fills_the_trap_is_thanked_and_nothing_is_kept(client: Client) -> None:
    article = make_article()
    reference = reference_on(client, vote(client, article, "no"))

    answer = comment(client, article, reference, "Köp nu", **{"website.address": "http://spam.test"})

    assert answer.status_code == 302
    assert Ticket.objects.count() == 0


def test_votes_from_one_place_end_somewhere(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "VOTES_PER_PLACE", (2, 600))
    article = make_article()

    for _number in range(4):
        vote(client, article, "yes")

    assert Feedback.objects.count() == 2


def test_another_sites_page_cannot_vote_and_a_made_up_vote_takes_no_comment(client: Client) -> None:
    article, other = make_article(), make_article("Annat")
    place = f"/artiklar/{article.pk}/omdome/"
    reference = reference_on(client, vote(client, article, "no"))

    assert client.post(place, {"helped": "no"}, headers={"origin": "https://evil.test"}).status_code == 404
    assert client.post(place, {"helped": "kanske"}).status_code == 404
    assert comment(client, article, "x:y:z", "Hej").status_code == 404
    assert comment(client, other, reference, "Hej").status_code == 404
    assert Feedback.objects.count() == 1


def test_what_is_not_public_takes_no_votes(client: Client) -> None:
    draft = make_article(is_live=False)

    assert client.post(f"/artiklar/{draft.pk}/omdome/", {"helped": "yes"}).status_code == 404
