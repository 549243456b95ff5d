"""Articles about applying for a building permit and about what happens after the decision."""

from servicedesk.demo.content.article_words import PUBLIC_DOCUMENT, RING, WRITE, building, e_service, mail_to, md, said

ARTICLES = (
    building(
        slug="sa-ansoker-du-om-bygglov",
        category="ansoka-lov",
        question="Hur ansöker jag om bygglov?",
        short_answer=said("""Ansök i e-tjänsten Bygglov. Skicka med ritningar i skala och en karta som visar var på
            tomten du ska bygga. Du får veta inom några dagar om något saknas."""),
        steps=(
            "Beställ en karta över tomten i e-tjänsten.",
            "Rita plan, fasad och sektion i skala 1:100.",
            "Rita in bygget på kartan, i skala 1:400, med mått till gränsen.",
            "Skicka in ansökan och ange vem som är kontrollansvarig, om det behövs.",
            "Vänta på beslut och på startbesked.",
        ),
        details=md("""
            ## Det här behöver du
            | Bygge | Plan | Fasad | Situationsplan | Kontrollansvarig |
            | --- | --- | --- | --- | --- |
            | Nytt hus | Ja | Ja | Ja | Ja |
            | Tillbyggnad | Ja | Ja | Ja | Ibland |
            | Plank | Nej | Ja | Ja | Nej |
            | Skylt | Nej | Ja | Nej | Nej |

            ## Om du inte vill rita själv
            Anlita någon som kan. Dåliga ritningar är det som försenar mest.

            ## Utan e-legitimation
            Hämta en blankett i Stadshuset eller be oss skicka den. Läs också [vad bygglov
            kostar](article:vad-kostar-bygglov) och [hur lång tid det tar](article:hur-lang-tid-tar-bygglov)."""),
        links=(e_service("Ansök om bygglov", "bygglov"), mail_to("bygglov@storan.example"), RING),
        internal_notes=md("""
            - Hjälp gärna till att fylla i, men rita aldrig åt någon.
            - Filer över 20 MB fastnar i e-tjänsten. Be om lägre upplösning.
            - Frågor om pågående ärenden: koppla till Bygglov med diarienumret."""),
        life_events=("bygga-renovera",),
        audience=("residents", "businesses"),
        tags=("bygglov", "ansökan", "ritningar", "bygglovsansökan", "byggnadslov"),
        asked=(
            "söka byggnadslov",
            "bygglovsansökan papper",
            "vilka ritningar behövs",
            "blankett bygglov",
            "situationsplan skala",
        ),
    ),
    building(
        slug="hur-lang-tid-tar-bygglov",
        category="ansoka-lov",
        question="Hur lång tid tar det att få bygglov?",
        short_answer=said("""Högst tio veckor från den dag ansökan är komplett. Det står i plan- och bygglagen. En
            anmälan tar högst fyra veckor. Blir vi sena sänker vi avgiften."""),
        details=md("""
            ## Räkna från rätt dag
            Tiden börjar när vi har alla handlingar. Saknas något skriver vi till dig. Då stannar klockan tills du
            har [kompletterat](article:komplettera-bygglov).

            | Ärende | Längsta tid |
            | --- | --- |
            | Bygglov | 10 veckor |
            | Anmälan, till exempel kamin | 4 veckor |
            | Strandskyddsdispens | 8 veckor hos oss |

            ## Kan det ta längre tid?
            Är ärendet svårt får vi förlänga en gång, med högst tio veckor. Då skriver vi till dig och säger varför.

            ## När blir det billigare?
            För varje vecka vi är sena sänker vi avgiften med en femtedel. Efter fem veckor kostar lovet inget."""),
        links=(e_service("Följ ditt ärende", "mina-arenden"), RING),
        internal_notes=said("""Se i byggsystemet om ärendet är komplett innan du säger ett datum. Säg aldrig "nästa
            vecka". Är tiden ute: koppla till handläggaren samma dag."""),
        life_events=("bygga-renovera",),
        audience=("residents", "businesses"),
        tags=("bygglov", "väntetid", "handläggningstid", "beslut"),
        sms=said("""Bygglov: högst 10 veckor från komplett ansökan. Anmälan: högst 4 veckor. Följ ärendet på
            storan.example under Mina ärenden."""),
        social=said("""Hur lång tid tar bygglov? Högst tio veckor från den dag vi har fått alla handlingar. Skicka
            in rätt ritningar från början, så går det fortare. Blir vi sena sänker vi avgiften."""),
        asked=(
            "när kommer beslutet om bygglovet",
            "handläggningstid bygglov",
            "väntetid bygg lov veckor",
            "varför tar det så lång tid",
        ),
    ),
    building(
        slug="vad-kostar-bygglov",
        category="ansoka-lov",
        question="Vad kostar bygglov?",
        short_answer=said("""Ett nytt hus kostar omkring 29 000 kronor, en inglasad altan 9 800 och ett plank 4 200.
            Du betalar när beslutet har kommit, också om du ändrar dig sedan."""),
        details=md("""
            ## Avgifter
            | Bygge | Avgift |
            | --- | --- |
            | Nytt enbostadshus | omkring 29 000 kronor |
            | Inglasad altan, 18 kvadratmeter | 9 800 kronor |
            | Garage över 30 kvadratmeter | 8 600 kronor |
            | Litet hus på tomten, anmälan | 7 400 kronor |
            | Strandskyddsdispens | 6 900 kronor |
            | Plank | 4 200 kronor |
            | Skylt | 2 600 kronor |
            | Kamin, anmälan | 1 900 kronor |

            ## Vad tillkommer?
            Karta, 1 450 kronor. Utsättning av hus, om det behövs. Kontrollansvarig betalar du själv till den du
            anlitar.

            ## Får jag tillbaka pengar vid nej?
            Nej, avgiften är för arbetet. Tar du tillbaka ansökan innan vi börjat kostar det 1 000 kronor."""),
        links=(e_service("Räkna ut avgiften", "bygglovsavgift"),),
        internal_notes=said("""Säg alltid "omkring" för nya hus. Taxan ändras i januari. Klagomål på avgiften: den
            går att överklaga, inte att pruta på."""),
        life_events=("bygga-renovera",),
        audience=("residents", "businesses"),
        tags=("bygglov", "avgift", "taxa", "bygglovsavgift", "bygglovstaxa", "pris"),
        sms=said("""Bygglov: nytt hus ca 29000 kr, inglasad altan 9800, garage 8600, plank 4200, skylt 2600, kamin
            1900. Räkna själv på storan.example."""),
        asked=(
            "bygglovsavgift",
            "avgift för bygglov garage",
            "priser bygglovet uterum",
            "vad tar kommunen betalt för bygg lov",
            "bygglovstaxa",
        ),
    ),
    building(
        slug="komplettera-bygglov",
        category="ansoka-lov",
        question="Hur kompletterar jag min ansökan om bygglov?",
        short_answer=said("""Ladda upp det som saknas i e-tjänsten Mina ärenden. Du har tre veckor på dig.
            Handläggningen väntar tills vi har fått allt."""),
        steps=(
            "Läs brevet. Där står exakt vad som saknas.",
            "Rätta ritningen och spara den som pdf, högst 20 MB.",
            "Ladda upp den i Mina ärenden. Ange diarienumret.",
        ),
        details=md("""
            ## Det saknas oftast
            - mått från bygget till tomtgränsen
            - husets höjd
            - skala och norrpil
            - namnunderskrift från den som äger marken

            ## Hinner du inte?
            Hör av dig före sista dagen, så får du mer tid. Gör du inget kan vi avsluta ärendet. Då får du söka om
            och betala igen."""),
        links=(e_service("Mina ärenden", "mina-arenden"), mail_to("bygglov@storan.example")),
        life_events=("bygga-renovera",),
        audience=("residents", "businesses"),
        tags=("bygglov", "komplettering", "föreläggande", "saknade handlingar"),
        asked=(
            "föreläggande om komplettering",
            "ni saknar mått på ritningen",
            "skicka in fler papper bygglov",
            "räcker ritning i skala 1:400",
        ),
    ),
    building(
        slug="nar-far-jag-borja-bygga",
        category="ansoka-lov",
        question="Jag har fått bygglov, när får jag börja bygga?",
        short_answer=said("""När du har fått startbesked, och tidigast fyra veckor efter att beslutet har kungjorts.
            Flytta inte in förrän du har slutbesked."""),
        steps=(
            "Vänta på startbeskedet.",
            "Kontrollera vilket datum lovet får användas. Det står i beslutet.",
            "Bygg som på ritningen.",
            "Anmäl att du är klar och vänta på slutbesked.",
        ),
        details=md("""
            ## Så länge gäller lovet
            Börja inom två år och bli klar inom fem år. Sedan måste du söka om.

            ## Ändra under tiden
            Ska dörren flyttas eller huset bli större? Fråga oss innan. En liten ändring kan gå in i samma lov.

            ## Börjar du för tidigt
            Då tar vi ut en byggsanktionsavgift. Det måste vi göra enligt plan- och bygglagen, även om du inte
            visste."""),
        links=(e_service("Anmäl att bygget är klart", "slutbesked"), RING),
        internal_notes=said("""Se till att skilja på beslut, startbesked och slutbesked. Många tror att lovet
            räcker. Datum läser du i beslutet, räkna aldrig själv."""),
        life_events=("bygga-renovera",),
        audience=("residents", "businesses"),
        tags=("startbesked", "slutbesked"),
        sms=said("""Börja bygga när du har startbesked, och tidigast fyra veckor efter att beslutet kungjorts.
            Flytta inte in före slutbeskedet."""),
        asked=(
            "startbesked vad är det",
            "slutbesked flytta in",
            "hur länge gäller bygglovet",
            "kan vi börja gräva nu",
        ),
    ),
    building(
        slug="grannen-bygger-overklaga",
        category="ansoka-lov",
        question="Hur överklagar jag grannens bygglov?",
        short_answer=said("""Skriv till oss inom tre veckor från att du fick beslutet. Skriv vilket beslut du menar,
            vad du vill ändra och varför. Länsstyrelsen avgör."""),
        steps=(
            "Ta reda på beslutets diarienummer.",
            "Skriv vad du vill ändra och varför.",
            "Skicka till bygglov@storan.example eller med brev.",
        ),
        details=md("""
            ## Vem får överklaga?
            Den som berörs. Oftast är det du som har tomt intill, eller mitt emot på andra sidan gatan.

            ## Vad spelar roll?
            | Spelar roll | Spelar ingen roll |
            | --- | --- |
            | Bygget följer inte planen | Att du tycker det är fult |
            | Du får mycket mindre ljus | Att ni är osams |
            | Det blir farligt i trafiken | Att huset blir värt mindre |

            ## Får jag se ritningarna?
            Ja, de är allmänna handlingar. [Begär ut dem](article:begara-allman-handling) eller titta i Stadshuset.
            """),
        links=(mail_to("bygglov@storan.example"), PUBLIC_DOCUMENT),
        internal_notes=md("""
            - Ta emot utan att ge dig in i sakfrågan. Du får hjälpa till att skriva, inte ge råd om vad som vinner.
            - Vi prövar bara om överklagandet kom i tid. Sedan skickar vi allt till länsstyrelsen.
            - Arg granne som vill tala med chef: Lars-Göran Wallström ringer upp inom två dagar."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("överklagande", "granne", "stoppa bygge", "bygglov"),
        asked=(
            "klaga på grannens bygge",
            "grannen bygger carport större än mitt hus",
            "jag har inte fått säga till om bygglovet",
            "överklagan byglov granne",
            "stoppa bygge",
        ),
    ),
    building(
        slug="anmala-olovligt-bygge",
        category="ansoka-lov",
        question="Hur anmäler jag ett bygge utan lov?",
        short_answer=said("""Skriv till oss och berätta var det är och vad du har sett. Du får vara anonym. Vi måste
            utreda alla anmälningar."""),
        details=md("""
            ## Det här händer
            1. Vi tittar i arkivet om det finns lov.
            2. Vi besöker platsen.
            3. Ägaren får svara.
            4. Vi beslutar om en avgift, och ibland om att det byggda ska bort.

            ## Vill du vara anonym?
            Ring eller skriv utan namn. Kom ihåg att ett mejl med ditt namn blir en allmän handling. Grannen kan
            begära att få läsa det.

            ## Hur lång tid tar det?
            Ofta flera månader. Bygger någon just nu åker vi dit fortare."""),
        links=(WRITE, RING),
        internal_notes=said("""Säg att ett mejl blir offentligt innan någon skriver sitt namn. Lägg ärendet på
            Bygglov med taggen *tillsyn*. Lova ingen återkoppling till anonyma."""),
        audience=("residents",),
        tags=("tillsyn", "svartbygge", "olagligt bygge", "anonymt tips"),
        asked=(
            "svartbygge anmälan",
            "någon bygger vid stranden utan tillstånd",
            "tipsa anonymt om bygge",
            "olagligt bygge",
        ),
    ),
)
