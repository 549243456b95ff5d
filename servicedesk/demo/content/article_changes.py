"""What articles said before, and what agents and reviewers have said of them."""

from servicedesk.demo.content.article_shapes import ArticleComment, EarlierText

# Those of the last weeks are newer than answers on tickets that are still open: those answers are outdated.
EARLIER_TEXTS = (
    EarlierText(
        "om-sopbilen-inte-har-kommit",
        6,
        "Extra säckar kostar 45 kronor från och med nu",
        (("45 kronor per säck", "40 kronor per säck"),),
    ),
    EarlierText(
        "byta-storlek-pa-soptunnan",
        9,
        "Lade till kärlet på 190 liter",
        (
            ("| 190 liter | 3–4 personer | 1 902 kronor |\n", ""),
            ("Ett byte till kostar 250 kronor", "Ett byte till kostar 200 kronor"),
        ),
    ),
    EarlierText(
        "hur-lang-ar-kon-till-forskolan",
        4,
        "Nytt läge i kön",
        (("| Kottens förskola | Kort, ofta plats direkt |", "| Kottens förskola | Medel |"),),
    ),
    EarlierText(
        "lamna-inkomst-till-forskolan",
        12,
        "Vi rättar fakturan på fem vardagar i stället för tio",
        (("inom fem vardagar", "inom tio vardagar"),),
    ),
    EarlierText(
        "nar-plogas-min-gata",
        11,
        "Nya tider för vändplaner",
        (("Vändplaner och parkeringar | Inom 24 timmar", "Vändplaner och parkeringar | Inom 48 timmar"),),
    ),
    EarlierText("hog-vattenfaktura", 8, "Lade till vad det kostar att prova mätaren"),
    EarlierText("behover-jag-bygglov", 15, "Lade till avsnittet om gamla råd"),
    EarlierText(
        "strandskydd-bygga-vid-sjon",
        20,
        "Besked inom åtta veckor",
        (("inom åtta veckor", "inom tio veckor"),),
    ),
    EarlierText("atervinningscentralens-oppettider", 34, "Längre öppet på kvällen", (("10–19", "10–18"),)),
    EarlierText("vad-kostar-bygglov", 47, "Årets avgifter", (("29 000", "27 500"), ("4 200", "3 900"))),
    EarlierText("gatlampan-ar-trasig", 52, "Tio vardagar för en enstaka lampa", (("tio vardagar", "fem vardagar"),)),
    EarlierText("hur-gor-jag-en-felanmalan", 58, "Lade till vem som lagar annars"),
    EarlierText("ansok-om-hemtjanst", 61, "Handläggaren ringer inom två vardagar", (("två vardagar", "fem vardagar"),)),
    EarlierText("vem-far-rosta", 40, "Lade till vad som gäller för den som just har flyttat"),
    EarlierText("skaffa-lanekort", 26, "Längre meröppet", (("klockan 7 till 22", "klockan 8 till 21"),)),
    EarlierText(
        "nationella-minoriteters-rattigheter",
        33,
        "Lade till att vi hjälper till med tolk",
        (("Har samma skydd. Vi hjälper dig med tolk.", "Har samma skydd."),),
    ),
    EarlierText("begara-allman-handling", 75, "Lade till vad som är en allmän handling"),
    EarlierText("ansok-om-forsorjningsstod", 80, "Lade till hur man överklagar"),
    EarlierText("parkeringstillstand-rorelsehindrad", 18, "Lade till att vi skickar blanketten hem"),
    EarlierText("skolbussen-kom-inte", 13, "Lade till glömda saker"),
)

# Whose short forms were written for the earlier text.
OLD_SHORT_FORMS = frozenset({"nar-plogas-min-gata", "atervinningscentralens-oppettider", "vad-kostar-bygglov"})

FLAGS = (
    ArticleComment(
        "atervinningscentralens-oppettider",
        "johan.akerstrom@storan.example",
        "Två har ringt i dag och frågat om dagarna mellan jul och nyår. Kan de stå här?",
        2,
    ),
    ArticleComment(
        "boka-fardtjanst",
        "samir.haddad@storan.example",
        "Val 4 gick till växeln i fredags. Stämmer det fortfarande?",
        5,
    ),
    ArticleComment(
        "hur-lange-far-jag-parkera",
        "fatima.darwish@storan.example",
        "Den nya skylten vid Stadshuset säger två timmar, artikeln säger en.",
        1,
    ),
    ArticleComment(
        "pasar-till-matavfall",
        "johan.akerstrom@storan.example",
        "Påsarna är slut på biblioteket den här veckan.",
        24,
        settled=True,
    ),
)

REMARKS = (
    ArticleComment(
        "mobbning-i-skolan",
        "elle-marja.sarri@storan.example",
        "Kan vi säga hur fort skolan ska börja utreda? Föräldrar frågar alltid det.",
        3,
        "Lagen säger skyndsamt, ingen gräns i dagar. Jag skriver ”direkt” tills rektorerna har svarat.",
        "hodan.warsame.ali@storan.example",
    ),
    ArticleComment(
        "kulturskolan",
        "katarina.wisniewska.holm@storan.example",
        "Är avgiften för syskon beslutad? Jag ser bara förslaget till nämnden.",
        1,
    ),
    ArticleComment(
        "kulturskolan",
        "katarina.wisniewska.holm@storan.example",
        "Fint att jojk är med. Skriv ut att instrumentet är gratis att låna.",
        2,
        "Klart, det står i det korta svaret nu.",
        "pirkko.kallio@storan.example",
        settled=True,
    ),
)

# What readers wrote after "Nej": comments that became no ticket because they asked nothing.
COMMENTS = (
    ("vad-kostar-vattnet", "Jag vill veta vad det blir för en lägenhet, inte bara för hus."),
    ("vad-kostar-vattnet", "Svårt att förstå skillnaden mellan fast och rörlig avgift."),
    ("nar-kommer-sotaren", "Hittar ingen tid för just min gata."),
    ("boka-fardtjanst", "Numret gick till växeln."),
    ("hur-lang-ar-kon-till-forskolan", "Skriv hur många veckor det brukar ta, inte bara lång eller kort."),
    ("nar-plogas-min-gata", "Min gata är inte plogad ändå!"),
    ("detaljplan-for-min-tomt", "Kartan går inte att öppna i mobilen."),
    ("stod-till-anhoriga", "Bra, men när har ni öppet på kvällen?"),
)
