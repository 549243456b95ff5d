"""The doors of the demo municipality: one or more inboxes for every kind of channel."""

from dataclasses import dataclass

from servicedesk.demo.content import SMS_NUMBER, SWITCHBOARD

SENDER = "Storåns kommun"


@dataclass(frozen=True, slots=True)
class Door:
    slug: str
    kind: str
    name: str
    address: str = ""
    team: str = "kontaktcenter"
    sender_name: str = SENDER
    acknowledges: bool = False
    form: str = ""  # slug of the web form that leads here


DOORS = (
    Door("kundcenter", "email", "Kundcenter", "kundcenter@storan.example", acknowledges=True),
    Door(
        "bygglov",
        "email",
        "Bygglov",
        "bygglov@storan.example",
        "bygglov",
        f"Bygglov, {SENDER}",
        acknowledges=True,
    ),
    Door(
        "socialtjanst",
        "email",
        "Socialtjänsten",
        "socialtjanst@storan.example",
        "socialtjanst",
        f"Socialtjänsten, {SENDER}",
        acknowledges=True,
    ),
    Door("skriv-till-oss", "webform", "Skriv till oss", acknowledges=True, form="skriv-till-oss"),
    Door("felanmalan", "webform", "Felanmälan", team="gata-park", acknowledges=True, form="felanmalan"),
    Door("synpunkt", "webform", "Synpunkt eller klagomål", acknowledges=True, form="synpunkt"),
    Door("allman-handling", "webform", "Allmän handling", acknowledges=True, form="begar-allman-handling"),
    Door("tillganglighet", "webform", "Tillgänglighet", acknowledges=True, form="tillganglighet"),
    Door("vaxel", "phone", "Växel och Kontaktcenter", SWITCHBOARD),
    Door("sms", "sms", "Sms", SMS_NUMBER),
    Door("chatt", "chat", "Chatt på webbplatsen"),
    Door("facebook", "facebook", "Facebook", "storanskommun"),
    Door("messenger", "messenger", "Messenger", "storanskommun"),
    Door("instagram", "instagram", "Instagram", "storanskommun"),
    Door("instagram-meddelanden", "instagram_direct", "Instagram, meddelanden", "storanskommun"),
    Door("whatsapp", "whatsapp", "WhatsApp", SMS_NUMBER),
    Door("mastodon", "mastodon", "Mastodon", "storan@social.storan.example"),
    Door("bluesky", "bluesky", "Bluesky", "storan.example"),
    Door("brev", "letter", "Brev", "Storgatan 1, 930 99 Storå"),
    Door("besok", "visit", "Besök i Stadshuset", "Storgatan 1"),
    Door("fax", "fax", "Fax", "0980-31 92 09"),
    Door("e-tjanster", "eservice", "E-tjänster och Mina sidor", acknowledges=True),
    Door("app", "app", "Appen Storån"),
    Door("andra-system", "api", "Andra system"),
)
_OWN_MAIL = {"bygglov": "bygglov", "socialtjanst": "socialtjanst"}
_FORM_OF_CATEGORY = {"synpunkt": "synpunkt", "allman-handling": "allman-handling"}
_FAULTS = ("gata-trafik", "vagar", "snorojning", "vagskada", "gatubelysning", "park")


def door_for(channel: str, team: str, category: str) -> str:
    """The slug of the door through which a ticket of this kind came in."""
    if channel == "email":
        return _OWN_MAIL.get(team, "kundcenter")
    if channel == "webform":
        return "felanmalan" if category in _FAULTS else _FORM_OF_CATEGORY.get(category, "skriv-till-oss")
    return next(door.slug for door in DOORS if door.kind == channel)
