"""An answer by SMS: where one can choose it, whom it goes to, and what it costs."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from channels_in.models import SmsAccount
from channels_in.sms.accounts import create_sms_inbox, save_account
from knowledgebase.models import Rendering, Translation
from servicedesk.people.models import Agent
from tests.factories import make_article, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.models import Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def account(cast: Cast) -> SmsAccount:
    inbox = create_sms_inbox(by=cast.asa, name="Sms", team=cast.kontaktcenter, sender_name="Storåns kommun")
    fields = {"vendor": "46elks", "number": "0766-86 10 04", "username": "u1", "secret": "x"}
    return save_account(inbox, by=cast.asa, price=Decimal("0.52"), **fields)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    requester = make_contact("Ann Berg", email="ann@mejl.example", phone="+46701740605")
    return make_ticket(team=cast.kontaktcenter, requester=requester)


def said_of(client: Client, ticket: Ticket, text: str, channel: str) -> str:
    address = reverse("ticket_draft", args=[ticket.number, "svar"])
    return str(client.post(address, {"body": text, "channel": channel}).json()["check"])


def test_sms_is_offered_only_when_there_is_an_account(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    page = sign_in(cast.johan).get(reverse("ticket", args=[ticket.number])).content.decode()

    assert 'value="sms"' not in page


def test_sms_is_offered_to_somebody_with_a_number(
    cast: Cast, sign_in: SignIn, account: SmsAccount, ticket: Ticket
) -> None:
    page = sign_in(cast.johan).get(reverse("ticket", args=[ticket.number])).content.decode()

    assert 'value="sms"' in page


def test_who_wrote_by_sms_and_has_no_other_address_is_answered_there(
    cast: Cast, sign_in: SignIn, account: SmsAccount
) -> None:
    requester = make_contact("Ann Berg", phone="+46701740605")
    ticket = make_ticket(team=cast.kontaktcenter, requester=requester, channel="sms", inbox=account.inbox)
    address = reverse("ticket_message", args=[ticket.number, "svar"])
    fields = {"body": "Vi kommer på onsdag.", "recipients": "1", "to": f"contact:{requester.pk}"}

    assert sign_in(cast.johan).post(address, fields, headers=HTMX).status_code == 200

    sent = ticket.messages.get(direction="out")
    assert (sent.channel, [row["value"] for row in sent.recipients]) == ("sms", ["+46701740605"])


def test_answer_by_sms_goes_to_the_number_of_the_same_person(
    cast: Cast, sign_in: SignIn, account: SmsAccount, ticket: Ticket
) -> None:
    address = reverse("ticket_message", args=[ticket.number, "svar"])
    fields = {"body": "Vi kommer på onsdag.", "channel": "sms", "channel_reason": "Bad om det", "recipients": "1"}
    fields["to"] = f"contact:{ticket.requester_id}"

    assert sign_in(cast.johan).post(address, fields, headers=HTMX).status_code == 200

    message = ticket.messages.get(direction="out")
    assert (message.channel, [(row["kind"], row["value"]) for row in message.recipients]) == (
        "sms",
        [("phone", "+46701740605")],
    )


def test_parts_and_price_are_said_while_one_writes(
    cast: Cast, sign_in: SignIn, account: SmsAccount, ticket: Ticket
) -> None:
    client = sign_in(cast.johan)

    assert "Ett sms, 0,52 kronor" in said_of(client, ticket, "Vi kommer på onsdag.", "sms")
    assert "2 sms, 1,04 kronor" in said_of(client, ticket, "Vi kommer på onsdag. " * 8, "sms")
    assert "4 sms, 2,08 kronor. Det är långt" in said_of(client, ticket, "Vi kommer på onsdag. " * 26, "sms")
    assert "sms" not in said_of(client, ticket, "Vi kommer på onsdag.", "email")


LONG = "Vi kommer på onsdag. " * 26
SHORT = "Byt soptunna i e-tjänsten. Det är gratis."


def with_sms_text(question: str = "Hur byter jag till en större soptunna?") -> Translation:
    article = make_article(question, short_answer="Du byter soptunna i e-tjänsten. Det kostar inget.")
    live = article.live
    assert live is not None
    Rendering.objects.create(translation=article, kind="sms", text=SHORT, revision=live)
    return article


def test_long_answer_is_offered_the_articles_own_text_for_sms(
    cast: Cast, sign_in: SignIn, account: SmsAccount, ticket: Ticket
) -> None:
    article, client = with_sms_text(), sign_in(cast.johan)
    address = reverse("article_insertion", args=[ticket.number, article.pk, "sms"])
    Ticket.objects.filter(pk=ticket.pk).update(subject="Hur byter jag till en större soptunna?")

    assert f'data-insert-from="{address}" data-insert-whole' in said_of(client, ticket, LONG, "sms")
    assert client.post(address).json() == {"text": SHORT, "wrong": ""}
    for text, channel in (("Kort svar.", "sms"), (LONG, "email"), (f"{LONG} {SHORT}", "sms")):
        assert "data-insert-whole" not in said_of(client, ticket, text, channel)


def test_article_put_into_the_answer_is_offered_before_others(
    cast: Cast, sign_in: SignIn, account: SmsAccount, ticket: Ticket
) -> None:
    article, client = with_sms_text("När öppnar badhuset?"), sign_in(cast.johan)
    assert "data-insert-whole" not in said_of(client, ticket, LONG, "sms")

    client.post(reverse("article_insertion", args=[ticket.number, article.pk, "svar"]))

    assert "När öppnar badhuset?" in said_of(client, ticket, LONG, "sms")


def test_article_without_a_text_for_sms_has_none_to_take(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    article = make_article("Hur byter jag till en större soptunna?", short_answer="I e-tjänsten.")

    address = reverse("article_insertion", args=[ticket.number, article.pk, "sms"])
    assert sign_in(cast.johan).post(address).status_code == 404
