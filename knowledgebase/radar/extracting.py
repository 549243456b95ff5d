"""A short answer out of the answers agents gave: whole sentences, nothing of what only one person was told. Pure.

A sentence is taken when
- nothing in it tells who somebody is (impersonal.py takes nothing out of it), and no name of those on its ticket or of
  the staff stands in it;
- it speaks of the matter, not of the case: nobody's "I", no "your case", no tomorrow;
- each of its particulars, that is names and numbers, was said to two other people too or is published;
- as soon as three people were answered, one other was told much the same.
The answer most like the others is the short one; what others add goes into the text.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from knowledgebase.models.revision import SHORT_MAX
from knowledgebase.radar.impersonal import without_people
from knowledgebase.search_terms import STOP_WORDS, grams_of, words_in
from servicedesk.lib.text import clean

READ_MAX = 6000  # characters of one answer
SENTENCE_LEAST, SENTENCE_MAX = 15, 240
SHORT_SENTENCES, MORE_SENTENCES = 4, 6
ALIKE, SAME = 0.3, 0.55  # share of grams in common: says much the same; says it again
SAID_TO = 2  # other people whom a particular was told
CORROBORATED = 3  # people from whom on a sentence needs another like it
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:t\.ex|bl\.a|m\.m|s\.k|d\.v\.s|o\.s\.v|ca|kl|nr|tel|st|max|min|ev|jfr)\.$", re.I
)
_BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"”A-ZÅÄÖÉ])")
_BULLET = re.compile(r"^\s*(?:[-*•–]|[0-9]{1,2}[.)])\s+")
_GREETING = re.compile(
    r"^(?:hej+(?:san)?|hallå|god (?:morgon|dag|middag|kväll|eftermiddag)|bästa|kära)\b[^,.!?:]{0,40}(?:[,.!?:]+\s*|$)",
    re.I,
)
_END = re.compile(
    r"^(?:(?:med )?(?:vänlig|bästa|varma|trevlig)\w{0,4} häls|m\.?v\.?h\b|hälsningar\b|häls\b|--|>|\|"
    r"|[/_—-]{1,3} ?\w{0,40}$"
    r"|(?:från|from|skickat|ursprungligt)\b.{0,20}:|(?:den|on|på)\b.{0,200}\bskrev\b.{0,200}:$)",
    re.I,
)
_HOURS = re.compile(r"\b[0-9]{1,2}(?:[.:][0-9]{2})? ?[–-] ?[0-9]{1,2}[.:][0-9]{2}\b")
_OF_THE_CASE = re.compile(
    r"\b(?:jag|mig|min|mitt|mina|tack|tacksam|hoppas|beklagar|ursäkta|förlåt|tråkigt|hälsar|hälsningar|kollega\w*|"
    r"återkom\w*|idag|ikväll|imorgon|igår|ditt ärende|"
    r"din (?:anmälan|ansökan|fråga|synpunkt|felanmälan) (?:är|har|blev)|det här (?:mejlet|meddelandet|brevet|sms:et)|"
    r"den här gången|i fjol|förra (?:veckan|månaden|året)|"
    r"(?:är|blir) (?:nu )?(?:avslutad|bokad|klar|lagad|noterad|registrerad|skickad|stoppad|struken|ändrad|åtgärdad)t?|"
    r"i ditt fall|hos dig|hos er|till dig i|din (?:dotter|son|mamma|pappa|mor|far|fru|make|maka|man|sambo|bror|syster)|"
    r"dina (?:döttrar|söner|föräldrar))\b"
    r"|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)? (?:den )?[0-9]|\bnästa gång är\b"
    r"|\bi (?:dag|går|kväll|morgon|förmiddags|eftermiddags|övermorgon)\b|\bpå (?:mån|tis|ons|tors|fre|lör|sön)dag\b"
    r"|\b(?:har|hade) (?:vi |nu |redan |också |ni |du |entreprenören |chauffören )?(?:nu |redan |också |inte )?"
    r"(?:skickat|bokat|registrerat|ändrat|beställt|noterat|lagt|tagit|gjort|meddelat|kontaktat|pratat|talat|hittat|sett|"
    r"fått|gett|felanmält|vidarebefordrat|skapat|kollat|tittat|missat|glömt|betalat|blivit)\b",
    re.I,
)
# What sentences in answers begin with; another first word may be somebody's name.
_BEGIN = """anmäl ansök använd avboka begär besök beställ betala bifoga boka byt börja fyll följ förnya ge gå hämta hör
    klicka kom kontakta kontrollera köp lämna lägg läs låna låt logga lös meddela märk ordna packa placera ring sedan
    senast skicka skriv slå sortera spara ställ stäng svara säg sätt sök ta tänk töm uppge ut vik visa vi välj vänd
    vänta återkalla öppna avfall avgift barn bygglov beslut fakturan handläggningen hämtning kommunen kostnaden kärl
    kärlet platsen priset skolan tiden tjänsten tunnan vattnet"""
_BEGINS = frozenset(_BEGIN.split())
_TOKEN = re.compile(r"[^\W_]+")
# Said of what has been, when no "if" or "when" stands before it: one person's case.
_PAST = re.compile(
    r"\b(?:blev|bokade|fick|gick|gjorde|glömde|hade|kom|körde|missade|ringde|skickade|tog)\b"
    r"|\bvar (?:av|fel|inte|vår)\w*",
    re.I,
)
# What leans on the sentence before it, and says nothing without.
_LEANS = re.compile(
    r"(?:annars|båda|de|den|denna|dess|dessa|det (?:är|gamla|nya|går|gäller)|detta|dit|där|då)\b"
    r"|(?:när|om) (?:den|det|de)\b",
    re.I,
)
_STREET = re.compile(r"[A-ZÅÄÖ][\w-]*(?:allén|backen|gatan|gränd|gränden|stigen|vägen)\b")
_IF = re.compile(r"(?:om|när|har|får|vill|den som|du som)\b", re.I)
_YES_OR_NO = re.compile(r"^(?:ja|jo|nej|absolut|javisst|visst)[,!.]\s*", re.I)
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
    rows = [
        _Sentence(text, one, place, frozenset(grams_of(_telling(text))))
        for one in given
        for place, text in enumerate(answers[one.ticket])
        if is_about_the_matter(text) and known.allows(text, one)
    ]
    _weigh(rows, [frozenset(grams_of(_telling(text))) for text in asked])
    if len({one.person for one in given}) >= CORROBORATED:
        rows = [row for row in rows if row.others]
    short = _best_answer(rows)
    more = _more(rows, short)
    used = dict.fromkeys(row.given.ticket for row in (*short, *more))
    return Extract(_joined(short), "\n\n".join(row.text for row in more), tuple(used))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of an answer, without greeting, signature and quotes."""
    found: list[str] = []
    for raw in clean(text[:READ_MAX]).split("\n"):
        line = _BULLET.sub("", " ".join(raw.split()))
        if line and _END.match(line):
            break
        pieces = _BREAK.split(line)
        while pieces:
            piece = pieces.pop(0)
            while pieces and _ABBREVIATED.search(piece):
                piece = f"{piece} {pieces.pop(0)}"
            bare = _YES_OR_NO.sub("", _GREETING.sub("", piece)).strip()
            if bare:
                found.append(bare[0].upper() + bare[1:])
    return found


