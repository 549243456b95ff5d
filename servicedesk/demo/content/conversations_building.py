"""Conversations about building permits, the shore and stoves."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

QUESTIONS = (
    Scenario(
        "bastu-vid-sjon",
        "Bastu vid sjön",
        "strandskydd",
        "bygglov",
        "chat",
        (
            said("Hej! Vi vill bygga en bastu på 15 kvm vid sjön. Behöver vi söka något tillstånd?"),
            answered(
                "Hej {first}! Ja, så nära en sjö behöver du ofta dispens från strandskyddet. Vet du hur långt "
                "det är till stranden?",
                2,
            ),
            said("Ungefär 70 meter", 3),
            answered(
                "Då ligger bastun inom strandskyddat område. Du söker dispens i e-tjänsten med en karta och två "
                "foton. Avgiften är 6 900 kronor. Du får besked inom åtta veckor när allt har kommit in.",
                3,
            ),
            said("Ok tack! Kan man börja gräva under tiden?", 1),
            answered(
                "Nej, vänta tills du har fått beslutet. Annars kan du få betala en avgift och ta bort "
                "bastun.",
                1,
            ),
        ),
        often=3,
    ),
    Scenario(
        "plank-hojd",
        "Hur högt får mitt plank vara?",
        "behovs-lov",
        "bygglov",
        "webform",
        (
            said("Vi vill ha ett plank mot vägen vid {street}. Hur högt får det vara utan bygglov?"),
            answered(
                """Hej {first}!

                Enligt detaljplanen för er gata får planket vara högst 1,2 meter utan bygglov. Ska det vara högre får du
                söka, också för ett plank mot grannen. Ett vanligt lov för plank kostar 4 200 kronor.

                Tänk på sikten: vid utfarten får inget vara högre än 0,8 meter de närmaste 2,5
                metrarna.""",
                200,
            ),
        ),
        often=4,
    ),
    Scenario(
        "altan-inglasning",
        "Behövs bygglov för att glasa in altanen?",
        "behovs-lov",
        "bygglov",
        "email",
        (
            said("""Hej!

                Vi har ett hus på {street}, inom detaljplan. Altanen har redan tak. Vi vill sätta in glas runt
                om, ca 18 m². Räknas det som en tillbyggnad och i så fall, vad kostar lovet?

                | Vänliga hälsningar {first}"""),
            answered(
                """Hej {first}!

                Ja, en inglasad altan under tak räknas som en tillbyggnad, så du behöver bygglov. Avgiften för
                18 kvadratmeter är 9 800 kronor.

                Skicka in: planritning, fasadritning i skala 1:100 och situationsplan i skala 1:400. Du får
                beslut inom tio veckor från att ansökan är komplett. Jag har bokat tid för ett samtal
                {later} klockan 10 om du vill, säg till om det inte passar.""",
                400,
            ),
            said("Tiden passar bra!", 700),
        ),
        status="pending",
        often=3,
    ),
    Scenario(
        "attefall-besok",
        "Frågor om komplementbostadshus",
        "behovs-lov",
        "bygglov",
        "visit",
        (
            said("""Besök i receptionen. Vill bygga ett litet hus på tomten åt sin mamma, 30 kvadratmeter. Undrar
                om det behövs bygglov, om avståndet till grannen och om det får ha kök."""),
            answered(
                """Hej {first}!

                Tack för besöket. Som jag sa: Ett komplementbostadshus på högst 30 kvadratmeter behöver inte
                bygglov, men du måste göra en anmälan och få startbesked. Huset får vara högst 4 meter högt, ha
                kök och stå 4,5 meter från gränsen. Skriver grannen under får det stå närmare.

                Avgiften är 7 400 kronor.""",
                60,
            ),
        ),
        tags=("besök",),
    ),
    Scenario(
        "kamin",
        "Installera braskamin",
        "eldstad",
        "bygglov",
        "email",
        (
            said(
                "Hej, vi ska sätta in en kamin i vardagsrummet på {street}. Är det bygglov på det? Mvh {first}"
            ),
            answered(
                """Hej {first}!

                Det är en anmälan, inte ett bygglov. Du skickar in en planritning och produktbladet för kaminen.
                Startbesked får du inom fyra veckor. Avgiften är 1 900 kronor.

                När kaminen är på plats ska en sotare godkänna den. Elda inte innan du har fått slutbesked.""",
                300,
            ),
        ),
        often=3,
    ),
    Scenario(
        "sotare-sen",
        "Sotaren har inte kommit på två år",
        "eldstad",
        "bygglov",
        "phone",
        (
            rang(
                "Samtal in, 8 min. Eldar varje dag, huset är från 1921. Sotaren skulle kommit i fjol. Undrar om "
                "försäkringen gäller."
            ),
            noted(
                "Sotningsdistriktet har lista på eftersläpande hus. {street} ligger på tur {later}.",
                60,
                who="colleague",
            ),
            rang_back(
                "Samtal ut, 4 min. Tid {later} mellan 8 och 12. Försäkringen gäller, men han ska spara "
                "kvittot från förra gången. Nöjd.",
                60,
            ),
        ),
        months=(9, 10, 11, 12, 1, 2),
    ),
    Scenario(
        "plan-sommarstuga",
        "Får man bo i stugan hela året?",
        "bygga-bo",
        "bygglov",
        "messenger",
        (
            said("Tänkte köpa en stuga vid {road}. Får man bo där året runt? Finns det kommunalt vatten?"),
            answered(
                "Hej {first}! Ja, det får du. Kommunalt vatten finns inte, men du får borra egen brunn. Stugan har "
                "sommarvatten som stängs av 1 oktober. Vi skickar plankartan som pdf.",
                180,
            ),
        ),
        often=1,
    ),
)

CASES = (
    Scenario(
        "komplettering-situationsplan",
        "Komplettering: situationsplan, {dnr}",
        "komplettering",
        "bygglov",
        "eservice",
        (
            said(
                "Vi har bifogat ritningen i skala 1:400. Räcker det så? {dnr}, {street}. Styrelsen genom {first}."
            ),
            noted("Mått till fastighetsgräns saknas på norra sidan. Resten okej.", 240),
            answered(
                """Hej {first}!

                Tack för ritningen. Två mått saknas: avståndet från balkongerna till gränsen i norr och
                totalhöjden. Skriv dit dem och skicka ritningen igen senast {later}. Handläggningen väntar tills
                vi har fått den.""",
                20,
            ),
        ),
        status="pending",
        tags=("bygglov", "komplettering"),
        by=("association", "company"),
        often=3,
    ),
    Scenario(
        "lov-status",
        "När kommer beslutet om {dnr}?",
        "lov",
        "bygglov",
        "email",
        (
            said("""Hej!

                Ansökan {dnr} lämnades in i {last_month} och kunden ringer mig varje dag. Vi har beställt
                virke. Kan ni ge ett datum?

                | {first}"""),
            answered(
                """Hej {first}!

                Grannarna har svarat och ingen har något emot bygget. Beslutet är skrivet och skickas
                {tomorrow}. Ni får börja fyra veckor efter att det har kungjorts, när ni har fått startbesked.""",
                250,
            ),
            said("Tack, då håller vi i virket.", 120),
        ),
        by=("company",),
        often=3,
    ),
    Scenario(
        "granne-protesterar",
        "Grannens carport, hur kan ni tillåta detta",
        "lov",
        "bygglov",
        "email",
        (
            said("""Till den som bestämmer.

                Ni har gett min granne på {road} lov att bygga en carport som är större än mitt hus. Ingen har
                frågat mig. Jag ser inte älven längre. Först river ni skolan, sedan det här. Jag kräver att
                bygget stoppas och att den som skrev under beslutet hör av sig personligen. Jag betalar skatt i
                den här kommunen sedan 1974.

                | {name}"""),
            noted(
                "Grannhörande skickat till hans adress, ej utlöst. Lovet är lagligt, men vi ska svara ordentligt.",
                180,
            ),
            rang_back(
                """Samtal ut, 22 min. Arg i början. Gick igenom ritningen. Carporten är lägre än han trodde,
                3,1 m. Berättade hur man överklagar. Vi lovade kopia av brevet.""",
                90,
                who="lead",
            ),
            answered(
                """Hej {first}!

                Tack för samtalet. Här är det vi kom fram till:

                | - Brevet om att du kan tycka till skickades till dig, men det kom tillbaka. Det beklagar jag.
                | - Carporten är 3,1 meter hög och följer planen.
                | - Du kan överklaga inom tre veckor från i dag. Skriv vad du vill ändra, så hjälper
                registrator dig.""",
                60,
                who="lead",
            ),
        ),
        status="on_hold",
        tags=("överklagande",),
        priority="high",
        often=1,
    ),
    Scenario(
        "svartbygge",
        "Anmälan om olovligt bygge",
        "lov",
        "bygglov",
        "letter",
        (
            said("""Någon bygger ett fritidshus på udden vid {road}, rakt i strandkanten. Ingen skylt om
                bygglov. Hela byn vet om det. Jag vill vara anonym."""),
            noted(
                "Flygfoto kollat: platta gjuten, ca 60 m². Inget lov hittat. Tillsynsärende {dnr} öppnat. "
                "Besök bokat {later}.",
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

                Översänder ansökan om att anlägga en våtmark på 3,4 hektar vid Storådalen. Ni ges möjlighet att
                lämna synpunkter enligt bifogat underlag.

                | Med vänlig hälsning
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
        "Skylt på fasaden",
        "behovs-lov",
        "bygglov",
        "email",
        (
            said("""Hej! Vi vill sätta upp en träskylt på {street}, 1,5 × 0,6 m. Inga lampor. Måste man ha lov?
                {first}"""),
            answered(
                """Hej {first}!

                Ja, inom centrum behövs bygglov för skyltar större än en halv kvadratmeter. Avgiften är 2 600
                kronor. Skicka en bild på skylten och ett foto av fasaden. Beslutet tar ungefär tre veckor.""",
                160,
            ),
            said("Skickat nu, hoppas det räcker 😊", 400),
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

                We are thinking of buying a plot on {road}. How big a house may we build, and how long
                does a permit take? We would like to start in May. Is there anybody who can talk to us in
                English?

                | Kind regards
                | {name}"""),
            answered(
                """Hello {first},

                The local plan for {road} allows one house of up to 220 m² and a garage of 45 m², 6 metres
                from the road. A permit takes about ten weeks once everything is with us, and costs about
                29,000 kronor.

                To start in May, apply before the end of January. You can book half an hour with me by video,
                in English, any Tuesday.""",
                400,
            ),
            said("That is more than we hoped for. We will book a Tuesday.", 1400),
        ),
        language="en",
        status="pending",
    ),
)

SCENARIOS = QUESTIONS + CASES
