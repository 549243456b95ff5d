"""Conversations about brown water, leaks, sewers and the water invoice."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "brunt-vatten-ny",
        "[Vattnet är brunt på {road}|Brunt vatten {road}]",
        "vattenstorning",
        "vatten-avlopp",
        "sms",
        (
            said("""[Hej vi har fått brunt vatten i hela huset sen i morse, går det att dricka|Brunt
                    vatten på {road}!! Tvätten är förstörd. Ring|hej vattnet e gult och luktar järn på
                    {road}, gäller det fler?]"""),
        ),
        status="new",
        priority="high",
        unassigned=True,
        by=("person", "anonymous"),
    ),
    Scenario(
        "brunt-vatten",
        "[Brunt vatten!!|Brunt ur kranen på {road}|Går det att dricka vattnet på {road}?]",
        "vattenstorning",
        "vatten-avlopp",
        "facebook",
        (
            said("""[Kommer brunt ur kranen på {road}. Är det farligt?? Har bebis som ska ha välling
                    😟|Vattnet på {road} ser ut som te i dag. Kan man ge det till småbarn?]"""),
            answered(
                """Hej {first}! Det är järn som har lossnat i ledningen när vi spolade brandposten. Det
                    är inte farligt, men använd vatten från tanken vid Norrstrandsskolan till välling.
                    Spola kallt vatten i tio minuter efter klockan 20 i kväll, då är det klart.""",
                15,
            ),
            said("Tack för snabbt svar!! Hämtar en dunk nu", after=10),
            noted("Spolning klar. Prov taget.", 300, who="colleague"),
        ),
        priority="high",
        tags=("brunt vatten",),
        often=3,
    ),
    Scenario(
        "lacka-gatan",
        "[Det forsar vatten ur gatan|Vattenläcka {road}]",
        "vattenstorning",
        "vatten-avlopp",
        "phone",
        (
            rang("""Samtal in, 2 min. Vatten väller upp ur asfalten på {road}, rinner mot ett garage.
                    Ring tillbaka."""),
            noted("Jour larmad, framme om 25 minuter. Stänger av {road} 1–19.", 5, who="colleague"),
            rang_back(
                """Samtal ut, 3 min. Vattnet stängs av klockan {soon} och är tillbaka till kvällen. Tanken
                    står vid busshållplatsen. Sms skickat till hela gatan.""",
                20,
            ),
            noted("Rörbrott lagat, klart {now}. Asfalteras senare.", 300, who="colleague"),
        ),
        priority="urgent",
        tags=("läcka", "jour"),
        by=("person", "company", "association"),
    ),
    Scenario(
        "lacka-suomi",
        "Vesi on poikki",
        "vattenstorning",
        "vatten-avlopp",
        "whatsapp",
        (
            said("Hei, meiltä on vesi poikki. Milloin se tulee takaisin? Terveisin {first}"),
            answered(
                """Hei! Korjaamme vesijohtoa. Vesi palaa kello {soon}. Juomavettä saa säiliöstä koulun
                    vieressä.""",
                10,
                who="contact_centre",
            ),
            said("Kiitos! 💧", after=5),
        ),
        language="fi",
        priority="high",
        tags=("finska", "läcka"),
    ),
    Scenario(
        "avlopp-stopp",
        "[Stopp i avloppet i källaren|Avloppsvatten i källaren, {street}]",
        "vattenstorning",
        "vatten-avlopp",
        "phone",
        (
            rang("""Samtal in, 6 min. Avloppsvatten i källaren, {street}. Har stängt av. Luktar illa.
                    Behöver hjälp direkt."""),
            noted("Bil skickad. Stopp på vår ledning, inte på fastighetens.", 15, who="colleague"),
            rang_back(
                """Samtal ut, 5 min. Stoppet löst. Vi betalar saneringen eftersom felet satt i vår
                    ledning. Försäkringsbolaget ska ha skadenumret, skickat i sms.""",
                150,
            ),
        ),
        priority="urgent",
        tags=("avlopp", "jour"),
    ),
    Scenario(
        "matare-byte",
        "[Byte av vattenmätare|mätarbyte|Kan inte den tiden]",
        "vattenfaktura",
        "kontaktcenter",
        "sms",
        (
            said("""[Fick sms om mätarbyte {tomorrow}. Kan inte då, går det på fredag?|Hej jobbar
                    {tomorrow} så kan inte ta emot för vattenmätaren. Fredag?] {first}"""),
            answered(
                """Hej! Vi flyttar din tid till fredag mellan 8 och 12. Plocka fram mätaren, det tar 20
                    minuter.""",
                40,
            ),
            said("👍", after=3),
        ),
        often=3,
    ),
    Scenario(
        "hog-faktura",
        "[Vattenräkningen är dubbelt så hög|Faktura {invoice} måste vara fel|Hög vattenförbrukning på {street}?]",
        "vattenfaktura",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                    [Faktura {invoice} på 4 210 kronor måste vara fel. Vi är två personer på {street}
                    och brukar betala omkring 2 000.|4 210 kronor för vatten?! Vi bor två personer på
                    {street} och har inte ens badkar. Det gäller faktura {invoice}.] Har ni läst av fel
                    mätare?

                    {first}"""),
            noted(
                """Avläst 412 m³, beräknat 290. Toaletten kan läcka. Be om ny avläsning innan vi
                    rättar.""",
                60,
            ),
            answered(
                """Hej {first}!

                    Jag förstår att summan är en chock. Er mätare visar 122 kubikmeter mer än i fjol.
                    Det kan vara en toalett som läcker: lägg lite färg i cisternen kvällen innan. Är
                    vattnet i skålen färgat på morgonen läcker den.

                    Läs av mätaren i dag och om en vecka och skicka siffrorna hit. Du behöver inte
                    betala fakturan innan vi har rett ut det, den är stoppad.""",
                90,
            ),
            said("Den läckte! Siffrorna: 412 och 414. Pinsamt 😅", after=4300),
            answered(
                """Hej {first}! Bra att ni hittade läckan. Vi delar upp fakturan på fyra månader, utan
                    avgift. Ny faktura kommer om en vecka.""",
                200,
            ),
        ),
        tags=("faktura",),
        often=3,
    ),
    Scenario(
        "ansluta-fastighet",
        "Ansluta fritidshus till kommunalt vatten",
        "vatten",
        "vatten-avlopp",
        "eservice",
        (
            said("""Ansökan om anslutning. Fastighet: {road} 12. Hus: 1. Badrum: 2. Önskad tid: i maj."""),
            noted("Ledning finns 40 m bort. Offert behövs.", 700),
            answered(
                """Hej {first}! Kostnaden är 118 400 kronor. Det ingår ledning till gränsen, mätare och
                    inkoppling. Svara ja senast {fortnight}, så bokar vi grävning i maj.""",
                60,
            ),
        ),
        status="pending",
        by=("person", "company"),
    ),
    Scenario(
        "kok-rekommendation",
        "[Kokningsrekommendation, gäller det oss?|Måste vi koka vattnet på {road}?]",
        "vattenstorning",
        "vatten-avlopp",
        "messenger",
        (
            said("Såg på nyheterna att man ska koka vattnet. Gäller det {road} också?"),
            answered(
                """Hej {first}! Nej, rekommendationen gäller bara Storådalen. På {road} kan ni dricka
                    som vanligt.""",
                8,
            ),
            said("Phu, tack!", after=2),
            noted("Tre liknande frågor, {road}. Lägg adresslista på webbsidan.", 5),
        ),
        status="closed",
        tags=("kokning",),
    ),
    Scenario(
        "klorsmak",
        "[Vattnet smakar klor|Klorsmak på {road}]",
        "vattenstorning",
        "vatten-avlopp",
        "webform",
        (
            said("Vattnet smakar simhall på {road} i dag. Är det normalt?"),
            answered(
                """Hej!

                    Vi tillsätter lite mer klor i tre dagar efter ett arbete i vattenverket. Det är
                    ofarligt. Ställ en kanna i kylen en timme, så försvinner smaken.""",
                90,
            ),
        ),
        by=("person", "anonymous"),
    ),
)
