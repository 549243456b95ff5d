"""What has just come in, or is half done: the conversations that make the queue look like a working day."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, said

SCENARIOS = (
    Scenario(
        "ny-tomning",
        "[Soptunnan står kvar full|Ingen tömning i dag?]",
        "utebliven-tomning",
        "avfall",
        "email",
        (
            said("""[Hej! Tunnan på {street} är fortfarande full och alla andra är tömda.|God dag! Ingen
                    bil har kommit till {street} i dag och det brukar vara första stoppet.] Ska jag låta
                    den stå eller ta in den? Det blåser rätt bra.

                    {first}"""),
        ),
        status="new",
        unassigned=True,
        by=("person", "association"),
    ),
    Scenario(
        "ny-lampor",
        "Fyra lampor i rad, {road}",
        "gatubelysning",
        "gata-park",
        "webform",
        (
            said("""[Stolpe {lamp} och de tre efter är svarta. Övergångsstället syns inte alls.|Fyra
                    lampor är släckta från stolpe {lamp} och bortåt. Det är kolsvart när man går med
                    hunden.]"""),
        ),
        status="new",
        priority="high",
        unassigned=True,
        by=("person", "anonymous", "association"),
    ),
    Scenario(
        "ny-forskola-byte",
        "Byta förskola till {preschool}",
        "forskoleplats",
        "forskola-skola",
        "eservice",
        (
            said("""Önskan om byte. Barn: {child}. Till: {preschool}. Skäl: syskonet går där redan.
                    Önskat datum: snarast."""),
        ),
        status="new",
        unassigned=True,
    ),
    Scenario(
        "ny-chatt-kvall",
        "Är ni öppna?",
        "kommunen",
        "kontaktcenter",
        "messenger",
        (said("""hallå? nån där? måste få tag på nån om fakturan för vattnet 😰 ring mig imorgon bitti"""),),
        status="new",
        unassigned=True,
    ),
    Scenario(
        "ny-evenemang",
        "Torgplats för marknad, el och avspärrning",
        "kommunen",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                    Vi vill ställa ut tre bord, grill och en liten scen på torget en lördag i vår. Vilka
                    tillstånd behövs? Vi tänker oss 150 personer, musik till 20 och egna vakter.

                    {first}, {name}"""),
        ),
        status="new",
        by=("company", "association"),
    ),
    Scenario(
        "ny-arabiska-vatten",
        "ماء بني اللون 🚱",
        "vattenstorning",
        "vatten-avlopp",
        "whatsapp",
        (said("""مرحبًا، الماء في المطبخ لونه بني منذ الصباح. هل يمكن أن نشربه؟ عندنا أطفال صغار."""),),
        status="new",
        language="ar",
        priority="urgent",
        tags=("arabiska", "brunt vatten"),
        unassigned=True,
    ),
    Scenario(
        "ny-buss",
        "Glömd ryggsäck på skolbussen",
        "skolskjuts",
        "forskola-skola",
        "sms",
        (
            said("""hej {child} glömde sin ryggsäck på bussen från {school} idag, blå med reflexer.
                    nycklarna ligger i! /{first}"""),
        ),
        status="new",
        unassigned=True,
    ),
    Scenario(
        "oppen-rotter",
        "Råttor vid förskolan",
        "park",
        "gata-park",
        "phone",
        (
            rang("""Samtal in, 3 min. Personal på {preschool} har sett råttor vid sandlådan två dagar i
                    rad. Vill ha skadedjursbekämpning innan barnen går ut."""),
            noted("""Bekämpning beställd. Sandlådan spärras av tills vidare. Återkoppla till förskolan.""", 20),
        ),
        status="open",
        priority="urgent",
        tags=("skadedjur",),
    ),
    Scenario(
        "oppen-larm-hemtjanst",
        "Trygghetslarmet tystnar",
        "hemtjanst",
        "socialtjanst",
        "phone",
        (
            rang("""Samtal in, 6 min. Larmet piper och slutar svara ibland. Bor ensam. Ny dosa behövs."""),
            noted("Testlarm {now} gick fram. Byter dosa ändå, larmteknikern är på väg.", 25),
        ),
        status="open",
        priority="urgent",
        confidential=True,
    ),
    Scenario(
        "oppen-cykelbana",
        "Ny cykelbana till skolan, synpunkter från föräldrarna",
        "parkering",
        "gata-park",
        "email",
        (
            said("""Hej!

                    Vi är föräldrar på {school} och har gått runt med en fråga på föräldramötet: vad
                    skulle få er att låta barnen cykla? 41 av 52 svarade en säker väg över {road}. Vi
                    bifogar en karta med de tre ställen som alla ringade in. Kan ni ta med den när ni
                    planerar nästa år?

                    {first} och tre till"""),
            answered(
                """Hej {first}!

                    Vilket fint underlag. Jag lägger in era tre platser i förslaget till nästa års plan
                    och räknar på vad de kostar. Du får siffrorna av mig senast {fortnight}.""",
                300,
            ),
            said("Vad roligt! Vi ställer gärna upp när ni ska mäta eller titta.", after=200),
        ),
        status="open",
        tags=("trafiksäkerhet",),
    ),
    Scenario(
        "lana-datorer",
        "Utlån av bygdegården till studiecirkel",
        "forening",
        "kultur-fritid",
        "facebook",
        (
            said("""Hej! Kan kommunen låna ut tio datorer till vår cirkel i bygdegården? Vi är tolv
                    pensionärer 😊"""),
            answered(
                """Hej {first}! Ja, biblioteket har åtta bärbara datorer. Vilka datum gäller det? Låter
                    ni oss veta det, så lägger vi undan dem.""",
                60,
            ),
        ),
        status="pending",
        by=("@ostra-byalaget",),
    ),
    Scenario(
        "kall-dusch",
        "Klagomål: kallt i duschen på sporthallen",
        "forening",
        "kultur-fritid",
        "instagram",
        (
            said("iskallt i duscharna i sporthallen IGEN ❄️🥶 tjejlaget F14 vägrar duscha"),
            answered(
                """Hej! Tack för att du säger till. Ventilen är beställd och byts {later}. Till dess
                    går det att duscha i simhallen bredvid, visa bara träningskortet.""",
                50,
            ),
            noted("Leverantören: reservdelen försenad. Bevaka.", 120, who="colleague"),
        ),
        status="on_hold",
        by=("@storan-ik", "person"),
    ),
)
