"""Reply tokens and Message-IDs: ours are known again, nobody else's are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tickets.references import new_message_id, reply_token, ticket_of_message_id, ticket_of_token


@given(st.integers(min_value=1, max_value=10**17))
def test_what_we_sign_leads_back(ticket_id: int) -> None:
    assert ticket_of_token(reply_token(ticket_id)) == ticket_id
    assert ticket_of_message_id(new_message_id(ticket_id, "storan.example")) == ticket_id


def test_case_spaces_and_brackets_on_the_way_do_not_matter() -> None:
    assert ticket_of_token(f" {reply_token(42).upper()} ") == 42
    assert ticket_of_message_id(f" <{new_message_id(42, 'Storan.Example').upper()}> ") == 42


def test_message_ids_are_new_each_time_and_alike_for_the_same_unique_part() -> None:
    assert new_message_id(1, "storan.example") != new_message_id(1, "storan.example")
    assert new_message_id(1, "a.example", "x1") == new_message_id(1, "a.example", "x1")


def test_token_of_one_ticket_opens_no_other() -> None:
    mac = reply_token(42).partition("-")[2]

    assert ticket_of_token(f"43-{mac}") is None
    assert ticket_of_token(f"4-2{mac}") is None


@given(st.text(max_size=80))
def test_nothing_a_stranger_writes_leads_anywhere(text: str) -> None:
    assert ticket_of_token(text) is None
    assert ticket_of_message_id(text) is None


@pytest.mark.parametrize("text", ["42-", "42-" + "0" * 20, "-1-" + "0" * 20, "42", "9" * 40 + "-" + "0" * 20, "42-%"])
def test_forged_token_leads_nowhere(text: str) -> None:
    assert ticket_of_token(text) is None


def test_message_id_is_bound_to_ticket_and_unique_part() -> None:
    ours = new_message_id(42, "storan.example", "abc")

    assert ticket_of_message_id(ours.replace("t42.", "t43.")) is None
    assert ticket_of_message_id(ours.replace(".abc.", ".abd.")) is None
    assert ticket_of_message_id(reply_token(42)) is None


def test_rotated_key_still_verifies_until_it_is_dropped(settings: Settings) -> None:
    token, message_id = reply_token(42), new_message_id(42, "storan.example")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "en-ny-hemlighet-som-ar-lang-nog-for-alla"
    assert ticket_of_token(token) is None

    settings.SECRET_KEY_FALLBACKS = [old]

    assert (ticket_of_token(token), ticket_of_message_id(message_id)) == (42, 42)
