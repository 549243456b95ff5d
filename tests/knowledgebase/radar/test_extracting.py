"""What only one person was told is never said to everybody; what all were told is."""

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from knowledgebase.models.revision import SHORT_MAX
from knowledgebase.radar.extracting import Given, extract
from knowledgebase.radar.sentences import is_about_the_matter, particulars, sentences_of

GENERAL = "Om tunnan inte har tömts kommer vi tillbaka inom två arbetsdagar."
OTHERS = (
    "Hej!\nTunnan som inte har tömts tömmer vi inom två arbetsdagar.\nMvh Johan Åkerström",
    "Om kärlet inte har tömts kommer vi tillbaka inom två arbetsdagar. Låt kärlet stå kvar vid vägen.",
)


def told(*texts: str, people: frozenset[str] = frozenset()) -> str:
    """What is made of these answers, each to a person of its own."""
    rows = [Given(ticket=number, person=number, text=text, people=people) for number, text in enumerate(texts, 1)]
    made = extract(rows, asked=["När töms tunnan som missats?"], staff=frozenset({"johan", "åkerström", "zeynep"}))
    return f"{made.short_answer}\n{made.details}"


PERSONAL = {
    "greeting that runs on": "Hej Anna-Karin och Zelda din tunna töms vid nästa hämtning.",
    "kin": "Din dotter Elsa står kvar i kön till nästa hämtning.",
    "kin of a rare name": "Tunnan hos Zeldas mormor töms vid nästa hämtning.",
    "rare name first": "Zelda får sin tunna tömd vid nästa hämtning.",
    "street": "Tunnan vid Åkervägen 14 B töms vid nästa hämtning.",
    "street without a number": "Tunnan på Trollbärsstigen töms vid nästa hämtning.",
    "phone": "Chauffören nås på 070-174 06 05 vid nästa hämtning.",
    "e-mail": "Chauffören nås på zelda@mejl.example vid nästa hämtning.",
    "identity number": "Tunnan för 19121212-1212 töms vid nästa hämtning.",
    "registration": "Bilen med numret ABC 12D tömmer tunnan vid nästa hämtning.",
    "customer number": "Tunnan med kundnummer 48213 töms vid nästa hämtning.",
    "case number": "Tunnan i ärende #4711 töms vid nästa hämtning.",
    "number in a row": "Tunnan i rad 4721 töms vid nästa hämtning.",
    "colleague": "Fråga Zeynep om tunnan vid nästa hämtning.",
    "agent's own": "Jag tömmer tunnan vid nästa hämtning.",
    "the case": "Vi har bokat en extra tömning av tunnan vid nästa hämtning.",
    "a day": "Tunnan töms på fredag vid nästa hämtning.",
    "question": "Står tunnan kvar vid vägen till nästa hämtning?",
    "what happened": "Bilen kom inte fram, så tunnan töms vid nästa hämtning.",
    "a date": "Gatans tunnor töms måndag 14 september och vid nästa hämtning.",
    "what was done": "Bytet är registrerat och tunnan töms vid nästa hämtning.",
    "this message": "Svara på det här mejlet så töms tunnan vid nästa hämtning.",
    "sick": "Din mamma är sjuk och får tunnan tömd vid nästa hämtning.",
    "link with a secret": "Följ tunnan på https://storan.example/t/9f2c81aa vid nästa hämtning.",
}


@pytest.mark.parametrize("name", PERSONAL)
def test_nothing_about_anybody_is_said_to_everybody(name: str) -> None:
    """Alone, among others, and when the same agent wrote it to the same person twice."""
    secret = PERSONAL[name]

    assert "nästa hämtning" not in told(secret)
    assert "nästa hämtning" not in told(f"{GENERAL} {secret}", *OTHERS)
    again = [Given(ticket=one, person=7, text=secret) for one in (1, 2, 3)]
    assert extract(again).short_answer == ""


