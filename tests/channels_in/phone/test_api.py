"""Calls over the API: those of the token's teams, without the numbers of protected identities."""

import pytest

from channels_in.models import Call, DoorAccount
from tests.channels_in.phone.conftest import make_line
from tests.factories import make_contact, make_team
from tests.tickets.api.client import Caller

pytestmark = pytest.mark.django_db


def ring(account: DoorAccount, named: str, number: str) -> None:
    Call.objects.create(account=account, external_id=named, direction="in", number=number, state="ringing")


def test_calls_of_own_teams_are_listed_and_protected_numbers_are_not_told() -> None:
    account, _path = make_line(team=make_team("Kontaktcenter"))
    other, _path = make_line(team=make_team("Vatten"))
    make_contact("Karin Berg", phone="+46701740611", is_protected=True)
    for line, named, number in (
        (account, "a", "+46701740610"),
        (account, "b", "+46701740611"),
        (account, "c", ""),
        (other, "d", "+46701740612"),
    ):
        ring(line, named, number)

    rows = Caller(account.inbox.team).get("calls/").json()["results"]

    assert sorted((row["number"] or str(row["number"]), row["line"]) for row in rows) == sorted(
        [("+46701740610", account.inbox.slug), ("None", account.inbox.slug), ("", account.inbox.slug)]
    )
