"""Articles for those who want to build and ask whether they need a permit."""

from servicedesk.demo.content.article_words import RING, building, e_service, md, said

ARTICLES = (
    building(
        slug="behover-jag-bygglov",
        category="behovs-lov",
        question="Behöver jag bygglov för det jag ska bygga?",
        short_answer=said("""Det beror på vad du bygger, hur stort och var. Nya hus, större tillbyggnader och höga
            plank behöver lov. Mindre bodar och altaner utan tak gör det sällan. Fråga oss innan du beställer."""),
        details=md("""
            ## Vanliga byggen
            | Du vill bygga | Behövs lov? |
            | --- | --- |
            | Nytt hus | Ja |
            | [Inglasad altan](article:inglasad-altan) | Ja, oftast |
            | [Plank högre än 1,2 meter mot gatan](article:hur-hogt-far-planket-vara) | Ja |
            | [Litet hus på tomten](article:litet-hus-pa-tomten), högst 30 kvadratmeter | Nej, men anmälan |
            | [Ny kamin](article:installera-kamin) | Nej, men anmälan |
            | Friggebod på högst 15 kvadratmeter | Nej |
            | Måla om i liknande färg | Nej |

            ## Tre saker som ändrar svaret
            1. Detaljplanen för din gata kan säga något annat.
            2. Nära vatten gäller [strandskydd](article:strandskydd-bygga-vid-sjon), också för små hus.
            3. I gamla och värdefulla miljöer krävs lov för mer.

            ## Lita inte på gamla råd
            Plan- och bygglagen har ändrats flera gånger. Det grannen fick bygga för tio år sedan kan kräva lov i
            dag, eller tvärtom."""),
        links=(e_service("Testa om du behöver lov", "behover-jag-lov"), RING),
        internal_notes=md("""
            - Fråga efter fastighetsbeteckning och slå upp planen i kartan innan du svarar.
            - Ge aldrig besked om lov i telefon. Säg vad som brukar gälla och hänvisa till e-tjänsten eller
              handläggare.
            - Svåra fall: Bygglov har telefontid måndag till torsdag 9–11."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("bygglov", "behövs lov", "friggebod", "bygglovsbefriat", "bygga ut", "tillbyggnad"),
        sms=said("""Nya hus, stora tillbyggnader och höga plank behöver lov. Testa ditt bygge på storan.example
            eller ring 0980-31 92 00 innan du beställer något."""),
        social=said("""Ska du bygga? Nya hus, större tillbyggnader och höga plank behöver bygglov. Mindre bodar gör
            det sällan. Testa ditt bygge på vår webbplats innan du beställer virket."""),
        asked=(
            "måste man ha byglov",
            "vad får man bygga utan att söka",
            "friggebod regler",
            "bygglovsbefriat",
            "tillstånd för att bygga ut huset",
        ),
    ),
    building(
        slug="inglasad-altan",
        category="behovs-lov",
        question="Behövs bygglov för inglasad altan?",
        short_answer=said("""Ja, oftast. En inglasad altan under tak räknas som en tillbyggnad. För ett uterum på 18
            kvadratmeter är avgiften 9 800 kronor. Beslut får du inom tio veckor från komplett ansökan."""),
        steps=(
            "Rita planen, fasaden i skala 1:100 och situationsplanen i skala 1:400.",
            "Ansök i e-tjänsten Bygglov.",
            "Vänta på både beslut och startbesked innan du börjar.",
        ),
        details=md("""
            ## När slipper jag lov?
            En altan utan tak och väggar behöver sällan lov. En liten tillbyggnad långt från tomtgränsen kan också
            gå utan, om planen tillåter det. Fråga oss, för svaret beror på just ditt hus.

            ## Ritningar som räcker
            - Planritning med mått
            - Fasadritning, alla sidor som ändras
            - Situationsplan med avstånd till tomtgränsen

            Du får rita själv, men ritningen måste vara i skala. Läs om hur du [söker
            lov](article:sa-ansoker-du-om-bygglov)."""),
        links=(e_service("Ansök om bygglov", "bygglov"), RING),
        internal_notes=said("""Fråga om altanen redan har tak och om den ligger inom plan. Lova inte att lovet
            beviljas. Vi bokar gärna ett samtal på 20 minuter med handläggare."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("bygglov", "altan", "uterum", "glasa in", "inglasning", "veranda", "balkong", "tillbyggnad"),
        asked=(
            "uterum bygglov",
            "glasa in altanen",
            "bygga in verandan med glas",
            "inglasning balkong lov",
            "tillbyggnad 18 kvm kostnad",
        ),
    ),
    building(
        slug="glasa-in-balkong",
        category="behovs-lov",
        question="Behövs bygglov för att glasa in altan eller balkong inom detaljplan?",
        short_answer=said("""Ja, oftast. Inom detaljplan räknas inglasningen som en tillbyggnad eller ändrar hur
            huset ser ut. Sök lov innan du beställer glaset."""),
        details=md("""
            ## Balkong i flerbostadshus
            Föreningen eller den som äger huset söker lovet, gärna för alla balkonger på en gång.

            ## Altan i villa eller radhus
            Har altanen tak och ligger inom planen behöver du lov när du sätter glas runt den."""),
        links=(e_service("Testa om du behöver lov", "behover-jag-lov"), RING),
        internal_notes=md("""
            - Fråga om altanen redan har tak och vem som äger huset.
            - Utkast: avgiften ska in innan vi publicerar."""),
        life_events=("bygga-renovera",),
        audience=("residents", "associations"),
        tags=("bygglov", "altan", "balkong", "inglasning"),
        asked=("glasa in balkongen bostadsrätt", "inglasad altan inom plan", "glas runt altanen lov"),
        state="draft",
    ),
    building(
        slug="hur-hogt-far-planket-vara",
        category="behovs-lov",
        question="Hur högt får mitt plank eller staket vara?",
        short_answer=said("""Mot gatan får ett plank vara högst 1,2 meter utan bygglov. Nära utfarten får det vara
            högst 0,8 meter, så att du ser dem som går. Lov för plank kostar 4 200 kronor."""),
        details=md("""
            ## Plank eller staket?
            Ett staket är glest: du ser igenom det. Ett plank är tätt. Ett lågt staket behöver sällan lov. En mur
            räknas som ett plank.

            ## Vid utfarten
            Inget får vara högre än 0,8 meter de närmaste 2,5 metrarna från utfarten. Det gäller häckar också.

            ## Mot grannen
            Ska planket stå i gränsen behöver ni vara överens. Skriv upp det. Också ett högt plank mot grannen kan
            kräva lov."""),
        links=(e_service("Ansök om bygglov", "bygglov"), RING),
        internal_notes=said("""1,2 meter gäller i de flesta planer, inte i alla. Kontrollera planen. På hörntomter
            är siktkraven hårdare, fråga Gata och park."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("bygglov", "plank", "staket", "insynsskydd", "mur", "häck"),
        sms=said("""Plank mot gatan: högst 1,2 m utan lov. Vid utfarten högst 0,8 m de närmaste 2,5 metrarna. Högre?
            Sök lov, 4200 kr. Fråga: 0980-31 92 00."""),
        asked=(
            "bygglov staket",
            "insynsskydd mot vägen hur högt",
            "får jag sätta upp ett två meter plank",
            "häck höjd utfart",
            "mur i tomtgräns",
        ),
    ),
    building(
        slug="litet-hus-pa-tomten",
        category="behovs-lov",
        question="Får jag bygga ett litet hus på tomten utan bygglov?",
        short_answer=said("""Ja, ett komplementbostadshus på högst 30 kvadratmeter och 4 meters höjd. Du behöver
            inte bygglov, men du ska göra en anmälan och vänta på startbesked. Avgiften är 7 400 kronor."""),
        steps=(
            "Gör en anmälan med ritningar i e-tjänsten.",
            "Be grannen skriva under om huset ska stå närmare gränsen än 4,5 meter.",
            "Vänta på startbeskedet. Du får det inom fyra veckor när anmälan är komplett.",
            "Anmäl när du är klar, så får du slutbesked.",
        ),
        details=md("""
            ## Det här får huset ha
            Kök, toalett och dusch. Någon får bo där hela året. Det ska stå nära ditt vanliga hus och höra till
            samma tomt.

            ## Får jag stycka av det?
            Nej, inte med det här regelverket. Då behövs bygglov och en egen tomt.

            ## Om du börjar för tidigt
            Du kan få betala en byggsanktionsavgift enligt plan- och bygglagen. Den är ofta större än avgiften för
            anmälan."""),
        links=(e_service("Anmälan, litet hus", "komplementbostadshus"), RING),
        internal_notes=said("""Kallas ofta Attefallshus. Inom strandskydd gäller inte undantaget: sänd vidare till
            handläggare. Vatten och avlopp för ett andra kök kan ge ny anslutningsavgift."""),
        life_events=("bygga-renovera", "aldras"),
        audience=("residents",),
        tags=("attefallshus", "komplementbostadshus", "anmälan", "gäststuga", "stuga", "attefallare"),
        asked=(
            "attefallshus regler",
            "atefallare",
            "stuga åt mamma på tomten",
            "bygga gäststuga 30 kvm",
            "hyra ut litet hus på gården",
        ),
    ),
    building(
        slug="carport-eller-garage",
        category="behovs-lov",
        question="Behövs bygglov för carport eller garage?",
        short_answer=said("""Över 30 kvadratmeter behövs lov, 8 600 kronor. En mindre carport som står fritt behöver
            oftast inte lov, om den är högst 4 meter och står 4,5 meter från gränsen. Fråga oss först."""),
        details=md("""
            ## Tänk på det här
            - Det ska vara 6 meter mellan garageporten och gatan, så att bilen ryms.
            - Vatten från taket ska rinna på din egen tomt.
            - En carport som sitter ihop med huset är en tillbyggnad.

            ## Närmare gränsen
            Grannen kan säga ja skriftligt. Mot gata eller park är det kommunen som är granne. Då söker du lov."""),
        links=(e_service("Testa om du behöver lov", "behover-jag-lov"), RING),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("bygglov", "garage", "carport", "dubbelgarage"),
        asked=(
            "bygga garage avstånd tomtgräns",
            "carport utan lov",
            "dubbelgarage kostnad bygglov",
            "hur nära grannen får garaget stå",
        ),
    ),
    building(
        slug="solceller-pa-taket",
        category="behovs-lov",
        question="Behöver jag lov för solceller?",
        short_answer=said("""Oftast inte, om panelerna ligger platt mot taket och följer dess form. I gamla och
            värdefulla miljöer behövs lov. Fråga oss om du bor i Kyrkstaden."""),
        details=md("""
            ## Då behövs lov
            - Panelerna sticker upp eller ut från taket.
            - Huset är skyddat i planen.
            - Panelerna ska stå på marken nära vatten eller väg.

            ## Andra att prata med
            Elnätsbolaget ska säga ja innan du kopplar in. Ring också ditt försäkringsbolag. Snön är tung här, så be
            installatören räkna på taket."""),
        links=(e_service("Testa om du behöver lov", "behover-jag-lov"), RING),
        life_events=("bygga-renovera",),
        audience=("residents", "associations"),
        tags=("solceller", "bygglov"),
        asked=("solpaneler bygglov", "sätta upp solceler", "paneler på garagetaket tillstånd"),
        state="draft",
    ),
    building(
        slug="skylt-pa-fasaden",
        category="behovs-lov",
        question="Behövs bygglov för en skylt?",
        short_answer=said("""Ja, i centrum om skylten är större än en halv kvadratmeter. Avgiften är 2 600 kronor
            och beslutet tar ungefär tre veckor."""),
        steps=(
            "Rita skylten med mått och färger.",
            "Ta ett foto av fasaden och rita in skylten.",
            "Ansök i e-tjänsten Bygglov för skylt.",
        ),
        details=md("""
            ## Utanför centrum
            Där behövs lov för skyltar på mer än två kvadratmeter och för alla skyltar som lyser.

            ## Skylt på trottoaren
            En gatupratare får stå intill fasaden om 1,8 meter av trottoaren är fri. Ställ in den när ni stänger, så
            att plogen kommer fram.

            ## Skylt vid riksvägen
            Då är det länsstyrelsen eller Trafikverket som ger tillstånd."""),
        links=(e_service("Bygglov för skylt", "skylt"), RING),
        life_events=("starta-foretag",),
        audience=("businesses", "associations"),
        tags=("skylt", "bygglov", "reklamskylt", "ljusskylt", "gatupratare"),
        asked=("sätta upp reklamskylt butik", "fasadskylt lov", "gatupratare trottoar", "ljusskylt café tillstånd"),
    ),
)
