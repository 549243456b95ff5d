"""A mail is kept byte for byte, once, in the inbox its address names; the pipe says how it went."""

import io
import os
import sys
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from channels_in import intake
from channels_in.email.receive import NoSuchInbox, Refused, TooBig, inbox_for, inbox_named, receive
from channels_in.management.commands import receive_mail
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, mail_inbox
from tests.factories import make_inbox
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


class Pipe:
    """What a mail server gets from the command: standard output and the exit status."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, raw: bytes, **options: Any) -> tuple[str, int]:
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        said, status = io.StringIO(), 0
        try:
            call_command("receive_mail", stdout=said, stderr=io.StringIO(), **options)
        except SystemExit as end:
            status = int(end.code or 0)
        return said.getvalue().strip(), status


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    return Pipe(monkeypatch)


def test_bytes_and_envelope_are_kept_as_they_came() -> None:
    raw_bytes = mail() + b"\x00\xff\r\n"

    raw = receive(mail_inbox(), raw_bytes, envelope_from="<ann@mejl.example>", envelope_to="kund+1@storan.example")

    kept = RawInbound.objects.get()
    assert (kept.pk, bytes(kept.body)) == (raw.pk, raw_bytes)
    assert kept.envelope == {"from": "ann@mejl.example", "to": "kund+1@storan.example"}
    assert kept.state == "waiting"


def test_same_bytes_again_are_the_same_mail() -> None:
    inbox, raw_bytes = mail_inbox(), mail()

    assert receive(inbox, raw_bytes).pk == receive(inbox, raw_bytes, envelope_from="other@mejl.example").pk
    assert RawInbound.objects.count() == 1


def test_nothing_told_about_the_envelope_is_not_an_empty_one() -> None:
    assert receive(mail_inbox(), mail()).envelope == {}
    assert receive(mail_inbox(), mail(), envelope_from="<>").envelope == {"from": "", "to": ""}


def test_envelope_no_database_can_hold_does_not_stop_the_mail() -> None:
    raw = receive(mail_inbox(), mail(), envelope_from="a\x00\ud800@mejl.example", envelope_to="x" * 5000)

    kept = RawInbound.objects.get(pk=raw.pk)
    assert (kept.envelope["from"], len(kept.envelope["to"])) == ("a?@mejl.example", 320)


def test_too_big_and_empty_are_refused_and_not_kept(settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 1000
    inbox = mail_inbox()

    with pytest.raises(TooBig):
        receive(inbox, b"x" * 1001)
    with pytest.raises(Refused):
        receive(inbox, b"\r\n \r\n")
    assert RawInbound.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "kundcenter@storan.example",
        "<Kundcenter@STORAN.example>",
        "kundcenter+12-abc@storan.example",
        " kundcenter+a+b@storan.example ",
    ],
)
def test_inbox_is_found_by_its_address_also_with_a_token(address: str) -> None:
    inbox = mail_inbox()

    assert inbox_for(address) == inbox


def test_whole_address_counts_before_the_part_before_the_plus() -> None:
    mail_inbox()
    bygglov = mail_inbox(address="kundcenter+bygglov@storan.example")

    assert inbox_for("kundcenter+bygglov@storan.example") == bygglov


@pytest.mark.parametrize(
    "address", ["", "x", "kund@storan.example", "kundcenter@evil.example", "+@storan.example", "a@b@c"]
)
def test_unknown_address_is_refused(address: str) -> None:
    mail_inbox()

    with pytest.raises(NoSuchInbox):
        inbox_for(address)


def test_inbox_that_does_not_receive_or_is_no_mail_inbox_is_unknown() -> None:
    mail_inbox(slug="closed", is_active=False)
    make_inbox(slug="form", kind="webform")

    for slug in ("closed", "form", "none"):
        with pytest.raises(NoSuchInbox):
            inbox_named(slug)
    with pytest.raises(NoSuchInbox):
        inbox_for("kundcenter@storan.example")


def test_pipe_prints_the_number_and_again_the_same_one(pipe: Pipe) -> None:
    mail_inbox(slug="kundcenter")
    raw = mail()

    first = pipe(raw, inbox="kundcenter")

    assert first == (str(Ticket.objects.get().number), os.EX_OK)
    assert pipe(raw, recipient="kundcenter+x@storan.example") == first
    assert Ticket.objects.count() == 1


def test_pipe_prints_kept_when_a_reader_makes_the_ticket(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    mail_inbox(slug="kundcenter")
    monkeypatch.setattr(intake, "receive_many", _away)

    assert pipe(mail(), inbox="kundcenter") == ("kept", os.EX_OK)
    assert RawInbound.objects.get().state == "waiting"


def test_pipe_tells_what_is_wrong_by_its_status(
    pipe: Pipe, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_inbox(slug="kundcenter")
    settings.MAIL_MAX_BYTES = 1000

    assert pipe(mail(), inbox="none") == ("", os.EX_NOUSER)
    assert pipe(mail(), recipient="x@storan.example") == ("", os.EX_NOUSER)
    assert pipe(b"x" * 1001, inbox="kundcenter") == ("", os.EX_DATAERR)
    assert pipe(b"", inbox="kundcenter") == ("", os.EX_DATAERR)
    monkeypatch.setattr(receive_mail, "receive", _away)
    assert pipe(mail(), inbox="kundcenter") == ("", os.EX_TEMPFAIL)
    assert RawInbound.objects.count() == 0


def _away(*args: object, **kwargs: object) -> None:
    raise OperationalError("the connection is lost")
