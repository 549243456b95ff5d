"""Who else a contact may be, for programs: the same rule, the same sight, and nothing merged by itself."""

from servicedesk.people.models import NotTheSame
from tests.factories import make_contact
from tests.tickets.api.client import Caller
from tickets.models import Ticket


def test_alike_contact_is_listed_with_reasons_until_it_is_told_apart(caller: Caller) -> None:
    ann = make_contact("Ann Berg", email="ann.berg@mejl.example")
    twin = make_contact("Berg, Ann", email="ann.berg+sopor@mejl.example")
    address = f"contacts/{ann.pk}/alike/"

    listed = caller.get(address).json()["alike"]
    said = caller.post(address, {"other": twin.pk})
    afterwards = caller.get(address).json()["alike"]

    assert [(row["contact"]["id"], row["reasons"]) for row in listed] == [(twin.pk, ["same_mailbox", "same_name"])]
    assert (said.status_code, afterwards) == (204, [])
    assert NotTheSame.objects.get().integration is not None
    assert not Ticket.objects.exists()


def test_unknown_or_the_same_contact_is_refused(caller: Caller) -> None:
    ann = make_contact("Ann Berg")
    address = f"contacts/{ann.pk}/alike/"

    answers = [caller.post(address, {"other": other}).status_code for other in (ann.pk, 10**12, "x")]

    assert answers == [422, 400, 400]
