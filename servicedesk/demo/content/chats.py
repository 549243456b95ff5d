"""The demo municipality's chats: when they are open, who takes which, what visitors thought, and who waits now."""

from dataclasses import dataclass
from typing import Any

ALWAYS = [[[0, 1440]]] * 7  # so that the chat can be tried at any hour
OFFICE = [[[480, 990]]] * 4 + [[[480, 900]], [], []]  # 8 to 16:30, Fridays to 15


@dataclass(frozen=True, slots=True)
class WaitingChat:
    email: str
    name: str
    language: str
    text: str


SETUP: dict[str, Any] = {
    "texts": {
        "sv": {
            "title": "Chatta med Kontaktcenter",
            "welcome": "Skriv vad det gäller, så får du prata med en kommunvägledare.",
            "closed": "Just nu är ingen här. Lämna din fråga, så svarar vi på nästa vardag.",
        },
        "en": {
            "title": "Chat with the contact centre",
            "welcome": "Write what it is about, and you get to talk with one of our guides.",
            "closed": "Nobody is here right now. Leave your question, and we answer on the next weekday.",
        },
        "fi": {
            "title": "Keskustele asiakaspalvelun kanssa",
            "welcome": "Kirjoita asiasi, niin kunnan neuvoja vastaa sinulle.",
            "closed": "Palvelu on nyt suljettu. Jätä kysymyksesi, niin vastaamme seuraavana arkipäivänä.",
        },
    },
    "accent": "#155a70",
    "hours": ALWAYS,
    "keeps_holidays": False,
}
SITES = (("https://bostader.storan.example", OFFICE), ("https://www.storan.example", None))
SCHOOL: dict[str, Any] = {
    "texts": {
        "sv": {
            "title": "Chatta om förskola och skola",
            "welcome": "Skriv vad det gäller, så svarar en handläggare.",
            "closed": "Just nu är ingen här. Lämna din fråga, så svarar vi på nästa vardag.",
        }
    },
    "hours": [[[540, 720], [780, 900]]] * 5 + [[], []],  # 9 to 12 and 13 to 15
    "half_days_close": 720,
}
SCHOOL_NAME, SCHOOL_TEAM = "Förskola och skola", "forskola-skola"

# (agent, chats at once, [(language, at most at once)])
SKILLS = (
    ("johan.akerstrom@storan.example", 3, ()),
    ("asa.lindqvist@storan.example", 2, (("en", None),)),
    ("fatima.darwish@storan.example", 3, (("ar", 2), ("en", None))),
    ("pirkko.kallio@storan.example", 2, (("fi", 1),)),
    ("samir.haddad@storan.example", 4, (("ar", 2), ("en", None))),
    ("elle-marja.sarri@storan.example", 3, (("se", 1),)),
)

# (stars, comment), in turn for the chats that are over; every other gives none.
RATINGS = (
    (5, "Snabbt och trevligt."),
    (4, ""),
    (5, ""),
    (5, "Skönt att slippa ringa."),
    (2, "Jag fick vänta länge."),
    (4, "Bra svar, men länken gick till en lång sida."),
    (5, ""),
    (3, ""),
)

WAITING = (
    WaitingChat("lena.backstrom@mejl.example", "Lena", "sv", "Hej! Vilka tider har återvinningscentralen i helgen?"),
    WaitingChat(
        "aino.mattila@mejl.example",
        "Aino",
        "fi",
        "Hei! Milloin kirjasto on auki huomenna? Saako siellä tulostaa?",
    ),
)
