"""Other systems wrap up, note contacts and promise calls as agents do."""

from datetime import timedelta

from django.utils import timezone

from servicedesk.people.models import Contact, Team
from tests.factories import make_agent, make_category, make_contact, make_ticket
from tests.tickets.api.client import Caller, problem_of
from tickets.actions.call_back import Promise, promise_call_back
from tickets.actions.change_status import change_status
from tickets.models import CallBack, ContactLog, Ticket, WrapUp

ANSWERS = {"outcome": "answered", "knowledge": "no", "demand": "failure", "cause": "no_feedback"}


def soon(hours: int = 2) -> str:
    return (timezone.now() + timedelta(hours=hours)).isoformat()


def promised(ticket: Ticket) -> CallBack:
    return promise_call_back(ticket, Promise("070-174 06 05", timezone.now() + timedelta(hours=1)), by=make_agent())


def test_ticket_is_wrapped_up_and_the_answers_are_listed(caller: Caller, team: Team) -> None:
    ticket, waste = change_status(make_ticket(team=team), "solved", by=None), make_category("Avfall")

    made = caller.post(f"tickets/{ticket.number}/wrap-ups/", {**ANSWERS, "category": waste.slug})
    listed = caller.get(f"tickets/{ticket.number}/wrap-ups/").json()["results"]

    assert made.status_code == 201
    assert listed == [made.json()]
    assert {name: made.json()[name] for name in ANSWERS} == ANSWERS
    assert (made.json()["category"], WrapUp.objects.get().integration) == (waste.slug, caller.integration)


def test_cause_belongs_to_failure_demand(caller: Caller, team: Team) -> None:
    ticket = change_status(make_ticket(team=team), "solved", by=None)

    for wrong in ({**ANSWERS, "demand": "value"}, {key: ANSWERS[key] for key in ("outcome", "knowledge", "demand")}):
        assert problem_of(caller.post(f"tickets/{ticket.number}/wrap-ups/", wrong)) == (400, "invalid")


def test_ticket_that_is_not_solved_is_not_wrapped_up(caller: Caller, team: Team) -> None:
    refused = caller.post(f"tickets/{make_ticket(team=team).number}/wrap-ups/", ANSWERS)

    assert refused.status_code == 422


def test_call_with_two_questions_gives_both_tickets(caller: Caller, team: Team) -> None:
    said = {
        "kind": "call",
        "seconds": 90,
        "contact": {"name": "Karin Berg", "phone": "070-174 06 10"},
        "questions": [
            {"text": "När töms tunnan?", "team": team.slug, "wrap_up": ANSWERS},
            {"text": "Vattnet är brunt", "team": team.slug},
        ],
        "call_back": {"number": "070-174 06 10", "promised_at": soon()},
    }

    made = caller.post("contact-logs/", said, Idempotency_Key="a1")
    again = caller.post("contact-logs/", said, Idempotency_Key="a1")

    assert (made.status_code, again.json()) == (201, made.json())
    tickets = [Ticket.objects.get(number=number) for number in made.json()["tickets"]]
    assert [ticket.status for ticket in tickets] == ["solved", "new"]
    assert (ContactLog.objects.count(), CallBack.objects.get().ticket) == (1, tickets[0])


def test_refused_log_leaves_nothing(caller: Caller, team: Team) -> None:
    said = {
        "kind": "call",
        "contact": {"name": "Karin Berg"},
        "questions": [{"text": "Fråga", "team": team.slug}],
        "call_back": {"number": "1", "promised_at": soon()},
    }

    assert caller.post("contact-logs/", said).status_code == 422
    assert (Ticket.objects.count(), Contact.objects.count()) == (0, 0)


def test_calls_are_listed_made_and_promised_again(caller: Caller, team: Team) -> None:
    row = promised(make_ticket(team=team, requester=make_contact()))

    listed = caller.get("call-backs/").json()["results"]
    again = caller.post(f"call-backs/{row.pk}/completion/", {"outcome": "no_answer", "again_at": soon(5)}).json()
    twice = caller.post(f"call-backs/{row.pk}/completion/", {"outcome": "reached"})
    done = caller.post(f"call-backs/{again['id']}/completion/", {"outcome": "reached"})

    assert [(one["id"], one["number"]) for one in listed] == [(row.pk, "+46701740605")]
    assert (again["id"] != row.pk, twice.status_code, done.json()["outcome"]) == (True, 422, "reached")
    assert caller.get("call-backs/").json()["results"] == []


def test_number_of_a_protected_identity_is_not_told(caller: Caller, team: Team) -> None:
    promised(make_ticket(team=team, requester=make_contact(is_protected=True)))

    assert [row["number"] for row in caller.get("call-backs/").json()["results"]] == [None]


def test_outsider_sees_none_of_it(outsider: Caller, team: Team) -> None:
    ticket = change_status(make_ticket(team=team), "solved", by=None)
    row = promised(ticket)

    assert outsider.get("call-backs/").json()["results"] == []
    for path, body in (
        (f"call-backs/{row.pk}/completion/", {"outcome": "reached"}),
        (f"tickets/{ticket.number}/wrap-ups/", ANSWERS),
        (f"tickets/{ticket.number}/call-backs/", {"number": "070-174 06 05", "promised_at": soon()}),
    ):
        assert problem_of(outsider.post(path, body)) == (404, "not-found")
    assert (WrapUp.objects.count(), CallBack.objects.filter(done_at=None).count()) == (0, 1)
