"""Words and names for the volume: few that are common, very many that are rare. Pure."""

from random import Random

from servicedesk.demo.content.placeholders import AREAS, ROADS


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words("""
    berg sjö skogs ängs älv strand kvarn kyrk torg hamn bro dal ås myr lid näs gran björk tall lärk rönn asp
    hassel lind ek alm ljung mossa sten grus sand ler järn koppar silver snö is regn sol måne stjärn norr söder
    öst väst vinter sommar höst vår morgon kväll natt dags veckas månads års stads bygde gårds tomt gräns stall
    lada
""")
_MIDDLE = _words("""
    vatten vägs trafik park lek skol mat bok musik idrotts simm is cykel buss bil tåg sop källar vinds taks
    fönster dörr trapp hiss värme el gas ström ljus ljud luft rök eld brand larm lås nyckel kort avgifts faktura
    kö plats
""")
_LAST = _words("""
    ledning brunn mätare pump ventil kulvert ränna mur staket grind stolpe skylt bänk gunga bana plan hall sal
    rum lokal hus bod skjul förråd garage infart vändplan gångväg bro tunnel trappa ramp räcke kant sten platta
    slänt häck rabatt buske träd stubbe gren rot damm bäck dike våtmark brygga kaj båtplats kärl säck låda
    container station anläggning central mottagning avdelning enhet grupp möte samråd beslut protokoll ansökan
    anmälan
""")
VOCABULARY = len(_FIRST) * len(_MIDDLE) * len(_LAST)

FIRST_NAMES = _words("""
    Alva Amina Anders Anna Anton Arvid Astrid Axel Birgitta Björn Britta Carina Cecilia Dragan Ebba Elias Elin
    Elsa Emil Erik Eva Farid Fatima Filip Freja Gunilla Gustav Göran Hanna Hans Hassan Helena Hugo Ida Inger
    Ingrid Isak Ivan Jakob Jasmin Jenny Joakim Johan Jonas Julia Karin Karl Katarina Kerstin Khadija Klara Lars
    Leila Lena Leo Liam Linnea Lisbeth Ludvig Magnus Maja Malin Marcus Maria Marianne Mats Mikael Milan Minna
    Mohamed Nadia Nils Nora Olle Omar Oskar Per Petra Pirjo Ragnar Rolf Saga Samira Sara Signe Siv Sofia Stefan
    Stina Sven Tove Ulla Vera Viktor Yasmin Zahra Åke Åsa Örjan
""")
_NAME_STARTS = _words("""
    Berg Björk Blom Dahl Ek Fors Gran Gull Hag Hed Hell Holm Häll Jakobs Karls Lind Lund Löf Mal Nils Nor Ny
    Olofs Palm Pers Ros Sand Sjö Skog Sten Ström Sund Svens Söder Thor Wall West Wik Åker Ång Öst Öhr
""")
_NAME_ENDS = _words("""
    berg blad borg dal feldt gren gård holm kvist lund man mark mo näs qvist rud sson ström stedt vall
""")


def word(number: int) -> str:
    """One of VOCABULARY compounds: "vintertrafikbrunn". The same number is the same word."""
    number, last = divmod(number, len(_LAST))
    first, middle = divmod(number, len(_MIDDLE))
    return _FIRST[first % len(_FIRST)] + _MIDDLE[middle] + _LAST[last]


def some_word(rng: Random) -> str:
    """A word, the low numbers far more often than the high ones."""
    return word(int(VOCABULARY ** rng.random()) * 7919 % VOCABULARY)


def full_name(number: int) -> str:
    """The name of contact number ...: some thousands of different ones."""
    number, first = divmod(number * 2_654_435_761 % 2**32, len(FIRST_NAMES))
    start, end = divmod(number % (len(_NAME_STARTS) * len(_NAME_ENDS)), len(_NAME_ENDS))
    return f"{FIRST_NAMES[first]} {_NAME_STARTS[start]}{_NAME_ENDS[end]}"


def place(rng: Random) -> str:
    return f"{rng.choice(ROADS)} {rng.randint(1, 140)}" if rng.random() < 0.8 else rng.choice(AREAS)
