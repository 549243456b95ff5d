"""Conversations about preschool: the queue, the hours and the fee."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, said

SCENARIOS = (
    Scenario(
        "ko-plats",
        "[Var i kön ligger {child}?|Köplats förskola|Har inte hört något om förskoleplats]",
        "forskoleplats",
        "forskola-skola",
        "email",
        (
            said("""Hej!

                    [Vi ställde {child} i kö i mars och önskade {preschool} i första hand. Vi har inte
                    hört något sedan dess.|{child} står i kö till {preschool} sedan i våras, men det är
                    helt tyst från er.|Jag undrar hur det går med platsen för {child} på {preschool}.]
                    Var i kön ligger vi och när får vi besked? [Jag måste säga till på jobbet.|Min
                    föräldraledighet tar snart slut.|]

                    [Mvh|Hälsningar|/]
                    | {first}"""),
            answered(
                """Hej {first}!

                    {child} har plats {n} i kön till {preschool}. Du får ett erbjudande senast två
                    månader före det datum ni önskade. Då har du tio dagar på dig att svara.

                    Får ni inte plats på {preschool} erbjuder vi en annan förskola inom fyra kilometer,
                    och ni står kvar i kön.""",
                240,
            ),
            said("Tack för tydligt svar!", after=200),
        ),
        tags=("förskolekö",),
        often=4,
    ),
    Scenario(
        "ko-plats-telefon",
        "[Undrar om plats till hösten|Flyttar hit, kö till {preschool}|Plats för {child}]",
        "forskoleplats",
        "forskola-skola",
        "phone",
        (
            rang("""Samtal in, 6 min. [Flyttar till Storå med {child} och undrar hur lång kön är till
                    {preschool}.|Vill ha plats för {child} på {preschool} efter nyår.|Har hört att
                    {preschool} är full, undrar om {child} kan få plats ändå.] Ansökan görs i
                    e-tjänsten, hjälpte till under samtalet. Klart."""),
        ),
        status="closed",
        often=3,
    ),
    Scenario(
        "ko-arabiska",
        "متى يبدأ طفلي في الروضة؟",
        "forskoleplats",
        "forskola-skola",
        "webform",
        (
            said("""السلام عليكم،

                    قدمت طلبًا لطفلي في الروضة في شهر سبتمبر ولم أتلق أي رد حتى الآن. متى يبدأ طفلي؟
                    أبدأ العمل قريبًا وأحتاج إلى مكان له.

                    شكرًا لكم"""),
        ),
        status="new",
        language="ar",
        tags=("arabiska", "förskolekö"),
        unassigned=True,
    ),
    Scenario(
        "faktura-arabiska",
        "فاتورة الروضة أعلى من المعتاد",
        "forskoleavgift",
        "kontaktcenter",
        "chat",
        (
            said("مرحبًا، وصلتني فاتورة الروضة وهي أعلى من المعتاد. لماذا؟"),
            answered(
                """مرحبًا! تُحسب الرسوم حسب دخل الأسرة. لم نستلم تصريح الدخل الجديد، لذلك دفعتم الحد
                    الأقصى.""",
                3,
            ),
            said("هل يمكنني الدفع بالتقسيط؟", after=2),
            answered(
                """نعم. أرسلوا تصريح الدخل اليوم في الخدمة الإلكترونية، وسنصحح الفاتورة خلال خمسة أيام
                    عمل.""",
                3,
            ),
            noted("Inkomstuppgift saknades. Ny faktura går ut {later}.", 6),
        ),
        language="ar",
        tags=("arabiska", "faktura"),
    ),
    Scenario(
        "ko-somaliska",
        "Boos xannaanada carruurta",
        "forskoleplats",
        "forskola-skola",
        "email",
        (
            said("""Salaan,

                    Waxaan codsaday boos xannaanada ah oo ilmahayga ah bishii Sebteembar. Goorma ayaan
                    jawaab helayaa?

                    Mahadsanid, {first}"""),
            noted("Söker plats på {preschool}. Hodan svarar på somaliska.", 40, who="colleague"),
            answered(
                """Salaan {first}!

                    Waad ku mahadsan tahay fariintaada. Codsigaaga waan helnay. Waxaad jawaab heli
                    doontaa labo bilood ka hor taariikhda aad dooratay. Haddii aad su'aal qabto, wac
                    0980-31 92 00.""",
                120,
            ),
        ),
        language="so",
        tags=("somaliska", "förskolekö"),
    ),
    Scenario(
        "forskola-finska",
        "Onko suomenkielistä esikoulua Storåssa?",
        "forskoleplats",
        "forskola-skola",
        "chat",
        (
            said("""Hei! Onko Storåssa suomenkielistä esikoulua? Tyttäreni täyttää kolme vuotta
                    keväällä."""),
            answered(
                """Hei! Kyllä on. Esikoulussa Norrstrandissa on suomenkielinen ryhmä. Merkitse
                    hakemukseen suomi, niin saatte siitä paikan.""",
                3,
                who="contact_centre",
            ),
            said("Kiitos! Lähetän hakemuksen tänään.", after=2),
        ),
        status="closed",
        language="fi",
        tags=("finska",),
    ),
    Scenario(
        "obekvama-tider",
        "[Barnomsorg på obekväm arbetstid|Finns det nattis i Storå?]",
        "forskola",
        "forskola-skola",
        "webform",
        (
            said("""Jag är undersköterska på lasarettet och ensam med {child}, 4 år. Från nästa månad
                    jobbar jag natt två gånger i veckan. Finns det barnomsorg på natten i Storå? Vad
                    behöver ni för papper?"""),
            answered(
                """Hej {first}!

                    Ja, på Nattugglans förskola. Där kan {child} vara kvällar, nätter och helger. Du
                    behöver:

                    | - intyg från din arbetsgivare om arbetstiderna
                    | - ditt schema för minst fyra veckor
                    | - ansökan i e-tjänsten, välj "obekväm arbetstid"

                    När allt har kommit in får du besked inom tre veckor. Avgiften är densamma som på
                    dagen.""",
                180,
            ),
            said("Intyget är skickat nu. Schemat får jag först på fredag, räcker det?", after=1300),
            answered("""Hej igen! Det räcker. Vi börjar handlägga din ansökan nu och väntar på schemat.""", 150),
        ),
        status="pending",
    ),
    Scenario(
        "uppsagning-forskola",
        "[Säga upp förskoleplats|Uppsägning, {preschool}|Uppsägning av plats för {child}]",
        "forskola",
        "forskola-skola",
        "eservice",
        (
            said("""Uppsägning av plats. Barn: {child}. Förskola: {preschool}. Sista dag: sista dagen i
                    nästa månad. Skäl: [vi flyttar till en annan kommun.|annan förskola.|vi är hemma med
                    syskon.]"""),
            answered(
                """Hej {first}! Uppsägningen är registrerad. Du betalar för platsen i två månader från
                    i dag, även om {child} slutar tidigare.""",
                400,
            ),
        ),
        tags=("uppsägning",),
        often=3,
    ),
    Scenario(
        "avgift-fel",
        "[Fakturan stämmer inte|Fel på faktura {invoice}|Faktura fast {child} har slutat]",
        "forskoleavgift",
        "kontaktcenter",
        "email",
        (
            said("""Hej,

                    [faktura {invoice} är på full avgift fast {child} slutade i {last_month}. Det här är
                    andra månaden! Jag tänker inte betala.|nu har jag fått faktura {invoice} för
                    förskolan, men {child} slutade i {last_month}. Kan ni rätta det?|varför får vi
                    faktura {invoice}? {child} går inte kvar sedan {last_month} och platsen är uppsagd.]
                    {first}"""),
            noted("Uppsägningen kom in, men registrerades inte i fakturasystemet. Vårt fel.", 50),
            answered(
                """Hej {first}!

                    Du har rätt. Uppsägningen kom in i tid, men vi missade att stoppa fakturan. Betala
                    inte faktura {invoice}, den är struken nu. Pengarna för förra månaden, 1 425 kronor,
                    kommer till ditt konto senast {fortnight}.""",
                20,
            ),
        ),
        tags=("faktura",),
        often=3,
    ),
)
