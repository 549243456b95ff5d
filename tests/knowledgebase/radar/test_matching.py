"""Which question a group goes on as, what is near, what a question is called and costs: pure, without a database."""

import numpy as np
import pytest

from knowledgebase.radar.letters import key_of, letters_of
from knowledgebase.radar.matching import kept, match, overlaps
from knowledgebase.radar.naming import Example, name_of
from knowledgebase.radar.points import points_of, reading_order, texts_of
from knowledgebase.radar.ranking import Sums, gap_of, rank_of
from knowledgebase.radar.space import fit, guess


def numbers(*values: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array(values, dtype=np.int64)


def test_a_group_goes_on_as_the_question_most_of_its_contacts_had() -> None:
    groups, had = numbers(0, 0, 0, 1, 1, -1, 2), numbers(7, 7, 9, 9, 9, 7, 0)
    found = overlaps(groups, had, np.ones(7, dtype=np.int64))

    assert found == {(0, 7): 2, (0, 9): 1, (1, 9): 2}
    assert match(found) == {0: 7, 1: 9}


def test_a_question_that_falls_apart_goes_on_as_its_largest_part_and_the_older_wins() -> None:
    assert match({(0, 7): 2, (1, 7): 5}) == {1: 7}
    assert match({(0, 9): 3, (0, 7): 3}) == {0: 7}
    assert match({}) == {}


def test_a_question_is_kept_that_still_has_most_of_its_contacts() -> None:
    had, has, weights = numbers(7, 7, 7, 9, 9, 0), numbers(7, 7, 9, 9, 7, 7), numbers(1, 1, 1, 1, 1, 1)

    assert kept(had, has, weights) == 0.5  # 9 has half of its own left, which is not most
    assert kept(had, has, numbers(1, 1, 1, 3, 1, 1)) == 1.0
    assert kept(numbers(0, 0), numbers(7, 7), numbers(1, 1)) == 1.0


def test_nearly_the_same_texts_are_one_and_are_read_by_how_often_they_are_asked() -> None:
    words = ["När töms tunnan?", "hej", "tunnan töms när", "När töms tunnan", "Hur lång är kön?"]
    texts = texts_of(words, numbers(1, 1, 5, 1, 2))

    assert key_of(words[0]) == key_of(words[2])
    assert (texts.firsts.tolist(), texts.of.tolist(), texts.weights.tolist()) == ([0, 1, 4], [0, 1, 0, 0, 2], [7, 1, 2])
    assert reading_order(["a", "b", "c"], numbers(1, 7, 2)).tolist() == [1, 2, 0]


def test_letters_find_the_same_word_with_other_ends_and_nothing_in_signs() -> None:
    first, second, other, nothing = letters_of(["tömma soptunnan", "soptunnor töms", "plats i förskolan", "?!"])

    assert float(first @ second) > 0.3 > float(first @ other)
    assert not nothing.any()
    assert letters_of([]).shape == (0, 384)


def test_what_was_not_read_is_guessed_from_its_letters() -> None:
    """Two meanings, forty texts of each; of every fourth the model has read nothing."""
    words = [f"{what} {number}" for number in range(40) for what in ("soptunnan töms vecka", "förskolekön är lång dag")]
    chance = np.random.default_rng(1)
    meanings = chance.standard_normal((2, 384)).astype(np.float32)
    vectors = meanings[np.arange(80) % 2] + 0.1 * chance.standard_normal((80, 384)).astype(np.float32)
    known = np.arange(80) % 4 != 0

    found = guess(letters_of(words), known, vectors[known])

    assert np.array_equal(found[known], vectors[known])
    cosines = (found @ meanings.T) / np.linalg.norm(found, axis=1)[:, None] / np.linalg.norm(meanings, axis=1)
    assert (cosines.argmax(axis=1) == np.arange(80) % 2).all()


def test_few_texts_about_the_same_are_near_each_other_because_of_the_background() -> None:
    chance = np.random.default_rng(1)
    common, topic = (chance.standard_normal(384).astype(np.float32) for _axis in range(2))
    about = common * 3 + topic + 0.3 * chance.standard_normal((10, 384)).astype(np.float32)
    others = common * 3 + chance.standard_normal((300, 384)).astype(np.float32)

    placed = fit(about, others).place(about)

    assert float((placed @ placed.T).mean()) > 0.5
    assert np.allclose(np.linalg.norm(placed, axis=1), 1, atol=1e-5)


def test_without_the_model_points_are_letters() -> None:
    points = points_of(["soptunnan", "förskolan"], np.zeros(2, dtype=bool), None)

    assert (points.raw, points.space, points.vectors.shape) == (None, None, (2, 384))


@pytest.mark.parametrize(
    ("examples", "name"),
    [
        ([], ""),
        ([("tunna", 0.9), ("När töms soptunnan?", 0.8)], "När töms soptunnan?"),
        ([("Den är full. när töms soptunnan? Vi bor nära skolan.", 0.8)], "När töms soptunnan?"),
        ([("Tunnan är full sedan i tisdags.", 0.8)], "Tunnan är full sedan i tisdags."),
        ([("missad tömning", 0.9)], "Missad tömning"),
    ],
)
def test_a_question_is_called_by_its_most_central_sentence_that_asks(
    examples: list[tuple[str, float]], name: str
) -> None:
    assert name_of([Example(*one) for one in examples]) == name


def test_a_long_name_is_cut_at_a_word() -> None:
    name = name_of([Example(f"När {'kommer sopbilen hit ' * 20}?", 0.9)])

    assert len(name) <= 200
    assert name.endswith("…")


def test_gap_is_the_share_no_article_covered_and_rank_the_hours_it_costs() -> None:
    unknown, told = Sums(contacts=10, seconds=3600), Sums(contacts=10, seconds=3600, told=9, uncovered=4)

    assert (gap_of(unknown, is_answered=False), gap_of(unknown, is_answered=True)) == (1, 0)
    assert (gap_of(told, is_answered=False), gap_of(told, is_answered=True)) == (0.5, 0.4)
    assert gap_of(Sums(searches=30), is_answered=True) == 0.75
    assert rank_of(told, 0.5) == 0.5
    assert rank_of(Sums(contacts=10, searches=100, seconds=3600), 1) == 2
    assert rank_of(Sums(searches=120), 1) == 1
