"""What agents see of promises: the countdown, how it was counted, and why it took longer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from frontend.agent.clock_mark import due_html, due_mark
from frontend.due_words import exact_words, left_words, length_words, moment_words, short_moment_words
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, fresh, talking
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tests.factories.promises import make_policy
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.models import Clock, Draft, EventKind, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
NOW = datetime(2026, 4, 2, 13, 0, tzinfo=UTC)  # Skärtorsdagen 15.00


def at(text: str) -> datetime:
    """A moment of the wall clock in Sweden."""
    return timezone.make_aware(datetime.fromisoformat(text))


def late_ticket(cast: Cast, *, hours: int = 5) -> Ticket:
    """Promised an answer within an hour, and that was five hours ago."""
    make_policy({"first_response": ("hours", 60, 10)}, name="Inom en timme")
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    begun = timezone.now() - timedelta(hours=hours)
    due = begun + timedelta(hours=1)
    Clock.objects.filter(ticket=ticket).update(started_at=begun, due_at=due, warn_at=due)
    Ticket.objects.filter(pk=ticket.pk).update(due_at=due)
    return Ticket.objects.get(pk=ticket.pk)


@pytest.mark.parametrize(
    ("moment", "now", "swedish", "english"),
    [
        ("2026-04-07T15:00", "2026-04-02T15:00", "tisdag 7 april klockan 15", "Tuesday 7 April at 15:00"),
        ("2026-04-02T15:30", "2026-04-02T00:00", "i dag klockan 15.30", "today at 15:30"),
        ("2026-04-03T00:30", "2026-04-02T23:59", "i morgon klockan 0.30", "tomorrow at 0:30"),
        ("2026-11-03T00:00", "2026-10-31T12:00", "måndag 2 november klockan 24", "Monday 2 November at midnight"),
        ("2026-04-03T00:00", "2026-04-02T12:00", "i dag klockan 24", "today at midnight"),
        ("2027-01-07T08:00", "2026-12-23T12:00", "torsdag 7 januari 2027 klockan 8", "Thursday 7 January 2027 at 8:00"),
        ("2026-03-29T03:00", "2026-03-28T23:00", "i morgon klockan 3", "tomorrow at 3:00"),
    ],
)
def test_a_moment_is_said_by_its_day_as_people_live_it(moment: str, now: str, swedish: str, english: str) -> None:
    for language, words in (("sv", swedish), ("en", english)):
        with override(language):
            assert moment_words(at(moment), at(now)) == words


@pytest.mark.parametrize(
    ("due", "now", "words", "state"),
    [
        ("2026-04-02T15:46", "2026-04-02T15:00", "46 min kvar", "soon"),
        ("2026-04-02T17:14", "2026-04-02T15:00", "2 tim kvar", "calm"),
        ("2026-04-03T14:00", "2026-04-02T15:00", "23 tim kvar", "calm"),
        ("2026-04-03T23:00", "2026-04-02T15:00", "1 dag kvar", "calm"),
        ("2026-04-07T15:00", "2026-04-02T15:00", "5 dgr kvar", "calm"),
        ("2026-04-05T00:00", "2026-04-02T15:00", "2 dgr kvar", "calm"),  # the end of the fourth
        ("2026-04-02T15:00", "2026-04-02T15:00", "1 min försenat", "late"),
        ("2026-04-02T09:30", "2026-04-02T15:00", "5 tim försenat", "late"),
        ("2026-03-28T12:00", "2026-03-31T13:00", "3 dgr försenat", "late"),
    ],
)
def test_the_countdown_says_minutes_hours_and_then_days(due: str, now: str, words: str, state: str) -> None:
    with override("sv"):
        left = left_words(at(due), at(now))

    assert (left.words, left.state) == (words, state)


def test_lengths_are_said_in_whole_words() -> None:
    with override("sv"):
        assert [length_words(minutes) for minutes in (1440, 90, 1, 7200, 0)] == [
            "24 timmar",
            "1 timme 30 minuter",
            "1 minut",
            "5 dygn",
            "0 minuter",
        ]


def test_the_mark_tells_its_exact_time_and_never_trusts_the_day_it_was_made() -> None:
    with override("sv"):
        mark = due_html(due_mark(at("2026-04-02T18:00"), NOW), "sv")
        assert exact_words(at("2026-04-02T18:00"), NOW) == "torsdag 2 april klockan 18"

    assert 'title="Senast torsdag 2 april klockan 18"' in mark
    assert 'datetime="2026-04-02T18:00:00+02:00" data-due' in mark


@pytest.mark.django_db
def test_rows_and_the_head_show_what_is_due_first(cast: Cast, sign_in: SignIn) -> None:
    ticket = late_ticket(cast)
    client = sign_in(cast.johan)

    row = client.get("/arenden/?ko=forsenade").content.decode()
    head = client.get(f"/arenden/{ticket.number}/", headers=HTMX)

    assert "4 tim försenat" in row
    assert 'class="sla sla--late"' in row
    assert head.context["clock"].words.startswith("Första svar senast")
    assert head.context["clock"].is_unexplained
    assert f'href="/arenden/{ticket.number}/svarstider/" data-act' in head.content.decode()


@pytest.mark.django_db
def test_the_head_says_paused_kept_and_nothing(cast: Cast, sign_in: SignIn) -> None:
    before = make_ticket(team=cast.kontaktcenter)
    make_policy({"first_response": ("hours", 60, 10), "resolution": ("hours", 600, 0)})
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    def said() -> tuple[str, str]:
        clock = client.get(f"/arenden/{ticket.number}/", headers=HTMX).context["clock"]
        return clock.mark, clock.words

    assert client.get(f"/arenden/{before.number}/").context["clock"] is None
    reply(ticket, by=cast.johan, body="Svar")
    assert said()[1].startswith("Lösning senast")
    change_status(ticket, "pending", by=cast.johan)
    assert "Pausad" in said()[0]
    assert "Pausad</span>" in client.get("/arenden/?ko=alla-oppna").content.decode()
    change_status(ticket, "solved", by=cast.johan)
    assert "I tid" in said()[0]


@pytest.mark.django_db
def test_how_it_was_counted_is_told_with_its_pauses(cast: Cast, sign_in: SignIn) -> None:
    make_policy({"resolution": ("working_time", 6000, 0)}, name="Två veckor")
    ticket = make_ticket(team=cast.kontaktcenter)
    change_status(ticket, "pending", by=cast.johan)
    change_status(ticket, "open", by=cast.johan)

    answer = sign_in(cast.johan).get(f"/arenden/{ticket.number}/svarstider/", headers=HTMX)

    (clock,) = answer.context["clocks"]
    assert [step.words for step in clock.steps] == ["Började", "Pausad: väntar på den som frågar", "Fortsatte"]
    assert sum((day.counted for day in clock.steps[-1].days), timedelta()) >= timedelta(hours=99, minutes=58)
    assert (clock.promise, clock.is_broken) == ("Lösning inom 100 timmar öppettid.", False)
    assert "Två veckor" in answer.content.decode()


@pytest.mark.django_db
def test_whoever_solves_a_late_ticket_is_asked_why_and_it_is_solved_then(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = late_ticket(cast), sign_in(cast.johan)
    status, why = f"/arenden/{ticket.number}/egenskaper/status/", f"/arenden/{ticket.number}/forsening/"

    refused = client.post(status, {"value": "solved"}, headers=HTMX)

    assert refused.status_code == 409
    assert f'href="{why}?solve=1" data-act data-act-now' in refused.content.decode()
    assert 'value="1"' in client.get(f"{why}?solve=1", headers=HTMX).content.decode()
    wrong = client.post(why, {"breach_reason": "other", "breach_note": "", "solve": "1"}, headers=HTMX)
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["breach_note"])
    client.post(why, {"breach_reason": "other", "breach_note": "Fel kö", "solve": "1"}, headers=HTMX)
    ticket.refresh_from_db()
    clock = Clock.objects.get(ticket=ticket)
    assert (ticket.status, clock.breach_reason, clock.breach_note) == ("solved", "other", "Fel kö")
    assert clock.explained_by == cast.johan
    words = client.get(f"/arenden/{ticket.number}/").content.decode()
    assert "angav varför det tog längre tid" in words
    assert "Fel kö" not in words


@pytest.mark.django_db
def test_an_answer_that_solves_a_late_ticket_loses_nothing_while_one_is_asked(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = late_ticket(cast), sign_in(cast.johan)
    sent = {"body": "Sopbilen kommer i morgon.", "then_status": "solved", "version": ticket.version}

    refused = client.post(reverse("ticket_message", args=[ticket.number, "svar"]), sent, headers=HTMX)

    assert refused.status_code == 422
    assert "Sopbilen kommer i morgon." in refused.content.decode()
    assert '/forsening/" data-act data-act-now' in refused.content.decode()
    assert Draft.objects.get().body == "Sopbilen kommer i morgon."
    assert not ticket.events.filter(kind=EventKind.REPLIED).exists()


@pytest.mark.django_db
def test_an_outsider_is_told_nothing_of_the_clocks(cast: Cast, sign_in: SignIn) -> None:
    make_policy({"first_response": ("hours", 60, 10)})
    ticket = make_ticket(team=cast.socialtjanst)
    client = sign_in(cast.olle)

    for page in ("svarstider", "forsening"):
        assert client.get(f"/arenden/{ticket.number}/{page}/").status_code == 404
    assert client.post(f"/arenden/{ticket.number}/forsening/", {"breach_reason": "technical"}).status_code == 404


def test_the_head_says_it_shortly() -> None:
    with override("sv"):
        assert [
            short_moment_words(at(due), NOW) for due in ("2026-04-02T15:30", "2026-04-03T09:00", "2026-04-08T00:00")
        ] == [
            "i dag kl. 15.30",
            "i morgon kl. 9",
            "tis 7 apr kl. 24",
        ]


@pytest.mark.django_db
def test_a_chat_on_a_late_ticket_ends_and_the_reason_is_asked_for(cast: Cast, sign_in: SignIn) -> None:
    make_policy({"first_response": ("hours", 60, 10)})
    session = talking(chat_inbox(team=cast.kontaktcenter), cast.johan)
    begun = timezone.now() - timedelta(hours=5)
    Clock.objects.update(started_at=begun, due_at=begun + timedelta(hours=1))

    answer = sign_in(cast.johan).post(f"/chatt/{session.pk}/avslut/", {"is_solved": "1"}, headers=HTMX)

    again = fresh(session)
    assert (again.state, again.ticket.status == "solved") == ("ended", False)
    assert "Säg varför innan du löser det" in answer.content.decode()
