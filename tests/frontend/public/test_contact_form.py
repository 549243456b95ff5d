"""A citizen writes to the municipality: the form, its errors, files, limits and the receipt."""

import re

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.models import FieldKind, RawInbound, StagedUpload
from channels_in.webform import limits
from tests.factories import make_form
from tests.factories.channels import QUESTIONS
from tests.frontend.public.filling import ANSWERS, address_of, kept_on, picture, send, token_on
from tickets.models import Attachment, Direction, Message, Ticket

pytestmark = pytest.mark.django_db


def test_form_becomes_a_ticket_and_the_receipt_says_its_number(client: Client) -> None:
    form = make_form()

    response = send(client, form, fil=picture())
    receipt = client.get(response.headers["Location"]).text

    ticket = Ticket.objects.get()
    assert response.status_code == 302
    assert str(ticket.number) not in response.headers["Location"]
    assert ticket.shown_number in receipt
    assert "En medarbetare läser och svarar inom ett dygn." in receipt
    assert "skickat numret till din e-postadress" in receipt
    assert Attachment.objects.get().name == "bild.png"


def test_receipt_without_an_address_says_write_it_down(client: Client) -> None:
    response = send(client, make_form(), epost="")

    assert "Skriv upp det." in client.get(response.headers["Location"]).text


def test_receipt_is_good_for_its_form_only_and_for_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    form, other = make_form(), make_form()
    location = send(client, form).headers["Location"]
    query = location.partition("?")[2]

    assert client.get(f"{address_of(other)}mottaget/?{query}").status_code == 404
    assert client.get(f"{address_of(form)}mottaget/").status_code == 404
    assert client.get(f"{address_of(form)}mottaget/?kvitto=%00x").status_code == 404
    assert client.get(location[:-2]).status_code == 404
    monkeypatch.setattr("time.time", lambda: timezone.now().timestamp() + 3700)
    assert client.get(location).status_code == 404


@pytest.mark.parametrize("change", [{"is_published": False}, {"inbox_active": False}])
def test_form_that_is_not_open_is_not_there(client: Client, change: dict[str, bool]) -> None:
    form = make_form(is_published=change.get("is_published", True))
    if "inbox_active" in change:
        form.inbox.is_active = False
        form.inbox.save()

    assert client.get(address_of(form)).status_code == 404
    assert client.post(address_of(form), ANSWERS).status_code == 404


def test_errors_stand_beside_the_field_and_in_a_summary_and_nothing_typed_is_lost(client: Client) -> None:
    response = send(client, make_form(), fraga="", epost="anna@", namn="Åsa <i>Öberg</i>")
    text = response.text

    assert "<title>Fel i formuläret: Skriv till oss" in re.sub(r"\s+", " ", text)
    assert 'id="error-summary"' in text
    assert "autofocus" in text
    assert 'href="#id_fraga"' in text
    assert 'href="#id_epost"' in text
    assert 'id="id_epost_error"' in text
    assert 'aria-invalid="true"' in text
    assert 'value="anna@"' in text
    assert "Åsa &lt;i&gt;Öberg&lt;/i&gt;" in text
    assert 'value="Soptunnan är inte tömd"' in text
    assert Ticket.objects.count() == 0


def test_chosen_file_is_kept_while_the_rest_is_corrected(client: Client) -> None:
    form = make_form()
    wrong = send(client, form, fraga="", fil=[picture("a.png"), picture("b.png")])

    assert len(kept_on(wrong)) == 2
    right = send(client, form, token=token_on(wrong), extra={"kept.file": kept_on(wrong)})

    assert right.status_code == 302
    assert sorted(Attachment.objects.values_list("name", flat=True)) == ["a.png", "b.png"]


def test_kept_file_that_is_unticked_is_left_out(client: Client) -> None:
    form = make_form()
    wrong = send(client, form, fraga="", fil=[picture("a.png"), picture("b.png")])

    send(client, form, token=token_on(wrong), extra={"kept.file": kept_on(wrong)[1:]})

    assert Attachment.objects.get().name == "b.png"


def test_kept_files_stay_over_several_errors_and_count_towards_the_limit(client: Client, settings: Settings) -> None:
    settings.ATTACHMENTS_MAX_COUNT = 2
    form = make_form()
    first = send(client, form, fraga="", fil=picture("a.png"))
    second = send(
        client,
        form,
        token=token_on(first),
        fil=[picture("b.png"), picture("c.png")],
        extra={"kept.file": kept_on(first)},
    )

    assert "högst 2 filer" in second.text
    assert len(kept_on(second)) == 2
    assert send(client, form, token=token_on(second), extra={"kept.file": kept_on(second)}).status_code == 302
    assert Attachment.objects.count() == 2


