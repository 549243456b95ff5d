"""What came of a ticket is asked once it is solved, filled in with what is usual; nobody has to."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_category, make_inbox, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.wrap_up import Answers, wrap_up
from tickets.models import Ticket, WrapUp

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
GIVEN = {"category": "", "outcome": "answered", "knowledge": "no", "demand": "no_feedback"}
ASKED = "data-act-now"
MISSING = "Uppgifter saknas"


def solve(browser: Client, ticket: Ticket) -> str:
    response = browser.post(
        reverse("ticket_property", args=[ticket.number, "status"]), {"value": "solved"}, headers=HTMX
    )
    assert response.status_code == 200
    return unescape(response.content.decode())


def shown(browser: Client, ticket: Ticket) -> str:
    return unescape(browser.get(reverse("ticket", args=[ticket.number])).content.decode())


def test_solving_asks_at_once_and_the_page_only_says_what_is_missing(cast: Cast, sign_in: SignIn) -> None:
    ticket, browser = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    assert MISSING not in shown(browser, ticket)
    assert ASKED in solve(browser, ticket)

    later = shown(browser, ticket)
    assert (MISSING in later, ASKED in later) == (True, False)


def test_sending_and_solving_asks_after_the_answer_has_left(cast: Cast, sign_in: SignIn) -> None:
    ticket, browser = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    said = browser.post(
        reverse("ticket_message", args=[ticket.number, "svar"]),
        {"body": "Bilen kommer på onsdag.", "then_status": "solved"},
        headers=HTMX,
    )

    assert said.status_code == 200
    assert ASKED in said.content.decode()
    assert ticket.messages.filter(direction="out").count() == 1


def test_another_change_of_a_solved_ticket_does_not_ask_again(cast: Cast, sign_in: SignIn) -> None:
    ticket, browser = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    solve(browser, ticket)

    tagged = browser.post(reverse("ticket_property", args=[ticket.number, "ny-tagg"]), {"value": "sopor"}, headers=HTMX)

    assert ASKED not in tagged.content.decode()


def test_answers_are_saved_and_can_be_changed(cast: Cast, sign_in: SignIn) -> None:
    ticket, browser, waste = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan), make_category("Avfall")
    solve(browser, ticket)
    url = reverse("ticket_wrap_up", args=[ticket.number])

    assert browser.post(url, GIVEN).status_code == 302
    assert browser.post(url, {**GIVEN, "demand": "value", "category": waste.pk}, headers=HTMX).status_code == 200

    row = WrapUp.objects.get()
    assert (row.demand, row.cause, row.category, row.agent) == ("value", "", waste, cast.johan)
    page = shown(browser, ticket)
    assert MISSING not in page
    assert "Vad blev det av ärendet" in page


def test_what_is_usual_is_filled_in_and_enter_saves_it(cast: Cast, sign_in: SignIn) -> None:
    before = change_status(make_ticket(team=cast.kontaktcenter), "solved", by=cast.asa)
    wrap_up(before, Answers("referred", "wrong", "failure", "our_error"), category=None, by=cast.asa)
    ticket, browser = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    solve(browser, ticket)

    response = browser.get(reverse("ticket_wrap_up", args=[ticket.number]), headers=HTMX)

    form = response.context["form"]
    assert [form[name].value() for name in ("outcome", "knowledge", "demand")] == ["referred", "wrong", "our_error"]
    assert 'type="submit" autofocus' in response.content.decode()


@pytest.mark.parametrize("field", ["outcome", "knowledge", "demand"])
def test_missing_answer_is_asked_for(cast: Cast, sign_in: SignIn, field: str) -> None:
    ticket, browser = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    solve(browser, ticket)

    refused = browser.post(reverse("ticket_wrap_up", args=[ticket.number]), {**GIVEN, field: ""})

    assert refused.status_code == 422
    assert not WrapUp.objects.exists()


def test_where_it_is_required_it_cannot_be_skipped_but_sending_goes_on(
    cast: Cast, sign_in: SignIn, settings: Any
) -> None:
    settings.WRAP_UP_REQUIRED = True
    ticket, browser = make_ticket(team=cast.kontaktcenter, assignee=cast.johan), sign_in(cast.johan)
    solve(browser, ticket)
    form = reverse("ticket_wrap_up", args=[ticket.number])

    assert "Hoppa över" not in browser.get(form).content.decode()
    assert ASKED in shown(browser, ticket)
    assert ASKED not in shown(sign_in(cast.asa), ticket)
    settings.WRAP_UP_REQUIRED = False
    assert "Hoppa över" in browser.get(form).content.decode()
    assert ASKED not in shown(browser, ticket)


def test_it_can_be_required_of_what_came_in_by_one_inbox(cast: Cast, sign_in: SignIn) -> None:
    asking = make_inbox(team=cast.kontaktcenter, wrap_up_required=True)
    required, other = (
        make_ticket(inbox=inbox, assignee=cast.johan) for inbox in (asking, make_inbox(team=cast.kontaktcenter))
    )
    browser = sign_in(cast.johan)
    for ticket in (required, other):
        change_status(ticket, "solved", by=cast.johan)

    forms = [browser.get(reverse("ticket_wrap_up", args=[one.number])).content.decode() for one in (required, other)]
    assert ["Hoppa över" in form for form in forms] == [False, True]
    assert [ASKED in shown(browser, one) for one in (required, other)] == [True, False]


def test_outsider_finds_no_ticket_to_wrap_up(cast: Cast, sign_in: SignIn) -> None:
    ticket = change_status(make_ticket(team=cast.socialtjanst), "solved", by=cast.sara)
    url, olle = reverse("ticket_wrap_up", args=[ticket.number]), sign_in(cast.olle)

    assert [olle.get(url).status_code, olle.post(url, GIVEN).status_code] == [404, 404]
    assert not WrapUp.objects.exists()
