"""What the citizen has in her hands for each kind of channel, and what she might ask there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.demo_doors.mail import MailProvider
from frontend.demo_doors.providers import Provider, provide, provider_of
from tickets.models import ChannelKind


@dataclass(frozen=True, slots=True)
class Surface:
    """kind: of the channel. shape: which template draws it. examples: in Swedish, as are all citizens of Storån."""

    kind: str
    icon: str
    name: str | Promise
    shape: str  # phone, post, mail, call, letter, form, chat
    hint: str | Promise = ""
    examples: tuple[str, ...] = ()
    post: str = ""  # what the municipality has published, that is commented on


MAIL = Surface(
    "email",
    "mail",
    _("Mail"),
    "mail",
    _("The mail arrives as from a mail server. The answer lands here as soon as it is sent."),
    (
        "Hej! Vår soptunna på Björkallén 7 blev inte tömd i tisdags fast den stod ute. När kommer ni tillbaka?",
        "Hej, jag vill bygga ett växthus på 14 kvadratmeter bakom huset. Behöver jag bygglov?",
        "Hej! Mitt barn ska byta skola i januari. Hur söker vi skolskjuts, och när får vi besked?",
    ),
)
FORM = Surface(
    "webform",
    "form",
    _("Form"),
    "form",
    _("This is the real form. With the address elsa.nyberg@mejl.example the answer is seen under Mail."),
)
CHAT = Surface(
    "chat",
    "chat",
    _("Chat"),
    "chat",
    _("A page with the real chat window. Open Chat at the agent's and take the chat."),
)
SMS = Surface(
    "sms",
    "sms",
    _("SMS"),
    "phone",
    _("Each text is sent through a provider that behaves like 46elks."),
    (
        "Hej! Soporna hämtades inte på Björkallén 7 i tisdags. När kommer bilen?",
        "Gatlyktan utanför Skolgatan 12 är släckt sen i fredags",
        "Är simhallen öppen på torsdag kväll?",
    ),
)
WHATSAPP = Surface(
    "whatsapp",
    "whatsapp",
    _("WhatsApp"),
    "phone",
    _("Free answers can be sent for 24 hours after the citizen has written."),
    ("Hej! Går det att låna en släpkärra på återvinningscentralen?", "Vilka tider har biblioteket i helgen?"),
)
MESSENGER = Surface(
    "messenger",
    "messenger",
    _("Messenger"),
    "phone",
    _("A private message to the municipality's page."),
    ("Hej, vart vänder jag mig om mitt barn inte fått plats på förskolan?", "Är det ni som sköter isbanan?"),
)
DIRECT = Surface(
    "instagram_direct",
    "instagram",
    _("Instagram, in private"),
    "phone",
    _("A private message to the municipality's account."),
    ("Hej! Får man använda er bild från älven om man anger fotografen?",),
)
FACEBOOK = Surface(
    "facebook",
    "facebook",
    _("Facebook"),
    "post",
    _("A comment everybody can read. It can be answered in public or in private."),
    (
        "Det har inte plogats på Prästgårdsgatan sen i måndags. Hur tänker ni?",
        "När öppnar isbanan vid skolan?",
        "Bra jobbat igår natt, hälsa förarna!",
    ),
    post="Nu snöar det. Vi plogar stora vägar och cykelvägar först, sedan bostadsgator. Tack för att ni flyttar bilen.",
)
INSTAGRAM = Surface(
    "instagram",
    "instagram",
    _("Instagram"),
    "post",
    _("A comment under one of the municipality's pictures."),
    ("Så fint! Var är det här?", "Är skidspåret runt sjön öppet?"),
    post="Första snön över älven. Skidspåren runt Storsjön dras i kväll.",
)
MASTODON = Surface(
    "mastodon",
    "social",
    _("Mastodon"),
    "post",
    _("A public post that mentions the municipality. It is fetched, so it takes a moment."),
    ("@storan Finns det planer på fler laddstolpar vid stationen?",),
    post="Vattnet stängs av på Torggatan i natt mellan klockan 23 och 04. Tappa upp vatten före.",
)
BLUESKY = Surface(
    "bluesky",
    "social",
    _("Bluesky"),
    "post",
    _("A public post that mentions the municipality. It is fetched, so it takes a moment."),
    ("Hej kommunen, när kommer protokollet från fullmäktige?",),
    post="Kommunfullmäktige sänds på webben i kväll klockan 18.",
)
PHONE = Surface(
    "phone",
    "phone",
    _("Call"),
    "call",
    _("Call the switchboard: the agent sees who calls. A missed call becomes a ticket to call back."),
)
LETTER = Surface(
    "letter",
    "letter",
    _("Letter"),
    "letter",
    _("What you write is printed as a PDF and put in the folder of the scanner."),
    (
        "Bänkarna längs strandpromenaden har tagits bort. Vi är många äldre som behöver vila på vägen.",
        "Härmed begär jag att få ta del av protokollet från byggnadsnämndens senaste möte.",
    ),
)
ALL = (MAIL, PHONE, SMS, CHAT, FORM, FACEBOOK, MESSENGER, INSTAGRAM, DIRECT, WHATSAPP, MASTODON, BLUESKY, LETTER)
WITHOUT_PROVIDER = frozenset({"webform", "chat"})  # real pages of ours, in a frame

provide(ChannelKind.EMAIL, MailProvider())


def playable() -> Iterator[Surface]:
    """Those somebody plays here, in order."""
    for surface in ALL:
        if surface.kind in WITHOUT_PROVIDER or provider_of(surface.kind) is not None:
            yield surface


def surface_of(kind: str) -> tuple[Surface, Provider | None]:
    """Raises KeyError for a kind nobody plays."""
    found = {surface.kind: surface for surface in playable()}
    return found[kind], provider_of(kind)
