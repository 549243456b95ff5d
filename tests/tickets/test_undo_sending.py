"""What an agent sends can be taken back while nothing has left: never both, and the ticket is as it was."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.delivery import NotYetError, deliver
from tests.factories import make_ticket
from tests.factories.cast import Cast, make_cast
from tests.tickets.parallel import at_once
from tickets.actions.change_status import change_status
from tickets.actions.forward import forward
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.actions.undo_sending import TooLate, undo_sending
from tickets.models import Draft, EventKind, Message, Ticket
from tickets.queries import messages_visible_to


@pytest.fixture(autouse=True)
def _ten_seconds(settings: Settings) -> None:
    settings.SEND_UNDO_SECONDS = 10


def as_it_is(ticket: Ticket) -> tuple[object, ...]:
    kept = Ticket.objects.get(pk=ticket.pk)
    return kept.status, kept.first_answered_at, kept.solved_at, kept.closed_at, kept.preview, kept.waiting_since


@pytest.mark.parametrize("wanted", [None, "pending", "solved"])
def test_ticket_is_as_it_was(cast: Cast, wanted: str | None) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    before = as_it_is(ticket)

    undo_sending(reply(ticket, by=cast.johan, body="Fel svar", then_status=wanted), by=cast.johan)

    assert as_it_is(ticket) == before


def test_solved_ticket_is_solved_again(cast: Cast) -> None:
    ticket = change_status(make_ticket(team=cast.kontaktcenter), "solved", by=cast.johan)
    before = as_it_is(ticket)

    undo_sending(reply(ticket, by=cast.johan, body="Fel svar", then_status="open"), by=cast.johan)

    assert as_it_is(ticket) == before


def test_what_was_written_is_the_draft_again(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    to, cc = {"kind": "email", "value": "eva@mejl.example", "name": "Eva"}, {"value": "kopia@mejl.example"}

    sent = reply(ticket, by=cast.johan, body="Svar", to=[to], cc=[cc], quote=True, then_status="solved")
    draft = undo_sending(sent, by=cast.johan)

    assert draft == Draft.objects.get(ticket=ticket, agent=cast.johan, kind="reply")
    assert draft.body == "Svar"
    assert [(row["value"], row["role"]) for row in draft.recipients] == [
        ("eva@mejl.example", "to"),
        ("kopia@mejl.example", "cc"),
    ]
    assert draft.options == {"quote": True, "then_status": "solved"}


def test_what_was_begun_since_stays_behind_it(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    sent = reply(ticket, by=cast.johan, body="Svar")
    Draft.objects.create(ticket=ticket, agent=cast.johan, kind="reply", body="Något nytt")

    draft = undo_sending(sent, by=cast.johan)

    assert draft is not None
    assert draft.body == "Svar\n\nNågot nytt"


def test_status_somebody_changed_since_stays(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    sent = reply(ticket, by=cast.johan, body="Svar", then_status="pending")
    change_status(ticket, "on_hold", by=cast.asa)

    undo_sending(sent, by=cast.johan)

    assert as_it_is(ticket)[0] == "on_hold"


def test_undone_answer_is_seen_by_nobody_and_told_by_an_event(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    sent = reply(ticket, by=cast.johan, body="Hemligt fel")

    undo_sending(sent, by=cast.johan)

    row = Message.objects.get(pk=sent.pk)
    assert (row.delivery, row.body, row.recipients) == ("undone", "", [])
    assert not messages_visible_to(cast.johan, ticket).filter(pk=sent.pk).exists()
    assert list(ticket.events.filter(message=sent).values_list("kind", flat=True)) == [
        EventKind.REPLIED,
        EventKind.SENDING_UNDONE,
    ]


def test_forwarded_message_becomes_a_draft_of_its_own_kind(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    theirs = ticket.messages.get()
    note(ticket, by=cast.johan, body="Kvar")
    sent = forward(theirs, by=cast.johan, to=[{"value": "bygg@granne.example"}], subject="Fråga", body="Er?")

    draft = undo_sending(sent, by=cast.johan)

    assert draft is not None
    assert (draft.kind, draft.body) == ("forward", "Er?")
    assert draft.options == {"include": [theirs.pk], "with_files": True, "side": sent.side_id, "subject": "Fråga"}


def test_job_that_comes_early_sends_nothing(cast: Cast) -> None:
    sent = reply(make_ticket(team=cast.kontaktcenter), by=cast.johan, body="Svar")

    with pytest.raises(NotYetError):
        deliver(sent.pk)

    assert sent.attempts.count() == 0


def test_too_late_is_said_in_words(cast: Cast) -> None:
    sent = reply(make_ticket(team=cast.kontaktcenter), by=cast.johan, body="Svar")
    Message.objects.filter(pk=sent.pk).update(send_at=timezone.now() - timedelta(seconds=1))
    deliver(sent.pk)

    with pytest.raises(TooLate):
        undo_sending(sent, by=cast.johan)

    assert Message.objects.get(pk=sent.pk).body == "Svar"


def test_undone_twice_is_undone_once(cast: Cast) -> None:
    sent = reply(make_ticket(team=cast.kontaktcenter), by=cast.johan, body="Svar")
    undo_sending(sent, by=cast.johan)

    with pytest.raises(TooLate):
        undo_sending(sent, by=cast.johan)

    assert Draft.objects.get().body == "Svar"


@pytest.mark.django_db(transaction=True)
def test_sent_or_undone_but_never_both() -> None:
    cast = make_cast()
    sent = [reply(make_ticket(team=cast.kontaktcenter), by=cast.johan, body="Svar") for _ in range(12)]
    Message.objects.update(send_at=timezone.now())  # it may leave now, and it may still be taken back

    def attempt(act: Callable[[], object]) -> object:
        return act()

    acts: list[Callable[[], object]] = []
    for message in sent:
        acts += [lambda m=message: deliver(m.pk), lambda m=message: undo_sending(m, by=cast.johan)]  # type: ignore[misc]
    outcomes = at_once(attempt, acts, threads=8)

    for at, message in enumerate(sent):
        row = Message.objects.get(pk=message.pk)
        was_undone = not isinstance(outcomes[2 * at + 1], TooLate)
        assert row.delivery == ("undone" if was_undone else "sent")
        assert Message.objects.filter(pk=row.pk, attempts__isnull=False).exists() == (not was_undone)
