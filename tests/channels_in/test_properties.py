"""What must hold for any text a stranger can send, tried with thousands of them."""

import json
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_in.webform.parse import parse
from servicedesk.lib import addresses
from servicedesk.lib.files import NAME_MAX, shown_name
from servicedesk.lib.text import clean, one_line
from tickets.incoming import IncomingMessage

NOW = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
# The machine may be busy with other tests; how long one example takes is measured elsewhere.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_TEXT = st.text(st.characters(), max_size=200)  # lone surrogates included
EMAIL_LIKE = st.from_regex(r"[a-zA-ZåÖ.+_\-]{1,70}@[a-zåÖ0-9.\-]{1,70}\.[a-z]{2,5}", fullmatch=True)
KINDS = st.sampled_from(["text", "textarea", "email", "phone", "name", "choice", "checkbox", "date", "file", "new"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ANSWERS = st.lists(
    st.fixed_dictionaries({"key": st.text(max_size=8), "kind": KINDS, "label": st.text(max_size=20), "value": JSON}),
    max_size=6,
)


@unhurried
@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)

    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert cleaned.encode() is not None
    assert clean(cleaned) == cleaned


@unhurried
@given(ANY_TEXT, st.integers(2, 80))
def test_one_line_is_one_line_and_short_enough(text: str, limit: int) -> None:
    line = one_line(text, limit)

    assert len(line) <= limit
    assert not set(line) & set("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


@unhurried
@given(ANY_TEXT)
def test_shown_name_is_no_path_and_never_empty(name: str) -> None:
    shown = shown_name(name)

    assert 0 < len(shown) <= NAME_MAX
    assert not set(shown) & set('/\\\x00\r\n"<>|:*?\u202e\u200b')
    assert shown not in (".", "..")
    assert shown.encode() is not None


@unhurried
@given(st.one_of(ANY_TEXT, EMAIL_LIKE))
def test_email_in_its_normal_form_stays_as_it_is(text: str) -> None:
    try:
        address = addresses.normal_email(text)
    except addresses.AddressError:
        return
    assert addresses.normal_email(address) == address
    assert address.rpartition("@")[2].isascii()
    assert not set(address) & set("\r\n\x00 ,")


@unhurried
@given(st.one_of(ANY_TEXT, st.from_regex(r"\+?[0-9 ()-]{4,20}", fullmatch=True)))
def test_phone_in_its_normal_form_stays_as_it_is(text: str) -> None:
    try:
        number = addresses.normal_phone(text)
    except addresses.AddressError:
        return
    assert addresses.normal_phone(number) == number
    assert number.startswith("+")


@unhurried
@given(JSON)
def test_parse_of_any_json_is_a_message_or_a_value_error(said: object) -> None:
    with suppress(ValueError):
        assert isinstance(parse(json.dumps(said).encode(), [], received_at=NOW), IncomingMessage)


@unhurried
@given(ANSWERS)
def test_parse_of_any_answers_keeps_every_text(answers: list[dict[str, object]]) -> None:
    body = json.dumps({"answers": answers, "title": "Skriv till oss"}).encode()

    incoming = parse(body, [], received_at=NOW)

    assert incoming.subject == "Skriv till oss"
    assert all(str(answer["value"]) in incoming.text for answer in answers if answer["kind"] == "textarea")


@unhurried
@given(st.binary(max_size=300))
def test_parse_of_any_bytes_is_a_message_or_a_value_error(body: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(parse(body, [], received_at=NOW), IncomingMessage)
