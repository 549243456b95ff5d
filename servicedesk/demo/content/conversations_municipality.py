"""Conversations about everything else: jobs, land, moving here, wrong numbers."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, said

SCENARIOS = (
    Scenario(
        "anstallning",
        "[Sommarjobb 16 år|feriejobb??]",
        "kommunen",
        "kontaktcenter",
        "instagram",
        (
            said("hej hur söker man sommarjobb? fyller 16 i maj"),
            answered(
                """Hej! Ansökan öppnar 1 februari och stänger 31 mars. Du söker i e-tjänsten Feriejobb.
                    Lönen är 95 kronor i timmen och jobbet är tre veckor. Lycka till!""",
                50,
            ),
            said("tackkk 💪", after=3),
        ),
        status="closed",
        by=("anonymous",),
    ),
    Scenario(
        "fel-nummer-sms",
        "Sms",
        "kommunen",
        "kontaktcenter",
        "sms",
        (
            said("pappa kan du köpa mjölk"),
            answered(
                """Hej! Det här är Storåns kommun, så du har nog fått fel nummer. Vi önskar dig en fin
                    kväll.""",
                30,
            ),
            said("haha oj förlåt 😂", after=1),
        ),
        status="closed",
        priority="low",
        by=("anonymous",),
        often=1,
    ),
    Scenario(
        "tomt-foretag",
        "Mark för en liten verkstad",
        "kommunen",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                    Vi behöver 2 000 kvadratmeter mark för en snickeriverkstad, gärna nära riksvägen och
                    med fiber. Vad finns och vad kostar det per kvadratmeter?

                    {first}, {name}"""),
            answered(
                """Hej {first}!

                    På Hammarbackens industriområde finns två tomter om 2 400 och 3 100 kvadratmeter.
                    Priset är 85 kronor per kvadratmeter. Fiber och fjärrvärme finns vid gränsen.

                    Näringslivsavdelningen visar dem gärna. Passar {later} klockan 9?""",
                300,
            ),
            said("Passar! Vi ses.", after=600),
        ),
        status="pending",
        by=("@lantto-bygg",),
    ),
    Scenario(
        "okand-anonym",
        "[hej|Sms utan ämne]",
        "kommunen",
        "kontaktcenter",
        "sms",
        (said("hej"),),
        status="new",
        priority="low",
        unassigned=True,
        by=("anonymous",),
        often=1,
    ),
    Scenario(
        "flytt-english",
        "Which services do I need when moving to Storå?",
        "kommunen",
        "kontaktcenter",
        "email",
        (
            said("""Hello!

                    I start a new job here on Monday. Do I have to register with you somewhere, what
                    about garbage and water if I rent an apartment, and where do I find a Swedish
                    course?

                    {first}"""),
            answered(
                """Hello {first}!

                    You register your move with the Tax Agency, not with us. If you rent, waste and
                    water are included in the rent.

                    Swedish for immigrants starts every second Monday at the adult school, and is free.
                    Apply in the e-service Vuxenutbildning, or visit us at Stadshuset, Storgatan 1. We
                    speak English.""",
                200,
            ),
            said("So helpful. Tack så mycket! (My first Swedish words.)", after=400),
        ),
        language="en",
        tags=("nyinflyttad",),
    ),
    Scenario(
        "visit-hjalp-etjanst",
        "[Hjälp med e-legitimation|Kunde inte logga in|Besök: inloggning i e-tjänst]",
        "kommunen",
        "kontaktcenter",
        "visit",
        (
            said("""Besök i receptionen. Vill ha hjälp att logga in i e-tjänsten. [Ny telefon. Hade
                    dottern med.|Hade glömt koden, ny beställd hos banken.|Gick igenom stegen två
                    gånger.]"""),
            answered(
                """Hej {first}! Roligt att det gick bra. Du är utloggad från vår dator. Kom tillbaka om
                    något krånglar, vi har öppet 10–16.""",
                20,
            ),
        ),
        status="closed",
        often=3,
    ),
    Scenario(
        "arabic-sfi",
        "الدورات السويدية",
        "kommunen",
        "kontaktcenter",
        "messenger",
        (
            said("مرحبًا، أين أسجل لدورة اللغة السويدية؟ ومتى تبدأ؟"),
            answered(
                """مرحبًا! يمكنكم التسجيل في الخدمة الإلكترونية أو زيارتنا في مبنى البلدية. تبدأ دورة
                    جديدة كل أسبوعين يوم الاثنين، وهي مجانية. نتحدث العربية هنا.""",
                30,
            ),
            said("شكرًا جزيلًا!", after=20),
        ),
        language="ar",
        tags=("arabiska",),
    ),
)
