"""Conversations about preschool, school, school buses and fees."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

PRESCHOOL = (
    Scenario(
        "ko-plats",
        "[Var i kön ligger {child}?|Köplats förskola|Har inte hört något om förskoleplats]",
        "forskoleplats",
        "forskola-skola",
        "email",
        (
            said("""Hej!

                Vi ställde {child} i kö i mars och önskade {preschool} i första hand. Vi har inte hört något
                sedan dess. Var i kön ligger vi och när får vi besked? Jag måste säga till på jobbet.

                [Mvh|Hälsningar|/]
                | {first}"""),
            answered(
                """Hej {first}!

                {child} har plats {n} i kön till {preschool}. Du får ett erbjudande senast två månader före
                det datum ni önskade. Då har du tio dagar på dig att svara.

                Får ni inte plats på {preschool} erbjuder vi en annan förskola inom fyra kilometer, och ni står
                kvar i kön.""",
                240,
            ),
            said("Tack för tydligt svar!", 200),
        ),
        tags=("förskolekö",),
        often=4,
    ),
    Scenario(
        "ko-plats-telefon",
        "Undrar om plats till hösten",
        "forskoleplats",
        "forskola-skola",
        "phone",
        (
            rang(
                "Samtal in, 6 min. Flyttar till Storå med {child} och undrar hur lång kön är till {preschool}. "
                "Ansökan görs i e-tjänsten, hjälpte till under samtalet. Klart."
            ),
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

                قدمت طلبًا لطفلي في الروضة في شهر سبتمبر ولم أتلق أي رد حتى الآن. متى يبدأ طفلي؟ أبدأ العمل قريبًا وأحتاج إلى مكان له.

                شكرًا لكم"""),
        ),
        status="new",
        language="ar",
        unassigned=True,
        tags=("arabiska", "förskolekö"),
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
                "مرحبًا! تُحسب الرسوم حسب دخل الأسرة. لم نستلم تصريح الدخل الجديد، لذلك دفعتم الحد الأقصى.", 3
            ),
            said("هل يمكنني الدفع بالتقسيط؟", 2),
            answered(
                "نعم. أرسلوا تصريح الدخل اليوم في الخدمة الإلكترونية، وسنصحح الفاتورة خلال خمسة أيام عمل.", 3
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

                Waxaan codsaday boos xannaanada ah oo ilmahayga ah bishii Sebteembar. Goorma ayaan jawaab helayaa?

                Mahadsanid, {first}"""),
            noted("Söker plats på {preschool}. Hodan svarar på somaliska.", 40, who="colleague"),
            answered(
                """Salaan {first}!

                Waad ku mahadsan tahay fariintaada. Codsigaaga waan helnay. Waxaad jawaab heli doontaa labo bilood
                ka hor taariikhda aad dooratay. Haddii aad su'aal qabto, wac 0980-31 92 00.""",
                120,
            ),
        ),
        language="so",
        tags=("somaliska", "förskolekö"),
    ),
    Scenario(
        "esikoulu-suomi",
        "Onko suomenkielistä esikoulua Storåssa?",
        "forskoleplats",
        "forskola-skola",
        "chat",
        (
            said("Hei! Onko Storåssa suomenkielistä esikoulua? Tyttäreni täyttää kolme vuotta keväällä."),
            answered(
                "Hei! Kyllä on. Esikoulussa Norrstrandissa on suomenkielinen ryhmä. Merkitse hakemukseen "
                "suomi, niin saatte siitä paikan.",
                3,
                who="contact_centre",
            ),
            said("Kiitos! Lähetän hakemuksen tänään.", 2),
        ),
        status="closed",
        language="fi",
        tags=("finska",),
    ),
    Scenario(
        "obekvama-tider",
        "Barnomsorg på obekväm arbetstid",
        "forskola",
        "forskola-skola",
        "webform",
        (
            said("""Jag är undersköterska på lasarettet och ensam med {child}, 4 år. Från nästa månad jobbar jag
                natt två gånger i veckan. Finns det barnomsorg på natten i Storå? Vad behöver ni för papper?"""),
            answered(
                """Hej {first}!

                Ja, på Nattugglans förskola. Där kan {child} vara kvällar, nätter och helger. Du behöver:

                | - intyg från din arbetsgivare om arbetstiderna
                | - ditt schema för minst fyra veckor
                | - ansökan i e-tjänsten, välj "obekväm arbetstid"

                När allt har kommit in får du besked inom tre veckor. Avgiften är densamma som på dagen.""",
                180,
            ),
            said("Intyget är skickat nu. Schemat får jag först på fredag, räcker det?", 1300),
            answered("Hej igen! Det räcker. Vi börjar handlägga din ansökan nu och väntar på schemat.", 150),
        ),
        status="pending",
    ),
    Scenario(
        "uppsagning-forskola",
        "Säga upp förskoleplats",
        "forskola",
        "forskola-skola",
        "eservice",
        (
            said(
                "Uppsägning av plats. Barn: {child}. Förskola: {preschool}. Sista dag: sista dagen i nästa månad. "
                "Skäl: vi flyttar till en annan kommun."
            ),
            answered(
                "Hej {first}! Uppsägningen är registrerad. Du betalar för platsen i två månader från i dag, "
                "även om {child} slutar tidigare. Lycka till med flytten!",
                400,
            ),
        ),
        tags=("uppsägning",),
        often=3,
    ),
    Scenario(
        "avgift-fel",
        "Fakturan stämmer inte",
        "forskoleavgift",
        "kontaktcenter",
        "email",
        (
            said("""Hej,

                faktura {invoice} är på full avgift fast {child} slutade i {last_month}. Det här är andra
                månaden! Jag tänker inte betala. {first}"""),
            noted("Uppsägningen kom in, men registrerades inte i fakturasystemet. Vårt fel.", 50),
            answered(
                """Hej {first}!

                Du har rätt. Uppsägningen kom in i tid, men vi missade att stoppa fakturan. Betala inte faktura
                {invoice}, den är struken nu. Pengarna för förra månaden, 1 425 kronor, kommer till ditt konto
                senast {fortnight}.""",
                20,
            ),
        ),
        tags=("faktura",),
        often=3,
    ),
)

