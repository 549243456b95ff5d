"""The demo municipality's register of channels: the eleven ways of its figure, with SMS, the app and its accounts."""

from dataclasses import dataclass

OFFICE: tuple[list[list[int]], ...] = ([[480, 990]],) * 4 + ([[480, 900]], [], [])
VISITS: tuple[list[list[int]], ...] = ([[600, 960]],) * 4 + ([[600, 840]], [], [])
PIRKKO, ASA, ANDERS = "pirkko.kallio", "asa.lindqvist", "anders.nyman"
KATARINA, SAMIR, JOHAN = "katarina.wisniewska.holm", "samir.haddad", "johan.akerstrom"
COMMUNICATOR, HEAD_OF_CULTURE = PIRKKO, KATARINA
BOARD, DIRECTOR = "Kommunstyrelsen", "Kommundirektören"


@dataclass(frozen=True, slots=True)
class Entry:
    """months: since when it has its status. decided: by whom, and the number of the decision; "" for a proposal."""

    name: str
    kind: str
    purpose: str
    goals: str
    target_group: str
    owner: str
    inbox: str = ""
    nature: str = "digital"
    way: str = "both"
    target: str = "none"
    status: str = "active"
    decided: tuple[str, str] = (BOARD, "KS 2025/112, § 58")
    months: int = 14
    deputy: str = ""
    department: str = ""
    hours: tuple[list[list[int]], ...] = ()
    url: str = ""
    public_name: str = ""
    is_listed: bool = True
    is_watched: bool = False
    dormant_text: str = ""
    why: str = ""