def is_about_the_matter(sentence: str) -> bool:
    """Whether a sentence can stand alone, tells nothing about anybody, and is not about one case."""
    if (
        not SENTENCE_LEAST <= len(sentence) <= SENTENCE_MAX
        or sentence.endswith(("?", ":"))
        or len(sentence.split()) < 3
    ):
        return False
    if _OF_THE_CASE.search(sentence) or _GREETING.match(sentence) or names_street(sentence):
        return False
    if _PAST.search(sentence) and not _IF.match(sentence):
        return False
    plain = _HOURS.sub("kl", sentence)
    return without_people(plain, language="sv").rstrip(".") == plain.rstrip(".")


def names_street(text: str) -> bool:
    """Whether a street stands in it: where somebody lives, or what matters to those who live there alone."""
    return bool(_STREET.search(text))


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
            for token in (token for text in answers[one.ticket] for token in _TOKEN.findall(text)):
                self._told[token.lower()].add(one.person)
                if token[0].islower():
                    self._small.add(token)

    def allows(self, sentence: str, given: Given) -> bool:
        tokens = _TOKEN.findall(sentence)
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


def may_begin(word: str) -> bool:
    """Whether sentences begin with this word, in small letters: it is no name then."""
    return word in STOP_WORDS or word in _BEGINS


def particulars(texts: Iterable[str]) -> set[str]:
    """Return the names and numbers in the answers, in small letters: what `published` is asked about."""
    tokens = (token for text in texts for sentence in sentences_of(text) for token in _TOKEN.findall(sentence))
    return {token.lower() for token in tokens if token[0].isupper() or any(sign.isdigit() for sign in token)}


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
        if not _LEANS.match(row.text) or (stands and stands[-1].place == row.place - 1):
            stands.append(row)
    return stands


def _more(rows: Sequence[_Sentence], short: Sequence[_Sentence]) -> list[_Sentence]:
    """What others were told beside it, more than one of them, the best first."""
    kept = list(short)
    for row in sorted(rows, key=lambda row: (-row.score, row.given.ticket, row.place)):
        if len(kept) - len(short) == MORE_SENTENCES:
            break
        if row.others and not _LEANS.match(row.text) and all(_alike(row.grams, one.grams) < SAME for one in kept):
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
