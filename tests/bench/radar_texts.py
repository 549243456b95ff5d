"""What 50,000 people ask a municipality: the demo's questions said in many ways, and as many things asked only once.

Each is put together of a question, how it is led up to, what is told beside it, and slips of the fingers. A quarter are
sentences of articles, mixed, that nobody else says. Seeded: the same each time.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from servicedesk.demo.content.articles import ARTICLES
from servicedesk.demo.content.placeholders import AREAS, PRESCHOOLS, SCHOOLS, choose
from servicedesk.demo.content.radar_more import MORE_QUESTIONS
from servicedesk.demo.content.radar_questions import TOP_QUESTIONS

_ONCE = 0.25  # of the contacts
_SLIPS = 0.3
_TOLD = 0.55
_LEADS = (
    *("", "", "", "Undrar ", "Vi undrar ", "Jag har en fråga, ", "Kan ni säga ", "Hittar inte på hemsidan: "),
    *(
        "Har försökt ringa men ",
        "Fick inget svar sist så ",
        "Min mamma undrar ",
        "Vi bor i {area} och undrar ",
        "ok men ",
    ),
    *("Läste på er sida om det här men förstår inte, ", "Det gäller vårt hus i {area}. ", "Vi är nyinflyttade. "),
    *("Det är bråttom, ", "Någon hos er sa att det ordnar sig men ", "Igår ringde jag och "),
)
_TELLINGS = (
    *(
        "Vi har bott här i {n} år.",
        "Det har hänt {n} gånger nu.",
        "Jag jobbar natt så ring inte före {hour}.",
        "Tack på förhand.",
    ),
    *(
        "Det är akut.",
        "Grannarna har samma problem.",
        "Barnet går på {preschool}.",
        "Sonen går på {school}.",
        "Vi bor i {area}.",
    ),
    *(
        "Jag är {age} år och har svårt att gå.",
        "Det stod något i tidningen om det.",
        "Vi väntar på svar sedan {n} veckor.",
    ),
    *(
        "Jag har bilder om ni behöver.",
        "Får man pengar tillbaka?",
        "Vem bestämmer det?",
        "Kostar det något?",
        "Hur lång tid tar det?",
    ),
    *(
        "Vi är {n} i hushållet.",
        "Det här är tredje gången jag skriver.",
        "Gäller det även sommarstugan?",
        "Kan jag få det skriftligt?",
    ),
    *(
        "Behöver veta före den {hour}.",
        "Jag betalade {n}00 kronor förra året.",
        "Blanketten gick inte att öppna.",
        "Har ni öppet lördag?",
    ),
    *(
        "Enligt lagen ska det gå fortare.",
        "Vår förening har {age} medlemmar.",
        "Det luktar också.",
        "Hunden blev rädd.",
        "Helt otroligt.",
    ),
    *(
        "Det gick bra i fjol.",
        "Min man har fyllt i ansökan.",
        "Vi har hyresgäster sedan i våras.",
        "Jag är inte arg, bara undrar.",
    ),
)
_OPENINGS = (
    *(
        "Stämmer det att ",
        "Gäller det fortfarande att ",
        "Varför står det att ",
        "Jag trodde inte att ",
        "Vad menas med: ",
    ),
    *(
        "Hur kommer det sig att ",
        "Min granne säger att ",
        "I brevet stod det: ",
        "Vem har bestämt att ",
        "Måste jag tänka på att ",
    ),
)


def asked(count: int, seed: int) -> list[str]:
    """Return so many texts, as words_of leaves them."""
    chance = Random(f"radar {seed}")  # noqa: S311 -- the same each time is what it is for
    topics, weights = _topics()
    sentences = _sentences()
    return [
        _once(sentences, chance)
        if chance.random() < _ONCE
        else _said(chance.choice(chance.choices(topics, cum_weights=weights)[0]), chance)
        for _number in range(count)
    ]


def _topics() -> tuple[list[tuple[str, ...]], list[float]]:
    """The ways each question is put, and how common it is: the tenth is asked a tenth as often as the first."""
    topics = [one.asked for one in (*TOP_QUESTIONS, *MORE_QUESTIONS)]
    topics += [(one.question, *one.asked) for one in ARTICLES]
    return topics, list(accumulate(1 / (place + 3) for place in range(len(topics))))


def _sentences() -> list[str]:
    texts = (part for one in ARTICLES for part in (one.short_answer, *one.steps, one.details, one.internal_notes))
    plain = (re.sub(r"\([^)]*\)|[\[\]#|*>-]+", " ", text) for text in texts)
    found = (" ".join(one.split()) for text in plain for one in re.split(r"(?<=[.!?])\s+|\n", text))
    return sorted({one for one in found if 20 < len(one) < 140})


def _said(template: str, chance: Random) -> str:
    text = choose(template, chance)
    if lead := chance.choice(_LEADS):
        text = lead + text[:1].lower() + text[1:]
    if chance.random() < _TOLD:
        text = f"{text.rstrip('.')}{'' if text.endswith('?') else '.'} {chance.choice(_TELLINGS)}"
    return _slipped(_filled(text, chance), chance)


def _once(sentences: list[str], chance: Random) -> str:
    """Half of one sentence, half of another: about something, and like nothing else."""
    first, second = chance.sample(sentences, 2)
    words = (*first.rstrip(".").split()[: chance.randint(4, 9)], chance.choice(("och", "men", "när", "om")))
    text = " ".join((*words, *second.split()[-chance.randint(4, 9) :]))
    return _slipped(chance.choice(_OPENINGS) + text[:1].lower() + text[1:].rstrip(".") + "?", chance)


def _filled(text: str, chance: Random) -> str:
    values = {
        "area": chance.choice(AREAS), "school": chance.choice(SCHOOLS), "preschool": chance.choice(PRESCHOOLS),
        "n": str(chance.randint(2, 9)), "hour": str(chance.randint(9, 28)), "age": str(chance.randint(14, 93)),
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)


def _slipped(text: str, chance: Random) -> str:
    """Some write fast: letters change places or go missing, signs are left out."""
    if chance.random() > _SLIPS:
        return text
    return "".join(_letters(text, chance)) if chance.random() < 0.7 else text.lower().rstrip("?.!")


def _letters(text: str, chance: Random) -> Iterator[str]:
    slips = {chance.randrange(1, len(text)) for _slip in range(chance.randint(1, 3))}
    for place, letter in enumerate(text):
        if place in slips and letter.isalpha():
            yield chance.choice(("", letter * 2, text[place - 1]))
        else:
            yield letter
