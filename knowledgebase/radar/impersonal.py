"""Text without the people in it: what somebody asked can be read on, who asked cannot. Pure.

Numbers of people, phones, accounts and cases, addresses, homes, cars and names are taken out, with the words that lead
up to them ("ring mig på 070 ..." goes on as "ring mig"). When in doubt it is taken out: a question does not need it.
Names are found by what stands before them, by being common given names, or by standing two in a row.
Every pattern begins at an edge and repeats a bounded number of times, so that the time grows with the text alone.
"""

import re
import unicodedata

import phonenumbers

from knowledgebase.search_terms import STOP_WORDS
from servicedesk.lib import contact_details, identity_numbers
from servicedesk.lib.text import clean

_NAME = r"[A-ZÀ-ÖØ-ÞŠŽ][\w’'-]{1,40}"
SHOUTED = 12  # letters from which a line in capitals is one; fewer may be what something is called
_EDGE = r"(?<![\w#-])"
# Words that say nothing once what they lead up to is gone.
_LEAD = (
    r"(?:(?<![\w-])(?:mitt|min|my|our|på|i|vid|till|från|under|utanför|hos|at|on|in|by|from|near|är|is|on|"
    r"person(?:nummer|nr)|samordningsnummer|pnr|nummer|nummret|numret|nr|number|tel|tfn|telefon(?:nummer|nr)?|"
    r"mobil(?:en|nummer|nr)?|phone|mobile|mail(?:adress)?|mejl(?:adress)?|e-post(?:adress)?|e-?mail|adress(?:en)?|address|"
    r"puh|puhelin(?:numero(?:ni)?)?|numero(?:ni)?|henkilötunnu(?:s|kseni)|sähköposti(?:ni)?|osoite|osoitteeni|"
    r"postnummer|reg(?:istrerings)?(?:nummer|nr)|kontonummer|kortnummer|iban|"
    r"(?:ärende|diarie|kund|ocr-?)(?:nummer|nr)|dnr)[.:]{0,2} ){0,4}"
)


