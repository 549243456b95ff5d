"""What we know: similar solved tickets with what was answered, of those one may see and nobody protected."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frontend.agent.similar_tickets import holds_personal_data, without_greeting
from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.models import Delivery, Message, Ticket

SignIn = Callable[[Agent], Client]
ANSWER = "Hej Ann!\n\nVi tömmer kärlet i morgon mellan klockan 7 och 12. Ställ ut det vid grinden."
PART = {"HX-Request": "true"}


def solved(cast: Cast, by: Agent | None = None, answer: str = ANSWER, **fields: Any) -> Ticket:
    """A ticket about a bin that was not emptied, answered and solved."""
    values: dict[str, Any] = {"team": cast.kontaktcenter, "subject": "Soptunnan tömdes inte i fredags", **fields}
    is_confidential = values.pop("is_confidential", False)
    ticket = make_ticket(**{"requester": make_contact("Ann Berg"), **values})
    reply(ticket, by=by or cast.johan, body=answer)
    Message.objects.filter(ticket=ticket, direction="out").update(delivery=Delivery.SENT)
    change_status(Ticket.objects.get(pk=ticket.pk), "solved", by=by or cast.johan)
    Ticket.objects.filter(pk=ticket.pk).update(is_confidential=is_confidential)
    return ticket


def known(client: Client, ticket: Ticket) -> str:
    response = client.get(reverse("ticket_suggestions", args=[ticket.number]), headers=PART)
    assert response.status_code == 200
    return response.content.decode()


def test_similar_solved_ticket_is_suggested_with_its_answer_to_insert(cast: Cast, sign_in: SignIn) -> None:
    old = solved(cast)
    make_ticket(team=cast.kontaktcenter, subject="Soptunnan tömdes inte heller här")  # not answered
    ticket = make_ticket(team=cast.kontaktcenter, subject="Min soptunna är inte tömd")

    page = known(sign_in(cast.johan), ticket)

    assert reverse("ticket", args=[old.number]) in page
    assert 'value="Vi tömmer kärlet i morgon mellan klockan 7 och 12. Ställ ut det vid grinden."' in page
    assert page.count('class="suggest"') == 1
    assert not AuditEntry.objects.exists()


def test_nothing_hidden_confidential_or_protected_is_suggested(cast: Cast, sign_in: SignIn) -> None:
    solved(cast, by=cast.sara, team=cast.socialtjanst)
    solved(cast, is_confidential=True)
    solved(cast, requester=make_contact("Lena Björkqvist", is_protected=True))
    ticket = make_ticket(team=cast.kontaktcenter, subject="Soptunnan tömdes inte")

    for agent in (cast.johan, cast.olle):
        assert 'class="suggest"' not in known(sign_in(agent), ticket)


def test_suggestions_of_a_hidden_ticket_are_a_404(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.socialtjanst)

    response = sign_in(cast.olle).get(reverse("ticket_suggestions", args=[ticket.number]), headers=PART)

    assert response.status_code == 404


def test_what_somebody_wrote_is_inert_in_suggestions(cast: Cast, sign_in: SignIn) -> None:
    nasty = '"><script>alert(1)</script> ' * 4
    solved(cast, answer=nasty, subject=f"Soptunnan tömdes inte {nasty}"[:150])
    ticket = make_ticket(team=cast.kontaktcenter, subject="Soptunnan tömdes inte")

    page = known(sign_in(cast.johan), ticket)

    assert 'class="suggest"' in page
    assert "<script" not in page


def test_text_with_somebodys_data_is_told(cast: Cast, sign_in: SignIn) -> None:
    solved(cast, answer=ANSWER + "\n\nHälsningar till familjen Berg på 070-174 06 05")
    ticket = make_ticket(team=cast.kontaktcenter, subject="Soptunnan tömdes inte")

    assert "kan innehålla personuppgifter" in known(sign_in(cast.johan), ticket).lower()


@pytest.mark.parametrize(
    ("text", "name", "holds"),
    [
        ("Kärlet töms på onsdag.", "Ann Berg", False),
        ("Bergs väg plogas i dag.", "Ann Berg", True),
        ("Skriv till ann@mejl.example", "", True),
        ("Ring 0980-319 200", "", True),
        ("Avgiften är 1 240 kronor för 240 liter.", "", False),
    ],
)
def test_personal_data_is_seen(text: str, name: str, holds: bool) -> None:
    assert holds_personal_data(text, name) is holds


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hej Ann!\n\nVi kommer.", "Vi kommer."),
        ("God dag,\nVi kommer.", "Vi kommer."),
        ("Vi kommer.", "Vi kommer."),
        ("Hej Ann!", "Hej Ann!"),
    ],
)
def test_greeting_of_somebody_else_is_left_out(text: str, rest: str) -> None:
    assert without_greeting(text) == rest
