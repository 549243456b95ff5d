"""The line of time: the same rule as everywhere, folded events, addresses, what is new, older in place, files seen."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontend.agent.timeline import PAGE
from frontend.agent.timeline_rows import Window, said_on
from servicedesk.lib.files import store
from servicedesk.people.models import Agent
from tests.factories import make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_priority
from tickets.models import Attachment, Delivery, Message, Ticket
from tickets.queries import messages_visible_to

SignIn = Callable[[Agent], Client]
PART = {"HX-Request": "true"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg"))


def page(client: Client, ticket: Ticket, query: str = "", **headers: str) -> str:
    response = client.get(reverse("ticket", args=[ticket.number]) + query, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def notes(ticket: Ticket, by: Agent, count: int) -> list[int]:
    """Write so many notes a second apart; returns their ids."""
    first = timezone.now() - timedelta(hours=1)
    rows = Message.objects.bulk_create(
        Message(ticket=ticket, kind="note", agent=by, body=f"Nr {place}.", created_at=first + timedelta(seconds=place))
        for place in range(count)
    )
    Message.objects.filter(ticket=ticket, kind="message").update(created_at=first - timedelta(hours=1))
    return [row.pk for row in rows]


@pytest.mark.parametrize("with_notes", [True, False])
def test_rows_are_the_messages_one_may_see(cast: Cast, ticket: Ticket, with_notes: bool) -> None:
    make_note(ticket, cast.asa)
    reply(ticket, by=cast.johan, body="Svar")
    undone = reply(ticket, by=cast.johan, body="Ångrat")
    Message.objects.filter(pk=undone.pk).update(delivery=Delivery.UNDONE)
    seen = messages_visible_to(cast.johan, ticket).exclude(delivery=Delivery.UNDONE)
    expected = seen if with_notes else seen.filter(kind="message")

    said = said_on(ticket.pk, Window(PAGE), viewer_id=cast.johan.pk, with_notes=with_notes).said

    assert [row.pk for row in said] == list(expected.values_list("pk", flat=True))


def test_three_events_in_a_row_are_one_line_until_the_agent_wants_each(
    cast: Cast, ticket: Ticket, sign_in: SignIn
) -> None:
    for priority in (30, 40, 20):
        set_priority(ticket, priority, by=cast.johan)
    client = sign_in(cast.johan)

    folded = page(client, ticket)
    answer = client.post(reverse("event_folding"), {"value": "0"}, headers=PART)
    unfolded = page(client, ticket)
    of_asa = page(sign_in(cast.asa), ticket)

    assert (folded.count('<details class="events"'), "3 händelser" in folded) == (1, True)
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (204, "events-folded")
    assert '<details class="events"' not in unfolded
    assert unfolded.count('<p class="event" id="e') == folded.count('<p class="event" id="e') == 3
    assert '<details class="events"' in of_asa  # everybody's own choice


def test_choice_without_scripts_leads_back_and_nowhere_else(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    client, address = sign_in(cast.johan), reverse("event_folding")
    here = reverse("ticket", args=[ticket.number])

    back = client.post(address, {"value": "0", "next": here})
    elsewhere = client.post(address, {"value": "1", "next": "//evil.example/"})

    assert (back["Location"], elsewhere["Location"]) == (here, reverse("queue"))


def test_every_message_and_event_has_an_address_of_its_own(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    set_priority(ticket, 40, by=cast.johan)
    message, event = ticket.messages.get(), ticket.events.get(kind="priority_changed")

    shown = page(sign_in(cast.johan), ticket)

    for name in (f"m{message.pk}", f"e{event.pk}"):
        assert shown.count(f'id="{name}"') == 1
        assert shown.count(f'href="#{name}" data-permalink') == 1


def test_older_messages_come_in_place_and_a_refresh_from_there_takes_nothing_away(
    cast: Cast, ticket: Ticket, sign_in: SignIn
) -> None:
    ids = notes(ticket, cast.asa, 2 * PAGE)
    client = sign_in(cast.johan)

    def shown(text: str) -> list[bool]:
        return [f'id="m{pk}"' in text for pk in ids]

    newest = page(client, ticket)
    older = page(client, ticket, f"?part=older&before={ids[PAGE]}", **PART)
    refreshed = page(client, ticket, f"?part=live&since=m{ids[10]}", **PART)
    everything = page(client, ticket, "?messages=all")

    assert shown(newest) == [False] * PAGE + [True] * PAGE
    assert f"before={ids[PAGE]}" in newest.replace("&amp;", "&")
    assert shown(older) == [True] * PAGE + [False] * PAGE
    assert shown(refreshed) == [False] * 10 + [True] * (2 * PAGE - 10)
    assert ('id="older"' in refreshed, 'id="older"' in everything) == (True, False)
    assert shown(everything) == [True] * 2 * PAGE


@pytest.mark.parametrize("query", ["?part=older&before=x", "?part=live&since=", "?part=live&since=9" + "9" * 40])
def test_nonsense_asks_for_the_newest(cast: Cast, ticket: Ticket, sign_in: SignIn, query: str) -> None:
    assert f'id="m{ticket.messages.get().pk}"' in page(sign_in(cast.johan), ticket, query, **PART)


def test_message_of_another_ticket_tells_nothing_of_it(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    hidden = make_ticket(team=cast.socialtjanst, text="Hemlig text")

    shown = page(sign_in(cast.olle), ticket, f"?part=older&before={hidden.messages.get().pk}", **PART)

    assert "Hemlig text" not in shown


def test_what_came_since_the_agent_looked_is_told_apart_until_it_is_seen(
    cast: Cast, ticket: Ticket, sign_in: SignIn
) -> None:
    client, reading = sign_in(cast.johan), reverse("ticket_reading", args=[ticket.number])
    first = page(client, ticket)
    client.post(reading, {"version": str(Ticket.objects.get(pk=ticket.pk).version)})
    make_note(ticket, cast.asa)
    make_note(ticket, cast.johan)
    make_note(ticket, cast.asa, "En till.")

    second = page(client, ticket)
    live = page(client, ticket, "?part=live", **PART)
    client.post(reading, {"version": str(Ticket.objects.get(pk=ticket.pk).version)})
    third = page(client, ticket)

    assert ['id="unread"' in text for text in (first, second, live, third)] == [False, True, False, False]
    assert "2 nya meddelanden" in second
    note = ticket.messages.filter(agent=cast.asa).order_by("pk")[0]
    assert second.index('id="unread"') < second.index(f'id="m{note.pk}"')


def attach(ticket: Ticket, content: bytes, name: str) -> Attachment:
    stored = store(BytesIO(content), name)
    return Attachment.objects.create(
        message=ticket.messages.get(),
        name=stored.name,
        storage_name=stored.storage_name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def test_files_are_seen_as_what_they_are(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    picture = attach(ticket, PNG, "kärl.png")
    text = attach(ticket, "Rad ett\nRad två".encode(), "avtal.txt")
    sound = attach(ticket, b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 40, "samtal.wav")
    page_like = attach(ticket, b"<html><script>alert(1)</script>", 'x"><b>.html')

    shown = page(sign_in(cast.johan), ticket)

    assert f'<img class="attachment__picture" src="{reverse("attachment", args=[picture.pk])}?visa=1"' in shown
    assert f'data-excerpt="{reverse("attachment_excerpt", args=[text.pk])}"' in shown
    assert f'<audio controls preload="none" src="{reverse("attachment", args=[sound.pk])}"' in shown
    assert f'src="{reverse("attachment", args=[page_like.pk])}' not in shown
    assert "<b>.html" not in shown


def test_excerpt_is_the_beginning_escaped_and_only_of_text_one_may_see(
    cast: Cast, ticket: Ticket, sign_in: SignIn
) -> None:
    text = attach(ticket, b"Avtal & <script>alert(1)</script>\n" + b"x" * 20_000, "avtal.txt")
    picture = attach(ticket, PNG, "kärl.png")
    hidden = attach(make_ticket(team=cast.socialtjanst), b"Hemlig", "hemlig.txt")
    client = sign_in(cast.johan)

    def excerpt(file: Attachment) -> tuple[int, str]:
        response = client.get(reverse("attachment_excerpt", args=[file.pk]))
        return response.status_code, response.content.decode()

    status, shown = excerpt(text)
    assert status == 200
    assert "Avtal &amp; &lt;script&gt;" in shown
    assert "Det här är början." in shown
    assert len(shown) < 17_500
    assert [excerpt(file)[0] for file in (picture, hidden)] == [404, 404]


def test_older_part_costs_the_same_for_one_and_for_fifty(cast: Cast, ticket: Ticket, sign_in: SignIn) -> None:
    ids = notes(ticket, cast.asa, PAGE + 2)
    client = sign_in(cast.johan)

    def queries(before: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, ticket, f"?part=older&before={before}", **PART)
        return len(captured)

    queries(ids[1])
    assert queries(ids[1]) == queries(ids[-1])
