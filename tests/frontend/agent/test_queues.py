"""Queues: filtered, saved, shared, ordered; what their rows show; what an address gives to whom."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from servicedesk.people.models import Agent, Membership, Role
from tests.factories import make_category, make_contact, make_queue, make_ticket
from tests.factories.cast import Cast
from tests.factories.tickets import make_incoming
from tickets.actions.change_status import change_status
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.incoming import IncomingAddress
from tickets.models import Draft, Queue, QueuePlace, Ticket
from tickets.references import reply_token

SignIn = Callable[[Agent], Client]
LIST = "/arenden/"


def numbers(client: Client, query: str) -> list[int]:
    page = client.get(f"{LIST}?{query}").content.decode()
    return [int(number) for number in re.findall(r'id="row-(\d+)"', page)]


def row(client: Client, ticket: Ticket, query: str = "ko=alla-oppna") -> str:
    page = client.get(f"{LIST}?{query}").content.decode()
    found = re.search(rf'<li class="[^"]*" id="row-{ticket.number}".*?</li>', page, re.S)
    assert found, "no such row"
    return found[0]


def rail(client: Client) -> dict[str, str]:
    """What stands in the rail's list of queues: slug -> count."""
    page = client.get(LIST).content.decode()
    found = re.findall(r'<li data-slug="([^"]+)"><a[^>]*>.*?</li>', page, re.S)
    counts = {}
    for slug in found:
        entry = re.search(rf'<li data-slug="{slug}">.*?</li>', page, re.S)
        count = re.search(r'class="count">([^<]*)<', entry[0] if entry else "")
        counts[slug] = count[1] if count else ""
    return counts


