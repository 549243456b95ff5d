"""The one door: what comes in becomes a ticket or a message on one, whatever it holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.people.models import Contact, Team
from tests.factories import make_agent, make_category, make_contact, make_inbox, make_incoming, make_team, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress, IncomingFile
from tickets.models import Event, EventKind, Message, Ticket
from tickets.references import reply_token


def follow_up(ticket: Ticket, **fields: object) -> object:
    address = ticket.requester.addresses.get()
    fields = {"sender": IncomingAddress("email", address.value), "reply_token": reply_token(ticket.pk), **fields}
    return receive(make_incoming(**fields), inbox=ticket.inbox)


def test_new_ticket_holds_contact_message_and_event(cast: Cast) -> None:
    inbox = make_inbox(team=cast.vatten, acknowledges=False)

    received = receive(make_incoming(sender=IncomingAddress("email", "ann@mejl.example")), inbox=inbox)

    ticket, message = Ticket.objects.get(), Message.objects.get()
    event = Event.objects.get()
    assert (received.ticket, received.message, received.is_new_ticket) == (ticket, message, True)
    assert (ticket.team, ticket.inbox, ticket.channel, ticket.status) == (cast.vatten, inbox, "webform", "new")
    assert (ticket.requester.name, ticket.requester.addresses.get().value) == (
        "Ann-Christin Bergström",
        "ann@mejl.example",
    )
    assert (message.direction, message.contact, message.created_at) == ("in", ticket.requester, ticket.created_at)
    assert (event.kind, event.contact, event.message, event.version) == ("created", ticket.requester, message, 1)


@pytest.mark.parametrize(
    ("subject", "text", "shown"),
    [
        ("  Rubrik\r\n med radbrott\u0000 ", "Text", "Rubrik med radbrott"),
        ("", "Första raden\nandra", "Första raden andra"),
        ("\u0000 ", " ", "(inget ämne)"),
        ("å" * 400, "Text", "å" * 249 + "…"),
    ],
)
def test_subject_is_one_line_and_never_empty(cast: Cast, subject: str, text: str, shown: str) -> None:
    ticket = receive(make_incoming(subject=subject, text=text), inbox=make_inbox()).ticket

    assert ticket.subject == shown


def test_ticket_goes_to_the_forms_team_then_the_categorys_then_the_inboxs(cast: Cast) -> None:
    inbox = make_inbox(team=cast.kontaktcenter)
    make_category("Dricksvatten", team=cast.vatten).save()
    category = make_category("Läcka", team=cast.vatten, case_kind="recurring")

    by_category = receive(make_incoming(category_slug=category.slug), inbox=inbox).ticket
    by_team = receive(make_incoming(category_slug=category.slug, team_slug=cast.socialtjanst.slug), inbox=inbox).ticket
    by_inbox = receive(make_incoming(category_slug="finns-inte", team_slug="finns-inte"), inbox=inbox).ticket

    assert [t.team for t in (by_category, by_team, by_inbox)] == [cast.vatten, cast.socialtjanst, cast.kontaktcenter]
    assert (by_category.category, by_category.case_kind, by_inbox.category) == (category, "recurring", None)


def test_team_that_is_closed_down_gets_no_new_tickets(cast: Cast) -> None:
    category = make_category("Läcka", team=cast.vatten)
    Team.objects.filter(pk=cast.vatten.pk).update(is_active=False)
    inbox = make_inbox(team=cast.kontaktcenter)

    ticket = receive(make_incoming(category_slug=category.slug, team_slug=cast.vatten.slug), inbox=inbox).ticket

    assert ticket.team == cast.kontaktcenter


def test_sender_nobody_can_answer_is_an_anonymous_contact_each_time(cast: Cast) -> None:
    first = receive(make_incoming(sender=None, sender_name=""), inbox=make_inbox()).ticket
    second = receive(make_incoming(sender=None, sender_name=""), inbox=make_inbox()).ticket

    assert first.requester.kind == second.requester.kind == "anonymous"
    assert first.requester != second.requester


def test_known_sender_is_the_same_contact_and_what_they_claim_changes_nothing(cast: Cast) -> None:
    ann = make_contact("Ann-Christin Bergström", email="ann@mejl.example")
    incoming = make_incoming(
        sender=IncomingAddress("email", "ann@mejl.example", "Någon Annan"),
        sender_name="Någon Annan",
        other_addresses=(IncomingAddress("phone", "+46701740605"),),
        contact_kind="company",
        language="en",
    )

    ticket = receive(incoming, inbox=make_inbox()).ticket

    ann.refresh_from_db()
    assert ticket.requester == ann
    assert (ann.name, ann.kind, ann.language) == ("Ann-Christin Bergström", "person", "sv")
    assert ann.addresses.count() == 1


def test_addresses_of_a_new_contact_never_take_somebody_elses(cast: Cast) -> None:
    owner = make_contact("Ägaren", phone="+46701740605")
    others = (IncomingAddress("phone", "+46701740605"), IncomingAddress("phone", "+46701740606"))

    ticket = receive(make_incoming(other_addresses=others), inbox=make_inbox()).ticket

    assert owner.addresses.filter(kind="phone").get().value == "+46701740605"
    assert [row.value for row in ticket.requester.addresses.filter(kind="phone")] == ["+46701740606"]


@pytest.mark.parametrize("status", ["pending", "on_hold", "solved", "closed"])
def test_answer_of_the_requester_opens_the_ticket_again(cast: Cast, status: str) -> None:
    ticket = change_status(make_ticket(team=cast.kontaktcenter), status, by=cast.johan)

    follow_up(ticket, text="Det är fortfarande inte gjort.")

    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.status, kept.preview) == ("open", "Det är fortfarande inte gjort.")
    assert (kept.solved_at, kept.closed_at) == (None, None)
    received, moved = Event.objects.filter(ticket=ticket, version=kept.version).order_by("id")
    assert (received.kind, moved.kind) == (EventKind.RECEIVED, EventKind.STATUS_CHANGED)
    assert received.contact == moved.contact == ticket.requester


@pytest.mark.parametrize("status", ["new", "open"])
def test_answer_on_a_ticket_at_work_leaves_its_status(cast: Cast, status: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, status=status)

    follow_up(ticket)

    assert Ticket.objects.get(pk=ticket.pk).status == status


def test_automatic_answer_is_kept_but_opens_nothing(cast: Cast) -> None:
    ticket = change_status(make_ticket(team=cast.kontaktcenter), "solved", by=cast.johan)

    follow_up(ticket, text="Jag är på semester.", is_automatic=True)

    assert Ticket.objects.get(pk=ticket.pk).status == "solved"
    assert ticket.messages.filter(is_automatic=True, direction="in").count() == 1


def test_same_client_key_again_is_the_message_there_is(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    first = follow_up(ticket, client_key="k1")
    again = follow_up(ticket, client_key="k1")

    assert again.message == first.message  # type: ignore[attr-defined]
    assert ticket.messages.count() == 2


def test_files_are_tied_to_the_message(cast: Cast) -> None:
    stored = IncomingFile("bild.png", "2026/11/aaaa", "image/png", 12, "0" * 64, "cid@mejl.example")

    message = receive(make_incoming(files=(stored,)), inbox=make_inbox()).message

    kept = message.attachments.get()
    assert (kept.name, kept.storage_name, kept.size, kept.content_id) == (
        "bild.png",
        "2026/11/aaaa",
        12,
        "cid@mejl.example",
    )


@pytest.mark.parametrize(
    "field", ["X-Servicedesk-Ticket", "status", "is_confidential", "reply_to", "assignee", "message_id"]
)
def test_further_headers_of_the_sender_decide_nothing(cast: Cast, field: str) -> None:
    agent = make_agent("Eva")
    incoming = make_incoming(extra={field: str(agent.pk)})

    ticket = receive(incoming, inbox=make_inbox(team=cast.kontaktcenter)).ticket

    assert (ticket.status, ticket.is_confidential, ticket.assignee, ticket.priority) == ("new", False, None, 20)
    assert ticket.requester.addresses.get().value == incoming.sender.value if incoming.sender else False


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["\x00", "\ud800", "finns-inte"])
def test_a_category_or_team_nothing_can_be_called_is_none(slug: str) -> None:
    odd = make_incoming(category_slug=slug, team_slug=slug, language=slug[:5], preferred_channel=slug)

    received = receive(odd, inbox=make_inbox(team=make_team()))

    assert received.ticket.category is None


anything = st.text(st.characters(), max_size=300)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_a_message_holds_is_received(db: None, data: st.DataObject) -> None:
    def text() -> str:
        return data.draw(anything)

    incoming = make_incoming(
        subject=text(),
        text=text(),
        html=text(),
        sender_name=text(),
        language=text(),
        preferred_channel=text(),
        category_slug=text(),
        tags=(text(), text()),
        reply_token=text(),
        in_reply_to=text(),
        references=(text(), text()),
        ticket_number=data.draw(st.none() | st.integers()),
        client_key=text(),
        extra={"message_id": text()},
    )

    received = receive(incoming, inbox=make_inbox(team=make_team()))

    assert received.is_new_ticket
    assert Contact.objects.get(pk=received.ticket.requester_id).addresses.count() == 1
