"""What is learnt from solved tickets: how a text is counted, what is never kept, and that it says how sure it is."""

import pytest

from tickets.channel_advice import Reachable, Way, advised_way
from tickets.text_model import Learning, TextCounts, cooled, measured, stem, words_of

BINS, WATER, ROADS = 1, 2, 3
SAID = {
    BINS: "Soptunnan på {} blev inte tömd i fredags. Anna Bergström väntar på sopbilen. Ärende 104233.",
    WATER: "Vattnet på {} är brunt och trycket i kranen är lågt. Anna Bergström dricker inte vattnet.",
    ROADS: "Det är ett stort hål i vägen vid {}. Gatan är farlig för cyklister, säger Anna Bergström.",
}


def taught(names: frozenset[str] = frozenset()) -> TextCounts:
    learning = Learning(names)
    for writer in range(8):
        for category, text in SAID.items():
            learning.add(text.format(f"Åkervägen {writer}" if writer else "Hemliggatan 9"), category, writer)
    return learning.learnt()


def test_words_are_counted_by_their_stem() -> None:
    assert {stem(word) for word in ("soptunna", "soptunnan", "soptunnor", "soptunnorna")} == {"soptunn"}


def test_capital_at_the_beginning_of_a_sentence_says_nothing() -> None:
    said = {word.shown: word.is_capital for word in words_of("Tunnan stinker. Grannen Anna tömmer.\nVattnet!")}

    assert said == {
        "tunnan": None,
        "stinker": False,
        "grannen": None,
        "anna": True,
        "tömmer": False,
        "vattnet": None,
    }


def test_names_numbers_and_rare_words_are_never_kept() -> None:
    kept = set(taught().words)

    assert not kept & {stem("anna"), stem("bergström"), stem("hemliggatan"), stem("åkervägen"), "104233"}
    assert {stem("soptunnan"), stem("vattnet"), stem("cyklister")} <= kept


def test_names_of_people_are_left_out_however_they_are_written() -> None:
    learning = Learning(frozenset({stem("sten")}))
    for writer in range(9):
        learning.add("en stor sten ligger i vägen", ROADS, writer)

    assert stem("sten") not in learning.learnt().words


def test_guess_says_how_sure_it_is_and_because_of_which_words() -> None:
    best = taught().guesses("Hej! Ni har inte tömt min soptunna, när kommer sopbilen?")[0]

    assert best.category == BINS
    assert best.confidence > 0.9
    assert best.words[:2] == ("sopbilen", "soptunna")


@pytest.mark.parametrize("text", ["", "Hej!", "Vattnet", "Kan jag få bygga en altan?"])
def test_text_without_two_known_words_gets_no_guess(text: str) -> None:
    assert taught().guesses(text) == []


def test_what_is_kept_says_the_same_when_it_is_read_again() -> None:
    model = taught()
    again = TextCounts.from_json({"words": {k: {str(c): n for c, n in v.items()} for k, v in model.words.items()},
                                  "tickets": {str(k): v for k, v in model.tickets.items()}, "heat": 1.0})  # fmt: skip

    assert again.guesses(SAID[ROADS]) == model.guesses(SAID[ROADS])


def test_model_that_is_wrong_is_cooled_and_measured() -> None:
    wrong = [(SAID[BINS], WATER), (SAID[WATER], WATER), (SAID[ROADS], ROADS), ("?", BINS)]
    model = cooled(taught(), wrong)
    figures = measured(model, wrong)

    assert model.heat > 1
    assert (figures["top1"], figures["top3"]) == (0.5, 0.75)
    assert [row["confidence"] for row in figures["at"]] == [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]


def test_channel_is_advised_in_the_order_of_the_strategy() -> None:
    table = {
        Reachable(has_my_pages=True, has_phone=True, has_writing=True): Way.MY_PAGES,
        Reachable(has_phone=True, has_writing=True): Way.PHONE,
        Reachable(has_writing=True): Way.WRITING,
        Reachable(): Way.MEETING,
    }

    assert {one: advised_way(one) for one in table} == table
