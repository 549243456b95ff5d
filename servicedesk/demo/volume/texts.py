"""Texts for the volume, put together of sentences from the demo's own conversations."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from random import Random

from servicedesk.demo.content import expand
from servicedesk.demo.volume.words import place, some_word

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_GREETINGS = ("Hej!", "Hej,", "God dag!", "Hejsan!", "God morgon!", "Hallå!", "Till den det berör.")
_ANSWER_GREETINGS = ("Hej!", "Hej och tack för ditt meddelande.", "Hej igen!", "Tack för att du hör av dig.")
_DETAILS = (
    "Det gäller {word} vid {place}.",
    "Jag bor på {place} och undrar om {word}.",
    "Det handlar om {word} och {other} på {place}.",
    "Sedan en vecka är det problem med {word} vid {place}.",
    "Kan ni se över {word} här på {place}?",
)
_ANSWER_DETAILS = (
    "Vi har tittat på {word} vid {place}.",
    "Arbetslaget kommer till {place} i veckan och ser till {word}.",
    "Ditt ärende om {word} har diarienummer {number}.",
    "Beslutet om {word} gäller från och med nästa månad.",
)
_NOTE_DETAILS = ("Kollat {word} med driften.", "Se också ärende {number}.", "Ringt om {word}, inget svar än.")
_CLOSINGS = ("Mvh", "Vänliga hälsningar", "Hälsningar", "Tack på förhand!", "/")
Pools = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences by category; what came in, what we answered, and notes."""

    subjects: Pools
    came_in: Pools
    answers: Pools
    notes: list[str]

    @classmethod
    def of_demo(cls, now: datetime) -> "Texts":
        pools: dict[str, Pools] = {name: defaultdict(list) for name in ("subject", "in", "out", "note")}
        for ticket in expand(now):
            if ticket.language != "sv":
                continue
            pools["subject"][ticket.category].append(ticket.subject)
            for entry in ticket.entries:
                kind = "note" if entry.kind == "call" else entry.kind
                sentences = [one.strip() for one in _SENTENCE.split(entry.text) if 12 < len(one.strip()) < 200]
                pools[kind][ticket.category].extend(sentences)
        notes = [one for category in pools["note"].values() for one in category]
        return cls(pools["subject"], pools["in"], pools["out"], notes)

    def subject(self, rng: Random, category: str) -> str:
        known = _pool(self.subjects, category)
        start = known[int(len(known) * rng.random())]
        return f"{start}, {some_word(rng)}" if rng.random() < 0.5 else f"{start} ({place(rng)})"

    def incoming(self, rng: Random, category: str, name: str) -> str:
        said = _sentences(rng, _pool(self.came_in, category), 1, 6)
        return f"{rng.choice(_GREETINGS)}\n\n{said} {_detail(rng, _DETAILS)}\n\n{rng.choice(_CLOSINGS)}\n{name}"

    def answer(self, rng: Random, category: str, agent: str) -> str:
        said = _sentences(rng, _pool(self.answers, category), 2, 7)
        detail = _detail(rng, _ANSWER_DETAILS)
        return f"{rng.choice(_ANSWER_GREETINGS)}\n\n{said} {detail}\n\nVänliga hälsningar\n{agent}, Storåns kommun"

    def note(self, rng: Random) -> str:
        return f"{_sentences(rng, self.notes, 1, 3)} {_detail(rng, _NOTE_DETAILS)}"


def _pool(pools: Pools, category: str) -> list[str]:
    """The sentences of a category; of another where it has none."""
    return pools.get(category) or next(iter(pools.values()))


def _sentences(rng: Random, pool: list[str], least: int, most: int) -> str:
    count = least + int((most - least + 1) * rng.random())
    return " ".join([pool[int(len(pool) * rng.random())] for _ in range(count)])


def _detail(rng: Random, forms: tuple[str, ...]) -> str:
    form = forms[int(len(forms) * rng.random())]
    number = int(100_000 + rng.random() * 800_000)
    return form.format(word=some_word(rng), other=some_word(rng), place=place(rng), number=number)
