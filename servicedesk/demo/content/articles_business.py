"""Articles for those who start or run a business, or sell and arrange something in town."""

from servicedesk.demo.content.article_words import (
    RING,
    WRITE,
    building,
    culture,
    e_service,
    md,
    municipality,
    page,
    said,
    streets,
)

ARTICLES = (
    municipality(
        slug="starta-foretag",
        category="foretag",
        question="Vilken hjälp får jag när jag startar företag?",
        short_answer=said("""Boka ett gratis möte med vår näringslivslots. Du får reda på vilka tillstånd du behöver
            och vem du ska prata med. Företaget registrerar du hos Bolagsverket."""),
        steps=(
            "Boka tid med lotsen. Vi ses inom en vecka.",
            "Berätta om idén. Vi ritar upp vilka tillstånd som behövs.",
            "Registrera företaget hos Bolagsverket och Skatteverket.",
        ),
        details=md("""
            ## Vanliga tillstånd
            | Du ska | Då behövs |
            | --- | --- |
            | Servera mat | [Registrering av livsmedel](article:registrera-livsmedel) |
            | Servera alkohol | [Serveringstillstånd](article:serveringstillstand) |
            | Ställa ut bord | [Tillstånd för uteservering](article:uteservering) |
            | Sätta upp skylt | [Bygglov för skylt](article:skylt-pa-fasaden) |

            ## Lokal och mark
            Vi har listor på lediga lokaler. Mark på Hammarbacken kostar 85 kronor per kvadratmeter. Fiber och
            fjärrvärme finns vid gränsen.

            ## Frukost
            Företagare träffas i Stadshuset den första fredagen i månaden, klockan 7.30."""),
        links=(e_service("Boka näringslivslotsen", "lots"), page("Lediga lokaler", "lediga-lokaler"), RING),
        internal_notes=said("""Skicka aldrig en företagare runt mellan avdelningar. Boka lotsen, så samlar hen alla.
            Tomter just nu: 2 400 och 3 100 kvadratmeter på Hammarbacken."""),
        life_events=("starta-foretag",),
        audience=("businesses",),
        tags=("företag", "mark", "lots", "eget företag", "firma", "industritomt", "verkstad", "café"),
        social=said("""Går du i företagstankar? Boka ett gratis möte med kommunens näringslivslots. Du får veta
            vilka tillstånd du behöver och vem du ska prata med, på en enda gång."""),
        asked=(
            "eget företag rådgivning",
            "mark till verkstad",
            "öppna café vad behövs",
            "lediga industritomter pris",
            "starta firma kommunen",
        ),
    ),
    streets(
        slug="uteservering",
        category="foretag",
        question="Hur får vi ha uteservering på trottoaren?",
        short_answer=said("""Sök tillstånd hos polisen, helst före den 1 april. Rita in borden och lämna 1,8 meter
            fritt. Platsen kostar 60 kronor per kvadratmeter och månad."""),
        steps=(
            "Rita borden på en karta med mått.",
            "Sök hos polisen. De frågar oss.",
            "Vänta på tillståndet innan ni ställer ut något.",
        ),
        details=md("""
            ## Så svarar vi
            Stämmer ritningen säger vi ja till polisen inom en vecka.

            ## Behövs bygglov?
            Bara om ni sätter upp ett räcke som är högre än 1,1 meter, eller tak och väggar.

            ## Värme
            Elektrisk infravärme går bra. Gasol ska räddningstjänsten godkänna.

            ## Alkohol ute
            Då ska uteserveringen finnas med i [serveringstillståndet](article:serveringstillstand)."""),
        links=(page("Ritning, exempel", "uteservering"), RING),
        internal_notes="Kravet på 1,8 meter släpper vi aldrig på: rullstolar och plog ska fram. Säg det vänligt.",
        life_events=("starta-foretag",),
        audience=("businesses",),
        tags=("uteservering", "tillstånd", "bord och stolar", "trottoar", "restaurang"),
        asked=(
            "bord och stolar utanför kaféet",
            "tillstånd uteservering polisen",
            "hyra trottoar restaurang",
            "infravärme ute",
        ),
    ),
    municipality(
        slug="serveringstillstand",
        category="foretag",
        question="Hur söker jag tillstånd att servera alkohol?",
        short_answer=said("""Ansök i e-tjänsten Serveringstillstånd. Du ska klara ett kunskapsprov och ha mat på
            menyn. Fast tillstånd kostar 10 400 kronor och tar sex till åtta veckor."""),
        details=md("""
            ## Avgifter
            | Tillstånd | Avgift |
            | --- | --- |
            | Fast, till allmänheten | 10 400 kronor |
            | Tillfälligt, en kväll | 3 200 kronor |
            | Slutet sällskap | 900 kronor |

            ## Det här prövar vi
            Alkohollagen säger att du ska vara lämplig. Vi frågar polisen, Skatteverket och räddningstjänsten.

            ## Behöver jag alltid tillstånd?
            Inte om ett bestämt sällskap träffas en gång, ingen tjänar på det och lokalen inte säljer alkohol
            annars.

            ## Folköl
            Anmäl försäljning av folköl samma dag som du börjar."""),
        links=(e_service("Serveringstillstånd", "serveringstillstand"), WRITE),
        life_events=("starta-foretag",),
        audience=("businesses", "associations"),
        tags=("alkohol", "tillstånd", "utskänkningstillstånd", "öl", "krog"),
        asked=("alkoholtillstånd krog", "utskänkningstillstånd", "sälja öl på festival", "folköl anmälan"),
    ),
    building(
        slug="registrera-livsmedel",
        category="foretag",
        question="Måste jag registrera mitt kafé eller min matvagn?",
        short_answer=said("""Ja. Registrera dig i e-tjänsten minst två veckor innan du öppnar. Det kostar 1 350
            kronor. Du får börja när vi har bekräftat."""),
        details=md("""
            ## Gäller det alla?
            Alla som ofta hanterar mat: kafé, butik, matvagn, honung till butik, gårdsförsäljning. Bakar du till
            skolans lotteri en gång om året behövs det inte.

            ## Det här ska du kunna visa
            - Hur du håller mat kall och varm
            - Var du tvättar händerna
            - Att vattnet är bra
            - Vad maten innehåller, med allergener

            ## Kontroll
            Vi kommer utan att säga till. Du betalar för tiden, efter besöket. Reglerna kommer från EU."""),
        links=(e_service("Registrera livsmedel", "livsmedel"), RING),
        life_events=("starta-foretag",),
        audience=("businesses",),
        tags=("livsmedel", "registrering", "foodtruck", "matvagn", "hembakat", "café"),
        asked=("öppna matvagn tillstånd", "foodtruck", "sälja hembakat", "livsmedelsanmälan café"),
    ),
    culture(
        slug="sta-pa-marknaden",
        category="foretag",
        question="Hur får jag en plats på marknaden eller torget?",
        short_answer=said("""Anmäl dig i e-tjänsten Torgplats. På julmarknaden kostar tre meter 350 kronor och el 50
            kronor till. En vanlig torgdag kostar 80 kronor."""),
        details=md("""
            ## Torgdagar
            Onsdagar och lördagar klockan 8–16, från maj till oktober. Kom före klockan 7.30.

            ## Julmarknaden
            Andra advent. Sök senast den 15 november. Hantverk och mat från trakten går före.

            ## Scen, musik eller fler än 150 personer
            Då behövs polisens tillstånd. Sök minst tre veckor före. Vi hjälper till med el, avspärrning och
            sopkärl.

            ## Säljer du mat?
            [Registrera dig](article:registrera-livsmedel) först."""),
        links=(e_service("Torgplats", "torgplats"), RING),
        life_events=("starta-foretag",),
        audience=("businesses", "associations"),
        tags=("torg", "marknad", "evenemang", "torghandel", "knallar", "julmarknad"),
        asked=("torghandel plats", "sälja honung på julmarknaden", "ha ett evenemang på torget", "knallar pris"),
    ),
)
