"""Sentences of answers: taken apart, and asked whether they can be said to everybody. Pure.

One can when nothing in it tells who somebody is (impersonal.py takes nothing out of it), and when it speaks of the
matter and not of one case: nobody's "I", nothing that has happened, no tomorrow, no street.
"""

import re
from collections.abc import Iterable

from knowledgebase.radar.impersonal import without_people
from knowledgebase.search_terms import STOP_WORDS
from servicedesk.lib.text import clean

READ_MAX = 3000  # characters of one answer that are read
SENTENCE_LEAST, SENTENCE_MAX = 15, 240
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


def may_begin(word: str) -> bool:
    """Whether sentences begin with this word, in small letters: it is no name then."""
    return word in STOP_WORDS or word in _BEGINS


def particulars(texts: Iterable[str]) -> set[str]:
    """Return the names and numbers in the answers, in small letters: what `published` is asked about."""
    tokens = (token for text in texts for sentence in sentences_of(text) for token in _TOKEN.findall(sentence))
    return {token.lower() for token in tokens if token[0].isupper() or any(sign.isdigit() for sign in token)}


def leans(sentence: str) -> bool:
    """Whether it says nothing without the sentence before it."""
    return bool(_LEANS.match(sentence))


def tokens_of(text: str) -> list[str]:
    """Return its words and numbers as they are written."""
    return _TOKEN.findall(text)