ENTRIES = (
    Entry(
        "Webbplatsen storan.example",
        "website",
        "Svar dygnet runt på det som många frågar om.",
        "Sju av tio hittar svaret utan att höra av sig.",
        "Alla invånare, besökare och företag",
        PIRKKO,
        way="out",
        target="increase",
        deputy=ANDERS,
        url="https://www.storan.example/",
        is_listed=False,
    ),
    Entry(
        "E-tjänster och Mina sidor",
        "eservice",
        "Ansökningar som går att följa.",
        "Hälften av ansökningarna digitalt.",
        "Invånare och företag med pågående ärenden",
        ANDERS,
        inbox="e-tjanster",
        nature="automated",
        target="increase",
        deputy=PIRKKO,
        url="https://e-tjanster.storan.example/",
    ),
    Entry(
        "Växel och Kontaktcenter",
        "phone",
        "Svar direkt i samtalet.",
        "Svar inom 60 sekunder i åtta samtal av tio.",
        "Alla, särskilt den som inte är digital",
        ASA,
        inbox="vaxel",
        nature="traditional",
        target="decrease",
        deputy=SAMIR,
        hours=OFFICE,
        is_listed=True,
        public_name="Telefon 0980-31 92 00",
    ),
    Entry(
        "E-post till Kundcenter",
        "email",
        "Frågor som behöver skrivas ner.",
        "Svar inom ett dygn.",
        "Alla",
        ASA,
        inbox="kundcenter",
        target="decrease",
        deputy=JOHAN,
        public_name="kundcenter@storan.example",
    ),
    Entry(
        "Brev",
        "letter",
        "Handlingar på papper.",
        "Svar inom fem arbetsdagar.",
        "Den som inte är digital",
        ASA,
        inbox="brev",
        nature="traditional",
        target="decrease",
        is_listed=False,
    ),
    Entry(
        "Fax",
        "fax",
        "Reserv för vårdgivare.",
        "Stängs när avtalen är omskrivna.",
        "Vårdgivare",
        ASA,
        inbox="fax",
        nature="traditional",
        target="decrease",
        status="dormant",
        dormant_text="Skriv till kundcenter@storan.example.",
        why="Tre fax under förra året",
        is_listed=False,
    ),
    Entry(
        "Besök i Stadshuset",
        "visit",
        "Hjälp på plats och legitimering.",
        "Ingen väntar mer än tio minuter.",
        "Alla, särskilt den som behöver hjälp på plats",
        ASA,
        inbox="besok",
        nature="traditional",
        hours=VISITS,
        deputy=JOHAN,
        public_name="Medborgarservice, Storgatan 1",
    ),
    Entry(
        "Informationsträffar",
        "meeting",
        "Samtal om planer som rör ett område.",
        "Fyra träffar om året.",
        "Boende i området",
        ANDERS,
        nature="traditional",
        is_listed=False,
    ),
    Entry(
        "Trycksaker",
        "print",
        "Sopkalendern och broschyrer.",
        "Bara det som behövs på papper.",
        "Alla hushåll",
        PIRKKO,
        nature="traditional",
        way="out",
        target="decrease",
        is_listed=False,
    ),
    Entry(
        "Chatt på webbplatsen",
        "chat",
        "Svar medan man läser.",
        "Svar inom en minut.",
        "Den som redan är på webben",
        ASA,
        inbox="chatt",
        target="increase",
        deputy=SAMIR,
        hours=OFFICE,
        is_listed=False,
    ),
    Entry(
        "Andra system",
        "api",
        "Ärenden mellan kommunens system.",
        "Inget skrivs in två gånger.",
        "Kommunens egna system",
        ANDERS,
        inbox="andra-system",
        nature="automated",
        is_listed=False,
    ),
    Entry(
        "Masskommunikation vid kris",
        "mass",
        "Viktiga besked till många på kort tid.",
        "Ute inom tio minuter.",
        "Alla i ett område",
        ANDERS,
        nature="automated",
        way="out",
        is_listed=False,
        deputy=PIRKKO,
    ),
    Entry(
        "Sms",
        "sms",
        "Korta frågor och svar med länk.",
        "Svar samma dag.",
        "Den som är på språng",
        ASA,
        inbox="sms",
        target="increase",
        deputy=JOHAN,
        public_name="Sms till 070-174 06 99",
    ),
    Entry(
        "Appen Storån",
        "app",
        "Felanmälan med bild och plats.",
        "Hälften av felanmälningarna.",
        "Den som rör sig ute",
        ANDERS,
        inbox="app",
        target="increase",
        public_name="Appen Storån",
        url="https://app.storan.example/",
    ),
    Entry(
        "Facebook",
        "facebook",
        "Dialog och snabba besked.",
        "Svar inom två timmar på vardagar.",
        "Vuxna i kommunen",
        PIRKKO,
        inbox="facebook",
        deputy=ASA,
        is_watched=True,
        public_name="Storåns kommun på Facebook",
        url="https://social.example/facebook/storanskommun",
    ),
    Entry(
        "Messenger",
        "messenger",
        "Privata frågor från Facebook.",
        "Svar inom två timmar på vardagar.",
        "Vuxna i kommunen",
        PIRKKO,
        inbox="messenger",
        deputy=ASA,
        is_listed=False,
    ),
    Entry(
        "Instagram",
        "instagram",
        "Bilder ur vardagen, och frågor om det som visas.",
        "Två inlägg i veckan.",
        "Unga vuxna",
        PIRKKO,
        inbox="instagram",
        deputy=ASA,
        is_watched=True,
        public_name="Storåns kommun på Instagram",
        url="https://social.example/instagram/storanskommun",
    ),
    Entry(
        "Bibliotekens Instagram",
        "instagram",
        "Läslust och program.",
        "Ett boktips i veckan.",
        "Läsare i alla åldrar",
        KATARINA,
        department="kultur",
        deputy=PIRKKO,
        is_watched=True,
        months=9,
        decided=("Förvaltningschefen, kultur och fritid", "KFN 2026/9"),
        public_name="Biblioteken i Storån på Instagram",
        url="https://social.example/instagram/storanbiblioteken",
    ),
    Entry(
        "WhatsApp",
        "whatsapp",
        "Privata frågor där många redan skriver.",
        "Svar inom två timmar på vardagar.",
        "Nyanlända och unga",
        ASA,
        inbox="whatsapp",
        months=4,
        decided=(BOARD, "KS 2026/31, § 12"),
        is_listed=False,
    ),
    Entry(
        "Mastodon",
        "mastodon",
        "Öppet alternativ till andra nätverk.",
        "Samma besked som på Facebook.",
        "Föreningar och press",
        PIRKKO,
        inbox="mastodon",
        months=6,
        decided=(BOARD, "KS 2026/17, § 9"),
        is_watched=True,
        public_name="Storåns kommun på Mastodon",
        url="https://social.storan.example/@storan",
    ),
    Entry(
        "Bluesky",
        "bluesky",
        "Besked till press och föreningar.",
        "Utvärderas efter ett halvår.",
        "Föreningar och press",
        PIRKKO,
        inbox="bluesky",
        status="decided",
        months=1,
        decided=(DIRECTOR, "KD 2026/44"),
        is_listed=False,
    ),
    Entry(
        "Youtube",
        "youtube",
        "Filmer med textning och teckenspråk.",
        "Alla fullmäktigemöten textade.",
        "Alla",
        ANDERS,
        public_name="Storåns kommun på Youtube",
        url="https://social.example/youtube/storanskommun",
    ),
    Entry(
        "LinkedIn",
        "linkedin",
        "Kommunen som arbetsgivare.",
        "Fler sökande till svåra tjänster.",
        "Den som söker jobb",
        ANDERS,
        public_name="Storåns kommun på LinkedIn",
        url="https://social.example/linkedin/storanskommun",
    ),
    Entry(
        "X",
        "x",
        "Besked till press.",
        "–",
        "Press",
        PIRKKO,
        status="dormant",
        months=5,
        decided=(BOARD, "KS 2019/80, § 21"),
        public_name="Storåns kommun på X",
        url="https://social.example/x/storanskommun",
        why="Ingen har tid att svara där",
        dormant_text="Vi läser sällan här. Skriv till kundcenter@storan.example eller ring 0980-31 92 00.",
    ),
    Entry(
        "Fritidsgårdarnas korta filmer",
        "other",
        "Nå unga som inte läser mejl.",
        "",
        "13–18 år",
        KATARINA,
        department="kultur",
        status="proposal",
        decided=("", ""),
        months=0,
        is_listed=False,
    ),
)
# Of the working days before today, the newest is 0: which nobody looked through, and what was noted.
MISSED = {"Bibliotekens Instagram": (2, 7, 11), "Mastodon": (6,)}
NOTES = {
    ("Facebook", 1): "Två frågor om snöröjning blev ärenden",
    ("Facebook", 4): "Dold kommentar med personnummer",
    ("Instagram", 3): "En fråga om badet",
}
DAYS = 21  # working days that were looked through
