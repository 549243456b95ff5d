"""Conditions of policies, routing and automations: what holds of a ticket, and what is refused in words."""

import pytest

from tickets.facts import Facts
from tickets.rules import RuleError, checked, holds

TICKET = Facts(
    status="new",
    channel="facebook",
    priority=30,
    case_kind="ongoing",
    categories=frozenset({4, 14}),
    team=2,
    department=1,
    inbox=7,
    tags=frozenset({"sopor"}),
    requester_kind="person",
    language="fi",
    subject="Min faktura",
    text="Varför tog ni ut omfaktureringsavgift?\nJag vill ha gult kort",
    is_open_hours=False,
)


@pytest.mark.parametrize(
    ("part", "is_so"),
    [
        ({"ask": "channel", "is": ["email", "facebook"]}, True),
        ({"ask": "channel", "not": ["email", "facebook"]}, False),
        ({"ask": "category", "is": [4]}, True),  # with everything below it
        ({"ask": "category", "is": ["none"]}, False),
        ({"ask": "assignee", "is": ["none"]}, True),
        ({"ask": "priority", "is": [30, 40]}, True),
        ({"ask": "confidential", "is": ["yes"]}, False),
        ({"ask": "hours", "is": ["closed"]}, True),
        ({"ask": "language", "is": ["fi", "se"]}, True),
        ({"ask": "tag", "is": ["#Sopor"]}, True),
        ({"ask": "words", "is": ["faktur"]}, True),  # from the beginning of a word
        ({"ask": "words", "is": ["avgift"]}, False),
        ({"ask": "words", "is": ["GULT  kort"]}, True),
        ({"ask": "words", "is": [".*"]}, False),  # never a pattern
    ],
)
def test_a_part_asks_one_property(part: dict[str, object], is_so: bool) -> None:
    assert holds(checked([part]), TICKET) is is_so


def test_all_parts_must_hold_and_none_always_do() -> None:
    both = checked([{"ask": "team", "is": [2]}, {"ask": "department", "is": [9]}])
    assert not holds(both, TICKET)
    assert holds([], TICKET)


def test_hours_that_were_not_worked_out_are_neither_open_nor_closed() -> None:
    assert not holds(checked([{"ask": "hours", "is": ["open", "closed"]}]), Facts())


@pytest.mark.parametrize(
    "parts",
    [
        "channel",
        [{"ask": "password", "is": ["x"]}],
        [{"ask": "channel", "is": []}],
        [{"ask": "channel", "is": ["telex"]}],
        [{"ask": "channel", "is": ["email"], "not": ["sms"]}],
        [{"ask": "team", "is": [True]}],
        [{"ask": "words", "is": ["  "]}],
        [{"ask": "team", "is": [2]}] * 13,
    ],
)
def test_what_cannot_be_asked_is_refused(parts: object) -> None:
    with pytest.raises(RuleError):
        checked(parts)
