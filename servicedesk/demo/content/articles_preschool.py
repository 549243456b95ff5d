"""Articles about preschool: the queue, the place, the hours."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, preschool, said

ARTICLES = (
    preschool(
        slug="ansok-om-forskola",
        category="forskola",
        question="Hur ansöker jag om plats i förskolan?",
        short_answer=said("""Ansök i e-tjänsten Förskola, tidigast sex månader före. Barnet får börja när det har
            fyllt ett år. Söker du minst fyra månader före får du plats i tid."""),
        steps=(
            "Ansök i e-tjänsten och välj upp till tre förskolor.",
            "Vänta på erbjudandet. Det kommer senast två månader före det datum du önskar.",
            "Svara inom tio dagar, annars går platsen till nästa i kön.",
            "Lämna uppgift om inkomst innan barnet börjar.",
        ),
        details=md("""
            ## Det här har du rätt till
            Enligt skollagen ska kommunen erbjuda plats inom fyra månader från din ansökan. Får du inte den förskola
            du helst vill ha erbjuder vi en annan inom fyra kilometer. Du står kvar i kön till ditt förstahandsval.

            ## Tackar du nej?
            Du behåller din köplats. Men de fyra månaderna börjar om.

            ## Nyinflyttad
            Du kan söka innan du flyttar, så snart du har en adress här.

            ## Utan e-legitimation
            Ring oss, så skickar vi en blankett eller fyller i den tillsammans. Läs också [vad förskolan
            kostar](article:vad-kostar-forskolan)."""),
        links=(e_service("Ansök om förskola", "forskola"), RING),
        internal_notes=md("""
            - Hjälp till att fylla i under samtalet om någon kör fast. Det tar sex minuter.
            - Lova aldrig en viss förskola eller ett visst datum.
            - Finskspråkig grupp: be dem skriva "finska" i rutan Önskemål.
            - Skyddade uppgifter: koppla till Hodan Warsame Ali, ta inget på e-post."""),
        life_events=("fa-barn", "flytta"),
        audience=("residents",),
        tags=("förskola", "ansökan", "plats", "dagis", "förskolekö", "barnomsorg"),
        sms=said("""Ansök på storan.example under Förskola, helst fyra månader före. Erbjudande kommer senast två
            månader före start. Svara inom tio dagar."""),
        social=said("""Ska ditt barn börja på förskola? Ansök minst fyra månader före, så får du plats i tid. Välj
            upp till tre förskolor i e-tjänsten. Har du ingen e-legitimation hjälper vi dig på 0980-31 92 00."""),
        asked=(
            "söka dagis",
            "förskoleplats",
            "ställa barn i kö",
            "när kan barnet börja på föris",
            "förskolansökan flyttar hit",
            "dagisplats ettåring",
        ),
    ),
    preschool(
        slug="hur-lang-ar-kon-till-forskolan",
        category="forskola",
        question="Hur lång är kön till förskolan?",
        short_answer=said("""Alla som söker i tid får en plats inom fyra månader. Din plats i kön till en viss
            förskola ser du i e-tjänsten Förskola. Den kan ändras varje dag."""),
        details=md("""
            ## Så fungerar kön
            Den som har väntat längst går först. Syskon till barn på samma förskola går före andra. Barn med
            särskilda behov går före alla.

            ## Var är kön längst?
            | Förskola | Just nu |
            | --- | --- |
            | Blåbärets förskola | Lång, oftast fullt till hösten |
            | Älvens förskola | Medel |
            | Norrskenets förskola | Medel |
            | Kottens förskola | Kort, ofta plats direkt |

            ## Har du inte hört något?
            Titta först i skräpposten. Är det mindre än två månader kvar till ditt datum, ring oss."""),
        links=(e_service("Se din plats i kön", "forskola"), RING),
        internal_notes=said("""Slå upp köplatsen i barnomsorgssystemet och säg siffran bara till vårdnadshavare.
            Siffran är inte ett löfte: syskon kan gå före."""),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("förskolekö", "plats", "köplats", "dagis", "väntetid"),
        sms=said("""Alla som söker i tid får plats inom fyra månader. Din plats i kön ser du på storan.example under
            Förskola. Syskon går före."""),
        asked=(
            "vilken köplats har vi",
            "förskolekö väntetid",
            "inte hört något om dagis",
            "var i kön ligger mitt barn",
            "när får vi besked om plats",
        ),
    ),
    preschool(
        slug="byta-forskola",
        category="forskola",
        question="Hur byter mitt barn förskola?",
        short_answer=said("""Önska byte i e-tjänsten Förskola. Barnet behåller sin plats tills den nya är klar.
            Byten gör vi oftast i augusti och januari."""),
        steps=(
            "Välj Byt förskola i e-tjänsten.",
            "Skriv varför. Syskon på samma förskola går före.",
            "Tacka ja inom tio dagar när vi erbjuder en plats.",
        ),
        details=md("""
            ## Hur lång tid tar det?
            Det finns ingen gräns i lagen när barnet redan har en plats. Räkna med tre till sex månader.

            ## Inskolning igen
            Barnet skolas in på nytt i en vecka. Du är med hela tiden.

            ## Flyttar du inom kommunen?
            Barnet får gå kvar så länge du vill. Skjuts till förskolan finns inte."""),
        links=(e_service("Byt förskola", "forskola"),),
        life_events=("fa-barn", "flytta"),
        audience=("residents",),
        tags=("förskola", "byte", "dagis", "förskolebyte"),
        asked=("omplacering förskola", "byta dagis syskon", "vill gå på blåbäret i stället", "förskolebyte"),
    ),
    preschool(
        slug="saga-upp-forskoleplatsen",
        category="forskola",
        question="Hur säger jag upp förskoleplatsen?",
        short_answer=said("""Säg upp i e-tjänsten, två månader i förväg. Du betalar under de två månaderna, även om
            barnet slutar tidigare."""),
        steps=(
            "Välj Säg upp plats i e-tjänsten och ange sista dag.",
            "Be den andra vårdnadshavaren godkänna.",
            "Spara bekräftelsen.",
        ),
        details=md("""
            ## Ska barnet börja skolan?
            Då slutar platsen av sig själv den 31 juli. Du behöver inte säga upp. Vill du ha
            [fritids](article:fritids-efter-skolan) söker du det särskilt.

            ## Ångrar du dig?
            Hör av dig före sista dagen. Har platsen gått till någon annan får du ställa dig i kö.

            ## Fick du en faktura ändå?
            Läs om [fel på fakturan](article:fel-pa-forskolefakturan)."""),
        links=(e_service("Säg upp plats", "forskola"), RING),
        internal_notes=said("""Flytt till skyddat boende: ta inte upp uppsägningstid i telefon. Koppla till Hodan,
            som kan stryka avgiften."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("uppsägning", "förskola", "dagis", "uppsägningstid"),
        sms=said("""Säg upp platsen på storan.example under Förskola. Uppsägningstiden är två månader och du betalar
            för den, även om barnet slutar tidigare."""),
        asked=("uppsägningstid dagis", "avsluta förskoleplats", "vi flyttar och barnet ska sluta", "säga up plats"),
    ),
    preschool(
        slug="barnomsorg-pa-natten",
        category="forskola",
        question="Finns det barnomsorg på kvällar och nätter?",
        short_answer=said("""Ja, på Nattugglans förskola. Där får barnet vara kvällar, nätter och helger när du
            arbetar. Avgiften är densamma som på dagen. Besked får du inom tre veckor."""),
        steps=(
            "Be din arbetsgivare om ett intyg om arbetstiderna.",
            "Ansök i e-tjänsten och välj obekväm arbetstid.",
            "Bifoga intyget och ditt schema för minst fyra veckor.",
        ),
        details=md("""
            ## Vem får plats?
            Barn från ett år till och med årskurs 6. Alla vuxna i hemmet ska arbeta de tiderna.

            ## Så går en natt till
            Barnet äter kvällsmat, sover i egen säng och får frukost. På morgonen hämtar du, eller så går barnet
            till sin vanliga förskola i samma hus.

            ## Ändrat schema
            Lämna det två veckor före. Blir du inkallad samma dag, ring Nattugglan. Vi försöker alltid."""),
        links=(e_service("Obekväm arbetstid", "nattomsorg"), RING),
        internal_notes=said("""Ärendet får börja handläggas utan schema om intyget finns. Lova inte plats från en
            viss dag."""),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("nattomsorg", "förskola", "nattis", "obekväm arbetstid"),
        asked=(
            "nattis",
            "dagis på helgen",
            "jobbar natt ensam med barn",
            "obekväm arbetstid barnpassning",
            "kvällsöppen förskola",
        ),
    ),
    preschool(
        slug="oppen-forskola",
        category="forskola",
        question="När är öppna förskolan öppen?",
        short_answer=said("""Måndag till torsdag klockan 9–14 i familjecentralen på Lasarettsgatan. Det är gratis
            och du behöver inte anmäla dig. Du är med ditt barn hela tiden."""),
        details=md("""
            ## Veckan
            | Dag | Det händer |
            | --- | --- |
            | Måndag | Lek och sång på svenska |
            | Tisdag | Bara för er med barn under ett år |
            | Onsdag | Sång på finska och samiska |
            | Torsdag | Prata svenska tillsammans |

            ## Träffa andra
            Barnmorska, BVC och en familjerådgivare finns i samma hus. Titta in eller boka en tid.

            ## På somrarna
            I juli ses vi i parken vid Strandvägen i stället, tisdagar klockan 10."""),
        links=(page("Familjecentralen", "familjecentralen"), RING),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("öppen förskola", "familjecentral", "babysång", "föräldraledig"),
        social=said("""Hemma med bebis? Kom till öppna förskolan på Lasarettsgatan, måndag till torsdag klockan
            9–14. Det är gratis och du behöver inte anmäla dig. Tisdagar är för er med barn under ett år."""),
        asked=("babysång", "föräldraledig träffa andra", "öpna förskolan tider", "familjecentralen öppettider"),
    ),
)