def test_too_large_file_is_named_and_the_others_are_kept(client: Client, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 100

    response = send(client, make_form(), fil=[picture("film.mov", 101), picture("bild.png")])

    assert "film.mov" in response.text
    assert len(kept_on(response)) == 1


def test_required_file_may_be_one_that_was_kept(client: Client) -> None:
    form = make_form((*QUESTIONS[:2], ("fil", FieldKind.FILE, "Bild", True)))
    wrong = send(client, form, fraga="", fil=picture())

    assert send(client, form, token=token_on(wrong), extra={"kept.file": kept_on(wrong)}).status_code == 302


def test_page_that_was_open_for_more_than_a_day_keeps_the_text(client: Client) -> None:
    form = make_form()

    response = send(client, form, token="formular.0:gammal:signatur")

    assert response.status_code == 200
    assert "Sidan hade varit öppen länge" in response.text
    assert ANSWERS["fraga"] in response.text
    assert send(client, form, token=token_on(response)).status_code == 302


def test_post_needs_the_csrf_token() -> None:
    form = make_form()
    client = Client(enforce_csrf_checks=True)
    token = token_on(client.get(address_of(form)))  # type: ignore[arg-type]

    assert client.post(address_of(form), {"submission.id": token, **ANSWERS}).status_code == 403
    assert RawInbound.objects.count() == 0


def test_filled_trap_is_set_aside_with_the_same_receipt(client: Client) -> None:
    form = make_form()

    response = send(client, form, extra={"website.address": "http://spam.test"})
    receipt = client.get(response.headers["Location"])

    assert (response.status_code, receipt.status_code) == (302, 200)
    assert RawInbound.objects.get().state == "set_aside"
    assert Ticket.objects.count() == 0


def test_trap_is_hidden_from_people(client: Client) -> None:
    text = client.get(address_of(make_form())).text

    (trap,) = re.findall(r'<p class="honeypot".*?</p>', text, re.DOTALL)
    assert 'aria-hidden="true"' in trap
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap


def test_too_many_from_one_place_are_asked_to_wait_and_keep_their_text(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SENT_PER_PLACE", ((2, 600),))
    form = make_form()
    for number in range(2):
        assert send(client, form, fraga=f"Fråga {number}").status_code == 302

    response = send(client, form, fraga="Fråga 3", fil=picture("bild.png"))

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "600"
    assert "Fråga 3" in response.text
    assert "0980-31 92 00" in response.text
    assert "Välj de här filerna igen" in response.text
    assert Ticket.objects.count() == 2


def test_pressing_the_button_over_and_over_is_limited(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TRIES_PER_PLACE", (3, 600))
    form = make_form()

    answers = [send(client, form, fraga="").status_code for _number in range(4)]

    assert answers == [200, 200, 200, 429]


def test_one_ipv6_subscriber_is_one_place() -> None:
    assert limits.place_of("2001:db8:1:2:3::4") == limits.place_of("2001:db8:1:2:ffff::9")
    assert limits.place_of("2001:db8:1:2::4") != limits.place_of("2001:db8:1:3::4")
    assert limits.place_of("<script>") == "unknown"


def test_form_says_what_happens_to_what_is_written(client: Client) -> None:
    text = client.get(address_of(make_form(consent=""))).text

    assert "Skriv inga personnummer" in text
    assert "Det du skickar blir en allmän handling." in text


def test_texts_of_a_form_are_never_html(client: Client) -> None:
    form = make_form(title="<b>Titel</b>", intro="<i>Intro</i>", consent="<u>Samtycke</u>")
    form.fields.update(help_text="<img src=x onerror=alert(1)>", label="<script>1</script>")

    text = client.get(address_of(form)).text

    for tag in ("<b>", "<i>", "<u>", "<img src=x", "<script>1"):
        assert tag not in text


def test_swedish_and_english_pages_have_no_cookie_but_the_csrf_one(client: Client) -> None:
    form = make_form(title_en="Write to us")

    response = client.get(address_of(form), headers={"Accept-Language": "en"})

    assert "Write to us" in response.text
    assert set(response.cookies) == {django_settings.CSRF_COOKIE_NAME}


def test_acknowledgement_is_sent_in_the_readers_language(client: Client) -> None:
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"

    send(client, make_form())

    assert "Your ticket number is" in Message.objects.get(direction=Direction.OUT).body


def test_staged_files_are_tied_to_their_page(client: Client) -> None:
    form = make_form()
    theirs = kept_on(send(client, form, fraga="", fil=picture("hemlig.png")))

    response = send(client, form, fraga="", extra={"kept.file": theirs})

    assert kept_on(response) == []
    assert StagedUpload.objects.count() == 1