def _after_lead(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(f"(?i:{_LEAD})(?:{pattern})", flags)


_STREET = (
    r"(?:gatan?|vägen|väg|stigen|stig|all[ée]n?|gränden|gränd|torget|torg|backen|liden|gården|leden|kajen|plan|planen|"
    r"platsen|stranden|udden|höjden|slingan|esplanaden|parken|katu|tie|kuja|polku|kaari|tori)"
)
_FLAT = r"(?:,? (?:lgh|lägenhet|apt|vån|våning|as)\.? ?[0-9]{0,4}|,? [0-9]{1,2} ?tr(?:appor)?\b\.?)"
_HOUSE = rf" ?[0-9]{{1,4}}(?: ?[A-H]|[a-h])?\b{_FLAT}?"
_PATTERNS = [
    re.compile(
        r"(?i:(?<!\w)(?:(?:ärende|diarie|kund|ocr)(?:nummer|nr)|dnr|diarie)|(?<=ärende)|(?<=faktura)|(?<=fakturanr)|"
        r"(?<=fakturanummer)|(?<=invoice)|(?<=case)|(?<=ticket))(?i: number| no)?[.:]{0,2} "
        r"(?:[A-ZÅÄÖ]{1,6}[ -]?)?[0-9][\w/-]{1,20}"
    ),
    # Finnish identity numbers: 131052-308T.
    _after_lead(r"(?<!\w)[0-9]{6}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-Ya-y]\b"),
    # Six digits or more, however they are set: phones, accounts, cards, IBAN, dates of birth.
    _after_lead(r"(?:(?<![\w])[A-Z]{2})?(?:#|\+|\()?[0-9](?:[ ().,/+\u2010-\u2015\u2212-]{0,3}[0-9]){5,60}"),
    _after_lead(r"#[0-9]{1,12}"),
    # Homes: Björkallén 7, Stora Nygatan 12 B, 12 High Street.
    _after_lead(rf"{_EDGE}(?:{_NAME} ){{0,2}}(?i:\w{{1,30}}{_STREET}){_HOUSE}"),
    _after_lead(rf"{_EDGE}(?:{_NAME} )(?i:gatan|gata|väg|vägen|gränd|street|road|lane|avenue){_HOUSE}"),
    _after_lead(rf"{_EDGE}[0-9]{{1,4}}[A-Ha-h]? (?:{_NAME} ){{1,2}}(?i:street|road|lane|avenue|drive|way)\b"),
    # Land: kvarteret Björken 4, Storån 1:23.
    re.compile(
        rf"(?i:(?<=kvarteret)|(?<=fastigheten)|(?<=fastighet)|(?<=tomten)) {_NAME}(?: {_NAME})? "
        r"[0-9]{1,4}(?::[0-9]{1,4})?\b"
    ),
    _after_lead(
        rf"{_EDGE}(?!(?i:(?:mån|tis|ons|tors|fre|lör|sön)dag|klockan|kl|mellan|efter|före|between|after)\w{{0,3}} )"
        rf"{_NAME}(?: {_NAME}){{0,2}} (?:[sgSG]|[0-9]{{1,4}}):[0-9]{{1,4}}\b"
    ),
    # Postcodes, cars.
    _after_lead(
        rf"(?<![\w.,])(?:SE?-|FI-)?[0-9]{{3}} ?[0-9]{{2}}\b(?! ?(?:kr|kronor|sek|euro|€|:-|m2|kvm|st)\b)(?: {_NAME})?"
    ),
    _after_lead(r"(?<!\w)(?:[A-ZÅÄÖ]{3}[ -]?|[A-Za-zåäö]{3})[0-9]{2}[0-9A-Za-z]\b"),
]
_KIN = (
    r"(?:min|mitt|mina|vår|vårt|hans|hennes|my|our|his|her) [a-zåäö-]{2,30}|grannen?|handläggaren?|rektorn?|läraren?|"
    r"chefen?|fru|herr|mr|mrs|ms|doktor|poikani|tyttäreni|äitini|isäni|mieheni|vaimoni|naapurini"
)
_SAYS_NAME = re.compile(
    r"(?<!\w)(?:mitt namn är|jag heter|heter jag|my name is|my name's|i am called|minun nimeni on|nimeni on|"
    r"(?:barnets |elevens |hans |hennes )?namn(?:et)?(?: är|:)|name:|nimi:|signed|allekirjoittanut|undertecknad) ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]{1,60}")
_KIN_NAME = re.compile(
    rf"(?<!\w)((?i:{_KIN})|heter|hälsar|hälsningar|sincerely|regards|terveisin)((?: {_NAME}){{1,3}})"
)
_IN_A_ROW = re.compile(rf"(?<![\w-]){_NAME}(?:(?: (?:von|af|de|van|av|la) | ){_NAME}){{0,4}}")
_AT = re.compile(r" ?(?:\(at\)|\[at\]|\(a\)|(?<= )snabel-?a(?= )|@) ?", re.IGNORECASE)
_DOT = re.compile(r" (?:punkt|dot|piste) |\((?:punkt|dot)\)", re.IGNORECASE)
_ARTICLES = ("the", "a", "an", "en", "ett", "den", "det")  # before what is no person
_SPACE = re.compile(r" {2,}")
_EMPTY = re.compile(r"\( ?\)|\[ ?\]")
_GAP = re.compile(r" ([,.;:!?)])")
_STOPS = re.compile(r"([.!?:,])[.,]{1,40}")
_REGIONS = {"fi": "FI", "nb": "NO", "no": "NO", "da": "DK", "de": "DE", "en": "GB"}
_NAMES = """Adam Agnes Agneta Ahmed Aisha Albin Alexander Alfred Ali Alice Alma Alva Amanda Amina Amir Amira
    Anas Anders Andreas Anette Anita Anja Anna Anneli Annie Annika Anton Arne Arvid Arvo Astor Astrid Axel
    Axelina Ayaan Ayub Barbro Bella Bengt Berit Bertil Bianca Bilal Birgit Birgitta Björn Bo Boris Britt Bror
    Camilla Carina Carl Caroline Cecilia Celine Charlotte Christer Christina Clara Colin Daniel Dante David
    Dunja Ebba Ebbe Eddie Edith Edvin Elias Elin Elina Elis Elisabeth Elise Ella Ellen Ellie Ellinor Elliot Elof
    Elsa Elton Elvin Elvira Emelie Emil Emina Emir Emma Emmy Enzo Eric Erik Erika Erin Eskil Ester Eva Farah
    Fatima Felix Filip Frans Fredrik Freja Frida Gabriel Gerd Greta Gun Gunilla Gunnar Gustav Göran Hamza Hanad
    Hanna Hannele Hans Hassan Hedda Hedvig Helena Helmer Henrik Henry Hilda Hilma Hodan Hugo Håkan Ibrahim Ida
    Iman Ines Inga Ingeborg Inger Ingrid Irma Isabella Isabelle Isac Isak Ivar Jacob Jakob Jamila Jan Janne
    Jasmine Jenny Jessica Joel Johan Johanna Johannes John Jonas Jonathan Josef Josefin Juha Julia Jörgen Kaisa
    Kari Karin Karl Kasper Katarina Kenneth Kent Kerstin Kevin Khadija Kian Kim Kjell Klara Kristina Kurt Lars
    Lasse Layla Leah Leia Leif Leila Lena Lennart Leo Leon Leona Liam Lias Lilly Lina Linda Linn Linnea Linnéa
    Lisa Livia Loui Louie Lova Lovisa Luca Lucas Ludvig Lukas Lycke Lykke Magnus Mahmoud Maja Majken Malin Malte
    Maria Mariam Marianne Marie Markus Martin Maryam Matilda Mats Matteo Matti Mattias Maximilian Medina Meja
    Melker Melvin Mia Michael Mikael Mikko Mila Milo Milton Minna Mira Moa Mohamed Mohammad Mohammed Molly Mona
    Monica Musa Mustafa Máret Märta Nadia Natalie Nathalie Nellie Nicole Nikita Niklas Nils Noa Noah Noel Noor
    Nora Olga Oliver Olivia Olle Olof Omar Oscar Oskar Otto Ove Pekka Per Pernilla Peter Petra Philip Pia Pirkko
    Ragnar Rania Rasmus Rebecka Richard Robert Roger Roland Rolf Ronja Ruben Rut Ruth Safiya Salma Sami Samir
    Samira Samuel Sara Sebastian Selma Sigge Signe Sigrid Simon Siv Sixten Sofia Stefan Sten Stig Stina Sumaya
    Susanne Svante Sven Sára Sören Tage Tea Teo Thea Theo Theodor Therese Thomas Tilda Tilde Tindra Tobias Tomas
    Tommy Tove Ture Tuula Tuva Tyra Ulf Ulla Ulrika Valter Vanja Vera Vidar Viggo Viktor Viktoria Vilgot Vilhelm
    Vilma Vilmer Vincent Walid William Wilma Wilmer Yasmin Yusuf Yvonne Zahra Zainab Zara Åke Åsa Örjan"""
_GIVEN = frozenset(_NAMES.split())  # common ones; each may also end in an s


def without_people(text: str, *, language: str = "") -> str:
    """Return text, a line for each of its lines, without what tells who somebody is or where they live.

    Blanks in a row become one, empty lines and signs that cannot be seen go. language: the phone numbers of its country
    are known too, as Swedish ones always are.
    """
    text = "".join(sign for sign in unicodedata.normalize("NFC", clean(text)) if unicodedata.category(sign) != "Cf")
    lines = (_line(" ".join(line.split()), _REGIONS.get(language)) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _line(line: str, region: str | None) -> str:
    line = _without_addresses(_spoken(line))
    line = _cut(line, [(span.start, span.end) for span in identity_numbers.find(line)])
    for country in filter(None, ("SE", region)):
        line = _cut(line, [(one.start, one.end) for one in phonenumbers.PhoneNumberMatcher(line, country)])
    for pattern in _PATTERNS:
        line = pattern.sub(" ", line)
    return _tidy(_without_what_is_left(_without_names(_tidy(line))))


def _spoken(line: str) -> str:
    """A line in capitals in small letters, but for given names and what follows on them."""
    letters = sum(map(str.isalpha, line))
    if letters < SHOUTED or sum(map(str.isupper, line)) < 0.8 * letters:
        return line
    words = line.lower().split(" ")
    given = [len(word) > 2 and word.strip(".,!?:").capitalize() in _GIVEN for word in words]
    is_name = [one or before for one, before in zip(given, [False, *given[:-1]], strict=True)]
    return " ".join(word.capitalize() if name else word for word, name in zip(words, is_name, strict=True))


def _cut(line: str, spans: list[tuple[int, int]]) -> str:
    """A number's place is kept by digits that are nobody's, so that the words that lead up to it go with it."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [line[end:start], " 000000 "]
        end = stop
    return _SPACE.sub(" ", "".join([*pieces, line[end:]]))


def _without_addresses(line: str) -> str:
    """E-mail addresses and names of accounts go, of web addresses the host stays."""
    kept: list[str] = []
    spelt = _AT.sub("@", line)
    words = (_DOT.sub(".", spelt) if spelt != line else line).split(" ")
    for word in words:
        if "@" in word:
            kept.append(" 000000" + (word[-1] if word[-1] in ".,!?" else ""))
        elif "://" in word or word.lower().startswith("www."):
            host = re.split(r"[/?#:]", word.partition("://")[2] or word, maxsplit=1)[0].strip(".,;)>\"'")
            kept.append(host + (word[-1] if word[-1] in ".,!?" else ""))
        else:
            kept.append(word)
    return _SPACE.sub(" ", " ".join(kept))


def _without_names(line: str) -> str:
    pieces, end = [], 0
    for match in _SAYS_NAME.finditer(line):
        if match.start() < end:
            continue
        pieces.append(line[end : match.start()])
        end = _end_of_name(line, match.end())
    line = _KIN_NAME.sub(r"\1", "".join([*pieces, line[end:]]))
    return _IN_A_ROW.sub(_row_without_names, line)


def _end_of_name(line: str, start: int) -> int:
    """Where the name ends that begins here: at most four words, however they are written, and an "och" after them."""
    end, at = start, start
    for number in range(4):
        match = _WORD.match(line, at)
        if not match or (match[0].lower() in STOP_WORDS and number > 0):
            break
        if match[0].islower() and number > 1:
            break
        end = match.end()
        if line[end : end + 1] != " ":
            break
        at = end + 1
    rest = re.compile(r",? (?:och|and|ja) ").match(line, end)
    return rest.end() if rest else end


def _row_without_names(match: "re.Match[str]") -> str:
    """Capitalised words in a row: what is a name of them goes. The first of a sentence is written so anyway."""
    words = match[0].split(" ")
    begins = match.start() == 0 or match.string[max(0, match.start() - 2) : match.start()].strip()[-1:] in tuple(".!?:")
    first = 1 if words[0].lower() in STOP_WORDS else 0
    rest = words[first:]
    if not rest:
        return match[0]
    at = next((at for at, one in enumerate(rest) if _is_given(one)), None)
    if at is not None:
        return " ".join(words[: first + (at if begins else 0)])
    in_a_row = len(rest) > 1 and not any(one.lower() in STOP_WORDS or one.isupper() for one in rest)
    before = words[0] if first else match.string[max(0, match.start() - 5) : match.start()].rpartition(" ")[0]
    in_a_row = in_a_row and before.rpartition(" ")[2].lower() not in _ARTICLES
    return " ".join(words[:first]) if in_a_row and (first or not begins) else match[0]


def _is_given(word: str) -> bool:
    """A common given name, or a surname that is nothing else."""
    first = word.partition("-")[0]  # Per-Erik
    return first in _GIVEN or first.removesuffix("s") in _GIVEN or word.endswith(("sson", "ssons"))


def _without_what_is_left(line: str) -> str:
    """What the finders still know after all, because something else was taken out of it: all its digits go."""
    left = contact_details.find(line) or identity_numbers.find(line)
    return re.sub(r"[\d@]", " ", line) if left else line


def _tidy(line: str) -> str:
    line = _EMPTY.sub("", line)
    return _STOPS.sub(r"\1", _GAP.sub(r"\1", _SPACE.sub(" ", line))).strip(" ,;-–")
