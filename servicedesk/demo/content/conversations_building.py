"""Conversations of those who want to build and ask whether they need a permit."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "bastu-vid-sjon",
        "[Bastu vid sjön|Strandskydd, bastu|Bygga bastu 70 m från stranden]",
        "strandskydd",
        "bygglov",
        "chat",
        (
            said("""[Hej! Vi vill bygga en bastu på 15 kvm vid sjön. Behöver vi söka något
                    tillstånd?|Hej, får man bygga bastu på sin egen tomt vid vattnet hur som
                    helst?|hejhej! bastu vid stranden, 15 kvadrat, bygglov eller ej?]"""),
            answered(
                """Hej {first}! Ja, så nära en sjö behöver du ofta dispens från strandskyddet. Vet du
                    hur långt det är till stranden?""",
                2,
            ),
            said("Ungefär 70 meter", after=3),
            answered(
                """Då ligger bastun inom strandskyddat område. Du söker dispens i e-tjänsten med en
                    karta och två foton. Avgiften är 6 900 kronor. Du får besked inom åtta veckor när
                    allt har kommit in.""",
                3,
            ),
            said("Ok tack! Kan man börja gräva under tiden?", after=1),
            answered(
                """Nej, vänta tills du har fått beslutet. Annars kan du få betala en avgift och ta bort
                    bastun.""",
                1,
            ),
        ),
        often=3,
    ),
    Scenario(
        "plank-hojd",
        "[Hur högt får mitt plank vara?|Plank mot vägen, {street}|Bygglov för staket?]",
        "behovs-lov",
        "bygglov",
        "webform",
        (
            said("""[Vi vill ha ett plank mot vägen vid {street}. Hur högt får det vara utan
                    bygglov?|Timmerbilarna dundrar förbi {street}. Får jag sätta upp ett plank på två
                    meter utan att fråga någon?|Hej, staket eller plank mot gatan, vad är skillnaden och
                    när behövs lov? Gäller {street}.]"""),
            answered(
                """Hej {first}!

                    Enligt detaljplanen för er gata får planket vara högst 1,2 meter utan bygglov. Ska
                    det vara högre får du söka, också för ett plank mot grannen. Ett vanligt lov för
                    plank kostar 4 200 kronor.

                    Tänk på sikten: vid utfarten får inget vara högre än 0,8 meter de närmaste 2,5
                    metrarna.""",
                200,
            ),
        ),
        often=4,
    ),
    Scenario(
        "altan-inglasning",
        "[Behövs bygglov för att glasa in altanen?|Inglasad altan, {street}|Uterum och bygglov]",
        "behovs-lov",
        "bygglov",
        "email",
        (
            said("""Hej!

                    Vi har ett hus på {street}, inom detaljplan. Altanen har redan tak. Vi vill sätta in
                    glas runt om, ca 18 m². Räknas det som en tillbyggnad och i så fall, vad kostar
                    lovet?

                    Vänliga hälsningar {first}"""),
            answered(
                """Hej {first}!

                    Ja, en inglasad altan under tak räknas som en tillbyggnad, så du behöver bygglov.
                    Avgiften för 18 kvadratmeter är 9 800 kronor.

                    Skicka in: planritning, fasadritning i skala 1:100 och situationsplan i skala 1:400.
                    Du får beslut inom tio veckor från att ansökan är komplett. Jag har bokat tid för
                    ett samtal {later} klockan 10 om du vill, säg till om det inte passar.""",
                400,
            ),
            said("Tiden passar bra!", after=700),
        ),
        status="pending",
        often=3,
    ),
    Scenario(
        "attefall-besok",
        "[Frågor om komplementbostadshus|Litet hus på tomten]",
        "behovs-lov",
        "bygglov",
        "visit",
        (
            said("""Besök i receptionen. Vill bygga ett litet hus på tomten åt sin mamma, 30
                    kvadratmeter. Undrar om det behövs bygglov, om avståndet till grannen och om det får
                    ha kök."""),
            answered(
                """Hej {first}!

                    Tack för besöket. Som jag sa: Ett komplementbostadshus på högst 30 kvadratmeter
                    behöver inte bygglov, men du måste göra en anmälan och få startbesked. Huset får
                    vara högst 4 meter högt, ha kök och stå 4,5 meter från gränsen. Skriver grannen
                    under får det stå närmare.

                    Avgiften är 7 400 kronor.""",
                60,
            ),
        ),
        tags=("besök",),
    ),
    Scenario(
        "kamin",
        "[Installera braskamin|Ny kamin på {street}|Anmälan eldstad, hur gör man?]",
        "eldstad",
        "bygglov",
        "email",
        (
            said("""[Hej, vi ska sätta in en kamin i vardagsrummet på {street}. Är det bygglov på
                    det?|Hej! Vi byter ut vår gamla kakelugn på {street} mot en ny kamin. Måste vi
                    anmäla det?] Mvh {first}"""),
            answered(
                """Hej {first}!

                    Det är en anmälan, inte ett bygglov. Du skickar in en planritning och produktbladet
                    för kaminen. Startbesked får du inom fyra veckor. Avgiften är 1 900 kronor.

                    När kaminen är på plats ska en sotare godkänna den. Elda inte innan du har fått
                    slutbesked.""",
                300,
            ),
        ),
        often=3,
    ),
    Scenario(
        "sotare-sen",
        "[Sotaren har inte kommit på två år|Väntar på sotning, {street}]",
        "eldstad",
        "bygglov",
        "phone",
        (
            rang("""Samtal in, 8 min. Eldar varje dag, huset är från 1921. Sotaren skulle kommit i fjol.
                    Undrar om försäkringen gäller."""),
            noted(
                """Sotningsdistriktet har lista på eftersläpande hus. {street} ligger på tur {later}.""",
                60,
                who="colleague",
            ),
            rang_back(
                """Samtal ut, 4 min. Tid {later} mellan 8 och 12. Försäkringen gäller, men hen ska
                    spara kvittot från förra gången. Nöjd.""",
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
            said("""Tänkte köpa en stuga i Storådalen. Får man bo där året runt? Finns det kommunalt
                    vatten?"""),
            answered(
                """Hej {first}! Ja, det får du. Kommunalt vatten finns inte, men du får borra egen
                    brunn. Stugan har sommarvatten som stängs av 1 oktober. Vi skickar plankartan som
                    pdf.""",
                180,
            ),
        ),
        often=1,
    ),
)
