"""Articles about parking and traffic."""

from servicedesk.demo.content.article_words import REPORT_A_FAULT, RING, WRITE, e_service, md, page, said, streets

ARTICLES = (
    streets(
        slug="parkeringstillstand-rorelsehindrad",
        category="parkering",
        question="Hur ansöker jag om parkeringstillstånd för rörelsehindrade?",
        short_answer=said("""Ansök i e-tjänsten eller på blankett. Du behöver ett läkarintyg och ett foto. Beslutet
            kommer inom fyra veckor och tillståndet är gratis."""),
        steps=(
            "Fyll i sidan 1 och 2 i ansökan.",
            "Be din läkare fylla i sidan 3.",
            "Bifoga ett foto i passformat och din namnteckning.",
            "Skicka in allt. Vi hör av oss om något saknas.",
        ),
        details=md("""
            ## Vem kan få?
            Den som har mycket svårt att gå. Det gäller både förare och passagerare. Kör du inte själv ska du behöva
            hjälp utanför bilen. Reglerna finns i trafikförordningen.

            ## Var får jag stå?
            - På platser med skylten för rörelsehindrade
            - I tre timmar där det annars är förbud
            - Minst tre timmar där andra bara får stå kortare

            ## Förlänga
            Sök åtta veckor innan tiden går ut. Nytt läkarintyg behövs oftast.

            ## Vill du ha en blankett hem?
            Ring, så skickar vi den med svarskuvert."""),
        links=(e_service("Parkeringstillstånd", "parkeringstillstand"), RING),
        internal_notes=said("""Blanketter med frankerat kuvert ligger i receptionen. Läkarens sida går aldrig i
            mejl. Tappat eller stulet tillstånd: be om polisanmälans nummer."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=(
            "parkeringstillstånd",
            "tillstånd",
            "handikapparkering",
            "handikapptillstånd",
            "p-tillstånd",
            "parkeringskort",
            "rullstol",
        ),
        sms=said("""Sök parkeringstillstånd på storan.example eller på blankett. Läkarintyg och foto behövs. Gratis,
            beslut inom 4 veckor. Blankett hem: 0980-31 92 00"""),
        asked=(
            "handikapparkering ansökan",
            "p-tillstånd rullstol",
            "parkeringskort för funktionsnedsatt",
            "min fru har svårt att gå parkering",
            "handikapptillstånd bil förlänga",
        ),
    ),
    streets(
        slug="bestrida-parkeringsbot",
        category="parkering",
        question="Hur överklagar jag en parkeringsbot?",
        short_answer=said("""Det är polisen som prövar en parkeringsanmärkning. Betala i tid ändå. Du får tillbaka
            pengarna om polisen ger dig rätt."""),
        steps=(
            "Betala senast det datum som står på lappen.",
            "Hämta blanketten på polisens webbplats.",
            "Bifoga foto på skylten, om den var fel eller dold.",
        ),
        details=md("""
            ## Är det kommunens lapp?
            Står det *parkeringsanmärkning* är den utfärdad enligt lag, och polisen prövar. Står det
            *kontrollavgift* är det ett bolag på privat mark. Då skriver du till bolaget.

            ## Skylten syntes inte
            Skicka en bild till oss också. Vi borstar av eller byter skylten, och vi kan intyga hur den såg ut.

            ## Vad kostar det?
            | Fel | Avgift |
            | --- | --- |
            | För lång tid | 400 kronor |
            | Där man inte får stå | 600 kronor |
            | På plats för rörelsehindrade | 1 000 kronor |"""),
        links=(RING, WRITE),
        internal_notes=said("""Vi kan aldrig stryka en anmärkning. Kommer ett bestridande till oss: skicka det till
            polisen samma dag och skriv det till personen. Kontrollera skylten och svara om den."""),
        audience=("residents",),
        tags=("parkering", "böter", "överklagande", "p-böter", "p-bot", "lapplisa", "felparkeringsavgift"),
        sms=said("""Betala i tid. Det är polisen som prövar en parkeringsanmärkning, blankett finns hos dem. Får du
            rätt får du pengarna tillbaka."""),
        asked=(
            "p-böter",
            "överklaga parkeringsanmärkning",
            "felparkeringsavgift skylten täckt av snö",
            "bestrida p bot",
            "lapplisa fel",
        ),
    ),
    streets(
        slug="hur-lange-far-jag-parkera",
        category="parkering",
        question="Hur länge får jag parkera i centrum?",
        short_answer=said("""Två timmar på gatorna runt torget, med p-skiva. Det är gratis. Vid Södra hamnen får du
            stå i 24 timmar."""),
        details=md("""
            ## Platser
            | Plats | Tid | Kostnad |
            | --- | --- | --- |
            | Torggatan och Storgatan | 2 timmar, vardagar 8–18 | Gratis |
            | Stadshuset | 1 timme | Gratis |
            | Södra hamnen | 24 timmar | Gratis |
            | Älvgatan, med motorvärmare | 10 timmar | 15 kronor |

            ## P-skiva
            Ställ den på nästa hel- eller halvtimme. Hämta en gratis i Stadshuset.

            ## Datumparkering
            Från 1 november till 30 april får du inte stå på sidan med jämna nummer de jämna dagarna mellan klockan
            0 och 7. Annars kan vi inte ploga."""),
        links=(page("Parkeringskartan", "parkering"),),
        life_events=("flytta",),
        audience=("residents",),
        tags=("parkering", "datumparkering", "långtidsparkering", "p-skiva", "parkeringsplats", "husbil"),
        asked=(
            "parkera gratis storå",
            "p-skiva tid",
            "datumparkering vinter jämna datum",
            "långtidsparkering",
            "parkeringsplats husbil",
        ),
    ),
    streets(
        slug="farthinder-pa-var-gata",
        category="parkering",
        question="Kan vi få farthinder på vår gata?",
        short_answer=said("""Skriv till oss, så mäter vi farten i två veckor. Kör var sjunde bil fortare än 40 där
            det är 30 föreslår vi farthinder. Beslut tas i mars varje år."""),
        details=md("""
            ## Så går det till
            1. Ni skriver till oss. En person räcker, ni behöver ingen namnlista.
            2. Vi sätter upp en mätare.
            3. Du får resultatet.
            4. Nämnden beslutar i mars om årets åtgärder.

            ## Andra sätt
            Blommor i gatan, skylt som visar farten eller smalare väg. Vi väljer det som fungerar också för plog och
            buss.

            ## Kör någon farligt just nu?
            Ring polisen på 114 14. Vid fara, 112."""),
        links=(WRITE,),
        audience=("residents",),
        tags=("trafiksäkerhet", "farthinder", "fartgupp", "hastighet", "fortkörning"),
        asked=(
            "fartgupp",
            "de kör för fort på vår väg",
            "sänka hastigheten till 30",
            "barnen leker och bilarna kör som galningar",
        ),
    ),
    streets(
        slug="overgiven-bil",
        category="parkering",
        question="En bil har stått övergiven länge, vad gör ni?",
        short_answer=said("""Gör en felanmälan. Vi sätter en lapp på bilen och ägaren har sju dagar på sig. Sedan
            flyttar vi den. Läcker den olja kommer vi samma dag."""),
        details=md("""
            ## Berätta
            Färg, märke, plats och hur länge den har stått. Registreringsnumret hjälper oss.

            ## Privat mark
            Står bilen på en gård är det den som äger marken som anmäler. Vi hjälper till med blanketten.

            ## Vad händer med bilen?
            Vi sparar den i tre månader. Hämtar ingen den blir den skrot. Ägaren betalar. Det följer av lagen om
            flyttning av fordon."""),
        links=(REPORT_A_FAULT,),
        audience=("residents",),
        tags=("skrotbil", "fordonsflytt", "bilvrak", "gammal bil"),
        asked=("skrotbil på gatan", "gammal bil med platta däck", "vrak läcker olja", "flytta fordon"),
    ),
    streets(
        slug="avstangd-bro-omledning",
        category="parkering",
        question="Hur tar jag mig fram när Kvarnbron är avstängd?",
        short_answer="Kör över Norrbron. Gående och cyklister får passera på gångbron. Bussarna går via Älvgatan.",
        details=md("""
            ## Omledning
            Följ de orange skyltarna. Räkna med tio minuter extra på morgonen.

            ## Klart
            Bron är klar och sidan visas inte längre. Vi sparar den till nästa arbete."""),
        links=(RING,),
        audience=("residents",),
        tags=("avstängning",),
        asked=("kvarnbron stängd", "omväg bro", "bussen går annan väg"),
        state="unpublished",
    ),
)
