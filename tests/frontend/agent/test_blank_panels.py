"""A form nobody has begun waits where there is a script, and stands there where there is none."""

import re
from collections.abc import Callable
from html import escape

from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.models import Draft, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
TEMPLATE = re.compile(r"<template data-wanted>\s*<form.*?</template>", re.DOTALL)


def page(client: Client, ticket: Ticket, **headers: str) -> str:
    return client.get(reverse("ticket", args=[ticket.number]) + "?team=1", headers=headers).content.decode()


def form(html: str, name: str) -> str:
    found = re.search(rf'<form class="composer__panel" id="compose-{name}".*?</form>', html, re.DOTALL)
    assert found is not None
    return found[0]


def values(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(version|subject|seen_at)"[^>]* value="([^"]*)"', html))


def test_forms_nobody_has_begun_wait_only_for_a_page_with_scripts(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann"))
    client = sign_in(cast.johan)

    assert [len(TEMPLATE.findall(page(client, ticket, **headers))) for headers in ({}, HTMX)] == [0, 2]
    assert 'id="compose-reply"' not in "".join(TEMPLATE.findall(page(client, ticket, **HTMX)))


def test_forms_nobody_has_begun_are_of_their_own_ticket(cast: Cast, sign_in: SignIn) -> None:
    client, subject = sign_in(cast.johan), 'En "gunga" & <b>en</b> grind'
    tickets = [make_ticket(team=cast.kontaktcenter, subject=one) for one in ("Soptunnan", subject)]
    pages = [page(client, ticket, **HTMX) for ticket in tickets]

    for ticket, html in zip(tickets, pages, strict=True):
        for name, word in (("note", "anteckning"), ("forward", "vidarebefordran")):
            blank = form(html, name)
            assert f'action="{reverse("ticket_message", args=[ticket.number, word])}?team=1"' in blank
            assert values(blank)["version"] == str(ticket.version)
            assert re.findall(r"/arenden/(\d+)/", blank) == [str(ticket.number)] * blank.count("/arenden/")
    assert values(form(pages[1], "forward"))["subject"] == escape(subject)
    keys = [re.findall(r'name="client_key" value="([^"]+)"', html) for html in pages]
    assert len({*keys[0], *keys[1]}) == 6


def test_begun_form_stands_there_with_its_text(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann"))
    Draft.objects.create(ticket=ticket, agent=cast.johan, kind=Draft.Kind.NOTE, body="Ring förvaltaren.")

    html = page(sign_in(cast.johan), ticket, **HTMX)

    assert "Ring förvaltaren." in form(html, "note")
    assert [('id="compose-note"' in one, 'id="compose-forward"' in one) for one in TEMPLATE.findall(html)] == [
        (False, True)
    ]