def write_again(ticket: Ticket) -> None:
    """The requester answers by mail."""
    sender = IncomingAddress("email", ticket.requester.addresses.get().value)
    receive(make_incoming(sender=sender, text="Igen", reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)


def test_given_queues_hold_what_their_names_say(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)
    mine = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    answered = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    reply(answered, by=cast.johan, body="Svar")
    nobodys = make_ticket(team=cast.kontaktcenter)
    solved = change_status(make_ticket(team=cast.kontaktcenter), "solved", by=cast.asa)
    asleep = make_ticket(team=cast.kontaktcenter, snoozed_until="2099-01-01T08:00:00Z")
    Ticket.objects.filter(pk=nobodys.pk).update(due_at="2020-01-01T08:00:00Z")
    Ticket.objects.filter(pk=mine.pk).update(due_at="2099-01-01T08:00:00Z")

    shown = {slug: sorted(numbers(client, f"ko={slug}")) for slug in rail(client)}

    assert shown == {
        "mina": [mine.number, answered.number],
        "vantar-pa-mig": [mine.number],
        "forsenade": [nobodys.number],
        "lagens-otilldelade": [nobodys.number],
        "alla-oppna": [mine.number, answered.number, nobodys.number],
        "vilande": [asleep.number],
        "nyligen-losta": [solved.number],
    }
    assert list(rail(client).values()) == ["2", "1", "1", "1", "3", "1", ""]


@pytest.mark.parametrize(
    ("old", "queue"), [("whose=mine", "mina"), ("whose=all", "alla-oppna"), ("", "mina"), ("ko=finns-inte", "mina")]
)
def test_old_addresses_lead_to_a_queue(cast: Cast, sign_in: SignIn, old: str, queue: str) -> None:
    page = sign_in(cast.johan).get(f"{LIST}?{old}").content.decode()

    assert f'data-list="/arenden/?ko={queue}"' in page


def test_filter_is_saved_in_one_step_and_stands_in_the_rail(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)
    phone = make_ticket(team=cast.kontaktcenter, channel="phone")
    make_ticket(team=cast.kontaktcenter)

    answer = client.post(reverse("queues"), {"name": "Telefon", "query": "ko=alla-oppna&channel=phone"})

    (slug,) = parse_qs(urlsplit(answer.headers["Location"]).query)["ko"]
    assert numbers(client, f"ko={slug}") == [phone.number]
    assert rail(client)[slug] == "1"
    assert Queue.objects.get(slug=slug).conditions == {"channel": ["phone"]}


def test_queue_without_a_name_is_refused_in_words(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.johan).post(reverse("queues"), {"name": " ", "query": "channel=phone"})

    assert answer.status_code == 422
    assert "Skriv vad kön heter." in answer.content.decode()


def test_own_queue_is_seen_through_the_rights_of_whoever_opens_its_address(cast: Cast, sign_in: SignIn) -> None:
    queue = make_queue("Allt", owner=cast.sara, conditions={"status": ["any"]})
    hidden = make_ticket(team=cast.socialtjanst)
    seen = make_ticket(team=cast.kontaktcenter)

    assert numbers(sign_in(cast.olle), f"ko={queue.slug}") == [seen.number]
    assert sorted(numbers(sign_in(cast.sara), f"ko={queue.slug}")) == sorted([hidden.number, seen.number])
    assert queue.slug not in rail(sign_in(cast.olle))


def test_only_those_a_queue_belongs_to_change_it(cast: Cast, sign_in: SignIn) -> None:
    queue = make_queue(owner=cast.johan)
    address = reverse("queue_settings", args=[queue.slug])
    form = {"name": "Ny", "shared": "own", "order": "-updated", "columns": ["status"], "version": "1"}

    assert sign_in(cast.olle).post(address, form).status_code == 404
    assert sign_in(cast.olle).post(reverse("queue_removal", args=[queue.slug])).status_code == 404
    assert sign_in(cast.johan).post(address, form).status_code == 302

    queue.refresh_from_db()
    assert (queue.name, queue.columns, queue.version) == ("Ny", ["status"], 2)


def test_change_over_somebody_elses_is_refused(cast: Cast, sign_in: SignIn) -> None:
    queue = make_queue(owner=cast.johan)
    Queue.objects.update(version=2)

    answer = sign_in(cast.johan).post(
        reverse("queue_settings", args=[queue.slug]),
        {"name": "Ny", "shared": "own", "order": "-updated", "version": "1"},
    )

    assert answer.status_code == 422
    queue.refresh_from_db()
    assert queue.name == "Telefon"


@pytest.mark.parametrize(("role", "is_made"), [(Role.AGENT, False), (Role.TEAM_LEAD, True)])
def test_team_leads_share_with_their_team(cast: Cast, sign_in: SignIn, role: str, is_made: bool) -> None:
    Membership.objects.filter(agent=cast.johan).update(role=role)

    sign_in(cast.johan).post(
        reverse("queues"), {"name": "Lagets", "query": "tag=halka", "shared": str(cast.kontaktcenter.pk)}
    )

    assert Queue.objects.exists() == is_made
    assert ("lagets" in rail(sign_in(cast.asa))) == is_made
    assert "lagets" not in rail(sign_in(cast.olle))


def test_deleted_queue_leaves_every_rail(cast: Cast, sign_in: SignIn) -> None:
    queue = make_queue(owner=cast.johan)
    client = sign_in(cast.johan)
    client.post(reverse("queue_place", args=[queue.slug]), {"move": "up"})

    client.post(reverse("queue_removal", args=[queue.slug]))

    assert queue.slug not in rail(client)
    assert not QueuePlace.objects.filter(slug=queue.slug).exists()


def test_order_and_pins_are_the_agents_own(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)
    before = list(rail(client))

    client.post(reverse("queue_order"), {"slug": [*reversed(before), "nobodys-queue"]})
    client.post(reverse("queue_place", args=["mina"]), {"pinned": "no"})

    assert list(rail(client)) == [slug for slug in reversed(before) if slug != "mina"]
    assert list(rail(sign_in(cast.asa))) == before


def test_row_says_how_long_they_wait_until_they_are_answered(cast: Cast, sign_in: SignIn) -> None:
    client, ticket = sign_in(cast.johan), make_ticket(team=cast.kontaktcenter)
    assert "Har väntat 0 min på svar" in row(client, ticket)

    reply(ticket, by=cast.johan, body="Svar")

    assert "Har väntat" not in row(client, ticket)


def test_writing_again_does_not_make_the_wait_shorter(cast: Cast) -> None:
    ann = make_contact("Ann")
    ticket = make_ticket(team=cast.kontaktcenter, requester=ann)
    since = ticket.waiting_since

    write_again(ticket)

    ticket.refresh_from_db()
    assert (ticket.waiting_since, ticket.heard_version, ticket.version) == (since, 2, 2)


def test_ticket_is_unread_until_it_was_shown_and_again_when_they_write(cast: Cast, sign_in: SignIn) -> None:
    client, ann = sign_in(cast.johan), make_contact("Ann")
    ticket = make_ticket(team=cast.kontaktcenter, requester=ann, assignee=cast.johan)
    address = reverse("ticket_reading", args=[ticket.number])
    assert "ticket-row--unread" in row(client, ticket)

    assert client.post(address, {"version": str(ticket.version)}).status_code == 204
    assert "ticket-row--unread" not in row(client, ticket)
    assert "ticket-row--unread" not in row(sign_in(cast.asa), ticket)  # a colleague's is not hers to read

    write_again(ticket)
    assert "ticket-row--unread" in row(client, ticket)
    client.post(address, {"version": "1"})  # a page that was loaded before
    assert "ticket-row--unread" in row(client, ticket)


def test_outsider_marks_nothing_as_read(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.socialtjanst)

    assert sign_in(cast.olle).post(reverse("ticket_reading", args=[ticket.number])).status_code == 404


def test_own_draft_shows_on_the_row_and_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    Draft.objects.create(ticket=ticket, agent=cast.johan, kind="reply", body="Hej")

    assert ">Utkast<" in row(sign_in(cast.johan), ticket)
    assert ">Utkast<" not in row(sign_in(cast.asa), ticket)


@pytest.mark.parametrize("condition", ["channel=phone", "tag=halka", "priority=high", "has=file", "waiting=us"])
def test_chip_leads_to_the_list_without_its_condition(cast: Cast, sign_in: SignIn, condition: str) -> None:
    page = sign_in(cast.johan).get(f"{LIST}?ko=alla-oppna&{condition}").content.decode()

    assert 'href="/arenden/?ko=alla-oppna" aria-label="Ta bort' in page


def test_requester_out_of_sight_is_not_named_by_a_shared_address(cast: Cast, sign_in: SignIn) -> None:
    lena = make_contact("Lena Frisk")
    make_ticket(team=cast.socialtjanst, requester=lena)
    address = f"{LIST}?requester={lena.pk}"

    assert "Lena Frisk" in sign_in(cast.sara).get(address).content.decode()
    assert "Lena Frisk" not in sign_in(cast.olle).get(address).content.decode()


def test_what_one_types_finds_every_kind_of_condition(cast: Cast, sign_in: SignIn) -> None:
    make_category("Bygglov")
    make_ticket(team=cast.kontaktcenter, tags=("bygge",))
    client = sign_in(cast.johan)

    page = client.get(reverse("queue_filter"), {"q": "byg", "ko": "alla-oppna"}).content.decode()

    found = re.findall(r'options__property">([^<]*)</span><span dir="auto">([^<]*)<', page)
    assert found == [("Kategori", "Bygglov"), ("Tagg", "bygge"), ("Innehåller", "”byg”")]


def test_team_one_does_not_see_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.olle).get(reverse("queue_filter"), {"q": "social"}).content.decode()

    assert "Socialtjänst" not in page


