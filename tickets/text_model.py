"""Which category a text is about, from the words of solved tickets: multinomial naive Bayes, kept as counts. Pure.

A word counts by its stem ("tunnan", "tunnor": "tunn"). What may be learnt is decided in Learning: no numbers, no names,
nothing that few people have written. Confidence is the model's share for the category, cooled so that it is as often
right as it says; docs/routing.md shows how it is measured.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TEXT_MAX = 3000  # characters of a ticket that are looked at
WORDS_MIN, WORD_MIN, WORD_MAX = 2, 3, 24
WRITERS_MIN = 4  # different people must have written a word before it is kept
CAPITAL_MAX = 0.5  # of the times it stands within a sentence: more often capitalised, it is a name
VOCABULARY_MAX = 6000
SHOWN_WORDS = 4
_ADDED = 0.3  # to every count: a word never seen with a category is unlikely there, not impossible
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_SENTENCE = frozenset('.!?:\n\r-–•>"”(')
_ENDINGS = (
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "ades", "ande", "ende", "ning", "ens", "ets", "ars",
    "en", "et", "ar", "or", "er", "an", "ad", "de", "te", "at", "as", "a", "e", "n", "s", "t",
)  # fmt: skip
_STOP = frozenset(
    """och att det är en ett jag på för inte har vi som med av till den de om kan när hur vad var ska skulle ni er min
    mitt mina vår våra hej tack hälsningar mvh från men eller så också där här nu sedan efter innan under över vid blir
    blev vill får fick ha hade någon något några ingen inget kommer kom mig oss dig man sig han hon dom hälsning vänliga
    vänlig god morgon dag kväll bara mycket igen alla allt varför vem måste går gick står finns behöver undrar önskar
    tacksam svar svara fråga hjälp hjälpa the and you for are not have this that with from was can could would please
    hello regards thank thanks ja on ei että se""".split()  # noqa: SIM905 -- read as a text
)


def stem(word: str) -> str:
    """One ending less, where four letters are left.

    >>> stem("soptunnan"), stem("soptunnor"), stem("vatten")
    ('soptunn', 'soptunn', 'vatt')
    """
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text. is_capital: within a sentence, with a capital; None where a sentence may begin."""

    shown: str
    stem: str
    is_capital: bool | None


def words_of(text: str) -> list[Word]:
    found = []
    text = text[:TEXT_MAX]
    for match in _WORD.finditer(text):
        said = match[0]
        low = said.casefold()
        if not WORD_MIN <= len(low) <= WORD_MAX or low in _STOP:
            continue
        before = text[: match.start()].rstrip(" ")[-1:]
        begins = not before or before in _BEFORE_SENTENCE
        found.append(Word(low, stem(low), None if begins else said[0].isupper()))
    return found


@dataclass(slots=True)
class Learning:
    """What has been read so far. add() one ticket at a time; learnt() when all are read."""

    names: frozenset[str] = frozenset()  # stems of the names of people: never kept
    _counts: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    _tickets: Counter[int] = field(default_factory=Counter)
    _writers: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _within: Counter[str] = field(default_factory=Counter)
    _capitals: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, category: int, writer: int) -> None:
        self._tickets[category] += 1
        for word in words_of(text):
            if word.stem in self.names:
                continue
            self._counts[word.stem][category] += 1
            if len(self._writers[word.stem]) < WRITERS_MIN:
                self._writers[word.stem].add(writer)
            if word.is_capital is not None:
                self._within[word.stem] += 1
                self._capitals[word.stem] += word.is_capital

    def learnt(self) -> "TextCounts":
        kept = [word for word in self._counts if len(self._writers[word]) >= WRITERS_MIN and not self._is_name(word)]
        kept.sort(key=lambda word: (-sum(self._counts[word].values()), word))
        return TextCounts({word: dict(self._counts[word]) for word in kept[:VOCABULARY_MAX]}, dict(self._tickets))

    def _is_name(self, word: str) -> bool:
        return self._within[word] > 0 and self._capitals[word] > CAPITAL_MAX * self._within[word]


@dataclass(frozen=True, slots=True)
class Guess:
    category: int
    confidence: float  # 0 to 1
    words: tuple[str, ...] = ()  # of the text, those that spoke most for it


