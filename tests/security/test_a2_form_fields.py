"""A2: what a stranger writes in a form is never markup: not on the form, the receipt, the kept mail or in our mails."""

from email import message_from_bytes, policy

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.delivery import deliver
from channels_in.models import KeptMail
from tests.factories import make_agent, make_form, make_team
from tests.frontend.public.filling import picture, send
from tickets.actions.reply import reply
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
PAYLOADS = [
    "<script>window.__pwn=1</script>",
    '"><img src=x onerror=__pwn=1>',
    "'-alert(1)-'",
    "</title><svg/onload=__pwn=1>",
    "</textarea><script>__pwn=1</script>",
    "{{7*7}}{% include 'x' %}",
    "javascript:__pwn=1",
]
RAW = ("<script>window", "<img src=x", "<svg/onload", "</textarea><script>")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_written_in_a_form_is_markup_on_the_pages_that_show_it(client: Client, payload: str) -> None:
    form = make_form()

    wrong = send(client, form, amne=payload, fraga=payload, namn=payload, epost=payload, telefon=payload)
    right = send(client, form, amne=payload, fraga=payload, namn=payload, fil=picture(f"{payload}.png"))
    receipt = client.get(right.headers["Location"])

    for page in (wrong.text, receipt.text):
        assert not any(raw in page for raw in RAW)
        assert "49" not in receipt.context["title"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_written_in_a_form_is_markup_in_the_answer(client: Client, settings: Settings, payload: str) -> None:
    send(client, make_form(), amne=payload, fraga=payload, namn=payload)
    ticket = Ticket.objects.get()
    agent = make_agent(teams=[ticket.team, make_team()], role="administrator")
    message = reply(ticket, by=agent, body="Hej")
    settings.EMAIL_BACKEND = "channels_in.email.outbox.KeptMailBackend"
    deliver(message.pk)

    kept = KeptMail.objects.latest("pk")
    html = message_from_bytes(bytes(kept.body), policy=policy.default).get_body(("html",))
    client.force_login(agent, "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/dev/outbox/{kept.pk}/").text

    assert html is not None
    assert not any(raw in html.get_content() for raw in RAW)
    assert not any(raw in page for raw in RAW)