def test_greeting_and_signature_are_no_part_of_an_answer() -> None:
    text = "Hej Anna-Karin och Zelda, kärlet töms varje vecka.\nHälsningar Zeynep\nKontaktcenter, Storåns kommun"

    assert sentences_of(text) == ["Kärlet töms varje vecka."]


def test_what_may_have_happened_to_anybody_is_general() -> None:
    assert is_about_the_matter("Om tunnan inte blev tömd kan du ställa ut den igen.")
    assert sentences_of("Nej, hushåll lämnar gratis. Ja! Kortet gäller hela året.") == [
        "Hushåll lämnar gratis.",
        "Kortet gäller hela året.",
    ]


def test_names_on_the_ticket_are_never_in_it_even_when_they_are_words() -> None:
    people = frozenset({"sten", "berg"})

    assert told("Ett berg av sopor får inte stå kvar vid vägen.", people=people).strip() == ""
    assert told("Ett berg av sopor får inte stå kvar vid vägen.").strip() != ""


def test_short_answer_is_whole_sentences_of_the_answer_most_like_the_others() -> None:
    texts = [
        f"Hej Anna-Karin!\nTack för ditt mejl. {GENERAL} Låt kärlet stå kvar vid vägen.\n\nVänliga hälsningar\nJohan",
        *OTHERS,
        "Taket på idrottshallen målas om varje sommar av entreprenören.",
    ]
    rows = [Given(ticket=number, person=number, text=text) for number, text in enumerate(texts, 1)]

    made = extract(rows, asked=["Tunnan har inte tömts, när kommer ni?"])

    assert made.short_answer == f"{GENERAL} Låt kärlet stå kvar vid vägen."
    assert made.tickets[0] == 1
    assert 4 not in made.tickets


def test_number_or_name_that_others_were_told_too_or_that_is_published_may_be_said() -> None:
    text = "Att hyra kärl kostar 1250 kronor om året hos Storåns avfall."
    rows = [Given(ticket=one, person=one, text=text) for one in (1, 2)]

    assert extract(rows).short_answer == ""
    assert extract([*rows, Given(ticket=3, person=3, text=text)]).short_answer == text
    assert extract(rows, published={"1250", "storåns"}).short_answer == text
    assert particulars([text]) == {"att", "1250", "storåns"}


def test_hours_can_be_said_and_abbreviations_do_not_break_a_sentence() -> None:
    (sentence,) = sentences_of("Hej! Återvinningen har öppet kl. 8.00–16.30 t.ex. Midsommar undantaget.")

    assert sentence == "Återvinningen har öppet kl. 8.00–16.30 t.ex. Midsommar undantaget."
    assert is_about_the_matter("Återvinningscentralen har öppet 8.00–16.30 på vardagar.")


def test_what_others_add_comes_after_once_and_when_more_than_one_was_told() -> None:
    more = "Lägg extra sopor i en genomskinlig säck bredvid kärlet."
    answers = [f"{GENERAL} Låt kärlet stå kvar vid vägen."] * 2
    answers += [f"{GENERAL} {more}", f"{GENERAL} {more} Kanalen muddras sällan av hamnens pråmar."]

    made = extract([Given(ticket=one, person=one, text=text, weight=5 - one) for one, text in enumerate(answers, 1)])

    assert (made.short_answer, made.details) == (answers[0], more)


def test_sentence_that_leans_on_another_is_not_said_without_it() -> None:
    text = "Du får ett erbjudande två månader före. Då har du tio dagar på dig att svara."
    rows = [Given(ticket=one, person=one, text=text) for one in (1, 2)]

    assert extract(rows).short_answer == text
    assert (
        extract([Given(ticket=1, person=1, text="Jag ringer. Då har du tio dagar på dig att svara.")]).short_answer
        == ""
    )


@settings(max_examples=60)
@for_all(st.lists(st.text(max_size=300), max_size=6))
def test_any_text_gives_an_answer_that_fits_or_none(texts: list[str]) -> None:
    made = extract([Given(ticket=number, person=number, text=text) for number, text in enumerate(texts)])

    assert len(made.short_answer) <= SHORT_MAX
