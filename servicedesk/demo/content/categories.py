"""What tickets are about: 40 categories in three levels, named as a citizen would say it."""

from servicedesk.demo.content.shapes import CaseKind, Category


def _top(slug: str, name: str, name_en: str, kind: CaseKind, team: str, department: str) -> Category:
    return Category(slug, name, name_en, "", kind, team, department)


WASTE = (
    _top("avfall", "Avfall och återvinning", "Waste and recycling", "recurring", "avfall", "tekniska"),
    Category("hamtning", "Hämtning av sopor", "Waste collection", "avfall", "recurring", "avfall"),
    Category("utebliven-tomning", "Utebliven tömning", "Missed collection", "hamtning", "recurring", "avfall"),
    Category("byta-karl", "Byta kärl", "Change of bin", "hamtning", "recurring", "avfall"),
    Category(
        "atervinningscentral",
        "Återvinningscentral",
        "Recycling centre",
        "avfall",
        "recurring",
        "kontaktcenter",
    ),
)

SCHOOL = (
    _top(
        "forskola-skola",
        "Förskola och skola",
        "Preschool and school",
        "life_event",
        "forskola-skola",
        "utbildning",
    ),
    Category("forskola", "Förskola", "Preschool", "forskola-skola", "life_event", "forskola-skola"),
    Category("forskoleplats", "Plats och kö", "Place and queue", "forskola", "life_event", "forskola-skola"),
    Category("forskoleavgift", "Avgift och faktura", "Fee and invoice", "forskola", "recurring", "kontaktcenter"),
    Category("grundskola", "Grundskola", "Compulsory school", "forskola-skola", "recurring", "forskola-skola"),
    Category("skolskjuts", "Skolskjuts", "School transport", "grundskola", "recurring", "forskola-skola"),
    Category("skolval", "Val och byte av skola", "Choice of school", "grundskola", "life_event", "forskola-skola"),
)

BUILDING = (
    _top("bygga-bo", "Bygga och bo", "Building and housing", "life_event", "bygglov", "samhallsbyggnad"),
    Category("lov", "Bygglov", "Building permit", "bygga-bo", "life_event", "bygglov"),
    Category("behovs-lov", "Behöver jag lov?", "Do I need a permit?", "lov", "life_event", "bygglov"),
    Category("komplettering", "Komplettering", "Completing an application", "lov", "ongoing", "bygglov"),
    Category("strandskydd", "Strandskydd", "Shore protection", "bygga-bo", "life_event", "bygglov"),
    Category("eldstad", "Eldstad och sotning", "Stoves and chimneys", "bygga-bo", "life_event", "bygglov"),
)

SOCIAL = (
    _top("stod-omsorg", "Stöd och omsorg", "Support and care", "life_event", "socialtjanst", "social"),
    Category("forsorjningsstod", "Försörjningsstöd", "Income support", "stod-omsorg", "ongoing", "socialtjanst"),
    Category("aldre", "Äldre", "Older people", "stod-omsorg", "life_event", "socialtjanst"),
    Category("hemtjanst", "Hemtjänst", "Home care", "aldre", "ongoing", "socialtjanst"),
    Category("fardtjanst", "Färdtjänst", "Transport service", "aldre", "ongoing", "kontaktcenter"),
    Category("oro", "Oro för någon", "Worried about someone", "stod-omsorg", "other", "socialtjanst"),
)

STREETS = (
    _top(
        "gata-trafik",
        "Gata, trafik och park",
        "Streets and parks",
        "recurring",
        "gata-park",
        "samhallsbyggnad",
    ),
    Category("vagar", "Vägar och gångvägar", "Roads and footpaths", "gata-trafik", "recurring", "gata-park"),
    Category("snorojning", "Snöröjning och sandning", "Snow and gritting", "vagar", "recurring", "gata-park"),
    Category("vagskada", "Hål och skador", "Potholes and damage", "vagar", "recurring", "gata-park"),
    Category("gatubelysning", "Gatubelysning", "Street lighting", "vagar", "recurring", "gata-park"),
    Category("parkering", "Trafik och parkering", "Traffic and parking", "gata-trafik", "other", "gata-park"),
    Category("park", "Parker och lekplatser", "Parks and playgrounds", "gata-trafik", "recurring", "gata-park"),
)

WATER = (
    _top("vatten", "Vatten och avlopp", "Water and sewerage", "recurring", "vatten-avlopp", "tekniska"),
    Category(
        "vattenstorning",
        "Läcka och brunt vatten",
        "Leaks and brown water",
        "vatten",
        "recurring",
        "vatten-avlopp",
    ),
    Category("vattenfaktura", "Faktura och mätare", "Invoice and meter", "vatten", "recurring", "kontaktcenter"),
)

CULTURE = (
    _top("kultur-fritid", "Kultur och fritid", "Culture and leisure", "recurring", "kultur-fritid", "kultur"),
    Category("bibliotek", "Bibliotek", "Library", "kultur-fritid", "recurring", "kultur-fritid"),
    Category(
        "forening",
        "Föreningar och lokaler",
        "Associations and venues",
        "kultur-fritid",
        "recurring",
        "kultur-fritid",
    ),
)

MUNICIPALITY_ITSELF = (
    _top("kommunen", "Kommunen", "The municipality", "other", "kontaktcenter", "kommunledning"),
    Category("allman-handling", "Allmän handling", "Public document", "kommunen", "other", "kontaktcenter"),
    Category("synpunkt", "Synpunkt eller klagomål", "Comment or complaint", "kommunen", "other", "kontaktcenter"),
)

CATEGORIES = WASTE + SCHOOL + BUILDING + SOCIAL + STREETS + WATER + CULTURE + MUNICIPALITY_ITSELF
