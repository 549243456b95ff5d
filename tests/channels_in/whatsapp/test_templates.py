"""Texts Meta has approved: fetched, chosen on the ticket when its window has closed, filled in, sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from channels_in.base import ChannelError
from channels_in.delivery import deliver
from channels_in.models import DoorAccount, WhatsAppTemplate
from channels_in.whatsapp.templates import fetch_all_templates, fetch_templates, filled_in, usable, variables_of
from tests.channels_in.whatsapp.conftest import call, make_account
from tests.clock import Clock
from tests.factories import make_agent, make_team
from tests.fakes.whatsapp import WhatsApp, batch, changed, message, refusal, template
from tickets.actions.errors import InvalidChange
from tickets.models import Delivery, Message, Ticket

BODY = "Hej {{1}}! Vi har svar om {{2}}. Svara här, så skriver vi mer."
pytestmark = pytest.mark.django_db


def fetched(meta: WhatsApp, *templates: dict[str, object]) -> DoorAccount:
    account, _path = make_account()
    meta.templates = list(templates)
    fetch_templates(account)
    return account


def too_late(clock: Clock, meta: WhatsApp) -> tuple[Ticket, WhatsAppTemplate, Client]:
    """Somebody wrote two days ago; their ticket, a template, and an agent's browser."""
    account, path = make_account()
    at = int((clock.now - timedelta(days=2)).timestamp())
    call(path, batch(message("1", said="Hur går det med mitt bygglov?", at=at)))
    meta.templates = [template("svar_finns", BODY)]
    fetch_templates(account)
    client = Client()
    client.force_login(make_agent("Johan Åkerström", teams=[account.inbox.team]))
    return Ticket.objects.get(), WhatsAppTemplate.objects.get(), client


def test_templates_are_those_of_the_account_page_after_page(meta: WhatsApp) -> None:
    meta.page = 2
    account = fetched(meta, *(template(f"t{number}", BODY) for number in range(5)))
    assert sorted(row.name for row in usable(account.inbox)) == ["t0", "t1", "t2", "t3", "t4"]

    meta.templates = [template("t1", "Ny text")]
    fetch_all_templates()

    assert [(row.name, row.body) for row in WhatsAppTemplate.objects.all()] == [("t1", "Ny text")]


def test_only_what_can_be_filled_in_here_can_be_sent(meta: WhatsApp) -> None:
    picture: dict[str, Any] = {"components": [{"type": "HEADER", "format": "IMAGE"}]}
    link: dict[str, Any] = {
        "components": [{"type": "BUTTONS", "buttons": [{"type": "URL", "url": "https://x.example/{{1}}"}]}]
    }
    account = fetched(
        meta,
        template("god", BODY),
        template("väntar", BODY, state="PENDING"),
        template("pausad", BODY, state="PAUSED"),
        template("bild", BODY, **picture),
        template("knapp", BODY, **link),
        template("kod", BODY, category="AUTHENTICATION"),
        {"name": "konstig"},
    )

    assert [row.name for row in usable(account.inbox)] == ["god"]
    assert WhatsAppTemplate.objects.count() == 6


def test_templates_that_cannot_be_fetched_stay_as_they_were(meta: WhatsApp) -> None:
    account = fetched(meta, template("god", BODY))
    meta.next_replies = [refusal(190, status=401)]

    with pytest.raises(ChannelError):
        fetch_templates(account)

    assert WhatsAppTemplate.objects.count() == 1
    assert DoorAccount.objects.get().last_error.startswith("Meta 190")


@pytest.mark.parametrize(
    ("event", "state"),
    [("PAUSED", "paused"), ("REJECTED", "rejected"), ("APPROVED", "approved"), ("FLAGGED", "approved")],
)
def test_meta_tells_what_became_of_a_template(meta: WhatsApp, event: str, state: str) -> None:
    account, path = make_account()
    meta.templates = [template("svar_finns", BODY)]
    fetch_templates(account)
    value = {"event": event, "message_template_name": "svar_finns", "message_template_language": "sv"}

    assert call(path, changed("message_template_status_update", value)) == 200

    assert WhatsAppTemplate.objects.get().state == state


def test_variables_stand_in_their_order() -> None:
    assert variables_of("{{2}} {{1}} {{ 10 }} {{2}}") == ["1", "2", "10"]
    assert variables_of("{{namn}} {{ärende}} {{ort}}") == ["namn", "ort"]


