"""A ticket from a social network: where it was said, the thread around it, and marks on what was changed or hidden."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from channels_in.base import ChannelError
from channels_in.models import SocialDeed, SocialItem
from channels_in.social.carrying_out import carry_out
from channels_in.social.deeds import decide
from frontend import lookups
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_ticket
from tests.factories.cast import Cast
from tests.fakes.social_door import PublicDoor, came, make_page, network
from tickets.models import Inbox, Ticket

SignIn = Callable[[Agent], Client]
LONG = 600.0  # seconds
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with network(monkeypatch):
        yield


@pytest.fixture
def page(cast: Cast) -> Inbox:
    make_page("messenger", team=cast.kontaktcenter)
    return make_page(team=cast.kontaktcenter)


@pytest.fixture
def ticket(page: Inbox) -> Ticket:
    came(page, id="1", text="När töms tunnorna?", thread="post1", parent="post1")
    return Ticket.objects.get()


def shown(client: Client, ticket: Ticket) -> str:
    return client.get(reverse("ticket", args=[ticket.number])).content.decode()


def test_page_says_who_can_read_it_and_leads_to_the_post(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    text = shown(sign_in(cast.johan), ticket)

    assert "Publikt: alla kan läsa" in text
    assert '<a href="https://social.example/1" target="_blank" rel="noopener noreferrer">' in text


def test_address_that_is_no_web_page_is_no_link(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    SocialItem.objects.update(permalink="javascript:alert(1)")

    assert "javascript:" not in shown(sign_in(cast.johan), ticket)


def test_thread_shows_the_post_and_everybody_in_their_order(
    cast: Cast, sign_in: SignIn, page: Inbox, ticket: Ticket
) -> None:
    SocialItem.objects.create(
        inbox=page, external_id="post1", thread_id="post1", is_ours=True, is_public=True, text="Nya tider för sopor"
    )
    came(page, id="2", text="Samma här!", author="888", name="Bo Ek", thread="post1", parent="post1")

    talk = sign_in(cast.johan).get(reverse("ticket", args=[ticket.number])).context["talk"]

    assert (talk.post.html, [(line.who, line.is_here) for line in talk.lines]) == (
        "<p>Nya tider för sopor</p>",
        [("Ann Berg", True), ("Bo Ek", False)],
    )


def test_ticket_of_another_is_linked_only_for_those_who_see_it(
    cast: Cast, sign_in: SignIn, page: Inbox, ticket: Ticket
) -> None:
    came(page, id="2", text="Samma här!", author="888", name="Bo Ek", thread="post1", parent="post1")
    other = Ticket.objects.exclude(pk=ticket.pk).get()

    def numbers(agent: Agent) -> list[int | None]:
        talk = sign_in(agent).get(reverse("ticket", args=[ticket.number])).context["talk"]
        return [line.number for line in talk.lines]

    assert numbers(cast.johan) == [None, other.number]
    Ticket.objects.filter(pk=other.pk).update(team=cast.socialtjanst)
    assert numbers(cast.johan) == [None, None]


def test_what_others_hid_or_wrote_of_a_number_is_not_spread_here(
    cast: Cast, sign_in: SignIn, page: Inbox, ticket: Ticket
) -> None:
    came(page, id="2", text="Jag är 640823-3234", author="888", thread="post1", parent="post1")
    came(page, id="3", text="Borttagen text", author="999", thread="post1", parent="post1")
    came(page, "withdrawn", id="3")
    Ticket.objects.exclude(pk=ticket.pk).update(team=cast.socialtjanst)

    text = shown(sign_in(cast.johan), ticket)

    assert "640823-••••" in text
    assert "640823-3234" not in text
    assert "Borttagen text" not in text
    assert "Borttaget av avsändaren" in text


def test_changed_message_shows_what_it_says_now_and_folds_what_it_said(
    cast: Cast, sign_in: SignIn, page: Inbox, ticket: Ticket
) -> None:
    came(page, "edited", id="1", text="När töms <b>papper</b>?", at="2026-03-03T10:00:00+00:00")

    text = shown(sign_in(cast.johan), ticket)

    assert "När töms &lt;b&gt;papper&lt;/b&gt;?" in text
    assert "1 tidigare text" in text
    assert text.count("När töms tunnorna?") >= 1


def test_comment_is_hidden_from_its_ticket(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client, message = sign_in(cast.johan), ticket.messages.get()
    address = reverse("social_hiding", args=[ticket.number, message.pk])
    assert "Vi har dolt din kommentar" in client.get(address, headers=HTMX).content.decode()

    answer = client.post(address, {"reason": "spam", "note": "Länkar"}, headers=HTMX)
    carry_out(SocialDeed.objects.get().pk)

    assert (answer.status_code, PublicDoor.hidden) == (200, {"1"})
    assert "Dolt av oss: Reklam eller skräppost" in shown(client, ticket)


def test_taking_down_is_no_address_but_for_those_who_lead(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    lead = make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    address = reverse("social_taking_down", args=[ticket.number, ticket.messages.get().pk])

    assert sign_in(cast.johan).get(address).status_code == 404
    assert "nedtagning" not in shown(sign_in(cast.johan), ticket)
    assert "nedtagning" in shown(sign_in(lead), ticket)
    assert sign_in(lead).post(address, {"reason": "hate"}).status_code == 302


def test_without_a_reason_nothing_is_done(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    address = reverse("social_hiding", args=[ticket.number, ticket.messages.get().pk])

    assert sign_in(cast.johan).post(address, {"note": "x"}).status_code == 422
    assert SocialDeed.objects.count() == 0


def test_what_the_network_refused_is_said_loudly_and_tried_again(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.johan)
    PublicDoor.next_errors.append(ChannelError("(#200) nej", permanent=True))
    deed = decide(SocialItem.objects.get(), verb="hide", reason="spam", by=cast.johan)
    carry_out(deed.pk)

    assert "Alla kan fortfarande läsa det. Nätverket svarade: (#200) nej" in shown(client, ticket)
    client.post(reverse("social_deed_retry", args=[ticket.number, deed.pk]))
    carry_out(deed.pk)

    assert PublicDoor.hidden == {"1"}


def test_network_costs_a_ticket_of_another_kind_nothing(
    monkeypatch: pytest.MonkeyPatch, cast: Cast, sign_in: SignIn, ticket: Ticket
) -> None:
    monkeypatch.setattr(lookups, "SECONDS", LONG)  # on a busy machine a page may take seconds
    client = sign_in(cast.johan)
    plain = make_ticket(team=cast.kontaktcenter)
    for one in (plain, ticket):
        shown(client, one)  # what is remembered for seconds is read now

    with CaptureQueriesContext(connection) as mail:
        shown(client, plain)
    with CaptureQueriesContext(connection) as social:
        shown(client, ticket)

    assert not any("social" in row["sql"] for row in mail.captured_queries)
    assert len(social) - len(mail) <= 2


def test_thread_costs_the_same_for_one_comment_and_for_thirty(
    monkeypatch: pytest.MonkeyPatch, cast: Cast, sign_in: SignIn, page: Inbox, ticket: Ticket
) -> None:
    monkeypatch.setattr(lookups, "SECONDS", LONG)  # on a busy machine a page may take seconds
    client = sign_in(cast.johan)
    shown(client, ticket)
    with CaptureQueriesContext(connection) as one:
        shown(client, ticket)

    for number in range(30):
        came(page, id=f"c{number}", text="Hej", author=f"9{number}", thread="post1", parent="post1")

    shown(client, ticket)  # what is remembered for seconds was forgotten meanwhile
    with CaptureQueriesContext(connection) as many:
        shown(client, ticket)
    assert [row["sql"][:60] for row in many] == [row["sql"][:60] for row in one]


def test_list_of_deeds_is_for_those_who_lead(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    lead = make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    elsewhere = make_agent("Ulf Ek", teams=[cast.vatten], role=Role.TEAM_LEAD)
    decide(SocialItem.objects.get(), verb="hide", reason="spam", by=cast.johan, note="=HYPERLINK(1)")

    assert sign_in(cast.johan).get(reverse("social_deeds")).status_code == 404
    assert [row.note for row, _text in sign_in(lead).get(reverse("social_deeds")).context["rows"]] == ["=HYPERLINK(1)"]
    assert sign_in(lead).get(reverse("social_deeds") + "?reason=hate").context["rows"] == []
    assert sign_in(elsewhere).get(reverse("social_deeds")).context["rows"] == []


def test_export_has_the_copy_and_no_formula(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    lead = make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    decide(SocialItem.objects.get(), verb="hide", reason="spam", by=cast.johan, note="=HYPERLINK(1)")

    answer = sign_in(lead).get(reverse("social_deeds_export"))
    lines = b"".join(answer).decode("utf-8-sig").splitlines()

    assert "När töms tunnorna?" in lines[1]
    assert ";'=HYPERLINK(1);" in lines[1]
