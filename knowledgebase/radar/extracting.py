"""A short answer out of the answers agents gave: whole sentences, nothing of what only one person was told. Pure.

A sentence is taken when
- nothing in it tells who somebody is (impersonal.py takes nothing out of it), and no name of those on its ticket or of
  the staff stands in it;
- it speaks of the matter, not of the case: nobody's "I", no "your case", no tomorrow;
- each of its particulars, that is names and numbers, was said to two other people too or is published;
- as soon as three people were answered, one other was told much the same.
The answer most like the others is the short one; what others add goes into the text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from knowledgebase.models.revision import SHORT_MAX
from knowledgebase.radar.sentences import is_about_the_matter, leans, may_begin, sentences_of, tokens_of
from knowledgebase.search_terms import STOP_WORDS, grams_of, words_in

TAKEN_MAX = 12  # sentences of one answer that are weighed
SHORT_SENTENCES, MORE_SENTENCES = 4, 6
ALIKE, SAME = 0.3, 0.55  # share of grams in common: says much the same; says it again
SAID_TO = 2  # other people whom a particular was told
CORROBORATED = 3  # people from whom on a sentence needs another like it
Grams = frozenset[str]


@dataclass(frozen=True, slots=True)
class Given:
    """What one person was answered. people: names of those on the ticket, as words; weight: how good it was."""

    ticket: int
    person: int
    text: str
    people: frozenset[str] = frozenset()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Extract:
    short_answer: str = ""
    details: str = ""  # a paragraph for each sentence
    tickets: tuple[int, ...] = ()  # whose answers it is made of


@dataclass(slots=True)
class _Sentence:
    text: str
    given: Given
    place: int
    grams: Grams
    score: float = 0.0
    others: int = 0  # people who were told much the same


def extract(
    given: Sequence[Given], *, asked: Sequence[str] = (), published: Collection[str] = (), staff: Collection[str] = ()
) -> Extract:
    """Return what can be said to everybody; empty when there is nothing.

    asked: the question, then how people put it. published: words and numbers, in small letters, that stand in texts
    everybody may read. staff: names of those who work here, as words.
    """
    answers = {one.ticket: sentences_of(one.text) for one in given}
    known = _Known(given, answers, published, staff)
    rows = [row for one in given for row in islice(_fit(one, answers[one.ticket], known), TAKEN_MAX)]
    _weigh(rows, [frozenset(grams_of(_telling(text))) for text in asked])
    if len({one.person for one in given}) >= CORROBORATED:
        rows = [row for row in rows if row.others]
    short = _best_answer(rows)
    more = _more(rows, short)
    used = dict.fromkeys(row.given.ticket for row in (*short, *more))
    return Extract(_joined(short), "\n\n".join(row.text for row in more), tuple(used))


def _fit(given: Given, sentences: Sequence[str], known: "_Known") -> Iterator[_Sentence]:
    for place, text in enumerate(sentences):
        if known.allows(text, given) and is_about_the_matter(text):
            yield _Sentence(text, given, place, frozenset(grams_of(_telling(text))))


class _Known:
    """Which names and numbers are no one person's."""

    def __init__(
        self,
        given: Sequence[Given],
        answers: dict[int, list[str]],
        published: Collection[str],
        staff: Collection[str],
    ) -> None:
        self._published, self._staff = published, staff
        self._told: defaultdict[str, set[int]] = defaultdict(set)
        self._small: set[str] = set()  # words that somebody also wrote with a small letter: no names
        for one in given:
            for token in (token for text in answers[one.ticket] for token in tokens_of(text)):
                self._told[token.lower()].add(one.person)
                if token[0].islower():
                    self._small.add(token)

    def allows(self, sentence: str, given: Given) -> bool:
        tokens = tokens_of(sentence)
        if given.people & {form for token in tokens for form in _forms(token.lower())}:
            return False
        return all(self._is_everybodys(token, place, given) for place, token in enumerate(tokens))

    def _is_everybodys(self, token: str, place: int, given: Given) -> bool:
        word, is_number = token.lower(), any(sign.isdigit() for sign in token)
        if not is_number and (not token[0].isupper() or word in STOP_WORDS):
            return True
        if not is_number and place == 0 and (word in self._small or may_begin(word)):
            return True
        if not is_number and self._staff and set(_forms(word)) & set(self._staff) and word not in self._small:
            return False
        if word in self._published or (is_number and len(word) == 1):
            return True
        return len(self._told[word] - {given.person}) >= SAID_TO


def _weigh(rows: Sequence[_Sentence], asked: Sequence[Grams]) -> None:
    """Set how much each says that others were told too, and that was asked about: in the question, and by people."""
    called, every = asked[0] if asked else frozenset[str](), frozenset[str]().union(*asked)
    best: defaultdict[tuple[int, int], float] = defaultdict(float)  # (sentence, person) -> how like their nearest is
    for (here, one), (there, other) in combinations(enumerate(rows), 2):
        if one.given.person != other.given.person:
            like = _alike(one.grams, other.grams)
            best[here, other.given.person] = max(best[here, other.given.person], like * other.given.weight)
            best[there, one.given.person] = max(best[there, one.given.person], like * one.given.weight)
            if like >= ALIKE:
                one.others += 1
                other.others += 1
    like_others: defaultdict[int, float] = defaultdict(float)
    for (here, _person), like in best.items():
        like_others[here] += like
    people = max(1, len({row.given.person for row in rows}) - 1)
    for here, row in enumerate(rows):
        about = (len(row.grams & called) + len(row.grams & every)) / len(row.grams) if row.grams else 0.0
        row.score = row.given.weight * (0.2 + about) + 2 * like_others[here] / people


def _best_answer(rows: Sequence[_Sentence]) -> list[_Sentence]:
    """The best sentences of the answer that says most of what the others say, in their order, as many as fit."""
    answers: defaultdict[int, list[_Sentence]] = defaultdict(list)
    for row in rows:
        answers[row.given.ticket].append(row)
    if not answers:
        return []
    first = [sorted(each, key=lambda row: (-row.score, row.place)) for each in answers.values()]
    chosen = max(first, key=lambda each: (sum(row.score for row in each[:3]), -each[0].given.ticket))
    kept: list[_Sentence] = []
    for row in chosen:
        fits = len(_joined([*kept, row])) <= SHORT_MAX
        if len(kept) < SHORT_SENTENCES and fits and all(_alike(row.grams, one.grams) < SAME for one in kept):
            kept.append(row)
    stands: list[_Sentence] = []
    for row in sorted(kept, key=lambda row: row.place):
        if not leans(row.text) or (stands and stands[-1].place == row.place - 1):
            stands.append(row)
    return stands


def _more(rows: Sequence[_Sentence], short: Sequence[_Sentence]) -> list[_Sentence]:
    """What others were told beside it, more than one of them, the best first."""
    kept = list(short)
    for row in sorted(rows, key=lambda row: (-row.score, row.given.ticket, row.place)):
        if len(kept) - len(short) == MORE_SENTENCES:
            break
        if row.others and not leans(row.text) and all(_alike(row.grams, one.grams) < SAME for one in kept):
            kept.append(row)
    return kept[len(short) :]


def _alike(one: Grams, other: Grams) -> float:
    """Dice's coefficient, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _telling(text: str) -> list[str]:
    return [word for word in words_in(text) if word not in STOP_WORDS]


def _forms(word: str) -> tuple[str, str]:
    """A name may stand in the genitive."""
    return word, word.removesuffix("s")


def _joined(rows: Iterable[_Sentence]) -> str:
    return " ".join(row.text if row.text[-1] in ".!" else f"{row.text}." for row in rows)
