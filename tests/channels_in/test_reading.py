"""What is kept is read in batches: each thing once, in order, and nothing stands in the way of the others."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in import intake, reading
from channels_in.intake import Came
from channels_in.models import RawInbound
from servicedesk.people.models import Contact
from tests.channels_in.test_intake import body, with_file
from tests.factories import make_inbox, make_team
from tests.tickets.parallel import at_once
from tickets.actions.receive import Arrival, receive_many
from tickets.models import Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


def mail(number: int, sender: str = "ann@mejl.example", subject: str = "", **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"From: {sender}\r\nSubject: {subject or f'Fråga {number}'}\r\nMessage-ID: <{number}@mejl.example>\r\n{more}"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\nText {number}\r\n".encode()


def kept(inbox: Inbox, *mails: bytes) -> list[int]:
    return intake.keep_many([Came(inbox, str(place), raw) for place, raw in enumerate(mails)])


def test_many_kept_at_once_have_their_rows_in_order_and_twice_is_once() -> None:
    inbox = make_inbox(kind="email")

    first = kept(inbox, mail(0), mail(1), mail(2))
    again = kept(inbox, mail(0), mail(1), mail(2), mail(3))

    assert again[:3] == first
    assert [bytes(RawInbound.objects.get(pk=pk).body) for pk in again] == [mail(number) for number in range(4)]


def test_batch_becomes_the_same_tickets_as_one_by_one() -> None:
    inbox = make_inbox(kind="email", team=make_team())
    mails = [mail(0), mail(1, "bo@mejl.example"), mail(2), mail(3, In_Reply_To="<0@mejl.example>")]
    kept(inbox, *mails)

    assert reading.read_waiting() == 4

    tickets = list(Ticket.objects.order_by("number"))
    assert [ticket.subject for ticket in tickets] == ["Fråga 0", "Fråga 1", "Fråga 2"]
    assert [message.body for message in tickets[0].messages.filter(direction="in")] == ["Text 0", "Text 3"]
    assert Contact.objects.count() == 2
    assert Message.objects.filter(direction="out", is_automatic=True).count() == 2  # one for each address
    assert set(RawInbound.objects.values_list("state", flat=True)) == {"done"}
    assert reading.read_waiting() == 0


def test_answer_to_one_of_the_same_batch_finds_it() -> None:
    inbox = make_inbox(kind="email")
    kept(inbox, mail(0), mail(1, In_Reply_To="<0@mejl.example>"), mail(2, References="<1@mejl.example>"))

    reading.read_waiting()

    assert [message.body for message in Ticket.objects.get().messages.filter(direction="in")] == [
        "Text 0",
        "Text 1",
        "Text 2",
    ]


def test_queries_of_a_batch_do_not_grow_with_it() -> None:
    inbox = make_inbox(kind="email")
    counts = []
    for batch in (range(2), range(2, 22)):
        intake.keep_many([Came(inbox, f"b{n}", mail(n, f"n{n}@mejl.example")) for n in batch])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            reading.read_waiting()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_one_that_cannot_be_read_holds_up_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = make_inbox(kind="email")
    kept(inbox, mail(0), mail(1, subject="gift"), mail(2))
    monkeypatch.setattr(intake, "receive_many", stumbles_over("gift"))

    reading.read_waiting()

    assert sorted(Ticket.objects.values_list("subject", flat=True)) == ["Fråga 0", "Fråga 2"]
    bad = RawInbound.objects.get(state="waiting")
    assert (bad.external_id, bad.tries) == ("1", 1)
    assert bad.due_at > timezone.now()
    for _try in range(2):
        RawInbound.objects.filter(pk=bad.pk).update(due_at=timezone.now())
        reading.read_waiting()
    bad.refresh_from_db()
    assert (bad.state, bad.tries) == ("failed", 3)


def stumbles_over(subject: str) -> object:
    def receives(arrivals: Sequence[Arrival]) -> object:
        if any(arrival.incoming.subject == subject for arrival in arrivals):
            raise RuntimeError("no")
        return receive_many(arrivals)

    return receives


def test_database_that_goes_away_costs_no_try_and_no_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = make_inbox(kind="email")
    kept(inbox, mail(0), mail(1))
    with monkeypatch.context() as broken:
        broken.setattr(intake, "receive_many", _away)
        with pytest.raises(reading.NotNow) as told:
            reading.read_waiting()
    assert reading.claim(timezone.now()) == []
    reading.give_back(told.value.ids)

    assert list(RawInbound.objects.values_list("tries", flat=True)) == [0, 0]
    assert reading.read_waiting() == 2
    assert Ticket.objects.count() == 2


def _away(*args: object) -> None:
    raise OperationalError("the connection is lost")


def test_what_somebody_took_and_left_is_taken_after_a_minute_and_then_alone() -> None:
    inbox = make_inbox(kind="email")
    kept(inbox, mail(0), mail(1))
    now = timezone.now()
    assert len(reading.claim(now)) == 2  # and then that process dies

    assert reading.claim(now + intake.LEASE - timedelta(seconds=1)) == []
    taken = reading.claim(now + intake.LEASE)
    assert [row.claims for row in taken] == [2, 2]
    assert reading.batches(taken) == [[taken[0].pk], [taken[1].pk]]


def test_only_process_takes_at_once_what_its_forerunner_left() -> None:
    kept(make_inbox(kind="email"), mail(0))
    reading.claim(timezone.now())

    reading.free_all()

    assert len(reading.claim(timezone.now())) == 1


def test_what_ends_the_program_every_time_waits_for_a_person() -> None:
    kept(make_inbox(kind="email"), mail(0))
    RawInbound.objects.update(claims=reading.MOST_CLAIMS)

    reading.read_waiting()

    row = RawInbound.objects.get()
    assert (row.state, bool(row.reason)) == ("failed", True)


def test_batch_is_bounded_in_bytes() -> None:
    big = reading.BYTES_AT_ONCE // 2 + 1
    rows = [reading.Claim(1, 1, big), reading.Claim(2, 1, big), reading.Claim(3, 1, 10), reading.Claim(4, 1, 9 * big)]

    assert reading.batches(rows) == [[1], [2, 3], [4]]


def test_files_of_a_batch_are_stored_each_with_its_message(settings: Settings) -> None:
    kept(make_inbox(kind="email"), with_file(), mail(1, "bo@mejl.example"))

    reading.read_waiting()

    assert [message.attachments.count() for message in Message.objects.filter(direction="in").order_by("pk")] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_four_readers_at_once_make_each_thing_once() -> None:
    inbox = make_inbox(kind="email", team=make_team())
    mails = [mail(number, f"n{number % 7}@mejl.example") for number in range(60)]
    intake.keep_many([Came(inbox, str(number), raw) for number, raw in enumerate(mails)])

    at_once(lambda _place: [reading.read_waiting() for _round in range(6)], range(4))

    assert Ticket.objects.count() == 60
    assert Contact.objects.filter(addresses__isnull=False).distinct().count() == 7
    assert set(RawInbound.objects.values_list("state", flat=True)) == {"done"}


def test_web_form_is_read_beside_mail() -> None:
    form = intake.keep(make_inbox(), external_id="1", body=body("Hej"))[0]
    kept(make_inbox(kind="email"), mail(0))

    assert reading.read_waiting() == 2
    form.refresh_from_db()
    assert form.state == "done"
