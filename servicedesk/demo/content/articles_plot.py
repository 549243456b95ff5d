"""Articles about plots, shores, stoves and fire."""

from servicedesk.demo.content.article_words import RING, building, e_service, md, page, said

ARTICLES = (
    building(
        slug="strandskydd-bygga-vid-sjon",
        category="mark-eld",
        question="Får jag bygga en bastu vid sjön?",
        short_answer=said("""Inom 100 meter från en sjö eller älv gäller oftast strandskydd. Då behöver du dispens
            innan du bygger. Den kostar 6 900 kronor och du får besked inom åtta veckor."""),
        steps=(
            "Mät hur långt det är till stranden när vattnet står som vanligt.",
            "Ansök om dispens i e-tjänsten. Bifoga karta och två foton.",
            "Vänta på beslutet. Länsstyrelsen har sedan tre veckor på sig att granska det.",
        ),
        details=md("""
            ## Varför finns strandskydd?
            Alla ska kunna gå längs stranden, och djur och växter ska få vara i fred. Det står i miljöbalken.

            ## När kan du få dispens?
            - Platsen är redan en del av din trädgård.
            - Det finns en väg mellan dig och vattnet.
            - Bygget måste ligga vid vatten, till exempel ett båthus.

            ## Gäller det bryggor och bastur på hjul?
            Ja, också dem. Det viktiga är om platsen blir mer privat. Vid de minsta bäckarna och tjärnarna kan det
            saknas strandskydd. Fråga oss.

            ## Om du redan har byggt
            Hör av dig. Det är bättre än att vi hittar det. Bygget kan behöva tas bort."""),
        links=(
            e_service("Strandskyddsdispens", "strandskydd"),
            page("Karta över strandskydd", "strandskyddskarta"),
            RING,
        ),
        internal_notes=said("""Mät i kartan tillsammans med den som ringer. Gräver de redan: säg åt dem att stanna
            upp och koppla till handläggare. Dispens och bygglov är två olika saker."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("strandskydd", "dispens", "bastu", "brygga", "båthus", "strand"),
        sms=said("""Inom 100 m från sjö eller älv behövs oftast strandskyddsdispens. 6900 kr, besked inom åtta
            veckor. Ansök på storan.example. Vänta med att gräva."""),
        asked=(
            "bastu nära vattnet tillstånd",
            "strandskyd dispens",
            "bygga brygga",
            "båthus vid älven",
            "hur nära stranden får man bygga",
        ),
    ),
    building(
        slug="installera-kamin",
        category="mark-eld",
        question="Måste jag anmäla en ny kamin?",
        short_answer=said("""Ja, gör en anmälan innan du sätter in den. Avgiften är 1 900 kronor och du får
            startbesked inom fyra veckor. Elda inte innan sotaren har sagt ja och du har slutbesked."""),
        steps=(
            "Anmäl i e-tjänsten Eldstad. Bifoga planritning och kaminens produktblad.",
            "Vänta på startbesked.",
            "Installera kaminen.",
            "Boka besiktning hos sotaren.",
            "Skicka in sotarens intyg, så får du slutbesked.",
        ),
        details=md("""
            ## Gäller det också byte?
            Ja, om du byter sort, till exempel kakelugn mot kamin. Byter du till en likadan räcker det att sotaren
            kontrollerar.

            ## Varför så noga?
            Fel avstånd till väggen är en vanlig orsak till bränder. Försäkringen kan bli mindre om papper saknas.

            ## Braskamin i fritidshus
            Samma regler gäller."""),
        links=(e_service("Anmäl eldstad", "eldstad"), RING),
        internal_notes=said("""Har de redan eldat: be dem sluta och boka sotaren. Ingen avgift tas ut av oss i
            telefon, handläggaren bedömer."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("eldstad", "kamin", "anmälan", "vedspis", "kakelugn", "braskamin"),
        sms=said("""Anmäl ny kamin innan du sätter in den: 1900 kr, startbesked inom 4 veckor. Elda först när
            sotaren sagt ja och du fått slutbesked."""),
        asked=(
            "braskamin bygglov",
            "sätta in vedspis",
            "byta kakelugn mot kamin",
            "eldstad anmälan hur gör man",
            "kaminen besiktning",
        ),
    ),
    building(
        slug="nar-kommer-sotaren",
        category="mark-eld",
        question="När kommer sotaren?",
        short_answer=said("""Sotaren skickar en tid ungefär två veckor före. Eldar du varje dag sotas det två gånger
            per vinter. Har du väntat för länge, ring oss."""),
        details=md("""
            ## Två olika besök
            | Besök | Hur ofta |
            | --- | --- |
            | Sotning | Beror på hur mycket du eldar |
            | Brandskyddskontroll | Vart tredje eller vart sjätte år |

            Kommunen ska se till att det görs, enligt lagen om skydd mot olyckor.

            ## Får jag sota själv?
            Ja, i ditt eget hus, om du kan och har fått medgivande. Ansök hos oss. Brandskyddskontrollen får du inte
            göra själv.

            ## Gäller försäkringen om sotaren är sen?
            Ja, om det inte är ditt fel. Spara kvittot från förra besöket."""),
        links=(e_service("Få sota själv", "sota-sjalv"), RING),
        internal_notes="Sotningsdistriktet har en lista på hus som släpar efter. Fråga där innan du lovar en tid.",
        audience=("residents",),
        tags=("sotning", "eldstad", "sotare", "skorstensfejare"),
        asked=(
            "sotare tid",
            "sotningen är försenad",
            "ingen sotare på två år",
            "sota själv ansökan",
            "skorstensfejare",
        ),
    ),
    building(
        slug="elda-i-tradgarden",
        category="mark-eld",
        question="Får jag elda löv i trädgården?",
        short_answer=said("""Inte inom tätort. Där får du bara grilla. Utanför får du elda torrt ris om röken inte
            stör och det inte är eldningsförbud."""),
        details=md("""
            ## Innan du tänder
            - Kontrollera att det inte är eldningsförbud.
            - Ha vatten och en spade nära.
            - Elda aldrig plast, målat trä eller sopor.
            - Gå inte därifrån. Du ansvarar för elden tills den är helt släckt.

            ## Valborg
            Stora brasor anmäler du till räddningstjänsten. Lägg upp högen sent, så att igelkottar inte hinner
            flytta in.

            ## Grannen röker ner mig
            Prata först. Hjälper det inte, [lämna en synpunkt](/kontakt/synpunkt/). Vi kan förbjuda någon att elda.
            """),
        links=(page("Är det eldningsförbud?", "eldningsforbud"), RING),
        audience=("residents",),
        tags=("eldning", "trädgård", "eldningsförbud", "majbrasa", "ris"),
        social=said("""Vårstädat? Inom tätort får du inte elda löv och ris. Lämna det gratis på
            återvinningscentralen i Södra hamnen. Utanför tätort: kolla först att det inte är eldningsförbud."""),
        asked=(
            "eldningsförbud",
            "bränna ris och kvistar",
            "majbrasa tillstånd",
            "granne eldar röken stör",
            "elda löv",
        ),
    ),
    building(
        slug="detaljplan-for-min-tomt",
        category="mark-eld",
        question="Var ser jag vilken detaljplan som gäller för min tomt?",
        short_answer=said("""Sök på din adress i plankartan på webbplatsen. Där ser du hur stort och högt du får
            bygga. Finns ingen plan, hör av dig till oss."""),
        details=md("""
            ## Så läser du planen
            | Tecken | Betyder |
            | --- | --- |
            | B | Bostad |
            | Prickad mark | Här får du inte bygga |
            | Korsad mark | Här får bara mindre hus stå |
            | e | Hur stor del av tomten du får bebygga |
            | h | Högsta höjd |

            ## Utanför plan
            Långt ut på landet finns ofta ingen detaljplan. Då gäller andra regler, och du får bygga mer fritt.

            ## Ny plan på gång?
            Du får läsa och tycka till innan kommunen beslutar. Alla som äger mark intill får brev."""),
        links=(page("Plankartan", "plankarta"), RING),
        life_events=("bygga-renovera", "flytta"),
        audience=("residents", "businesses"),
        tags=("detaljplan", "karta", "plankarta", "prickmark", "byggrätt"),
        asked=(
            "vad får jag bygga på tomten",
            "plankarta",
            "prickmark",
            "byggrätt hur stort hus",
            "kopia av detaljplanen från 1987",
        ),
    ),
    building(
        slug="bo-aret-runt-i-fritidshus",
        category="mark-eld",
        question="Får jag bo i fritidshuset hela året?",
        short_answer=said("""Ja, det får du. Men vägen plogas kanske inte och vattnet kan vara avstängt på vintern.
            Ta reda på det innan du flyttar."""),
        details=md("""
            ## Kontrollera det här
            - Vem plogar vägen? Ofta är det en vägförening.
            - Har du sommarvatten? Det stängs den 1 oktober.
            - Är avloppet godkänt för året runt? Läs om [eget avlopp](article:eget-avlopp).
            - Hur långt är det till skola och buss?

            ## Folkbokföring
            Du anmäler flytten till Skatteverket. Vi får veta det därifrån. Sophämtning året runt beställer du hos
            oss.

            ## Vill du bygga ut?
            Planen för området kan säga hur stort huset får vara."""),
        links=(e_service("Beställ sophämtning", "min-hamtning"), RING),
        life_events=("flytta",),
        audience=("residents",),
        tags=("fritidshus", "flytta"),
        asked=(
            "bo permanent i sommarstugan",
            "köpa stuga i storådalen bo året om",
            "skriva sig på fritidshus",
            "sommarvatten stängs av",
        ),
    ),
    building(
        slug="stalla-sig-i-tomtkon",
        category="mark-eld",
        question="Hur ställer jag mig i tomtkön?",
        short_answer=said("""Anmäl dig i e-tjänsten Tomtkö. Det kostar 300 kronor om året. Vi släpper tomter två
            gånger om året och du får mejl när det är dags."""),
        steps=(
            "Anmäl dig i e-tjänsten. Du ska ha fyllt 18 år.",
            "Betala avgiften varje år, annars tappar du platsen.",
            "Svara på mejlet när vi släpper tomter. Den som har stått längst väljer först.",
        ),
        details=md("""
            ## Var finns det tomter?
            Just nu i Norrstrand och på Hammarbacken. Priset är 190 000 till 340 000 kronor.

            ## När jag har fått en tomt
            Du betalar tio procent direkt. Bygg inom två år. Säljer du tomten obebyggd lämnar du tillbaka den till
            oss.

            ## Lediga tomter utan kö
            I Storådalen finns tomter att köpa direkt. Ring oss, så visar vi dem."""),
        links=(e_service("Tomtkö", "tomtko"), RING),
        internal_notes=said("""Plats i kön får bara den som står i kön veta. Datum för nästa släpp ger Mark och
            exploatering. Lova aldrig en viss tomt."""),
        life_events=("bygga-renovera", "flytta"),
        audience=("residents",),
        tags=("tomtkö", "mark", "villatomt", "köpa tomt"),
        asked=("köpa tomt av kommunen", "lediga villatomter", "plats i tomt kön", "tomtsläpp när"),
        state="review_due",
        review_in_days=-31,
    ),
    building(
        slug="telefonsvar-om-pagaende-lov",
        category="ansoka-lov",
        question="Vad får jag säga om ett pågående bygglovsärende?",
        short_answer=said("""Ansökan och ritningar är offentliga. Säg om ärendet är komplett och vem som handlägger.
            Säg aldrig hur det kommer att gå."""),
        details=md("""
            ## Du får säga
            - diarienummer, datum och handläggare
            - om vi väntar på något, och från vem

            ## Du får inte säga
            - att lovet "nog går igenom"
            - vad grannarna har skrivit, innan du har prövat sekretess
            - något alls om den som har skyddade uppgifter

            ## Begär någon ritningar?
            Det är en begäran om allmän handling. Ritningar av banker, vattenverk och skyddsobjekt lämnar du till
            registrator."""),
        internal_notes="Beslutad på möte mellan Kontaktcenter och Bygglov. Frågor till Fatima Darwish.",
        visibility="departments",
        departments=("samhallsbyggnad", "kommunledning"),
        tags=("rutin", "sekretess"),
        asked=("lämna ut ritning rutin", "får jag säga vem som söker bygglov", "sekretess bygglov telefon"),
    ),
)
