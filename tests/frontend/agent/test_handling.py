"""What can be done with a ticket beside answering, on its pages: with scripts in a dialog, without them on a page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from servicedesk.people.models import Agent
from tests.factories import make_contact, make_department, make_incoming, make_team, make_ticket
from tests.factories.cast import Cast
from tickets.actions.follow import follow
from tickets.actions.link import link
from tickets.actions.merge import merge
from tickets.actions.receive import receive
from tickets.actions.snooze import snooze
from tickets.models import Event, EventKind, Follower, Macro, Reminder, Ticket, TicketLink
from tickets.references import reply_token

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
PAGES = (
    "ticket_merge", "ticket_links", "ticket_snooze", "ticket_reminders", "ticket_assignment", "ticket_handing_over",
    "ticket_macros",
)  # fmt: skip


def at(name: str, ticket: Ticket, *more: Any) -> str:
    return reverse(name, args=[ticket.number, *more])


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


@pytest.mark.parametrize("name", PAGES)
def test_each_form_is_a_page_and_a_dialog_for_those_who_see_the_ticket(cast: Cast, sign_in: SignIn, name: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, is_confidential=True)

    page = sign_in(cast.johan).get(at(name, ticket))
    dialog = sign_in(cast.johan).get(at(name, ticket), headers=HTMX)

    assert (page.status_code, dialog.status_code) == (200, 200)
    assert (b"<html" in page.content, b"<html" in dialog.content) == (True, False)
    assert sign_in(cast.olle).get(at(name, ticket)).status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_tickets_are_merged_by_number(cast: Cast, sign_in: SignIn, headers: dict[str, str]) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)

    answer = sign_in(cast.johan).post(
        at("ticket_merge", main), {"numbers": f"#{other.shown_number}", "direction": "here"}, headers=headers
    )

    assert answer.status_code == (200 if headers else 302)
    assert fresh(other).merged_into == main
    sign_in(cast.johan).post(at("ticket_merge_undoing", other))
    assert fresh(other).merged_into is None


def test_ticket_out_of_sight_is_not_merged_nor_told_of(cast: Cast, sign_in: SignIn) -> None:
    main, unseen = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.vatten, subject="Hemlig vattenläcka")

    for numbers in (str(unseen.number), "999999"):
        answer = sign_in(cast.johan).post(at("ticket_merge", main), {"numbers": numbers, "direction": "here"})
        assert answer.status_code == 422
        assert "Hemlig" not in answer.content.decode()

    assert fresh(unseen).merged_into is None


def test_main_ticket_shows_the_messages_of_both_with_whose_they_are(cast: Cast, sign_in: SignIn) -> None:
    main = make_ticket(team=cast.kontaktcenter, text="Annas ord")
    other = make_ticket(team=cast.kontaktcenter, text="Bengts ord", requester=make_contact("Bengt Ek"))
    merge(main, [other], by=cast.johan)
    receive(make_incoming(text="Bengt igen", reply_token=reply_token(other.pk)), inbox=other.inbox)

    page = sign_in(cast.asa).get(reverse("ticket", args=[main.number])).content.decode()

    places = [page.index(words) for words in ("Annas ord", "Bengts ord", "Bengt igen")]
    assert places == sorted(places)
    assert f"#{other.shown_number}" in page
    assert "Annas ord" not in sign_in(cast.asa).get(reverse("ticket", args=[other.number])).content.decode()


def test_messages_of_a_merged_ticket_out_of_sight_are_not_shown(cast: Cast, sign_in: SignIn) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter, text="Bara för Vatten")
    merge(main, [other], by=cast.johan)
    Ticket.objects.filter(pk=other.pk).update(team=cast.vatten)

    page = sign_in(cast.johan).get(reverse("ticket", args=[main.number])).content.decode()

    assert "Bara för Vatten" not in page
    assert str(other.number) not in page.replace(f"#{other.number}", "")


def test_link_is_shown_from_both_sides_and_removed(cast: Cast, sign_in: SignIn) -> None:
    one, two = make_ticket(team=cast.kontaktcenter, subject="Ett"), make_ticket(team=cast.kontaktcenter, subject="Två")
    client = sign_in(cast.johan)

    client.post(at("ticket_links", one), {"kind": "duplicate_of", "numbers": str(two.number)})

    row = TicketLink.objects.get()
    assert (row.ticket, row.other, row.kind, row.agent) == (one, two, "duplicate_of", cast.johan)
    pages = [client.get(reverse("ticket", args=[ticket.number])).content.decode() for ticket in (one, two)]
    assert (at("ticket", two) in pages[0], at("ticket", one) in pages[1]) == (True, True)
    client.post(at("ticket_link_removal", two, row.pk))
    assert not TicketLink.objects.exists()
    kinds = Event.objects.filter(kind__in=[EventKind.LINKED, EventKind.UNLINKED]).order_by("id")
    assert sorted(kinds.values_list("ticket", "kind")) == sorted(
        (ticket.pk, kind) for ticket in (one, two) for kind in ("linked", "unlinked")
    )


def test_link_to_a_ticket_out_of_sight_tells_only_that_there_is_one(cast: Cast, sign_in: SignIn) -> None:
    seen, unseen = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.vatten, subject="Vattenläckan")
    row = link(seen, unseen, "part_of", by=cast.johan)
    client = sign_in(cast.johan)

    page = client.get(reverse("ticket", args=[seen.number])).content.decode()

    assert ("Vattenläckan" in page, 'class="ties' in page) == (False, True)
    assert client.post(at("ticket_link_removal", seen, row.pk)).status_code == 404


def test_message_becomes_a_ticket_of_its_own(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    message = receive(make_incoming(text="Och en sak till", reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)
    first = ticket.messages.earliest("id")
    client = sign_in(cast.johan)

    refused = client.post(at("message_split", ticket, first.pk + 10_000), {"subject": "Nytt"})
    client.post(at("message_split", ticket, message.message.pk), {"subject": "En sak till"})

    new = Ticket.objects.get(subject="En sak till")
    assert refused.status_code == 404
    assert (new.requester, new.team, list(new.messages.all())) == (
        message.message.contact, ticket.team, [message.message],
    )  # fmt: skip
    assert list(ticket.messages.all()) == [first]
    assert client.post(at("message_split", ticket, first.pk), {"subject": "Tom"}).status_code == 422


def test_snoozed_ticket_leaves_the_queue_and_comes_back_when_they_write(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, subject="Vilande ärende")
    client = sign_in(cast.johan)
    queue = f"{reverse('queue')}?ko=alla-oppna"

    client.post(at("ticket_snooze", ticket), {"when": "week"})
    hidden = "Vilande ärende" not in client.get(queue).content.decode()
    receive(make_incoming(reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)

    assert hidden
    assert fresh(ticket).snoozed_until is None
    assert "Vilande ärende" in client.get(queue).content.decode()


def test_own_time_is_read_as_swedish_time(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    day = timezone.localdate() + timedelta(days=3)

    sign_in(cast.johan).post(at("ticket_snooze", ticket), {"when": "own", "own": f"{day}T09:30"})

    until = fresh(ticket).snoozed_until
    assert until is not None
    assert timezone.localtime(until).strftime("%Y-%m-%d %H:%M") == f"{day} 09:30"


@pytest.mark.parametrize("said", [{}, {"when": "own"}, {"when": "own", "own": "2001-01-01T08:00"}, {"when": "never"}])
def test_time_that_is_none_is_refused(cast: Cast, sign_in: SignIn, said: dict[str, str]) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert sign_in(cast.johan).post(at("ticket_snooze", ticket), said).status_code == 422
    assert fresh(ticket).snoozed_until is None


def test_ticket_is_woken_by_hand(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    snooze(ticket, timezone.now() + timedelta(days=1), by=cast.johan)

    sign_in(cast.asa).post(at("ticket_waking", ticket))

    assert fresh(ticket).snoozed_until is None


def test_reminder_is_ones_own(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    sign_in(cast.johan).post(at("ticket_reminders", ticket), {"when": "tomorrow", "text": "Ring Ann"})
    row = Reminder.objects.get()

    pages = {agent.name: "Ring Ann" in sign_in(agent).get(reverse("reminders")).content.decode()
             for agent in (cast.johan, cast.asa)}  # fmt: skip
    by_another = sign_in(cast.asa).post(reverse("reminder_finishing", args=[row.pk]))
    sign_in(cast.johan).post(reverse("reminder_finishing", args=[row.pk]))

    assert (row.agent, row.ticket, row.text) == (cast.johan, ticket, "Ring Ann")
    assert pages == {cast.johan.name: True, cast.asa.name: False}
    assert by_another.status_code == 404
    assert Reminder.objects.get().done_at is not None


def test_due_reminders_stand_in_the_rail(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    now = timezone.now()
    Reminder.objects.create(agent=cast.johan, ticket=ticket, at=now - timedelta(minutes=1))
    Reminder.objects.create(agent=cast.johan, ticket=ticket, at=now + timedelta(days=1))

    page = sign_in(cast.johan).get(reverse("queue")).content.decode()

    assert 'id="rail-reminders">1<' in page


def test_agent_follows_and_stops(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    client.post(at("ticket_following", ticket), {"value": "1"})
    client.post(at("ticket_following", ticket), {"value": "1"})
    following = list(Follower.objects.values_list("ticket", "agent"))
    client.post(at("ticket_following", ticket), {"value": "0"})

    assert (following, Follower.objects.count()) == ([(ticket.pk, cast.johan.pk)], 0)


def test_following_gives_no_access(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    follow(ticket, by=cast.olle)
    Ticket.objects.filter(pk=ticket.pk).update(is_confidential=True)

    assert sign_in(cast.olle).get(reverse("ticket", args=[ticket.number])).status_code == 404


def test_ticket_is_assigned_with_a_note_or_not_at_all(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    client.post(at("ticket_assignment", ticket), {"assignee": cast.asa.pk, "note": "Du vet mer.", "version": "1"})
    stale = client.post(at("ticket_assignment", ticket), {"assignee": cast.olle.pk, "note": "Nej", "version": "x"})

    assert fresh(ticket).assignee == cast.asa
    assert stale.status_code == 422
    assert list(ticket.messages.filter(kind="note").values_list("body", flat=True)) == ["Du vet mer."]


def test_ticket_is_handed_over_with_its_times_and_without_a_word_to_the_requester(cast: Cast, sign_in: SignIn) -> None:
    social = make_department("Socialförvaltningen")
    team = make_team("Försörjning")
    type(team).objects.filter(pk=team.pk).update(department=social)
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    said = {"team": str(team.pk), "note": "Lovat svar på onsdag.", "keeps_access": "on", "version": str(ticket.version)}
    client = sign_in(cast.johan)

    without_note = client.post(at("ticket_handing_over", ticket), {**said, "note": " "})
    client.post(at("ticket_handing_over", ticket), said)

    kept = fresh(ticket)
    assert without_note.status_code == 422
    assert (kept.team, kept.assignee, kept.created_at, kept.waiting_since) == (
        team, None, ticket.created_at, ticket.waiting_since,
    )  # fmt: skip
    assert not ticket.messages.filter(direction="out").exists()
    assert Event.objects.get(kind=EventKind.HANDED_OVER).data["to"]["value"] == team.pk
    assert client.get(reverse("ticket", args=[ticket.number])).status_code == 200
    assert sign_in(cast.asa).get(reverse("ticket", args=[ticket.number])).status_code == 404


def test_team_of_the_same_department_is_not_another_department(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    said = {"team": str(cast.vatten.pk), "note": "Hej"}

    assert sign_in(cast.johan).post(at("ticket_handing_over", ticket), said).status_code == 422


def test_macro_is_shown_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    steps = [{"do": "priority", "value": 40}, {"do": "reply", "value": "Hej {requester_first_name}!"}]
    macro = Macro.objects.create(name="Akut svar", steps=steps)
    client = sign_in(cast.johan)

    listed = client.get(at("ticket_macros", ticket)).content.decode()
    shown = client.get(at("ticket_macro", ticket, macro.pk)).content.decode()
    before = fresh(ticket).priority
    client.post(at("ticket_macro", ticket, macro.pk), {"version": str(ticket.version)})

    assert ("Akut svar" in listed, "Hej Ann-Christin!" in shown, before) == (True, True, 20)
    assert fresh(ticket).priority == 40
    assert ticket.messages.get(direction="out").body == "Hej Ann-Christin!"


def test_macro_of_somebody_else_does_not_exist(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    macro = Macro.objects.create(name="Mitt", steps=[{"do": "priority", "value": 40}], owner=cast.asa)

    assert sign_in(cast.johan).get(at("ticket_macro", ticket, macro.pk)).status_code == 404
