"""Articles about faults in the street."""

from servicedesk.demo.content.article_words import REPORT_A_FAULT, RING, WRITE, md, said, streets

ARTICLES = (
    streets(
        slug="hur-gor-jag-en-felanmalan",
        category="fel-gata",
        question="Hur anmäler jag ett fel på gatan eller i parken?",
        short_answer=said("""Fyll i formuläret Felanmälan. Det tar två minuter och du får vara anonym. Är det
            farligt just nu, ring 0980-31 92 00. Vi svarar dygnet runt."""),
        steps=(
            "Välj vad som är fel i formuläret.",
            "Skriv gata och husnummer, eller numret på lyktstolpen.",
            "Bifoga en bild om du kan.",
            "Lämna mejl eller mobil om du vill veta när det är lagat.",
        ),
        details=md("""
            ## Så fort lagar vi
            | Fel | Tid |
            | --- | --- |
            | Farligt: öppen brunn, lös ledning, träd över väg | Samma dag |
            | Hål i vägen | Tio vardagar |
            | En lampa | Tio vardagar |
            | Hel gata mörk | Samma dag |
            | Trasig lekplats | Spärras av samma dag |

            ## Vem lagar annars?
            - Riksvägen: Trafikverket
            - Strömavbrott: elnätsbolaget
            - Inne på gården: din värd"""),
        links=(REPORT_A_FAULT, RING),
        internal_notes=said("""Sök i öppna ärenden på gatan först och slå ihop dubbletter. Ring jouren vid fara, det
            räcker inte med ett ärende. Lova den tid som står i tabellen, aldrig kortare."""),
        audience=("residents",),
        tags=("felanmälan", "trasigt", "skada", "rapportera"),
        sms=said("""Anmäl fel på storan.example under Felanmälan. Skriv gata och nummer. Farligt just nu? Ring
            0980-31 92 00, vi svarar dygnet runt."""),
        social=said("""Sett något trasigt? Gör en felanmälan på vår webbplats, det tar två minuter. Skriv gata och
            nummer och bifoga gärna en bild. Är det farligt: ring 0980-31 92 00 direkt."""),
        asked=(
            "felanmälan",
            "rapportera trasigt",
            "vem ringer man om nåt är sönder",
            "fel anmälan gata app",
            "anmäla skada i parken",
        ),
    ),
    streets(
        slug="gatlampan-ar-trasig",
        category="fel-gata",
        question="Gatlampan är släckt, när lagar ni den?",
        short_answer=said("""Gör en felanmälan med numret på stolpen. En enstaka lampa lagar vi inom tio vardagar.
            Är hela gatan mörk lagar vi den samma dag."""),
        steps=(
            "Läs numret på skylten. Den sitter i ögonhöjd på stolpen.",
            "Gör en felanmälan.",
        ),
        details=md("""
            ## När tänds och släcks lamporna?
            De styrs av ljuset. På villagator dimmar vi till hälften mellan klockan 23 och 5. Det är alltså inget
            fel.

            ## Blinkar den?
            Anmäl det också. En lampa som blinkar är snart trasig.

            ## Lyser den in i sovrummet?
            Vi kan sätta på en skärm. Det kostar inget."""),
        links=(REPORT_A_FAULT, RING),
        internal_notes=said("""Mer än tre lampor i rad är ett kabelfel: prioritet hög. Lösa ledningar eller öppen
            lucka i stolpen: ring jouren genast."""),
        audience=("residents",),
        tags=("belysning", "felanmälan", "gatubelysning", "lyktstolpe", "lykta", "mörkt"),
        sms=said("""Gör en felanmälan med stolpens nummer. En lampa: tio vardagar. Hela gatan mörk: samma dag, ring
            0980-31 92 00."""),
        asked=(
            "gatubelysning fungerar inte",
            "lyktstolpen blinkar",
            "mörkt på vår väg",
            "trasig lykta vid övergångsstället",
            "ingen belysning på cykelbanan",
        ),
    ),
    streets(
        slug="hal-i-vagen",
        category="fel-gata",
        question="Hur får jag ett hål i vägen lagat?",
        short_answer=said("""Gör en felanmälan och skriv var hålet är. Vi märker ut det samma dag om det är farligt
            och lagar det inom tio vardagar."""),
        details=md("""
            ## Skriv så här
            Gata, närmaste husnummer och hur stort hålet är. En bild med något bredvid, till exempel en sko, hjälper
            oss.

            ## På vintern
            Då lagar vi med kall asfalt. Den håller till våren. Sedan gör vi om det.

            ## Skramlar brunnslocket?
            Anmäl det på samma sätt. Locket får en ny packning. Ett lock som ligger snett är farligt: ring oss.

            ## Gick bilen sönder?
            Läs om [ersättning](article:ersattning-for-skada)."""),
        links=(REPORT_A_FAULT, RING),
        internal_notes=said("""Brunnslock kan vara gatans eller vattnets. Lägg på Gata och park om du är osäker,
            inte på båda."""),
        audience=("residents",),
        tags=("potthål", "vägskada", "brunnslock", "grop", "gupp", "sprickor", "asfalt"),
        sms=said("""Gör en felanmälan med gata, nummer och gärna bild. Farliga hål märker vi ut samma dag. Vi lagar
            inom tio vardagar."""),
        asked=(
            "potthål",
            "trasig asfalt",
            "djupt hål i gatan vid brunnen",
            "gupp och sprickor i vägen",
            "brunnslocket låter hela natten",
        ),
    ),
    streets(
        slug="ersattning-for-skada",
        category="fel-gata",
        question="Får jag ersättning om bilen gick sönder i ett hål?",
        short_answer=said("""Ja, om vi kände till hålet men inte lagade eller märkte ut det i tid. Skicka bilder,
            kvitto och klockslag. Du får beslut inom fyra veckor."""),
        steps=(
            "Ta bilder på hålet och på skadan samma dag.",
            "Spara kvittot från verkstaden.",
            "Skicka allt till oss med plats, dag och klockslag.",
        ),
        details=md("""
            ## Så bedömer vi
            Vi tittar om någon hade anmält hålet före dig och hur lång tid vi hade haft på oss. Reglerna står i
            skadeståndslagen.

            ## Ramlade du?
            Samma sak gäller. Skriv också om du har varit hos läkare, men inte vad som är fel. Det kan vi fråga om
            senare.

            ## Om vi säger nej
            Du kan gå vidare till allmänna reklamationsnämnden eller till tingsrätten. Fråga också ditt
            försäkringsbolag."""),
        links=(WRITE, RING),
        internal_notes=md("""
            - Säg aldrig att kommunen är skyldig. Säg: "Vi prövar det och du får besked inom fyra veckor."
            - Leta efter tidigare anmälningar på samma plats och länka dem.
            - Skicka till skadereglering, ärendet väntar under tiden."""),
        audience=("residents",),
        tags=("skadestånd", "ersättning", "punktering", "skadeanmälan", "bilskada", "fallolycka"),
        asked=(
            "skadestånd däck fälg",
            "punktering kommunens fel",
            "ramlade på isen och bröt armen pengar",
            "vem betalar bilskadan",
            "skadeanmälan kommunen",
        ),
    ),
    streets(
        slug="ring-jouren-gata",
        category="fel-gata",
        question="När ringer jag gatujouren och när räcker ett ärende?",
        short_answer=said("""Ring jouren på snabbval 43 när någon kan skadas nu. Allt annat blir ett ärende till
            Gata och park."""),
        details=md("""
            ## Ring jouren
            - öppen brunn eller lös ledning
            - träd över väg
            - hel gata mörk
            - väg som har rasat
            - halka där någon har fallit

            ## Skriv ärende
            - en lampa
            - hål i vägen
            - plogvall
            - skräp

            ## Efter samtalet
            Skriv vem du talade med och när de är framme. Ring upp den som anmälde om den väntar på plats."""),
        internal_notes="Jouren tar inte emot mejl. Trafikverkets vägar: koppla till dem, jouren åker inte ut.",
        visibility="agents",
        tags=("jour", "rutin"),
        asked=("gatujour nummer", "vem har beredskap gata", "ring ut jour belysning"),
    ),
)
