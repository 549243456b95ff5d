"""What other systems can do with tickets beside answering."""

from datetime import timedelta

from django.utils import timezone

from servicedesk.people.models import Department, Team
from tests.factories import make_agent, make_incoming, make_team, make_ticket
from tests.tickets.api.client import Caller, problem_of
from tickets.actions.receive import receive
from tickets.models import Follower, Macro, Reminder, Ticket, TicketLink
from tickets.references import reply_token


def test_tickets_are_merged_and_taken_apart(caller: Caller, team: Team) -> None:
    main, other = make_ticket(team=team), make_ticket(team=team)

    merged = caller.post(f"tickets/{main.number}/merges/", {"tickets": [other.number]})
    shown = caller.get(f"tickets/{other.number}/").json()
    undone = caller.post(f"tickets/{other.number}/merges/undoing/", {})

    assert (merged.status_code, merged.json()["number"]) == (200, main.number)
    assert (shown["is_merged"], shown["status"]) == (True, "closed")
    assert (undone.status_code, undone.json()["is_merged"], undone.json()["status"]) == (200, False, "new")


def test_messages_of_a_merged_ticket_are_not_the_main_ones(caller: Caller, team: Team) -> None:
    """Who shows a requester "my ticket" shows nobody else's words."""
    main, other = make_ticket(team=team, text="Annas"), make_ticket(team=team, text="Bengts")
    caller.post(f"tickets/{main.number}/merges/", {"tickets": [other.number]})
    receive(make_incoming(text="Bengt igen", reply_token=reply_token(other.pk)), inbox=other.inbox)

    said = [row["body"] for row in caller.get(f"tickets/{main.number}/messages/").json()["results"]]
    events = caller.get(f"tickets/{main.number}/events/").json()["results"]

    assert said == ["Annas"]
    assert [row["data"] for row in events if row["kind"] == "merged"] == [{}]


def test_ticket_out_of_sight_is_not_merged(caller: Caller, team: Team) -> None:
    main, unseen = make_ticket(team=team), make_ticket()

    assert problem_of(caller.post(f"tickets/{main.number}/merges/", {"tickets": [unseen.number]})) == (400, "invalid")
    assert problem_of(caller.post(f"tickets/{unseen.number}/merges/", {"tickets": [main.number]})) == (404, "not-found")


def test_links_are_made_listed_and_removed(caller: Caller, team: Team) -> None:
    one, two, unseen = make_ticket(team=team), make_ticket(team=team), make_ticket()
    hidden = TicketLink.objects.create(ticket=one, other=unseen, kind="part_of")

    made = caller.post(f"tickets/{one.number}/links/", {"kind": "duplicate_of", "ticket": two.number}).json()
    listed = caller.get(f"tickets/{two.number}/links/").json()["results"]
    with_hidden = caller.get(f"tickets/{one.number}/links/").json()["results"]
    removed = caller.post(f"tickets/{two.number}/links/{made['id']}/removal/", {})
    refused = caller.post(f"tickets/{one.number}/links/{hidden.pk}/removal/", {})

    assert (made["is_from_here"], made["ticket"]) == (True, two.number)
    assert listed == [{"id": made["id"], "kind": "duplicate_of", "is_from_here": False, "ticket": one.number}]
    assert {row["ticket"] for row in with_hidden} == {two.number, None}
    assert (removed.status_code, problem_of(refused)) == (204, (404, "not-found"))


def test_message_becomes_a_ticket(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    message = receive(make_incoming(reply_token=reply_token(ticket.pk)), inbox=ticket.inbox).message

    new = caller.post(f"tickets/{ticket.number}/splits/", {"message": message.pk, "subject": "En sak till"})
    gone = caller.post(f"tickets/{ticket.number}/splits/", {"message": message.pk, "subject": "En gång till"})

    assert (new.status_code, new.json()["subject"]) == (200, "En sak till")
    assert problem_of(gone) == (404, "not-found")


def test_ticket_is_snoozed_and_woken(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    until = (timezone.now() + timedelta(days=2)).replace(microsecond=0)

    asleep = caller.post(f"tickets/{ticket.number}/snooze/", {"until": until.isoformat()})
    past = caller.post(f"tickets/{ticket.number}/snooze/", {"until": "2001-01-01T00:00:00Z"})
    awake = caller.post(f"tickets/{ticket.number}/snooze/waking/", {})

    assert asleep.json()["snoozed_until"] is not None
    assert problem_of(past) == (422, "refused")
    assert awake.json()["snoozed_until"] is None


def test_ticket_is_handed_over_out_of_sight(caller: Caller, team: Team) -> None:
    ticket, elsewhere = make_ticket(team=team), make_team("Försörjning")
    other = Department.objects.create(slug="social", name="Socialförvaltningen")
    Team.objects.filter(pk=elsewhere.pk).update(department=other)

    done = caller.post(f"tickets/{ticket.number}/handover/", {"team": elsewhere.slug, "note": "Lovat svar onsdag."})

    assert done.status_code == 204
    assert Ticket.objects.get(pk=ticket.pk).team == elsewhere


def test_macros_are_listed_and_used(caller: Caller, team: Team) -> None:
    macro = Macro.objects.create(name="Akut", team=team, steps=[{"do": "priority", "value": 40}])
    foreign = Macro.objects.create(name="Andras", team=make_team(), steps=[{"do": "priority", "value": 10}])
    ticket = make_ticket(team=team)

    listed = caller.get("macros/").json()["results"]
    used = caller.post(f"tickets/{ticket.number}/macros/", {"macro": macro.pk})
    refused = caller.post(f"tickets/{ticket.number}/macros/", {"macro": foreign.pk})

    assert [row["name"] for row in listed] == ["Akut"]
    assert used.json()["priority"] == "urgent"
    assert problem_of(refused) == (400, "invalid")


def test_agents_of_the_teams_follow_and_are_reminded(caller: Caller, team: Team) -> None:
    agent, stranger, ticket = make_agent(teams=[team]), make_agent(), make_ticket(team=team)
    at = (timezone.now() + timedelta(days=1)).isoformat()

    caller.post(f"tickets/{ticket.number}/followers/", {"agent": agent.email})
    listed = caller.get(f"tickets/{ticket.number}/followers/").json()["results"]
    caller.post(f"tickets/{ticket.number}/followers/", {"agent": agent.email, "follows": False})
    made = caller.post(f"tickets/{ticket.number}/reminders/", {"agent": agent.email, "at": at, "text": "Ring"})
    refused = caller.post(f"tickets/{ticket.number}/reminders/", {"agent": stranger.email, "at": at})

    assert [row["agent"] for row in listed] == [agent.email]
    assert not Follower.objects.exists()
    assert (made.status_code, Reminder.objects.get().agent) == (201, agent)
    assert problem_of(refused) == (400, "invalid")
