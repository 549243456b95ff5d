"""LIX, long sentences and words: what the language check and the editor stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.plain_language import lix, long_sentences, read, sentences, words

EASY = "Hej Anna! Vi tömmer din tunna på onsdag. Ställ den vid vägen före klockan sju. Du kan ringa oss om du undrar."
HEAVY = (
    "Med anledning av inkommen framställan angående utebliven renhållning meddelas härmed att kommunstyrelsens "
    "tekniska förvaltning efter erforderlig handläggning kommer att verkställa kompletterande hämtning i enlighet med "
    "gällande renhållningsföreskrifter."
)


def test_lix_is_words_per_sentence_plus_percent_of_long_words() -> None:
    # Ten words in two sentences, of which two have more than six letters: 5 + 20.
    assert lix("Vi kommer snart till er. Ställ tunnan utanför grinden.") == round(9 / 2 + 100 * 2 / 9)
    assert lix("Vi ses i dag. Du ska ställa fram tunnan nu.") == round(10 / 2 + 0)
    assert lix("") == lix("123 456") == 0


def test_heavy_text_is_told_from_easy() -> None:
    easy, heavy = read(EASY), read(HEAVY)

    assert (easy.is_heavy, heavy.is_heavy) == (False, True)
    assert easy.lix < 30 < 60 < heavy.lix
    assert (easy.long_sentences, heavy.long_sentences) == ((), (HEAVY,))


def test_few_words_are_never_heavy() -> None:
    assert read("Kommunfullmäktigeledamöter sammanträder torsdagar.").is_heavy is False


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ta med t.ex. säckar, bl.a. gröna. Tack!", 2),
        ("Vi öppnar kl. 10.30 och stänger 15:00.", 1),
        ("Hej\n\nVi kommer.\n- en sak\n- en till", 4),
        ("Vad? Varför! Jo…", 3),
        ("Avgiften är 3.50 kronor m.m. och mer.", 1),
        ("", 0),
        ("... 12 !!", 0),
    ],
)
def test_sentences_end_where_a_reader_hears_it(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_quotes_links_and_addresses_are_not_the_writers_words() -> None:
    text = (
        "Läs mer [på vår sida](https://storan.example/en/lang/adress) eller skriv till kund@storan.example.\n> Gammalt"
    )

    assert words(text) == ["Läs", "mer", "på", "vår", "sida", "eller", "skriv", "till"]


def test_long_sentences_are_those_over_the_limit() -> None:
    exactly = " ".join(["ord"] * 25) + "."

    assert long_sentences(exactly) == []
    assert long_sentences(exactly[:-1] + " ord.") == [exactly[:-1] + " ord."]
    assert long_sentences("En två tre.", over=2) == ["En två tre."]


def test_long_answer_is_said_to_be_long() -> None:
    assert read("Vi kommer. " * 130).is_long is True
    assert read(EASY).is_long is False


@given(st.text(max_size=500))
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)

    assert reading.words == len(words(text))
    assert 0 <= reading.lix <= 100 + max(reading.words, 1)
