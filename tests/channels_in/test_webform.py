"""From a filled-in form to a ticket: what the message says, files that are kept, submissions sent twice."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from pytest_django.fixtures import Settings

from channels_in.models import FieldKind, Form, RawInbound, StagedUpload
from channels_in.webform import intake, staging, submission
from channels_in.webform.answers import AnswersForm, answers_form
from tests.factories import make_contact, make_form
from tests.factories.channels import QUESTIONS
from tickets.models import Attachment, Message, Ticket

pytestmark = pytest.mark.django_db
ANSWERS = {"amne": "Soptunnan", "fraga": "Ingen har tömt den.", "epost": "Anna@Mejl.Example", "namn": "Anna Öberg"}
PAGE = "a" * 32


def fill(form: Form, *files: SimpleUploadedFile, kept: Sequence[StagedUpload] = (), **more: Any) -> AnswersForm:
    data = {**ANSWERS, **more}
    filled = answers_form(form)(data, {"fil": files[0]} if files else {}, staged=kept)
    assert filled.is_valid(), filled.errors
    return filled


def picture(content: bytes = b"\x89PNG\r\n\x1a\n123") -> SimpleUploadedFile:
    return SimpleUploadedFile("bild på kärlet.png", content)


def stored_files() -> int:
    return sum(1 for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_submission_becomes_a_ticket_with_subject_text_sender_and_file() -> None:
    form = make_form()

    receipt = intake.submit(form, fill(form, picture()), submission_id=PAGE)

    assert receipt.ticket is not None
    message = receipt.ticket.messages.get(direction="in")
    assert receipt.ticket.subject == "Soptunnan"
    assert message.body == "Ingen har tömt den.\n\nNamn: Anna Öberg\nE-post: anna@mejl.example"
    assert receipt.ticket.requester.addresses.get().value == "anna@mejl.example"
    assert [(file.name, file.content_type) for file in message.attachments.all()] == [
        ("bild på kärlet.png", "image/png")
    ]


def test_sender_is_found_by_email_before_phone() -> None:
    form = make_form()
    make_contact("Någon annan", phone="+46701740605")

    ticket = intake.submit(form, fill(form, telefon="070-174 06 05"), submission_id=PAGE).ticket

    assert ticket is not None
    assert ticket.requester.name == "Anna Öberg"


def test_same_submission_again_gives_the_same_ticket_and_keeps_no_file_twice() -> None:
    form = make_form()
    first = intake.submit(form, fill(form, picture()), submission_id=PAGE)

    second = intake.submit(form, fill(form, picture()), submission_id=PAGE)

    assert second.is_repeated is True
    assert second.ticket == first.ticket
    assert Ticket.objects.count() == 1
    assert stored_files() == 1


def test_two_people_who_write_the_same_words_are_two() -> None:
    form = make_form()

    intake.submit(form, fill(form), submission_id=PAGE)
    intake.submit(form, fill(form), submission_id="b" * 32)

    assert Ticket.objects.count() == 2


def test_submission_that_cannot_be_handled_now_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    form = make_form()
    with monkeypatch.context() as broken:
        broken.setattr("channels_in.intake.receive_many", _breaks)
        receipt = intake.submit(form, fill(form), submission_id=PAGE)

    assert receipt.ticket is None
    assert RawInbound.objects.get().state == "waiting"
    assert intake.submit(form, fill(form), submission_id=PAGE).ticket is not None


def _breaks(*args: object, **kwargs: object) -> None:
    raise RuntimeError


def test_file_that_cannot_be_stored_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    form = make_form()
    monkeypatch.setattr("channels_in.webform.intake.keep", _disk_full)

    with pytest.raises(OSError, match="No space"):
        intake.submit(form, fill(form, picture()), submission_id=PAGE)

    assert stored_files() == 0


def _disk_full(*args: object, **kwargs: object) -> None:
    raise OSError(28, "No space left on device")


def test_staged_file_comes_along_and_is_not_copied() -> None:
    form = make_form()
    kept = staging.stage(form, PAGE, "fil", [picture()], 0)

    receipt = intake.submit(form, fill(form, kept=kept), submission_id=PAGE)

    assert Attachment.objects.get().message == Message.objects.get(ticket=receipt.ticket, direction="in")
    assert stored_files() == 1


def test_staged_file_sent_again_after_a_change_of_text_is_two_files() -> None:
    form = make_form()
    kept = staging.stage(form, PAGE, "fil", [picture()], 0)
    intake.submit(form, fill(form, kept=kept), submission_id=PAGE)
    again = list(StagedUpload.objects.all())

    intake.submit(form, fill(form, kept=again, fraga="En sak till"), submission_id=PAGE)

    assert Attachment.objects.count() == 2
    assert stored_files() == 2


def test_staged_file_belongs_to_its_page_only() -> None:
    form = make_form()
    (kept,) = staging.stage(form, PAGE, "fil", [picture()], 0)
    reference = staging.reference(kept)

    assert staging.staged(form, PAGE, [reference]) == [kept]
    assert staging.staged(form, "b" * 32, [reference]) == []
    assert staging.staged(make_form(), PAGE, [reference]) == []
    assert staging.staged(form, PAGE, [kept.token, reference[:-1], "\x00", "å", ""]) == []


def test_staging_keeps_within_the_limits(settings: Settings) -> None:
    form = make_form()
    settings.ATTACHMENT_MAX_BYTES, settings.ATTACHMENTS_MAX_COUNT = 20, 3

    kept = staging.stage(form, PAGE, "fil", [picture(b"1" * size) for size in (5, 21, 0, 6, 7)], already=1)

    assert [upload.size for upload in kept] == [5, 6]


def test_old_staged_files_go_after_a_day_but_not_those_a_ticket_has() -> None:
    form = make_form()
    used = staging.stage(form, PAGE, "fil", [picture()], 0)
    staging.stage(form, "b" * 32, "fil", [picture()], 0)
    intake.submit(form, fill(form, kept=used), submission_id=PAGE)

    assert staging.forget_old(timezone.now()) == 0
    assert staging.forget_old(timezone.now() + timedelta(hours=25)) == 2

    assert StagedUpload.objects.count() == 0
    assert stored_files() == 1


def test_token_of_a_page_is_good_for_its_form_only_and_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    form = make_form()
    token = submission.new_token(form)

    assert len(submission.submission_id(form, token)) == 32
    assert submission.submission_id(make_form(), token) == ""
    for broken in ("", "x", token[:-1], "\x00", "å" * 500, token * 3):
        assert submission.submission_id(form, broken) == ""
    monkeypatch.setattr("time.time", lambda: timezone.now().timestamp() + 25 * 3600)
    assert submission.submission_id(form, token) == ""


def test_form_opened_in_english_can_be_sent_in_swedish() -> None:
    form = make_form((*QUESTIONS[:2], ("svar", FieldKind.CHOICE, "Hur vill du ha svar?", True)))
    with translation.override("en"):
        filled = answers_form(form)()
        assert list(filled.fields["svar"].choices) == [  # type: ignore[attr-defined]
            ("E-post", "E-mail"),
            ("Sms", "Text message"),
            ("Ring mig", "Call me"),
        ]

    assert fill(form, svar="Sms").answers()["answers"][-1]["value"] == "Sms"


@pytest.mark.parametrize("key", ["definition", "rows", "staged", "clean", "answers", "data", "files", "is_valid"])
def test_question_may_have_any_key(key: str) -> None:
    form = make_form((("amne", FieldKind.TEXT, "Ämne", True), (key, FieldKind.TEXTAREA, "Fråga", True)))

    ticket = intake.submit(form, fill(form, kept=(), **{key: "Hej"}), submission_id=PAGE).ticket

    assert ticket is not None
    assert ticket.messages.get(direction="in").body == "Hej"
