"""Mail as it comes to a contact centre: made from a number, so that every run gets the same."""

import random
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

ADDRESS = "bench@storan.example"
BEGINS = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
_FIRST = ("Åsa", "Erik", "Fatima", "Göran", "Leila", "Mikael", "Pirkko", "Sven-Åke", "Thi", "Yasmin")
_LAST = ("Lindqvist", "Björk", "Hassan", "Öberg", "Niemi", "Jönsson", "Nguyen", "Kallio", "Sjödin", "Ali")
_ABOUT = (
    "Soptunnan tömdes inte i tisdags",
    "Fråga om bygglov för altan",
    "Plats i förskola till våren",
    "Gatlampan utanför porten är släckt",
    "Fakturan för vatten stämmer inte",
    "Hål i asfalten på Ringvägen",
    "När öppnar simhallen?",
    "Parkeringstillstånd för besökare",
)
_SENTENCES = (
    "Hej, jag undrar vad som gäller och hoppas på svar så snart ni hinner.",
    "Vi bor på Ekgatan sedan flera år och det här har aldrig hänt förut.",
    "Jag har ringt två gånger men inte kommit fram.",
    "Kan ni säga vem jag ska vända mig till och när det kan bli klart?",
    "Det står ingenting om det på webbplatsen, eller så hittar jag det inte.",
    "Min granne har fått ett annat besked än jag.",
    "Bifogar en bild så att ni ser hur det ser ut.",
    "Tack på förhand och ha en bra dag!",
)
_QUOTED = (
    "Den 20 nov. 2026 kl. 09:12 skrev Kundcenter <{to}>:\n> Hej!\n> Tack för att du hör av dig. Vi tittar på det.\n"
)


def mail(number: int, *, run: str = "a", to: str = ADDRESS) -> bytes:
    """Return mail number of a run as RFC 5322 bytes: two to twelve kilobytes, three in ten with a file, most with HTML.

    Seven in ten senders have not written before. Two runs have no mail in common.
    """
    chance = random.Random(f"{run} {number}")  # noqa: S311 -- the same each time, not secret
    name, address = _sender(number, run, chance)
    message = EmailMessage()
    message["From"] = f"{name} <{address}>"
    message["To"] = to
    message["Subject"] = chance.choice(_ABOUT)
    message["Date"] = format_datetime(BEGINS + timedelta(seconds=number))
    message["Message-ID"] = f"<{run}.{number}@medborgare.example>"
    message["Received"] = f"from mx.medborgare.example by mx.storan.example with ESMTPS id {run}{number}"
    text = "\n\n".join(chance.choice(_SENTENCES) for _line in range(chance.randint(3, 12)))
    text += f"\n\n{name}\n070-174 06 05\n"
    if chance.random() < 0.2:
        text += "\n" + _QUOTED.format(to=to)
    message.set_content(text)
    if chance.random() < 0.7:
        paragraphs = "".join(f"<p style='margin:0'>{line}</p>" for line in text.splitlines() if line)
        message.add_alternative(f"<html><body><div>{paragraphs}</div></body></html>", subtype="html")
    if chance.random() < 0.3:
        message.add_attachment(chance.randbytes(6000), maintype="image", subtype="jpeg", filename="bild.jpg")
    return message.as_bytes()


def _sender(number: int, run: str, chance: random.Random) -> tuple[str, str]:
    known = chance.random() < 0.3
    who = chance.randrange(50) if known else number
    name = f"{_FIRST[who % len(_FIRST)]} {_LAST[who // 10 % len(_LAST)]}"
    return name, f"{'k' if known else run}{who}@medborgare.example"
