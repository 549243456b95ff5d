"""Conversations of companies and associations that want to open, sell, build or arrange something."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "uteservering",
        "[Uteservering på trottoaren|Bord och stolar utanför {street}]",
        "parkering",
        "gata-park",
        "email",
        (
            said("""Hej!

                Vi vill ha sex bord på trottoaren utanför {street} från maj till september. I fjol räckte det med
                ett telefonsamtal, men nu säger någon att polisen ska vara med. Hur är det egentligen?

                | {first}, {name}"""),
            noted("Fatima, behövs bygglov om de ställer upp en trall också?", 60),
            noted("Inte för trall utan räcke. Räcke högre än 1,1 m: lov.", 45, who="contact_centre"),
            answered(
                """Hej {first}!

                Marken är kommunens, men det är polisen som ger tillståndet. Polisen frågar oss innan de svarar.

                | 1. Sök hos polisen, helst före den 1 april.
                | 2. Rita in borden. Minst 1,8 meter av trottoaren ska vara fri, så att rullstolar och
                barnvagnar kommer förbi.
                | 3. Vi säger ja till polisen inom en vecka om ritningen stämmer.

                Platsen kostar 60 kronor per kvadratmeter och månad. Bygglov behövs bara om ni sätter upp ett
                räcke som är högre än 1,1 meter.""",
                35,
            ),
            said("Tack! Då ritar vi. Får man ha infravärme?", 240),
            answered("Hej {first}! Ja, om den är elektrisk. Gasol behöver räddningstjänsten säga ja till.", 60),
            said("Då blir det el och filtar. Vi bjuder på kaffe när ni mäter upp ☕", 50),
        ),
        by=("@cafe-kvarnen",),
    ),
    Scenario(
        "fettavskiljare",
        "Hur ofta måste fettavskiljaren tömmas?",
        "vatten",
        "vatten-avlopp",
        "phone",
        (
            rang("""Samtal in, 5 min. Har fått brev om fettavskiljaren. Undrar hur ofta den ska tömmas och vem
                som får göra det."""),
            rang_back(
                """Samtal ut, 4 min. Minst fyra gånger om året, av godkänd entreprenör. Spara protokollen i tre
                år. Listan på entreprenörer skickad med e-post.""",
                75,
            ),
        ),
        by=("@cafe-kvarnen",),
    ),
    Scenario(
        "matavfall-foretag",
        "[Matavfall två gånger i veckan|Tätare hämtning av matavfall]",
        "hamtning",
        "avfall",
        "webform",
        (
            said("""Vi serverar lunch till 90 personer om dagen och den bruna tunnan är full på onsdagar. Kan ni
                hämta två gånger i veckan? Vad kostar det?"""),
            answered(
                """Hej {first}!

                Ja, vi kan hämta måndagar och torsdagar från {later}. Det kostar 310 kronor mer i månaden.
                Avtalet går att säga upp med en månads varsel. Svara ja, så lägger jag in det.""",
                140,
            ),
            said("Ja tack, kör på det.", 90),
        ),
        by=("@cafe-kvarnen",),
    ),
    Scenario(
        "praktikplats",
        "Vi tar gärna emot feriearbetare",
        "kommunen",
        "kontaktcenter",
        "instagram",
        (
            said("Hej! Vi har plats för två ungdomar i sommar 🙌 Vart hör man av sig?"),
            answered(
                """Hej {first}, så roligt! Skriv till oss med antal veckor, uppgifter och vem som är
                handledare, så matchar vi i april. Kommunen betalar lönen i tre veckor.""",
                60,
            ),
            said("Skickar i eftermiddag! 🍰", 20),
        ),
        status="closed",
        by=("@cafe-kvarnen",),
    ),
    Scenario(
        "hall-ishall-arrangemang",
        "[Cup i december, 400 barn|Innebandycup, hallar och parkering]",
        "forening",
        "kultur-fritid",
        "email",
        (
            said("""Hej!

                Vi arrangerar cup två dagar i december. Det kommer 32 lag och runt 400 barn. Vi behöver:

                | - båda hallarna från 7 till 20
                | - sovsalar i {school}, två nätter
                | - extra sopkärl och någon som plogar parkeringen tidigt på lördag
                | - svar före månadsskiftet, för då går inbjudan ut

                | {first}, {name}"""),
            noted("Hallarna lediga. Sovsal kräver brandtillsyn, minst 14 dagar före. Kolla med skolan.", 120),
            noted("Skolan säger ja till åtta salar. Vaktmästare på plats 19–21.", 900, who="colleague"),
            answered(
                """Hej {first}!

                Vi hjälper er gärna. Så här blir det:

                | - Hallarna är bokade båda dagarna, 7 till 20.
                | - Ni får åtta salar. Anmäl sovsalarna till räddningstjänsten minst 14 dagar före.
                | - Sex extra kärl ställs ut på fredagen. Parkeringen plogas före klockan 6.30.

                Allt kostar 8 400 kronor för föreningar med barn och unga. Säg till om ni hellre vill betala
                i två delar.""",
                60,
            ),
            said("Ni är BÄST. Inbjudan är ute.", 400),
            noted("Påminn gatudriften veckan före cupen.", 10),
        ),
        status="on_hold",
        by=("@storan-ik",),
        months=(9, 10, 11),
    ),
)
