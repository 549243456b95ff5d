"""What came through a door is kept before anything is promised, handled once, and never disappears."""

import json
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in import intake, reading
from channels_in.models import RawInbound
from tests.factories import make_inbox
from tickets.models import Inbox, Ticket

pytestmark = pytest.mark.django_db


def body(text: str = "Hej", **more: object) -> bytes:
    answer = {"key": "fraga", "kind": "textarea", "label": "Fråga", "value": text}
    return json.dumps({"answers": [answer], "title": "Skriv till oss", **more}).encode()


def kept(inbox: Inbox, external_id: str = "1", content: bytes | None = None) -> RawInbound:
    return intake.keep(inbox, external_id=external_id, body=content or body())[0]


def test_what_is_kept_is_due_at_once() -> None:
    raw, is_new = intake.keep(make_inbox(), external_id="1", body=b"\x00\xff")

    assert is_new is True
    assert bytes(RawInbound.objects.get(pk=raw.pk).body) == b"\x00\xff"
    assert [row.pk for row in reading.claim(timezone.now())] == [raw.pk]


def test_what_its_keeper_reads_at_once_is_left_to_them_for_a_minute() -> None:
    raw, _new = intake.keep(make_inbox(), external_id="1", body=body(), for_me=True)

    assert reading.claim(timezone.now()) == []
    assert [row.pk for row in reading.claim(timezone.now() + intake.LEASE)] == [raw.pk]


def test_same_thing_kept_twice_is_one() -> None:
    inbox = make_inbox()
    first = kept(inbox)

    second, is_new = intake.keep(inbox, external_id="1", body=b"something else")

    assert (second.pk, is_new) == (first.pk, False)
    assert RawInbound.objects.count() == 1


def test_same_id_in_another_inbox_is_another_thing() -> None:
    assert kept(make_inbox()).pk != kept(make_inbox()).pk


def test_process_makes_one_ticket_however_often_it_runs() -> None:
    raw = kept(make_inbox())

    received = intake.process(raw.pk)
    again = intake.process(raw.pk)

    assert received is not None
    assert again is None
    assert Ticket.objects.count() == 1
    raw.refresh_from_db()
    assert (raw.state, raw.message) == ("done", received.message)


def test_what_is_set_aside_waits_with_its_reason_and_can_be_let_in() -> None:
    raw = kept(make_inbox(), content=body(hidden_field="http://spam.test"))

    assert intake.process(raw.pk) is None
    raw.refresh_from_db()
    assert (raw.state, bool(raw.reason)) == ("set_aside", True)
    assert intake.process(raw.pk, even_if_set_aside=True) is not None


def test_unreadable_row_fails_visibly_after_three_tries() -> None:
    raw = kept(make_inbox(), content=b"\x00 not json")

    for _try in range(2):
        with pytest.raises(ValueError, match="Expecting value"):
            intake.process(raw.pk)
    assert intake.process(raw.pk) is None

    raw.refresh_from_db()
    assert (raw.state, raw.tries) == ("failed", 3)
    assert raw.reason.startswith("JSONDecodeError")


def test_database_that_is_away_costs_no_try(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = kept(make_inbox())
    with monkeypatch.context() as broken:
        broken.setattr(intake, "receive_many", _away)
        for _try in range(5):
            with pytest.raises(OperationalError):
                intake.process(raw.pk)

    assert intake.process(raw.pk) is not None


def _away(*args: object, **kwargs: object) -> None:
    raise OperationalError("the connection is lost")


def with_file() -> bytes:
    """A mail with one file inside."""
    return (
        b"From: ann@mejl.example\r\nSubject: Bild\r\nMessage-ID: <1@mejl.example>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSe bilden.\r\n'
        b'--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nrad\r\n--b--\r\n'
    )


def stored(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_files_inside_a_mail_are_stored_with_their_message(settings: Settings) -> None:
    raw = kept(make_inbox(kind="email"), content=with_file())

    received = intake.process(raw.pk)

    assert received is not None
    attachment = received.message.attachments.get()
    assert (attachment.name, attachment.size) == ("a.txt", 3)
    assert [path.read_bytes() for path in stored(Path(settings.MEDIA_ROOT))] == [b"rad"]


def test_files_of_a_message_that_was_not_written_are_removed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_BLOCKED = ["mejl.example"]
    assert intake.process(kept(make_inbox(kind="email"), content=with_file()).pk) is None
    settings.MAIL_BLOCKED = []
    monkeypatch.setattr(intake, "receive_many", _broken)
    with pytest.raises(RuntimeError):
        intake.process(kept(make_inbox(kind="email"), content=with_file()).pk)

    assert stored(Path(settings.MEDIA_ROOT)) == []


def test_files_stay_when_nobody_knows_whether_the_message_was_written(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "receive_many", _away)
    with pytest.raises(OperationalError):
        intake.process(kept(make_inbox(kind="email"), content=with_file()).pk)

    assert len(stored(Path(settings.MEDIA_ROOT))) == 1


def test_mail_over_a_limit_fails_at_once_with_the_reason_and_stays_whole() -> None:
    body = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 600
    raw = kept(make_inbox(kind="email"), content=body)

    assert intake.process(raw.pk) is None

    raw.refresh_from_db()
    assert (raw.state, bytes(raw.body)) == ("failed", body)
    assert raw.reason


def _broken(*args: object, **kwargs: object) -> None:
    raise RuntimeError("no")
