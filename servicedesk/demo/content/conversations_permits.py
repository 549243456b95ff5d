"""Conversations about building cases that are under way, and about those of the neighbours."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang_back, said

SCENARIOS = (
    Scenario(
        "komplettering-situationsplan",
        "Komplettering: situationsplan, {dnr}",
        "komplettering",
        "bygglov",
        "eservice",
        (
            said("""Vi har bifogat ritningen i skala 1:400. Räcker det så? {dnr}, {street}. Styrelsen
                    genom {first}."""),
            noted("Mått till fastighetsgräns saknas på norra sidan. Resten okej.", 240),
            answered(
                """Hej {first}!

                    Tack för ritningen. Två mått saknas: avståndet från balkongerna till gränsen i norr
                    och totalhöjden. Skriv dit dem och skicka ritningen igen senast {later}.
                    Handläggningen väntar tills vi har fått den.""",
                20,
            ),
        ),
        status="pending",
        tags=("bygglov", "komplettering"),
        by=("@brf-norrskenet",),
    ),
    Scenario(
        "lov-status",
        "När kommer beslutet om {dnr}?",
        "lov",
        "bygglov",
        "email",
        (
            said("""Hej!

                    Ansökan {dnr} lämnades in i {last_month} och kunden ringer mig varje dag. Vi har
                    beställt virke. Kan ni ge ett datum?

                    {first}"""),
            answered(
                """Hej {first}!

                    Grannarna har svarat och ingen har något emot bygget. Beslutet är skrivet och
                    skickas {tomorrow}. Ni får börja fyra veckor efter att det har kungjorts, när ni har
                    fått startbesked.""",
                250,
            ),
            said("Tack, då håller vi i virket.", after=120),
        ),
        by=("@lantto-bygg",),
    ),
    Scenario(
        "granne-protesterar",
        "Grannens carport, hur kan ni tillåta detta",
        "lov",
        "bygglov",
        "email",
        (
            said("""Till den som bestämmer.

                    Ni har gett min granne på {road} lov att bygga en carport som är större än mitt hus.
                    Ingen har frågat mig. Jag ser inte älven längre. Först river ni skolan, sedan det
                    här. Jag kräver att bygget stoppas och att den som skrev under beslutet hör av sig
                    personligen. Jag betalar skatt i den här kommunen sedan 1974.

                    {name}"""),
            noted(
                """Grannhörande skickat till hans adress, ej utlöst. Lovet är lagligt, men vi ska svara
                    ordentligt.""",
                180,
            ),
            rang_back(
                """Samtal ut, 22 min. Arg i början. Gick igenom ritningen. Carporten är lägre än han
                    trodde, 3,1 m. Berättade hur man överklagar. Vi lovade kopia av brevet.""",
                90,
                who="lead",
            ),
            answered(
                """Hej {first}!

                    Tack för samtalet. Här är det vi kom fram till:

                    | - Brevet om att du kan tycka till skickades till dig, men det kom tillbaka. Det
                    beklagar jag.
                    | - Carporten är 3,1 meter hög och följer planen.
                    | - Du kan överklaga inom tre veckor från i dag. Skriv vad du vill ändra, så hjälper
                    registrator dig.""",
                60,
                who="lead",
            ),
        ),
        status="on_hold",
        priority="high",
        tags=("överklagande",),
        by=("@sven-erik-hakansson-lindgren", "@per-olov-isaksson"),
        often=1,
    ),
    Scenario(
        "svartbygge",
        "Anmälan om olovligt bygge",
        "lov",
        "bygglov",
        "letter",
        (
            said("""Någon bygger ett fritidshus på udden bortom båthusen, rakt i strandkanten. Ingen skylt om
                    bygglov. Hela byn vet om det. Jag vill vara anonym."""),
            noted(
                """Flygfoto kollat: platta gjuten, ca 60 m². Inget lov hittat. Tillsynsärende {dnr}
                    öppnat. Besök bokat {later}.""",
                600,
            ),
        ),
        status="on_hold",
        tags=("tillsyn",),
        by=("anonymous",),
    ),
    Scenario(
        "remiss-lansverket",
        "Remiss: ny våtmark vid Storådalen, svar senast om fyra veckor",
        "bygga-bo",
        "bygglov",
        "email",
        (
            said("""Till Storåns kommun

                    Översänder ansökan om att anlägga en våtmark på 3,4 hektar vid Storådalen. Ni ges
                    möjlighet att lämna synpunkter enligt bifogat underlag.

                    Med vänlig hälsning
                    | {first}, registrator"""),
            noted("Remiss. Dnr {dnr}. Vägen till bygden korsas, hör med Gata och park.", 120),
        ),
        status="open",
        tags=("remiss",),
        by=("authority",),
        often=1,
    ),
    Scenario(
        "skylt-cafe",
        "[Skylt på fasaden|Bygglov för skylt, {street}]",
        "behovs-lov",
        "bygglov",
        "email",
        (
            said("""Hej! Vi vill sätta upp en träskylt på {street}, 1,5 × 0,6 m. Inga lampor. Måste man
                    ha lov? {first}"""),
            answered(
                """Hej {first}!

                    Ja, inom centrum behövs bygglov för skyltar större än en halv kvadratmeter. Avgiften
                    är 2 600 kronor. Skicka en bild på skylten och ett foto av fasaden. Beslutet tar
                    ungefär tre veckor.""",
                160,
            ),
            said("Skickat nu, hoppas det räcker 😊", after=400),
            noted("Kompl ok, inga frågor. Till beslut.", 200),
        ),
        status="open",
        by=("company", "association"),
    ),
    Scenario(
        "new-house-english",
        "Buying a plot, what may we build?",
        "lov",
        "bygglov",
        "email",
        (
            said("""Dear municipality,

                    We are thinking of buying a plot in {area}. How big a house may we build, and how
                    long does a permit take? We would like to start in May. Is there anybody who can
                    talk to us in English?

                    Kind regards
                    | {name}"""),
            answered(
                """Hello {first},

                    The local plan there allows one house of up to 220 m² and a garage of 45 m², 6
                    metres from the road. A permit takes about ten weeks once everything is with us, and
                    costs about 29,000 kronor.

                    To start in May, apply before the end of January. You can book half an hour with me
                    by video, in English, any Tuesday.""",
                400,
            ),
            said("That is more than we hoped for. We will book a Tuesday.", after=1400),
        ),
        status="pending",
        language="en",
    ),
)
