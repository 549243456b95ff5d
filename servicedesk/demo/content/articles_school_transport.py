"""Articles about the school bus, and about school for the older ones and for adults."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, said, school

ARTICLES = (
    school(
        slug="ansok-om-skolskjuts",
        category="skolskjuts",
        question="Har mitt barn rätt till skolskjuts?",
        short_answer=said("""Ja, om det är mer än 3 kilometer till skolan i förskoleklass till årskurs 6, eller mer
            än 4 kilometer i årskurs 7–9. En farlig väg kan också ge rätt till skjuts."""),
        steps=(
            "Ansök i e-tjänsten Skolskjuts senast den 15 maj för hela läsåret.",
            "Skriv om det finns särskilda skäl, till exempel trafik eller en skada.",
            "Vänta på beslut. Det kommer inom fyra veckor.",
        ),
        details=md("""
            ## Så mäter vi
            Vi mäter den kortaste vägen som går att gå hela året, från din grind till skolans. Is och skoterleder
            räknas inte.

            ## Det här väger vi in
            Skollagen säger att kommunen ska se till vägens längd, trafiken, funktionsnedsättning och andra
            särskilda skäl.

            ## Har du valt en annan skola?
            Då har barnet oftast inte rätt till skjuts. Bor barnet växelvis hos två föräldrar kan det åka från båda.

            ## Fick du nej?
            Läs hur du [överklagar beslutet](article:overklaga-skolskjuts)."""),
        links=(e_service("Skolskjuts", "skolskjuts"), RING),
        internal_notes=said("""Mät i kartan men lova inget: gränsen är en tumregel, beslutet är individuellt. Kartan
            räknar skoterleden över älven som gångväg, och det är fel. Skicka sådant till handläggare."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("skolskjuts", "ansökan", "skolbuss", "busskort", "skoltaxi"),
        sms=said("""Skolskjuts: mer än 3 km i F-6, mer än 4 km i åk 7-9, eller farlig väg. Sök på storan.example
            under Skolskjuts senast 15 maj."""),
        asked=(
            "skolbuss hur långt måste man bo",
            "skolskjutts ansökan",
            "buskort till skolan",
            "taxi till skolan brutet ben",
            "farlig skolväg",
        ),
    ),
    school(
        slug="skolbussen-kom-inte",
        category="skolskjuts",
        question="Skolbussen kom inte, vad gör jag?",
        short_answer=said("""Vänta i 20 minuter och ring sedan 0980-31 92 00. Säg hållplats och tid. Anmäl ditt
            nummer, så får du sms när bussen är mer än tio minuter sen."""),
        details=md("""
            ## När det är kallt
            Är det kallare än 30 grader minus kan bussen ställas in. Då får du sms före klockan 6.30. Barnet får
            vara hemma utan att det räknas som frånvaro.

            ## Kör jag själv?
            Säg till oss, så slipper bussen vänta i onödan på eftermiddagen. Vi betalar inte för bensin.

            ## Glömt något på bussen?
            Ring oss. Sakerna ligger i skolans reception nästa dag."""),
        links=(e_service("Få sms om skolbussen", "sms-skolbuss"), RING),
        internal_notes=said("""Ring trafikledningen på snabbval 52. Skriv hållplats, tid och barnets skola, inte
            barnets namn i rubriken."""),
        audience=("residents",),
        tags=("skolskjuts", "försenad", "skolbuss", "skoltaxi", "glömda saker"),
        sms=said("""Vänta 20 minuter och ring sedan 0980-31 92 00. Säg hållplats och tid. Sms vid förseningar: anmäl
            dig på storan.example."""),
        asked=(
            "bussen kom aldrig i morse",
            "skolskjutsen är sen",
            "glömde ryggsäcken på bussen",
            "inställd buss minus 30",
            "taxin till skolan dök inte upp",
        ),
    ),
    school(
        slug="overklaga-skolskjuts",
        category="skolskjuts",
        question="Hur överklagar jag ett nej till skolskjuts?",
        short_answer=said("""Skriv till oss inom tre veckor från att du fick beslutet. Berätta vad som är fel och
            bifoga gärna bilder av vägen. Vi ändrar själva om du har rätt, annars avgör förvaltningsrätten."""),
        steps=(
            "Skriv vilket beslut du menar och vad du vill ha i stället.",
            "Beskriv vägen: trottoar, ljus, trafik, snö.",
            "Skicka det till oss. Vi skickar det vidare om vi inte ändrar oss.",
        ),
        details=md("""
            ## Kan ni ändra er?
            Ja. Är något uppenbart fel omprövar vi beslutet. Det följer av förvaltningslagen och kostar inget.

            ## Gäller beslutet under tiden?
            Ja. Barnet får inte skjuts förrän beslutet är ändrat.

            ## Behöver jag en jurist?
            Nej. Skriv med egna ord. Vi hjälper dig gärna att komma i gång."""),
        links=(RING, page("Så överklagar du", "overklaga")),
        internal_notes=said("""Skicka till Elle Márjá Sarri samma dag, tre veckor går fort. Ta emot också muntligt
            och skriv ned det ordagrant."""),
        audience=("residents",),
        tags=("överklagande", "skolskjuts", "avslag", "skolbuss"),
        asked=(
            "avslag skolbuss",
            "ompröva skolskjuts",
            "ni har mätt vägen över isen",
            "klaga på beslut om skolskjuts",
        ),
    ),
    school(
        slug="valja-gymnasium",
        category="vuxna-gymnasium",
        question="Hur söker jag till gymnasiet?",
        short_answer=said("""Sök på antagningens webbplats mellan den 15 januari och den 15 februari. Du kan ändra
            ditt val i april. Slutligt besked kommer i slutet av juni."""),
        steps=(
            "Prata med studie- och yrkesvägledaren i din skola.",
            "Logga in och välj program i den ordning du vill.",
            "Titta på dina betyg i april och ändra om du behöver.",
            "Svara ja på din plats före den 10 juli.",
        ),
        details=md("""
            ## Program i Storå
            - Naturvetenskap och samhälle
            - Bygg, el och fordon
            - Vård och omsorg
            - Restaurang och livsmedel

            ## Gymnasiet i en annan stad
            Du får söka fritt i hela landet. Har du lång väg kan du få pengar till buss eller rum. Sök
            inackorderingsstöd hos oss före den 31 maj.

            ## Saknar du betyg?
            Då finns introduktionsprogram. Vi hittar en väg för dig."""),
        links=(page("Gymnasieantagningen", "gymnasium"), RING),
        audience=("residents",),
        tags=("gymnasium", "inackordering", "gymnasieval"),
        asked=("gymnasieval datum", "söka gymnasie", "bo borta och gå i skolan bidrag", "byta program gymnasiet"),
    ),
    school(
        slug="lara-sig-svenska-sfi",
        category="vuxna-gymnasium",
        question="Var kan jag lära mig svenska?",
        short_answer=said("""På sfi, svenska för invandrare. Kursen är gratis och börjar varannan måndag. Ansök i
            e-tjänsten Vuxenutbildning eller kom till Stadshuset, så hjälper vi dig."""),
        steps=(
            "Ansök i e-tjänsten eller i Stadshuset.",
            "Kom på ett möte, så att du hamnar i rätt grupp.",
            "Börja på nästa kurs.",
        ),
        details=md("""
            ## Vem får läsa?
            Du som är över 16 år, är folkbokförd här och inte kan svenska. Också du som är EU-medborgare och arbetar
            här.

            ## När är kursen?
            | Grupp | Tid |
            | --- | --- |
            | Dag | Måndag–fredag 8.30–12 |
            | Kväll | Tisdag och torsdag 17.30–20 |
            | På nätet | När du vill |

            ## Prata mer svenska
            Språkkafé på biblioteket, onsdagar klockan 17. Gratis fika och du behöver inte anmäla dig."""),
        links=(e_service("Vuxenutbildning", "vuxenutbildning"), RING),
        internal_notes=said("""Skriv upp språk och om personen behöver tolk. Elle, Hodan, Samir och Fatima talar
            flera språk. Fråga inte om uppehållstillstånd, det gör vuxenskolan."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("sfi", "svenska", "svenskakurs", "språkkafé"),
        asked=("sfi anmälan", "svenskakurs", "learn swedish course", "kurs i svenska för min fru", "språkcafé"),
    ),
    school(
        slug="lasa-pa-komvux",
        category="vuxna-gymnasium",
        question="Kan jag läsa på komvux?",
        short_answer=said("""Ja, från det år du fyller 20. Ansök i e-tjänsten Vuxenutbildning minst tre veckor före
            kursstart. Nya kurser börjar i januari, mars, augusti och oktober."""),
        details=md("""
            ## Vad kan jag läsa?
            - Grundskolans ämnen, om du saknar dem
            - Gymnasiets kurser, en eller flera
            - Yrke: undersköterska, svetsare, kock eller barnskötare

            ## Vad kostar det?
            Kurserna är gratis. Böcker köper eller lånar du. Du kan söka studiemedel hos CSN.

            ## Vem går först?
            Den som har minst utbildning. Läser du för att få jobb går du också före. Boka tid hos vår
            studievägledare om du är osäker."""),
        links=(e_service("Vuxenutbildning", "vuxenutbildning"), RING),
        audience=("residents",),
        tags=("komvux", "vuxenutbildning", "betyg", "undersköterska"),
        asked=(
            "läsa upp betyg",
            "bli undersköterska utbildning vuxen",
            "vuxenutbildning ansökan",
            "kommvux kurser start",
        ),
    ),
    school(
        slug="lamna-ut-uppgift-om-elev",
        category="grundskola",
        question="Vad får jag berätta om en elev i telefon?",
        short_answer=said("""Berätta ingenting om en elev innan du vet vem du talar med. Ring upp på numret i
            elevregistret. Vid skyddade uppgifter säger du inte ens om barnet går på skolan."""),
        details=md("""
            ## Så gör du
            1. Fråga vem som ringer och vad det gäller.
            2. Lägg på och ring upp på numret i registret.
            3. Svara bara vårdnadshavare.

            ## Särskilt noga
            - En förälder utan vårdnad har inte rätt att få veta allt.
            - Tidningar och andra elever: hänvisa till rektor.
            - Elevhälsans uppgifter är alltid hemliga för oss."""),
        internal_notes=said("""Följer offentlighets- och sekretesslagen. Är du osäker: säg att du återkommer och
            fråga rektor."""),
        visibility="departments",
        departments=("utbildning", "kommunledning"),
        tags=("sekretess", "rutin"),
        asked=("får jag säga vilken skola barnet går i", "sekretess elev", "förälder utan vårdnad ringer"),
    ),
)
