"""Conversations with social services. They say little on purpose: what is sensitive is not written here."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "stod-besok",
        "[Hjälp med ansökan om försörjningsstöd|Besök, ansökan|Tid för hjälp med ansökan]",
        "forsorjningsstod",
        "socialtjanst",
        "visit",
        (
            said("""Besök i receptionen. Vill ha hjälp att fylla i ansökan. Fick tid hos vägledare
                    {later} klockan 10.30."""),
            noted("Tolk bokad. Rum 2.", 120),
            answered(
                """Hej {first}! Du är välkommen {later} klockan 10.30 till Stadshuset, Storgatan 1. Ta
                    med kontoutdrag för tre månader och hyresavin. Tolk kommer.""",
                30,
            ),
        ),
        tags=("besök",),
        confidential=True,
        often=3,
        by=("@yusuf-abdi-warsame", "@hassan-farah", "@amela-begovic"),
    ),
    Scenario(
        "stod-utbetalning",
        "[När kommer pengarna?|Fråga om utbetalning]",
        "forsorjningsstod",
        "socialtjanst",
        "phone",
        (
            rang("""Samtal in, 5 min. [Undrar när utbetalningen kommer. Hyran förfaller på fredag.|Fråga
                    om utbetalningsdag.]"""),
            noted("Beslut fattat i går. Går ut med nästa körning.", 15),
            rang_back("""Samtal ut, 3 min. Pengarna är på kontot {tomorrow}. Lugnad. Ringer vid problem.""", 20),
        ),
        priority="high",
        confidential=True,
        often=3,
    ),
    Scenario(
        "stod-komplettering",
        "[Komplettering av min ansökan|Komplettering, kontoutdrag]",
        "forsorjningsstod",
        "socialtjanst",
        "eservice",
        (
            said("Komplettering inskickad via e-tjänsten. 2 filer."),
            answered(
                """Hej {first}! Kontoutdraget för {last_month} saknar sista sidan. Skicka den senast
                    {later} i e-tjänsten, så får du beslut inom fyra vardagar efter det.""",
                300,
            ),
        ),
        status="pending",
        confidential=True,
        often=3,
    ),
    Scenario(
        "stod-somaliska",
        "Caawimaad codsiga",
        "forsorjningsstod",
        "socialtjanst",
        "phone",
        (
            rang("""Samtal in, 7 min, på somaliska. Undrar hur man fyller i blanketten. Ayaan
                    förklarade. Tid bokad {later} 9.00, ingen tolk behövs."""),
        ),
        status="closed",
        language="so",
        confidential=True,
    ),
    Scenario(
        "oro-granne",
        "[Orolig för en granne|Oro för en äldre person]",
        "oro",
        "socialtjanst",
        "phone",
        (
            rang("""Samtal in, 9 min. Är orolig för en äldre granne som inte öppnar dörren. Vill vara
                    anonym. Lämnade ingen mer uppgift än vad handläggaren behöver."""),
            noted("Hembesök i dag, två personer. Återrapportera före {soon}.", 10),
            noted(
                """Hembesök gjort. Ingen fara. Insats startas. Ärendet fortsätter i
                    verksamhetssystemet.""",
                240,
            ),
        ),
        priority="urgent",
        confidential=True,
        by=("person", "anonymous"),
    ),
    Scenario(
        "oro-mejl",
        "Jag vill prata med någon om ett barn",
        "oro",
        "socialtjanst",
        "email",
        (
            said("""Hej. Jag vill prata med någon om ett barn jag känner. Jag vill inte skriva mer här.
                    Ring mig. {first}"""),
            noted("Ring inom en timme. Svara inte i mejl.", 10),
            answered(
                """Hej {first}! Tack för att du hör av dig. Vi ringer dig i dag. Skriv inget mer i
                    mejl, det är inte skyddat. Är någon i fara, ring 112.""",
                10,
            ),
            rang_back("Samtal ut, 18 min. Anmälan upprättad i verksamhetssystemet.", 30),
        ),
        priority="high",
        confidential=True,
    ),
    Scenario(
        "hemtjanst-tid",
        "[Hemtjänsten kommer så olika tider|Tider för hemtjänst]",
        "hemtjanst",
        "socialtjanst",
        "phone",
        (
            rang("""Samtal in, 12 min. Dotter till brukare. Kommer mellan 7 och 10, mamma väntar på
                    frukost. Vill veta vem som är kontaktperson."""),
            noted("Ny planering från måndag: 7.30 varje dag. Kontaktperson utsedd.", 240),
            rang_back("Samtal ut, 4 min. Berättade. Tackar och hör av sig om det blir fel.", 90),
        ),
        confidential=True,
    ),
    Scenario(
        "hemtjanst-ansokan",
        "[Ansöka om hemtjänst åt min pappa|Pappa behöver hjälp hemma|Hur ansöker man om hemtjänst?]",
        "hemtjanst",
        "socialtjanst",
        "webform",
        (
            said("""Hej, min pappa behöver hjälp hemma efter sjukhuset. Hur ansöker man och hur lång tid
                    tar det? /{first}"""),
            answered(
                """Hej {first}!

                    Det är pappa själv som ansöker, men du får hjälpa honom. En biståndshandläggare
                    ringer er {tomorrow} mellan klockan 9 och 11. Skriv inga uppgifter om hälsa i mejl.

                    Hjälpen brukar vara igång två dagar efter beslutet. Avgiften räknas ut efter
                    inkomsten, som mest 2 575 kronor i månaden.""",
                150,
            ),
        ),
        priority="high",
        confidential=True,
        often=3,
    ),
    Scenario(
        "fardtjanst-forlang",
        "[Förlänga färdtjänst|Vill bli uppringd om färdtjänst före klockan {soon}|Färdtjänst går ut på fredag]",
        "fardtjanst",
        "kontaktcenter",
        "phone",
        (
            rang("""Samtal in, 2 min. Tillståndet går ut på fredag. Vill bli uppringd före klockan {soon}.
                    Ring den fasta telefonen."""),
            noted("""Ny blankett behövs inte, intyget gäller fem år. Förlängt till och med nästa år.""", 45),
            rang_back("Samtal ut, 4 min. Berättade. Hon kan resa som vanligt.", 20),
        ),
        priority="high",
        by=("@gunnel-ohman", "@rose-marie-nystrom-ostlund"),
        often=3,
    ),
    Scenario(
        "fardtjanst-lasarettet",
        "[Färdtjänst till lasarettet|Boka resa till lasarettet]",
        "fardtjanst",
        "kontaktcenter",
        "chat",
        (
            said("""Hej, jag ska till lasarettet på måndag 9.15 och hem igen 11. Har tillstånd. Bokar
                    man här?"""),
            answered(
                """Hej! Resan bokar du hos beställningscentralen, senast klockan 17 dagen före. Ring
                    0980-31 92 00 och välj 4. Sjukresor betalar regionen.""",
                3,
            ),
            said("Tack snälla", after=2),
        ),
        status="closed",
    ),
    Scenario(
        "tavla-tack",
        "En tavla till tack",
        "aldre",
        "socialtjanst",
        "letter",
        (
            said("""Kära hemtjänsten!

                    Jag vill tacka er alla som kom till mamma. Ni var så varma. Jag har målat en tavla
                    och undrar om ni får ta emot den?

                    {name}"""),
            answered(
                """Hej {first}!

                    Tack för ditt fina brev, det värmer oss alla. Vi får tyvärr inte ta emot gåvor som
                    medarbetare, men avdelningen får ta emot tavlan till det gemensamma rummet. Lämna
                    den i receptionen när du vill.""",
                900,
            ),
        ),
        status="closed",
        priority="low",
        confidential=True,
        often=1,
    ),
    Scenario(
        "faktura-omsorg",
        "[Faktura för äldreomsorg|Fel faktura för trygghetslarm]",
        "aldre",
        "socialtjanst",
        "whatsapp",
        (
            said("""Hej fick fel faktura för trygghetslarm, {invoice}. Larmet är återlämnat i
                    {last_month}"""),
            answered(
                """Hej {first}! Tack. Larmet är återlämnat, så faktura {invoice} tas bort. Du behöver
                    inte betala den. Av säkerhetsskäl svarar vi inte mer om detta här. Ring oss gärna.""",
                90,
            ),
        ),
        confidential=True,
    ),
)