def test_queue_of_a_team_one_is_not_in_gives_nothing(cast: Cast, sign_in: SignIn) -> None:
    make_ticket(team=cast.socialtjanst)

    assert numbers(sign_in(cast.olle), f"team={cast.socialtjanst.pk}&status=any") == []


@pytest.mark.parametrize("query", ["ko=alla-oppna", "ko=alla-oppna&channel=webform&tag=halka", "own"])
def test_list_costs_the_same_for_one_row_and_for_thirty(cast: Cast, sign_in: SignIn, query: str) -> None:
    queue = make_queue(owner=cast.johan, conditions={"has": ["unread"]}, columns=["team", "category", "number"])
    client, address = sign_in(cast.johan), f"{LIST}?ko={queue.slug}" if query == "own" else f"{LIST}?{query}"
    costs = []
    for count in (1, 29):
        for _place in range(count):
            make_ticket(team=cast.kontaktcenter, tags=("halka",), requester=make_contact("Ann"))
        client.get(address)  # what is remembered is read now
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        costs.append(len(captured))

    assert costs[0] == costs[1] <= 10


def test_count_stops_at_a_thousand(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    Ticket.objects.bulk_create(
        Ticket(subject="x", channel="phone", team=ticket.team, inbox=ticket.inbox, requester=ticket.requester)
        for _place in range(1001)
    )

    assert rail(sign_in(cast.johan))["alla-oppna"] == "999+"
