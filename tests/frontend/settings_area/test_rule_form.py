"""The editor of conditions, and the sentence it is shown back as."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils.translation import override

from frontend import lookups
from frontend.rule_words import sentence_of
from frontend.settings_area.rule_form import RuleForm
from tests.factories import make_category, make_team

pytestmark = pytest.mark.django_db
SOCIAL = {"ask": "channel", "is": ["facebook", "instagram", "x"]}
TWO_ROWS = {
    "rule-count": "2",
    "rule-0-ask": "channel",
    "rule-0-way": "is",
    "rule-0-values": ["email", "sms"],
    "rule-1-ask": "words",
    "rule-1-way": "not",
    "rule-1-values": "Faktura, påminnelse",
}


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    lookups.forget()


def said(*parts: dict[str, Any]) -> str:
    with override("sv"):
        return sentence_of(parts)


def editor(fields: dict[str, Any], **given: Any) -> RuleForm:
    return RuleForm(QueryDict(urlencode(fields, doseq=True)), **given)


def test_conditions_are_said_as_people_say_them() -> None:
    waste = make_category("Avfall")
    vip = {"ask": "tag", "not": ["vip"]}

    assert said() == "Alla ärenden"
    assert said(SOCIAL) == "Ärenden via Facebook, Instagram eller X"
    assert said({"ask": "channel", "is": ["email"]}, vip) == "Ärenden via e-post och inte med taggen ”vip”"
    assert (
        said(SOCIAL, {"ask": "category", "is": ["none", waste.pk]}, vip)
        == "Ärenden via Facebook, Instagram eller X, utan kategori eller om Avfall och inte med taggen ”vip”"
    )
    assert said({"ask": "assignee", "is": ["none"]}) == "Ärenden som ingen har"
    assert said({"ask": "priority", "not": [10, 40]}) == "Ärenden inte med prioritet låg eller akut"
    assert said({"ask": "hours", "is": ["closed"]}) == "Ärenden som kom in utanför öppettiden"


def test_what_is_out_of_use_is_still_called_by_its_name() -> None:
    old, gone = make_team("Gamla laget"), 2**30
    type(old).objects.filter(pk=old.pk).update(is_active=False)

    assert said({"ask": "team", "is": [old.pk, gone]}) == (
        "Ärenden i laget Gamla laget (används inte) eller något som inte finns längre"
    )
    (row,) = RuleForm(parts=[{"ask": "team", "is": [old.pk]}]).rows
    assert row["values"].value() == [str(old.pk)]


def test_rows_become_conditions() -> None:
    rules = editor(TWO_ROWS)

    assert rules.is_valid()
    assert rules.parts() == [
        {"ask": "channel", "is": ["email", "sms"]},
        {"ask": "words", "not": ["faktura", "påminnelse"]},
    ]


def test_a_row_without_values_is_refused_by_its_field() -> None:
    rules = editor({**TWO_ROWS, "rule-1-values": " , "})

    assert not rules.is_valid()
    assert [list(row.errors) for row in rules.rows] == [[], ["values"]]


def test_a_value_that_cannot_be_chosen_and_a_name_nobody_asks_are_refused() -> None:
    assert not editor({**TWO_ROWS, "rule-0-values": ["pigeon"]}).is_valid()
    assert [row.name for row in editor({**TWO_ROWS, "rule-0-ask": "password"}).rows] == ["words"]
    assert [row.name for row in editor(TWO_ROWS, asks=["channel"]).rows] == ["channel"]


def test_adding_and_removing_rows_saves_nothing_and_loses_nothing() -> None:
    more = editor({**TWO_ROWS, "rule-ask": "tag", "rule-add": "1"})
    less = editor({**TWO_ROWS, "rule-1-values": "  ", "rule-remove": "0"})

    assert (more.is_editing, more.is_valid(), less.is_valid()) == (True, False, False)
    assert [(row.name, row["values"].value()) for row in more.rows] == [
        ("channel", ["email", "sms"]),
        ("words", "Faktura, påminnelse"),
        ("tag", None),
    ]
    assert [(row.prefix, row["way"].value(), row["values"].value()) for row in less.rows] == [("rule-0", "not", "  ")]
    assert not less.rows[0].errors
