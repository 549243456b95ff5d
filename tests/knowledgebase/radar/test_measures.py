"""V-measure and NMI, worked out by hand; and the command that prints them."""

import json
from io import StringIO
from math import log
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from knowledgebase.radar.measures import measures


def test_the_same_groups_as_labels_are_perfect_whatever_they_are_called() -> None:
    told = measures(["a", "a", "b", "b"], [7, 7, 3, 3])

    assert (told.homogeneity, told.completeness, told.v, told.nmi) == pytest.approx((1, 1, 1, 1))


def test_all_in_one_group_is_complete_and_says_nothing() -> None:
    told = measures(["a", "a", "b", "b"], [0, 0, 0, 0])

    assert (told.homogeneity, told.completeness, told.v, told.nmi) == pytest.approx((0, 1, 0, 0))


def test_each_by_itself_is_homogeneous_and_half_complete() -> None:
    """H(labels) = ln 2, H(groups) = ln 4; what they share is ln 2."""
    told = measures(["a", "a", "b", "b"], [0, 1, 2, 3])

    assert (told.homogeneity, told.completeness, told.v) == pytest.approx((1, 0.5, 2 / 3))
    assert told.nmi == pytest.approx(log(2) / (log(2) * log(4)) ** 0.5)


def test_one_thing_in_the_wrong_group() -> None:
    """Entropies: of the labels ln 2, of the groups ln 3 - 2/3 ln 2, of both ln 6 - 1/3 ln 2 - 1/2 ln 3."""
    told = measures("aaabbb", [0, 0, 1, 1, 1, 1])

    of_labels, of_groups = log(2), log(3) - 2 / 3 * log(2)
    shared = of_labels + of_groups - (log(6) - log(2) / 3 - log(3) / 2)
    assert told.homogeneity == pytest.approx(shared / of_labels)
    assert told.completeness == pytest.approx(shared / of_groups)
    assert told.v == pytest.approx(2 * shared / (of_labels + of_groups))
    assert told.nmi == pytest.approx(shared / (of_labels * of_groups) ** 0.5)


def test_none_at_all_or_not_as_many_is_refused() -> None:
    with pytest.raises(ValueError, match="as many"):
        measures([], [])
    with pytest.raises(ValueError, match="as many"):
        measures(["a"], [1, 2])


def test_eval_radar_prints_how_well_texts_are_grouped(tmp_path: Path, settings: Settings) -> None:
    settings.ARTICLE_EMBEDDINGS = False
    file, out = tmp_path / "texts.jsonl", StringIO()
    rows = [
        ("När töms soptunnan?", "bins"),
        ("När töms vår soptunna nästa gång?", "bins"),
        ("Hur lång är förskolekön?", "queue"),
    ]
    file.write_text("\n".join(json.dumps({"text": text, "label": label}) for text, label in rows) + "\n")

    call_command("eval_radar", file, stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[:4] == [
        "3 texts, 2 labels, 0 read by the language model",
        "V-measure  1.000  (homogeneity 1.000, completeness 1.000)",
        "NMI        1.000",
        "groups     2",
    ]
    assert lines[4].startswith("seconds ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"text": "Hej"}', 'Line 1: write {"text": "...", "label": "..."}.'),
        ('{"text": "Hej", "label": "a"}\nnothing', 'Line 2: write {"text": "...", "label": "..."}.'),
        ('{"text": "", "label": "a"}', "Line 1: text must be words, label a name or a number."),
        ('["Hej", "a"]', 'Line 1: write {"text": "...", "label": "..."}.'),
        ("\n", "has no texts."),
    ],
)
def test_eval_radar_says_what_is_wrong_with_the_file(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(text)

    with pytest.raises(CommandError) as raised:
        call_command("eval_radar", file)

    assert str(raised.value).endswith(says)


def test_eval_radar_says_that_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("eval_radar", tmp_path / "none.jsonl")