class TextCounts:
    """What has been learnt: how often each word was written on tickets of each category, and how many these are."""

    def __init__(self, words: Mapping[str, Mapping[int, int]], tickets: Mapping[int, int], heat: float = 1.0) -> None:
        self.words, self.tickets, self.heat = words, tickets, heat
        self._totals: Counter[int] = Counter()
        for counts in words.values():
            self._totals.update(counts)
        self._all = sum(tickets.values())

    def guesses(self, text: str, most: int = 3) -> list[Guess]:
        """Return the likeliest categories, best first; none for a text without two known words."""
        known = [word for word in words_of(text) if word.stem in self.words]
        if len({word.stem for word in known}) < WORDS_MIN or len(self.tickets) < 2:
            return []
        scores = {category: self._score(category, known) for category in self.tickets}
        best = max(scores.values())
        shares = {category: math.exp((score - best) / self.heat) for category, score in scores.items()}
        total = sum(shares.values())
        order = sorted(shares, key=lambda category: (-shares[category], category))[:most]
        return [Guess(one, shares[one] / total, self._why(one, known) if one == order[0] else ()) for one in order]

    def _score(self, category: int, known: Iterable[Word]) -> float:
        spoken = sum(self._log(word.stem, category) for word in known)
        return spoken + math.log(self.tickets[category] / self._all)

    def _log(self, word: str, category: int) -> float:
        counted = self.words[word].get(category, 0) + _ADDED
        return math.log(counted / (self._totals[category] + _ADDED * len(self.words)))

    def _why(self, category: int, known: Iterable[Word]) -> tuple[str, ...]:
        """The words that are likelier here than in the other categories together."""
        weights: dict[str, tuple[float, str]] = {}
        others = [one for one in self.tickets if one != category]
        for word in known:
            elsewhere = sum(self._log(word.stem, one) for one in others) / len(others)
            weights.setdefault(word.stem, (self._log(word.stem, category) - elsewhere, word.shown))
        order = sorted(weights.values(), key=lambda weight: (-weight[0], weight[1]))
        return tuple(shown for weight, shown in order[:SHOWN_WORDS] if weight > 0)

    def as_json(self) -> dict[str, Any]:
        return {"words": self.words, "tickets": self.tickets, "heat": self.heat}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "TextCounts":
        words = {word: {int(pk): count for pk, count in counts.items()} for word, counts in kept["words"].items()}
        return cls(words, {int(pk): count for pk, count in kept["tickets"].items()}, float(kept["heat"]))


Example = tuple[str, int]  # a text, and the category it has
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_HEATS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)


def cooled(model: TextCounts, examples: Sequence[Example]) -> TextCounts:
    """The model whose confidence fits best what it has not learnt from: the least surprise on the examples."""
    tries = [TextCounts(model.words, model.tickets, heat) for heat in _HEATS]
    return min(tries, key=lambda one: sum(_surprise(one, *example) for example in examples)) if examples else model


def _surprise(model: TextCounts, text: str, category: int) -> float:
    found = {guess.category: guess.confidence for guess in model.guesses(text, most=len(model.tickets))}
    return -math.log(max(found.get(category, 0.0), 1e-6)) if found else 0.0


def measured(model: TextCounts, examples: Sequence[Example]) -> dict[str, Any]:
    """How often it is right on texts it has not learnt from, as shares of all of them.

    {"top1", "top3", "at": [{"confidence", "coverage", "accuracy"}]}: coverage is the share that is so sure, accuracy
    how many of those are right (None when it is never so sure).
    """
    rows = [(model.guesses(text), category) for text, category in examples]
    count = len(rows) or 1
    return {
        "top1": sum(bool(found) and found[0].category == category for found, category in rows) / count,
        "top3": sum(category in {guess.category for guess in found} for found, category in rows) / count,
        "at": [_at(rows, threshold) for threshold in THRESHOLDS],
    }


def _at(rows: Sequence[tuple[list[Guess], int]], threshold: float) -> dict[str, Any]:
    sure = [found[0].category == category for found, category in rows if found and found[0].confidence >= threshold]
    accuracy = sum(sure) / len(sure) if sure else None
    return {"confidence": threshold, "coverage": len(sure) / (len(rows) or 1), "accuracy": accuracy}
