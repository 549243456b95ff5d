"""What is set aside, and why; what is let in but marked as automatic; what a mail tells beside what it says."""

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.email.incoming import to_incoming
from channels_in.email.marks import marked
from channels_in.email.parsing import parse
from channels_in.filters import FILTERS, reason_to_set_aside
from tests.channels_in.email.mails import ADDRESS, mail, mail_inbox
from tests.channels_in.email.reports import in_words, standard
from tests.factories import make_agent, make_inbox, make_ticket
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.incoming import IncomingMessage
from tickets.models import Delivery, Message
from tickets.references import new_message_id, reply_token

pytestmark = pytest.mark.django_db
LIST = "It is from a mailing list or a newsletter."
ABSENCE = "It is an automatic reply that belongs to no ticket."
OWN = "It is a mail of our own that has come back."


def understood(raw: bytes, envelope: dict[str, str] | None = None) -> IncomingMessage:
    """The mail as the door for e-mail hands it over."""
    read, now = parse(raw, received_at=timezone.now(), authserv_id="mx.storan.example"), timezone.now()
    return marked(to_incoming(read, received_at=now, stored_files=()), read, raw, envelope=envelope)


def decided(raw: bytes, envelope: dict[str, str] | None = None) -> tuple[str | None, bool]:
    """Why it is set aside, and whether it is automatic."""
    incoming = understood(raw, envelope)
    return reason_to_set_aside(incoming), incoming.is_automatic


def test_mail_of_a_person_is_let_in() -> None:
    assert decided(mail()) == (None, False)
    assert decided(mail(), {"from": "ann@mejl.example", "to": ADDRESS}) == (None, False)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto-Submitted": "auto-replied"}, ABSENCE),
        ({"X-Auto-Response-Suppress": "All", "Subject": "Automatiskt svar: Soptunnan"}, ABSENCE),
        ({"List-Id": "<nyheter.mejl.example>"}, LIST),
        ({"X-Spam-Flag": "yes"}, "The municipality's own filter says it is spam."),
        ({"From": "Reklam <salj@stopp.example>"}, "The sender is on the block list."),
        ({"From": "Ond@Evil.example"}, "The sender is on the block list."),
        ({"Message-ID": f"<{new_message_id(7, 'storan.example')}>"}, OWN),
        ({"Reply-To": f"kundcenter+{reply_token(7)}@storan.example"}, OWN),
    ],
)
def test_reason_is_said_in_words(settings: Settings, headers: dict[str, str], reason: str) -> None:
    settings.MAIL_BLOCKED = ["stopp.example", "ond@evil.example"]

    assert decided(mail(**headers))[0] == reason


def test_read_receipt_is_set_aside() -> None:
    part = b"--b1\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: x\r\n"
    body = b"\r\n--b1\r\n\r\nRead\r\n" + part + b"--b1--\r\n"
    kind = 'multipart/report; report-type=disposition-notification; boundary="b1"'

    reason = decided(mail(Content_Type=kind).partition(b"\r\n\r\n")[0] + b"\r\n" + body)[0]

    assert reason == "It is a read receipt or a report from another mail system."


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"X-Auto-Response-Suppress": "OOF, AutoReply"},
        {"Return-Path": "<>"},
        {"From": "Larm <noreply@larm.example>"},
    ],
)
def test_program_is_let_in_and_marked(headers: dict[str, str]) -> None:
    assert decided(mail(**headers)) == (None, True)


def test_empty_envelope_sender_is_a_program() -> None:
    assert decided(mail(), {"from": "", "to": ADDRESS}) == (None, True)
    assert decided(mail("Autosvar"), {"from": "", "to": ADDRESS})[0] == ABSENCE


@pytest.mark.parametrize(
    "headers", [{"Subject": "Autosvar"}, {"X-Spam-Flag": "NO"}, {"List-Id": ""}, {"Subject": "Undelivered mail?"}]
)
def test_little_is_no_reason(headers: dict[str, str]) -> None:
    assert decided(mail(**headers)) == (None, False)


def test_automatic_mail_from_an_inbox_of_ours_is_set_aside() -> None:
    make_inbox(kind="email", address="miljo@storan.example")
    ours = "Miljö <miljo@storan.example>"

    assert decided(mail(From=ours)) == (None, False)
    assert decided(mail(From=ours, Auto_Submitted="auto-generated"))[0] == (
        "It is automatic mail from an address of our own."
    )


def test_too_large_is_set_aside(settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 100

    assert decided(mail())[0] == "It is larger than what is received."


def test_every_filter_has_its_place_in_one_list() -> None:
    assert [check.__name__ for check in FILTERS] == [
        "hidden_field_filled",
        "own_mail",
        "too_big",
        "blocked_sender",
        "marked_as_spam",
        "mailing_list",
        "automatic_reply",
        "receipt",
        "nothing_in_it",
    ]


# --- Automatic replies to what we wrote ------------------------------------------------------------------------------


def test_absence_in_answer_to_us_goes_to_the_ticket_and_reopens_nothing() -> None:
    ticket = make_ticket(inbox=mail_inbox(), channel="email")
    sent = reply(ticket, by=make_agent(), body="Nu är den tömd.", then_status="solved")
    raw = mail("Automatiskt svar", Auto_Submitted="auto-replied", In_Reply_To=f"<{sent.message_id}>")

    incoming = understood(raw)
    received = receive(incoming, inbox=ticket.inbox)

    assert reason_to_set_aside(incoming) is None
    assert (received.ticket, received.is_new_ticket, received.message.is_automatic) == (ticket, False, True)
    received.ticket.refresh_from_db()
    assert (received.ticket.status, received.ticket.preview) == ("solved", "Nu är den tömd.")


def test_absence_with_a_forged_reference_is_set_aside() -> None:
    forged = new_message_id(7, "storan.example").replace(".", ".0", 1)

    assert decided(mail(Auto_Submitted="auto-replied", In_Reply_To=f"<{forged}>"))[0] == ABSENCE


# --- What a mail tells beside what it says ---------------------------------------------------------------------------


def test_hint_about_the_sender_is_kept_with_the_message(settings: Settings) -> None:
    settings.MAIL_AUTHSERV_ID = "mx.storan.example"
    raw = mail(
        From="Ann <Ann@Mejl.example>",
        Reply_To="annan@mejl.example",
        Authentication_Results="mx.storan.example; dmarc=pass header.from=mejl.example",
    )

    message = receive(understood(raw), inbox=mail_inbox()).message

    assert message.mail_info == {"from": "ann@mejl.example", "reply_to": "annan@mejl.example", "auth": "pass"}


def test_hint_is_silent_without_a_server_of_ours(settings: Settings) -> None:
    settings.MAIL_AUTHSERV_ID = ""

    assert understood(mail(From="ann@mejl.example")).mail_info == {"from": "ann@mejl.example"}


@pytest.mark.parametrize("raw", [standard("x@y.example"), in_words("x@y.example")])
def test_delivery_report_is_a_report(raw: bytes) -> None:
    incoming = understood(raw)

    assert incoming.report is not None
    assert (incoming.report.message_id, incoming.report.recipient) == ("x@y.example", "ann@mejl.example")
    assert incoming.is_automatic
    assert Message.objects.filter(delivery=Delivery.FAILED).count() == 0