SCHOOL = (
    Scenario(
        "bussen-kom-inte",
        "Bussen kom inte i morse [heller|igen|]",
        "skolskjuts",
        "forskola-skola",
        "chat",
        (
            said("bussen till {school} kom inte i morse. {child} stod ute i en halvtimme"),
            answered("Hej! Vad tråkigt, det ska inte hända. Vilken hållplats och vilken tid gällde det?", 2),
            said("{road}, 7.20", 1),
            answered(
                "Tack. Bussen var trasig och ersättaren kom 7.55. Från {tomorrow} får du ett sms om den är mer än "
                "tio minuter sen.",
                5,
            ),
            said("bra. mobilen har ni väl", 2),
        ),
        status="closed",
        tags=("skolskjuts",),
        often=4,
    ),
    Scenario(
        "skolskjuts-avslag",
        "Avslag på skolskjuts, hur överklagar man?",
        "skolskjuts",
        "forskola-skola",
        "email",
        (
            said("""Hej!

                Vi fick avslag på skolskjuts för {child} för att det är 2,9 kilometer till skolan och gränsen är
                3. Men ni har räknat över isen! På vintern kör ingen sexåring spark över älven. Vägen runt är
                4,6 km utan trottoar, mörk och full av timmerbilar. Hur överklagar vi och hur lång tid har vi
                på oss?

                | {first}"""),
            noted("Kartan använder skoterleden som gångväg. Ska inte räknas. Omprövning.", 200),
            answered(
                """Hej {first}!

                Du har rätt i att leden över isen inte ska räknas. Jag omprövar därför beslutet själv, ni
                behöver inte överklaga. Du får ett nytt beslut senast {later}.

                Är du inte nöjd då kan du överklaga inom tre veckor. Hur du gör står i beslutet.""",
                60,
            ),
        ),
        status="open",
        priority="high",
        tags=("skolskjuts", "omprövning"),
    ),
    Scenario(
        "ledigt-fjallet",
        "Ledighet för {child}",
        "grundskola",
        "forskola-skola",
        "sms",
        (
            said(
                "hej kan {child} få ledigt torsdag fredag vi ska till fjällen. går i 4:an på {school}. mvh {first}"
            ),
            answered(
                "Hej! Läraren beviljar upp till tio dagar per läsår. Sök i skolappen under Ledighet, gärna en "
                "vecka före. Trevlig resa!",
                80,
            ),
        ),
        status="closed",
        months=(1, 2, 3, 4, 9, 10, 11, 12),
        often=3,
    ),
    Scenario(
        "samiska-skolan",
        "Sámegieloahpahus skuvllas",
        "grundskola",
        "forskola-skola",
        "email",
        (
            said("""Bures!

                Mu nieida álgá skuvlii čakčat. Goas álgá sámegieloahpahus ja gosa mii dieđihit?

                | Dearvvuođat, {first}"""),
            answered(
                """Bures {first}!

                Giitu go čállet. Sámegieloahpahus lea guktii vahkkus. Dieđit skuvlii skábmamánu rádjai.

                Hej {first}! Undervisningen i samiska är två gånger i veckan, en timme varje gång. Anmäl din
                dotter på blanketten Modersmål senast sista november.""",
                200,
            ),
        ),
        language="se",
        tags=("samiska", "modersmål"),
    ),
    Scenario(
        "school-english",
        "Starting school in the middle of the term",
        "skolval",
        "forskola-skola",
        "email",
        (
            said("""Hello,

                We are moving to Storå with two children, 8 and 11 years old. They speak English and a bit of
                Polish. How do we apply for school, and will they get help with Swedish? Is there a bus
                from {road}?

                | Best, {first}"""),
            answered(
                """Hello {first}, and welcome!

                Apply in the e-service Choose school. You can do it before you move, as soon as you have an
                address. The children start within two weeks.

                They get extra lessons in Swedish and, if you like, an hour of Polish a week. The bus is free if
                you live more than 3 km from school. From {road} there is a bus at 7.25.""",
                300,
            ),
            said("Perfect, thank you so much. We applied last night.", 1100),
        ),
        language="en",
        tags=("nyinflyttad",),
    ),
    Scenario(
        "kranking-skola",
        "Mitt barn mår dåligt i skolan",
        "grundskola",
        "forskola-skola",
        "phone",
        (
            rang(
                "Samtal in, 14 min. Orolig förälder, {child} vill inte gå till {school}. Har pratat med läraren men "
                "tycker inget händer. Skriver inga detaljer här. Vill prata med rektor."
            ),
            noted("Rektor på {school} har tid {tomorrow} 8.15. Ring och bekräfta.", 25, who="colleague"),
            rang_back("Samtal ut, 3 min. Tiden passar. Skickade sms med adress och dörrkod.", 15),
        ),
        priority="high",
        tags=("rektor",),
    ),
    Scenario(
        "skolmat-allergi",
        "Specialkost, glutenfritt",
        "grundskola",
        "forskola-skola",
        "eservice",
        (
            said(
                "Anmälan om specialkost. Elev: {child}. Skola: {school}. Kost: glutenfri. Intyg: bifogas. Från: i dag."
            ),
            answered(
                "Hej {first}! Köket på {school} lagar glutenfri mat till {child} från {tomorrow}. "
                "Anmälan gäller hela läsåret.",
                180,
            ),
        ),
        tags=("specialkost",),
        often=3,
    ),
    Scenario(
        "skolmat-instagram",
        "🐟 fisk IGEN",
        "grundskola",
        "forskola-skola",
        "instagram",
        (
            said("fiskpinnar 3 ggr på två veckor?? 🐟🐟🐟 kan ni va snälla å göra tacos"),
            answered(
                "Hej! Bra fråga. Köket planerar fem veckor i taget, och fisk ska det vara en gång i veckan. "
                "Tacos kommer nästa fredag 🌮",
                60,
            ),
            said("🙌🙌", 3),
        ),
        priority="low",
        by=("person", "anonymous"),
        often=1,
    ),
)

SCENARIOS = PRESCHOOL + SCHOOL
