"""Finding passives in Swedish text: "avgiften betalas", "beslutet har fattats", "du blir kallad". Hints, not grammar.

A passive hides who does what. Two kinds are found: verbs that end in s, and bli with a participle. Verbs that end in s
without being passive (deponents: hoppas, finns, andas; and those that say "each other": träffas, mötas) are not, nor
are nouns in the genitive.
"""

import re
from collections.abc import Iterator

_LETTERS = "a-zåäöéü"
_WORD = re.compile(rf"\b[{_LETTERS}]{{3,}}\b", re.IGNORECASE)
# Stems of verbs whose s is no passive: all their forms are made below.
_A_STEMS = (
    "and hopp låts lyck misslyck sväv vist färd envis avund brott hämn harm kiv käbbl nalk ret sams skämt svett "
    "tur träng träff en väsn åldr vredg yv sakn samarbet slut krång gnab munhugg skock"
)
_DEPONENT_FORMS = (
    "finns finnas fanns funnits återfinns återfinnas återfanns minns minnas mindes mints trivs trivas trivdes "
    "trivts vantrivs vantrivas umgås umgicks umgåtts skäms skämmas skämdes skämts känns kännas kändes känts "
    "syns synas syntes synts hörs höras hördes hörts märks tycks tyckas tycktes tyckts gläds glädjas gladdes "
    "glatts ryms rymmas rymdes rymts slåss slogs slagits skils skiljas skildes skilts möts mötas möttes mötts "
    "ses följs följas åts kräks kräkas kräktes hjälps hjälptes nöjs nöjas töras törs tordes behövs behövas "
    "behövdes behövts lönas väms vämjas vidkännas vidkänns blygs blygas blygdes rädas ids idas undslipps brås "
    "bråddes fattas fattades fattats måste trots alls annars hos dels förgås"
)
_DEPONENTS = frozenset(_DEPONENT_FORMS.split()) | frozenset(
    stem + ending for stem in _A_STEMS.split() for ending in ("as", "ades", "ats")
)
# Not verbs at all, though they end like one.
_NOT_VERBS = (
    "deras allas andras bådas somligas mångas kalas ananas kanvas atlas glas gas bas las hasardas palats plats "
    "sats insats dess bordas kommas ordes lades"
)
_OTHERS = frozenset(_NOT_VERBS.split())
_GENITIVE = re.compile(r"(?:ornas|arnas|ernas|enas|andes|endes|inas|icas|mas|tionas)\Z")
_SHORT_STEMS = (
    "görs ges tas sänds förs läggs sätts säljs används byggs köps skrivs söks ställs hålls döms bärs dras drivs "
    "fylls grävs läses mäts nås rivs röjs skärs släcks stängs styrs sägs töms vägs väljs krävs bestäms ersätts "
    "bedöms delges medges anses utses avses höjs sänks byts stöds leds körs flyttas hyrs sprids avslås föreslås "
    "fastställs tillåts förbjuds undersöks genomförs utförs inryms kallas"
)
_PREFIX = r"(?:för|ut|in|upp|av|be|till|an|över|under|om|ned|fram|på|sam|med|fast|bort|åter|ige)?"
_SHORT = re.compile(rf"(?:{_PREFIX})(?:{'|'.join(_SHORT_STEMS.split())})\Z")
_LONG = re.compile(rf"[{_LETTERS}]{{2,}}(?:[^s\W]as|ades|[dglmnrv]des|[kpst]tes|[kp]tes)\Z")
# The supine ends like many nouns: it counts after a form of ha or an auxiliary only.
_SUPINE = re.compile(rf"[{_LETTERS}]{{2,}}(?:ats|its|rts|nts|pts|kts|tts|lts|gts|vts|mts)\Z")
_AUXILIARY = frozenset({"har", "hade", "ha", "kan", "kunde", "bör", "borde", "får", "fick", "måste", "skulle", "ska"})
_SUPINE_BEFORE = 4  # words
_BLI = re.compile(
    rf"\b(?:bli|blir|blev|blivit)\s+(?:(?:inte|också|ofta|snart|då|sedan|alltid|bara|redan|du|ni|vi|de)\s+){{0,2}}"
    rf"(?:[{_LETTERS}]{{3,}}(?:ade|ad|at)"
    r"|(?:"
    + _PREFIX
    + r")(?:given|givet|givna|tagen|taget|tagna|skriven|skrivet|skrivna|funnen|funnet|funna|gjord|gjort"
    r"|gjorda|byggd|byggt|byggda|såld|sålt|sålda|köpt|köpta|sänd|sänt|sända|ställd|ställt|ställda|förd|fört|förda|lagd"
    r"|lagt|lagda|stängd|stängt|stängda|tömd|tömt|tömda|vald|valt|valda|dömd|dömt|dömda|hållen|hållet|hållna|dragen"
    r"|draget|dragna|bjuden|bjudet|bjudna|ringd|ringda|sedd|sett|sedda|avslagen|avslaget|avslagna))\b",
    re.IGNORECASE,
)
_NOT_PARTICIPLE = re.compile(
    r"\b(?:annat|privat|separat|resultat|glad|grad|stad|rad|mat|plat|apparat|kandidat)\Z", re.I
)
_FATTAS = re.compile(rf"\bbeslut[{_LETTERS}]*\s+(?:[{_LETTERS}]+\s+){{0,2}}(fatta(?:s|des|ts))\b", re.IGNORECASE)


def passives(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each passive in text, in order."""
    found = {(match.start(), match.end()) for match in _BLI.finditer(text) if not _NOT_PARTICIPLE.search(match.group())}
    found |= {match.span(1) for match in _FATTAS.finditer(text)}
    before: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        is_name = not word[0].islower() and not _begins_sentence(text, match.start())
        if not is_name and _is_passive(word.lower(), before):
            found.add(match.span())
        before = [*before[1 - _SUPINE_BEFORE :], word.lower()]
    yield from sorted(found)


def _is_passive(word: str, before: list[str]) -> bool:
    if word in _DEPONENTS or word in _OTHERS or _GENITIVE.search(word):
        return False
    if _SHORT.match(word) or (len(word) > 4 and _LONG.match(word)):
        return True
    return bool(_SUPINE.match(word)) and not _AUXILIARY.isdisjoint(before)


def _begins_sentence(text: str, start: int) -> bool:
    """A capital inside a sentence is a name: "Lukas" is no passive."""
    return text[:start].rstrip(" \t*_[(\"”'-0123456789.")[-1:] in ("", "\n", "!", "?", ":", "|") or bool(
        re.search(r"[.!?:]\s+[*_\[(\"”]*\Z", text[max(0, start - 12) : start])
    )
