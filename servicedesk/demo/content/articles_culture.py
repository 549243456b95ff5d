"""Articles about the library, art, associations and venues."""

from servicedesk.demo.content.article_words import RING, WRITE, culture, e_service, md, page, said

ARTICLES = (
    culture(
        slug="skaffa-lanekort",
        category="bibliotek",
        question="Hur skaffar jag lånekort på biblioteket?",
        short_answer=said("""Kom till biblioteket med legitimation. Du får kortet direkt och det är gratis. Barn
            behöver en vuxens underskrift."""),
        details=md("""
            ## Öppettider
            | Dag | Tid |
            | --- | --- |
            | Måndag–torsdag | 10–19 |
            | Fredag | 10–17 |
            | Lördag | 11–15 |

            ## Meröppet
            Med kortet och pinkoden kommer du in från klockan 7 till 22, alla dagar. Gå en kort visning först.

            ## Det här kan du låna
            Böcker, e-böcker, tidningar, spel, verktyg, skidor och snöskor. Lånetiden är fyra veckor.

            ## Kan du inte komma hit?
            Boken kommer hem till dig om du är sjuk eller har svårt att gå. Ring oss."""),
        links=(page("Biblioteket", "bibliotek"), RING),
        life_events=("flytta",),
        audience=("residents",),
        tags=("bibliotek", "lånekort", "bibliotekskort", "bibblan"),
        sms=said("""Kom till biblioteket med legitimation, så får du lånekort direkt. Gratis. Öppet mån-tor 10-19,
            fre 10-17, lör 11-15."""),
        asked=(
            "bibliotekskort",
            "bibblan öppettider",
            "låna böcker barn kort",
            "biblotek öppet lördag",
            "när stänger biblioteket",
        ),
    ),
    culture(
        slug="glomt-pinkoden",
        category="bibliotek",
        question="Jag har glömt pinkoden till lånekortet, hur får jag en ny?",
        short_answer=said("""Byt koden på bibliotekets webbplats med lånekortets nummer och din mejladress. Är
            mejladressen gammal, kom till biblioteket med legitimation."""),
        steps=(
            "Välj Glömt pinkod på bibliotekets sida.",
            "Skriv lånekortets nummer. Det står på kortets baksida.",
            "Öppna mejlet och välj en ny kod med fyra siffror.",
        ),
        details=md("""
            ## Inget mejl?
            Titta i skräpposten. Länken gäller i en timme.

            ## Har du tappat kortet?
            Säg till oss, så spärrar vi det. Ett nytt kostar 20 kronor för vuxna och är gratis för barn."""),
        links=(page("Glömt pinkod", "bibliotek/pinkod"),),
        internal_notes="Vi kan aldrig se koden. Byt bara mot legitimation på plats, aldrig i telefon eller chatt.",
        audience=("residents",),
        tags=("bibliotek", "pinkod", "lösenord", "glömd kod"),
        sms=said("""Byt pinkod på storan.example/bibliotek/pinkod med kortets nummer och din mejl. Fel mejl? Kom
            till biblioteket med legitimation."""),
        asked=(
            "logga in biblioteket koden är fel",
            "pin kod bibliotekskort",
            "kommer inte in på mina lån",
            "byta lösenord lånekort",
        ),
    ),
    culture(
        slug="forsenad-bok",
        category="bibliotek",
        question="Vad kostar det om jag lämnar en bok för sent?",
        short_answer=said("""Två kronor per dag, som mest 60 kronor. Barnböcker kostar inget. Kommer boken inte
            tillbaka får du en räkning på 350 kronor."""),
        details=md("""
            ## Låna om
            Logga in och välj Låna om. Det går tre gånger, om ingen annan väntar på boken.

            ## Jag har lämnat boken
            Säg till oss, så letar vi på hyllan. Hittar vi den tar vi bort räkningen.

            ## Boken har gått sönder
            Berätta det. Slitage är gratis. Har den blivit blöt betalar du för en ny."""),
        links=(page("Mina lån", "bibliotek/mina-lan"), RING),
        audience=("residents",),
        tags=("bibliotek", "avgift", "förseningsavgift", "biblioteksbok", "krav"),
        asked=(
            "förseningsavgift",
            "krav på 350 kr för en bok",
            "tappat bort biblioteksboken",
            "lämnat boken i inkastet",
        ),
    ),
    culture(
        slug="hyra-lokal-till-fest",
        category="forening",
        question="Kan jag hyra en lokal till fest eller minnesstund?",
        short_answer=said("""Ja. Älvsalen rymmer 60 personer och kostar 400 kronor för en halv dag. Boka i
            e-tjänsten eller ring, så hjälper vi dig samma dag."""),
        details=md("""
            ## Lokaler
            | Lokal | Platser | Halv dag | Hel dag |
            | --- | --- | --- | --- |
            | Älvsalen | 60 | 400 kronor | 700 kronor |
            | Stora salen i Stadshuset | 120 | 900 kronor | 1 500 kronor |
            | Skolans matsal | 150 | 800 kronor | 1 300 kronor |

            Kök, bord och porslin ingår.

            ## Regler
            Du är ansvarig och ska ha fyllt 20 år. Städa efteråt. Vill du sälja alkohol behöver du tillstånd.

            ## Minnesstund
            Ring oss. Vi håller Älvsalen öppen för minnesstunder på fredagar och flyttar andra bokningar om det går.
            """),
        links=(e_service("Boka lokal", "boka-lokal"), RING),
        life_events=("nar-nagon-dor",),
        audience=("residents", "associations"),
        tags=("lokal", "boka", "festlokal", "begravningskaffe", "minnesstund", "dop"),
        sms=said("""Älvsalen: 60 platser, 400 kr för en halv dag, 700 kr hel dag. Boka på storan.example eller ring
            0980-31 92 00."""),
        asked=(
            "begravningskaffe lokal",
            "hyra festlokal",
            "boka älvsalen",
            "lokal till 50 årsfest",
            "dop lokal billig",
        ),
    ),
    culture(
        slug="soka-foreningsbidrag",
        category="forening",
        question="Hur söker vår förening bidrag?",
        short_answer=said("""Sök i e-tjänsten Bidrag till föreningar senast den 1 februari. Bifoga årsmötets
            protokoll och balansräkning. Räkna träffar med minst fem deltagare mellan 7 och 25 år."""),
        steps=(
            "Registrera föreningen i e-tjänsten, om ni inte redan finns där.",
            "Fyll i närvaro för förra året.",
            "Bifoga protokoll, årsberättelse och balansräkning.",
            "Skicka in före den 1 februari.",
        ),
        details=md("""
            ## Bidrag
            | Bidrag | Belopp |
            | --- | --- |
            | Aktivitet | 9 kronor per deltagare och träff |
            | Ledare | 600 kronor per utbildning |
            | Spår och anläggning | Efter plan |
            | Ny förening | 4 000 kronor |

            ## Krav
            Föreningen ska vara öppen för alla, ha stadgar och minst tio medlemmar här.

            ## När kommer pengarna?
            I slutet av april. Söker ni för sent får ni vänta ett år."""),
        links=(e_service("Bidrag till föreningar", "foreningsbidrag"), WRITE),
        internal_notes=said("""Ingen får söka efter 1 februari, inte ens en dag. E-tjänsten stänger klockan 24.
            Hjälp hellre till i god tid i januari."""),
        audience=("associations",),
        tags=("bidrag", "förening", "lok-stöd", "idrottsförening"),
        social=said("""Dags att söka föreningsbidrag! Sista dagen är den 1 februari. Ha årsmötets protokoll och
            balansräkning redo och räkna träffar med minst fem deltagare mellan 7 och 25 år."""),
        asked=(
            "föreningsbidrag sista dag",
            "lok stöd kommunen",
            "starta förening pengar",
            "bidrag idrottsförening ansökan",
        ),
    ),
    culture(
        slug="konsthallen",
        category="bibliotek",
        question="När är konsthallen öppen?",
        short_answer=said("""Tisdag till söndag klockan 12–16. Det är gratis. På söndagar klockan 13 kan barn från
            fyra år måla i verkstaden."""),
        details=md("""
            ## Hitta hit
            Konsthallen ligger på Kvarngatan, i den gamla kvarnen. Hiss finns. Rullstol kan du låna.

            ## Visa din egen konst
            Väggen i trappan är öppen för alla. Sök plats i e-tjänsten, en månad i taget.

            ## Skolor och grupper
            Boka visning på förmiddagen. Gratis för skolor."""),
        links=(page("Utställningar nu", "konsthallen"),),
        audience=("residents",),
        tags=("konst", "öppettider", "museum", "utställning"),
        asked=("konsthall öppettider", "museum för barn", "måla på söndag gratis", "utställning storå"),
    ),
    culture(
        slug="kulturskolan",
        category="forening",
        question="Hur anmäler jag mitt barn till kulturskolan?",
        short_answer=said("""Anmäl i e-tjänsten Kulturskolan, hela året. En plats kostar 700 kronor per termin och
            barnet får låna instrument. De flesta börjar i augusti."""),
        details=md("""
            ## Välj bland
            piano, fiol, gitarr, trummor, blås, sång, dans, teater, bild och jojk.

            ## Kö
            Till piano och gitarr är kön ett år. Till blås, fiol och jojk finns ofta plats direkt.

            ## Avgift
            | Vad | Pris per termin |
            | --- | --- |
            | Ämne | 700 kronor |
            | Orkester eller kör | Gratis |
            | Syskon | 500 kronor |

            Har ni svårt att betala kan ni söka nedsatt avgift."""),
        links=(e_service("Kulturskolan", "kulturskolan"),),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("kulturskola", "musik"),
        asked=("musikskolan anmälan", "spela gitarr barn kurs", "hyra fiol", "dans för barn kö"),
        state="in_review",
    ),
)
