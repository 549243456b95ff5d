"""Languages citizens write in, by code (ISO 639): which have a right of their own in Sweden, which are known here."""

from typing import Final

SWEDISH: Final = "sv"
# Lag (2009:724) om nationella minoriteter och minoritetsspråk, 8-12 §§: the right to use Finnish, Meänkieli and Sámi
# with an authority, and to be answered in it.
MINORITY: Final = frozenset({"fi", "fit", "se", "smj", "sma"})
SAMI: Final = frozenset({"se", "smj", "sma"})
# What each calls itself: the one name that needs no translation.
OWN_NAMES: Final = {
    "sv": "Svenska",
    "en": "English",
    "fi": "Suomi",
    "fit": "Meänkieli",
    "se": "Davvisámegiella",
    "smj": "Julevsámegiella",
    "sma": "Åarjelsaemien gïele",
    "ar": "العربية",
    "fa": "فارسی",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "uk": "Українська",
    "ru": "Русский",
    "pl": "Polski",
    "de": "Deutsch",
    "no": "Norsk",
    "da": "Dansk",
}
