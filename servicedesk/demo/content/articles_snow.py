"""Articles about snow and ice."""

from servicedesk.demo.content.article_words import REPORT_A_FAULT, RING, e_service, md, page, said, streets

ARTICLES = (
    streets(
        slug="nar-plogas-min-gata",
        category="sno-halka",
        question="När plogas min gata?",
        short_answer=said("""Vi börjar när det har kommit fyra centimeter snö. Stora vägar och gångvägar till skolor
            tar vi först, senast klockan 7. Villagator är klara inom tolv timmar från det att snön har slutat falla.
            """),
        details=md("""
            ## I den här ordningen
            | Ordning | Väg | Klart |
            | --- | --- | --- |
            | 1 | Genomfart, buss och gångväg till skola | Före klockan 7 |
            | 2 | Centrum och andra gångvägar | Före klockan 9 |
            | 3 | Villagator | Inom 12 timmar |
            | 4 | Vändplaner och parkeringar | Inom 24 timmar |

            Faller det mer snö börjar vi om från början. Då kan din gata få vänta.

            ## Är vägen vår?
            Stora riksvägar sköter Trafikverket. Många småvägar på landet sköter en vägförening. Se kartan.

            ## Du kan hjälpa till
            - Ställ inte bilen på gatan när det snöar.
            - Lägg snö från din tomt på tomten, inte på gatan.
            - Ta in soptunnan när den är tömd."""),
        links=(page("Se var plogbilarna är", "plogkartan"), REPORT_A_FAULT, RING),
        internal_notes=md("""
            - Titta i plogkartan: grönt är klart inom tre timmar, rött är kvar.
            - Lova aldrig ett klockslag under pågående snöfall.
            - Är vägen stängd för hemtjänst eller ambulans: ring arbetsledaren direkt.
            - Samma gata tre gånger i vinter: taggen *snöröjning* och till Lars-Göran."""),
        audience=("residents",),
        tags=("snöröjning", "plogning", "snöskottning", "plogbil", "snö"),
        sms=said("""Vi plogar från 4 cm snö. Gångvägar till skolor före kl 7, villagator inom 12 timmar. Se
            plogbilarna på storan.example/plogkartan"""),
        social=said("""När kommer plogen? Vi börjar vid fyra centimeter. Först stora vägar och gångvägar till
            skolor, sedan villagator inom tolv timmar. Hjälp oss: flytta bilen från gatan när det snöar."""),
        asked=(
            "plogbilen har inte kommit",
            "snöröjning villaväg",
            "snöskottning gångväg skolan",
            "när skottar ni våran gata",
            "ploga vägen fortare",
            "snöplogning hur mycket snö",
        ),
    ),
    streets(
        slug="det-ar-halt-pa-gatan",
        category="sno-halka",
        question="Det är jättehalt, när sandar ni?",
        short_answer=said("""Gör en felanmälan eller ring, så sandar vi samma dag. Gångvägar, backar och
            busshållplatser tar vi först. Ring 112 om någon är skadad."""),
        steps=(
            "Gör en felanmälan. Skriv gata och husnummer.",
            "Hämta egen sand i de gröna lådorna. Den är gratis.",
        ),
        details=md("""
            ## Så arbetar vi
            Vid risk för halka är bilarna ute från klockan 4. Vi sandar med små stenar. I tunnlar och vid lasarettet
            har vi också salt.

            ## Vem sandar trottoaren?
            Vi sandar trottoaren längs gatan. Framför butiker är det den som äger huset som sandar och tar bort is
            på taket.

            ## Har du ramlat?
            Skriv upp plats och tid och ta en bild. Läs om [ersättning för skada](article:ersattning-for-skada).

            ## Till dig över 65
            Hämta ett par broddar gratis i Stadshuset."""),
        links=(REPORT_A_FAULT, page("Gröna sandlådor", "sandlador"), RING),
        internal_notes=said("""Vid fall med skada: beklaga, skriv plats och klockslag, prioritet hög. Säg inget om
            vem som har ansvar. Broddar finns i receptionen, fråga inte efter legitimation."""),
        audience=("residents",),
        tags=("halka", "sandning", "blankis", "sanda", "broddar", "halkbekämpning"),
        sms=said("""Gör en felanmälan på storan.example eller ring 0980-31 92 00, så sandar vi i dag. Egen sand
            hämtar du gratis i de gröna lådorna."""),
        asked=(
            "blankis på trottoaren",
            "sanda vägen",
            "halkbekämpning",
            "det är som en skridskobana",
            "min fru har halkat",
            "broddar gratis",
        ),
    ),
    streets(
        slug="plogvall-framfor-infarten",
        category="sno-halka",
        question="Plogbilen lägger snö framför min infart, vad gör jag?",
        short_answer=said("""Du skottar själv bort vallen från din infart. Bilen plogar åt höger, så ena sidan får
            mer. Är vallen av hård is eller högre än 30 centimeter, gör en felanmälan."""),
        details=md("""
            ## Varför tar ni inte bort den?
            Det skulle göra plogningen tre gånger så lång. Då hinner vi inte till alla.

            ## Tips
            Skotta en ficka till vänster om infarten, sett från huset. Då hamnar snön där i stället.

            ## Orkar du inte skotta?
            Är du över 70 år kan du få [snöhjälp](article:snohjalp-for-aldre) gratis. Har du parkeringstillstånd
            eller hemtjänst kan föraren lyfta vingen vid din infart."""),
        links=(REPORT_A_FAULT, e_service("Sök snöhjälp", "snohjalp")),
        internal_notes=said("""Lova inte att vallen tas bort. Markering i körlistan beslutar arbetsledaren. Många
            blir glada av ett samtal: be Lars-Göran ringa upp."""),
        audience=("residents",),
        tags=("plogvall", "snöröjning", "snövall", "isvall"),
        sms=said("""Vallen vid infarten skottar du själv. Hård is eller över 30 cm: gör en felanmälan. Över 70 år?
            Sök gratis snöhjälp på storan.example."""),
        asked=(
            "snövall vid uppfarten",
            "plogbilen fyller igen infarten varje gång",
            "isvall framför garaget",
            "skotta bort plogkanten",
        ),
    ),
    streets(
        slug="snohjalp-for-aldre",
        category="sno-halka",
        question="Kan jag få hjälp att skotta?",
        short_answer=said("""Ja, om du är över 70 år eller har en funktionsnedsättning och ingen i hemmet orkar.
            Snöhjälpen är gratis. Sök i e-tjänsten eller på en blankett."""),
        steps=(
            "Sök före den 1 november, så är du med från första snön.",
            "Visa var vi ska skotta. Vi ritar in det på en karta.",
            "Du får ett brev med datum då hjälpen börjar.",
        ),
        details=md("""
            ## Vad gör ni?
            Vi skottar en gång från dörren till gatan, en meter bred. Vi tar också bort vallen vid infarten. Vi är
            klara senast klockan 11 på vardagar.

            ## Vad gör ni inte?
            Tak, parkering och vedbod.

            ## Sent på vintern?
            Du kan söka hela vintern. Då börjar vi inom två veckor."""),
        links=(e_service("Sök snöhjälp", "snohjalp"), RING),
        life_events=("aldras",),
        audience=("residents",),
        tags=("snöhjälp", "äldre"),
        asked=(
            "snöskottning pensionär",
            "orkar inte skotta 74 år",
            "hjälp med snön åt mormor",
            "snö hjälpen ansökan",
        ),
    ),
    streets(
        slug="nar-sopar-ni-upp-gruset",
        category="sno-halka",
        question="När sopar ni upp gruset efter vintern?",
        short_answer=said("""Vi börjar när nätterna är fria från frost, ofta i mitten av april. Gångvägar tar vi
            först. Allt är klart till den 10 juni."""),
        details=md("""
            ## Så kan du hjälpa till
            - Sopa ut gruset från din tomt till gatan innan vi kommer.
            - Flytta bilen den dag det sitter en skylt på gatan.

            ## Varför inte tidigare?
            Kommer frosten tillbaka måste vi sanda igen. Det är också dyrt och dåligt för miljön att sopa två
            gånger.

            ## Dammar det?
            Vi vattnar gatan före sopningen. Känner du dig dålig av dammet, säg till oss var det är värst."""),
        links=(page("Sopschemat", "sandsopning"),),
        audience=("residents",),
        tags=("sandsopning", "vår"),
        asked=("sopning av gator", "grus på cykelvägen", "sandupptagning"),
        state="unpublished",
    ),
)