def test_every_variable_is_filled_in_and_nothing_breaks_the_line(meta: WhatsApp) -> None:
    account = fetched(meta, template("svar_finns", BODY, components=[{"type": "FOOTER", "text": "Storåns kommun"}]))
    row = usable(account.inbox)[0]

    text, options = filled_in(row, {"1": "Ann\n{{2}}", "2": "bygglovet"})

    assert text == "Hej Ann {{2}}! Vi har svar om bygglovet. Svara här, så skriver vi mer.\n\nStoråns kommun"
    assert options == {"name": "svar_finns", "language": "sv", "values": ["Ann {{2}}", "bygglovet"], "names": []}
    with pytest.raises(InvalidChange):
        filled_in(row, {"1": "Ann", "2": " "})


def test_agent_chooses_a_template_when_the_window_has_closed(meta: WhatsApp, clock: Clock) -> None:
    ticket, row, client = too_late(clock, meta)
    here = f"/arenden/{ticket.number}/whatsapp-mallar/"

    assert here in client.get(f"/arenden/{ticket.number}/").content.decode()
    assert f"{here}{row.pk}/" in client.get(here).content.decode()
    answer = client.post(f"{here}{row.pk}/", {"v1": "Ann", "v2": "bygglovet", "client_key": "a", "version": ""})
    again = client.post(f"{here}{row.pk}/", {"v1": "Ann", "v2": "bygglovet", "client_key": "a", "version": ""})
    clock.forward(minutes=1)
    made = Message.objects.get(direction="out")
    deliver(made.pk)

    assert (answer.status_code, again.status_code) == (302, 302)
    assert meta.sent[0]["template"] == {
        "name": "svar_finns",
        "language": {"code": "sv"},
        "components": [
            {"type": "body", "parameters": [{"type": "text", "text": "Ann"}, {"type": "text", "text": "bygglovet"}]}
        ],
    }
    made.refresh_from_db()
    assert (made.body.partition("!")[0], made.delivery) == ("Hej Ann", Delivery.SENT)


def test_template_with_an_empty_place_stays_on_the_form(meta: WhatsApp, clock: Clock) -> None:
    ticket, row, client = too_late(clock, meta)
    answer = client.post(f"/arenden/{ticket.number}/whatsapp-mallar/{row.pk}/", {"v1": "Ann", "v2": ""})

    assert (answer.status_code, Message.objects.filter(direction="out").count()) == (422, 0)


def test_outsider_and_other_channels_find_no_templates(meta: WhatsApp, clock: Clock) -> None:
    ticket, row, _client = too_late(clock, meta)
    outsider = Client()
    outsider.force_login(make_agent("Olle", teams=[make_team("Vatten")]))
    here = f"/arenden/{ticket.number}/whatsapp-mallar/"

    assert [outsider.get(path).status_code for path in (here, f"{here}{row.pk}/")] == [404, 404]
    Ticket.objects.update(channel="email")
    assert _client.get(here).status_code == 404


def test_named_variables_go_with_their_names(meta: WhatsApp, clock: Clock) -> None:
    ticket, _row, client = too_late(clock, meta)
    meta.templates = [template("namngiven", "Hej {{namn}}!", parameter_format="NAMED")]
    fetch_all_templates()
    row = WhatsAppTemplate.objects.get()
    client.post(f"/arenden/{ticket.number}/whatsapp-mallar/{row.pk}/", {"v1": "Ann"})
    clock.forward(minutes=1)
    deliver(Message.objects.get(direction="out").pk)

    assert meta.sent[0]["template"]["components"][0]["parameters"] == [
        {"type": "text", "text": "Ann", "parameter_name": "namn"}
    ]


def test_administrator_fetches_templates_on_the_inboxs_page(meta: WhatsApp) -> None:
    account, _path = make_account()
    meta.templates = [template("svar_finns", BODY)]
    client = Client()
    client.force_login(make_agent("Admin", teams=[account.inbox.team], role="administrator"))
    here = f"/installningar/inkorgar/{account.inbox.pk}/whatsapp-mallar/"

    answer = client.post(f"{here}hamtning/", follow=True)

    assert "svar_finns" in answer.content.decode()
    assert "En mall är hämtad." in answer.content.decode()
