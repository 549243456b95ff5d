"""Words authorities write and hardly anybody says, each with words to write instead. Swedish.

Written for this project after the advice authorities give one another on klarspråk (SFS 2009:600, section 11: the
language of public bodies is cultivated, simple and comprehensible). A hint for the writer, never a rule: in a
decision the exact word may be the right one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# Word or words as they stand in the dictionary -> what to write instead. An ending in brackets may follow:
# "erhåll(a|er|s|it)" is erhålla, erhåller, erhålls and erhållit.
INSTEAD: dict[str, str] = {
    "erhåll(a|er|s|as|es|it|its)": "få",
    "erhöll(s)": "fick",
    "erlägg(a|er|s|as)": "betala",
    "erlagt(s)": "betalat",
    "inkom(ma|mer|mit|na)": "komma in",
    "tillhandahåll(a|er|s|as|it|its)": "ge, ha",
    "tillse(r)": "se till",
    "tillställ(a|er|s|as|t|ts)": "skicka",
    "avser": "gäller",
    "avseende": "om, för",
    "beträffande": "om",
    "angående": "om",
    "rörande": "om",
    "gällande regelverk": "de regler som gäller",
    "medels(t)": "med",
    "genom försorg av": "av",
    "i enlighet med": "enligt, så som",
    "i anslutning till": "vid, i samband med",
    "i syfte att": "för att",
    "i det fall": "om",
    "i de fall": "när, om",
    "under förutsättning att": "om",
    "med anledning av": "på grund av, eftersom",
    "mot bakgrund av": "eftersom",
    "med hänsyn till": "eftersom",
    "i förekommande fall": "om det finns",
    "vid behov av": "om du behöver",
    "företa(s|r|ga)": "göra",
    "vidta(s|r|ga|git|gits)": "göra",
    "verkställ(a|er|s|as|t|ts|ighet)": "genomföra",
    "effektuera(s|r|t|ts)": "göra",
    "implementera(s|r|t|ts)": "införa",
    "initiera(s|r|t|ts)": "starta",
    "prioritera(s|ts)": "göra först",
    "informera(s|ts)": "berätta för",
    "anmoda(s|r|n|t|ts)": "be",
    "uppmana(s)": "be",
    "åligg(a|er)": "ska",
    "ålagd(a)": "ska",
    "ankomm(a|er)": "är ansvarig för, ska",
    "föreligg(a|er)": "finns",
    "förefalla": "verka",
    "föranled(a|er|s|as)": "leda till",
    "medför(a|t)": "leder till",
    "innehav(a|are|aren|ares)": "den som har",
    "sökande(n|ns)": "du som söker",
    "vederbörande": "den det gäller",
    "ifrågavarande": "den här",
    "berörd(a) part(er)": "de det gäller",
    "fastighetsägare(n|ns)": "du som äger huset",
    "nyttjanderättshavare(n)": "du som hyr eller arrenderar",
    "abonnent(en|er|erna)": "du som har abonnemang",
    "vårdnadshavare(n|ns)": "förälder eller annan vårdnadshavare",
    "handläggningstid(en|er)": "hur länge du väntar på svar",
    "ärendehandläggning(en)": "arbetet med ditt ärende",
    "skäligen": "rimligt",
    "skälig(a|t)": "rimlig",
    "erforderlig(a|t)": "som behövs",
    "nödvändiggör(a|s)": "gör att det behövs",
    "samtlig(a|t)": "alla",
    "ett flertal": "flera",
    "huruvida": "om",
    "därest": "om",
    "såvida": "om",
    "såtillvida": "på det sättet",
    "jämlikt": "enligt",
    "jämväl": "också",
    "dock": "men",
    "emedan": "eftersom",
    "enär": "eftersom",
    "således": "alltså",
    "följaktligen": "därför",
    "härvid": "då",
    "härmed": "(stryk)",
    "därvid": "då",
    "varvid": "och då",
    "varmed": "som",
    "härav": "av det",
    "ovan nämnd(a)": "den här",
    "ovannämnd(a)": "den här",
    "nedanstående": "de här",
    "ovanstående": "de här",
    "bifogat": "här är",
    "vänligen": "(stryk)",
    "dylik(a|t)": "sådan",
    "respektive": "och",
    "per automatik": "automatiskt",
    "i nuläget": "nu",
    "för närvarande": "nu",
    "inom ramen för": "i",
    "på sikt": "senare",
    "snarast möjligt": "senast (skriv vilken dag)",
    "i god tid": "senast (skriv vilken dag)",
    "överklagan ska ställas till": "överklaga till",
    "bedriv(a|er|s|as)": "ha, arbeta med",
    "utgör(a|s)": "är",
    "utverka(r|s|t)": "få",
    "nyttja(r|s|t|ts)": "använda",
    "utnyttja(r|s|t|ts)": "använda",
    "resurskrävande": "tar mycket tid eller kostar mycket",
    "kostnadsfri(tt)": "gratis",
    "avgiftsfri(tt)": "gratis",
}
_ENDINGS = re.compile(r"\(([^)]*)\)")


def authority_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what to write instead) of each in text, in order, whole words only."""
    for match in _pattern().finditer(text):
        yield match.start(), match.end(), _instead()[match.lastgroup or ""]


@lru_cache(maxsize=1)
def _instead() -> dict[str, str]:
    return {f"w{number}": instead for number, instead in enumerate(INSTEAD.values())}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    entries = sorted(enumerate(INSTEAD), key=lambda entry: -len(entry[1]))  # "ovan nämnd" before "ovan"
    pieces = [
        f"(?P<w{number}>{_ENDINGS.sub(_optional, word).replace(' ', chr(92) + 's+')})" for number, word in entries
    ]
    return re.compile(rf"\b(?:{'|'.join(pieces)})\b", re.IGNORECASE)


def _optional(match: re.Match[str]) -> str:
    return f"(?:{match[1]})?"
