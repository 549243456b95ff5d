"""The API's twin of the list of what could not be delivered."""

import pytest

from servicedesk.people.models import Team
from tests.factories import make_agent, make_contact, make_team, make_ticket
from tests.tickets.api.client import ALL, Caller
from tickets.actions.reply import reply
from tickets.models import Delivery, Message

pytestmark = pytest.mark.django_db


def failed(team: Team, address: str) -> Message:
    ticket = make_ticket(team=team, requester=make_contact(email=address))
    message = reply(ticket, by=make_agent(teams=[team]), body="Bilen kommer på onsdag.")
    Message.objects.filter(pk=message.pk).update(delivery=Delivery.FAILED, delivery_detail="550 unknown")
    return Message.objects.get(pk=message.pk)


def test_list_holds_what_failed_where_the_integration_sees(team: Team) -> None:
    message = failed(team, "ann@mejl.example")
    failed(make_team("Annat"), "bo@mejl.example")

    found = Caller(team, scopes=ALL).send("GET", "undelivered/", b"").json()["results"]

    assert [(row["id"], row["ticket"], row["delivery"], row["detail"]) for row in found] == [
        (message.pk, message.ticket.number, "failed", "550 unknown")
    ]


@pytest.mark.parametrize(("deed", "delivery"), [("seeing", "failed"), ("retry", "pending")])
def test_deed_takes_it_off_the_list(team: Team, deed: str, delivery: str) -> None:
    message = failed(team, "ann@mejl.example")
    caller = Caller(team, scopes=ALL)

    answer = caller.send("POST", f"undelivered/{message.pk}/{deed}/", b"")

    assert (answer.status_code, answer.json()["delivery"]) == (201, delivery)
    assert caller.send("GET", "undelivered/", b"").json()["results"] == []


def test_what_is_out_of_sight_is_not_there(team: Team) -> None:
    message = failed(make_team("Annat"), "bo@mejl.example")

    assert Caller(team, scopes=ALL).send("POST", f"undelivered/{message.pk}/seeing/", b"").status_code == 404
