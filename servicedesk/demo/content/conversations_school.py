"""Conversations about school and the school bus."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "bussen-kom-inte",
        "Bussen kom inte i morse [heller|igen|]",
        "skolskjuts",
        "forskola-skola",
        "chat",
        (
            said("""[bussen till {school} kom inte i morse. {child} stod ute i en halvtimme|Hej!
                    Skolbussen till {school} dök aldrig upp i dag. Jag fick köra {child} själv och kom
                    sent till jobbet.|Ursäkta men vad händer med bussen till {school}?? {child} väntade
                    30 min i kylan]"""),
            answered("""Hej! Vad tråkigt, det ska inte hända. Vilken hållplats och vilken tid gällde det?""", 2),
            said("{road}, 7.20", after=1),
            answered(
                """Tack. Bussen var trasig och ersättaren kom 7.55. Från {tomorrow} får du ett sms om
                    den är mer än tio minuter sen.""",
                5,
            ),
            said("bra. mobilen har ni väl", after=2),
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

                    Vi fick avslag på skolskjuts för {child} för att det är 2,9 kilometer till skolan
                    och gränsen är 3. Men ni har räknat över isen! På vintern kör ingen sexåring spark
                    över älven. Vägen runt är 4,6 km utan trottoar, mörk och full av timmerbilar. Hur
                    överklagar vi och hur lång tid har vi på oss?

                    {first}"""),
            noted("Kartan använder skoterleden som gångväg. Ska inte räknas. Omprövning.", 200),
            answered(
                """Hej {first}!

                    Du har rätt i att leden över isen inte ska räknas. Jag omprövar därför beslutet
                    själv, ni behöver inte överklaga. Du får ett nytt beslut senast {later}.

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
        "[Ledighet för {child}|Ledigt torsdag och fredag|Ledigt från {school}?]",
        "grundskola",
        "forskola-skola",
        "sms",
        (
            said("""[hej kan {child} få ledigt torsdag fredag vi ska till fjällen. går i 4:an på
                    {school}. mvh {first}|Hej! Vi ska på bröllop och {child} behöver vara ledig torsdag
                    och fredag. Vem frågar jag på {school}? /{first}|Hej, {child} på {school} behöver
                    ledigt två dagar för en släktträff. Räcker ett sms? {first}]"""),
            answered(
                """Hej! Läraren beviljar upp till tio dagar per läsår. Sök i skolappen under Ledighet,
                    gärna en vecka före. Ha det så bra!""",
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

                    Dearvvuođat, {first}"""),
            answered(
                """Bures {first}!

                    Giitu go čállet. Sámegieloahpahus lea guktii vahkkus. Dieđit skuvlii skábmamánu
                    rádjai.

                    Hej {first}! Undervisningen i samiska är två gånger i veckan, en timme varje gång.
                    Anmäl din dotter på blanketten Modersmål senast sista november.""",
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

                    We are moving to Storå with two children, 8 and 11 years old. They speak English and
                    a bit of Polish. How do we apply for school, and will they get help with Swedish? Is
                    there a bus from {road}?

                    Best, {first}"""),
            answered(
                """Hello {first}, and welcome!

                    Apply in the e-service Choose school. You can do it before you move, as soon as you
                    have an address. The children start within two weeks.

                    They get extra lessons in Swedish and, if you like, an hour of Polish a week. The
                    bus is free if you live more than 3 km from school. From {road} there is a bus at
                    7.25.""",
                300,
            ),
            said("Perfect, thank you so much. We applied last night.", after=1100),
        ),
        language="en",
        tags=("nyinflyttad",),
    ),
    Scenario(
        "mar-daligt",
        "[Mitt barn mår dåligt i skolan|Vill prata med rektor på {school}]",
        "grundskola",
        "forskola-skola",
        "phone",
        (
            rang("""Samtal in, 14 min. Orolig förälder, {child} vill inte gå till {school}. Har pratat
                    med läraren men tycker inget händer. Skriver inga detaljer här. Vill prata med
                    rektor."""),
            noted("Rektor på {school} har tid {tomorrow} 8.15. Ring och bekräfta.", 25, who="colleague"),
            rang_back("Samtal ut, 3 min. Tiden passar. Skickade sms med adress och dörrkod.", 15),
        ),
        priority="high",
        tags=("rektor",),
    ),
    Scenario(
        "skolmat-allergi",
        "[Specialkost, glutenfritt|Anmälan om specialkost, {school}|Glutenfri mat till {child}]",
        "grundskola",
        "forskola-skola",
        "eservice",
        (
            said("""Anmälan om specialkost. Elev: {child}. Skola: {school}. Kost: glutenfri. Intyg:
                    [bifogas|lämnat till skolsköterskan|bifogas, 1 sida]. Från: i dag."""),
            answered(
                """Hej {first}! Köket på {school} lagar glutenfri mat till {child} från {tomorrow}.
                    Anmälan gäller hela läsåret.""",
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
                """Hej! Bra fråga. Köket planerar fem veckor i taget, och fisk ska det vara en gång i
                    veckan. Tacos kommer nästa fredag 🌮""",
                60,
            ),
            said("🙌🙌", after=3),
        ),
        priority="low",
        by=("person", "anonymous"),
        often=1,
    ),
)
