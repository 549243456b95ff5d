"""Articles about bins: their size, sharing them, and when they break."""

from servicedesk.demo.content.article_words import RING, WRITE, e_service, md, said, waste

ARTICLES = (
    waste(
        slug="byta-storlek-pa-soptunnan",
        category="hamtning",
        question="Hur byter jag till en större eller mindre soptunna?",
        short_answer=said("""Beställ bytet i e-tjänsten. Vi kommer med det nya kärlet inom tio vardagar. Du får byta
            storlek gratis en gång per år."""),
        steps=(
            "Välj storlek i e-tjänsten Byt kärl.",
            "Ställ ut det gamla kärlet tomt vid vägen före klockan 7 den dag vi kommer.",
            "Ta in det nya kärlet. Den nya avgiften gäller från nästa månad.",
        ),
        details=md("""
            ## Storlekar och avgift
            | Kärl | Passar | Avgift per år |
            | --- | --- | --- |
            | 140 liter | 1–3 personer | 1 488 kronor |
            | 190 liter | 3–4 personer | 1 902 kronor |
            | 240 liter | 4–6 personer | 2 316 kronor |

            Den bruna tunnan för matavfall ingår.

            ## Har du redan bytt i år?
            Ett byte till kostar 250 kronor. Är kärlet trasigt lagar vi det alltid utan kostnad. Du kan också [dela
            kärl med grannen](article:dela-soptunna-med-grannen)."""),
        links=(e_service("Byt kärl", "byt-karl"), RING),
        internal_notes=md("""
            - Bara den som äger huset kan byta. Hyr personen, be om ägarens godkännande i mejl.
            - Fel storlek vid utkörning är vårt fel: nytt byte utan kostnad, räkna inte det gamla."""),
        life_events=("flytta", "fa-barn"),
        audience=("residents",),
        tags=("kärl", "avgift", "sopavgift", "sopkärl", "sophämtningsavgift"),
        sms=said("""Byt kärl på storan.example. 140 l 1488 kr/år, 190 l 1902 kr, 240 l 2316 kr. Första bytet per år
            är gratis. Vi kommer inom tio vardagar."""),
        asked=(
            "byta soptunna",
            "större kärl 240 liter pris",
            "vad kostar sophämtningen per år",
            "mindre sopkärl billigare",
            "vi har fått barn och blöjorna får inte plats",
            "soptuna byte",
        ),
    ),
    waste(
        slug="dela-soptunna-med-grannen",
        category="hamtning",
        question="Får jag dela soptunna med grannen?",
        short_answer=said("""Ja. Båda hushållen skriver under ansökan. Delningen börjar vid nästa månadsskifte och
            ni delar lika på avgiften."""),
        steps=(
            "Kom överens om vilket hus kärlet ska stå vid.",
            "Ansök i e-tjänsten Dela kärl.",
            "Be grannen skriva under. Vi skickar blanketten dit.",
        ),
        details=md("""
            ## Det här gäller
            - Husen ska ligga intill varandra.
            - Ni väljer kärl på 190 eller 240 liter.
            - Varje hushåll får sin egen faktura med halva avgiften.

            ## När någon vill sluta
            Säg till oss en månad i förväg. Då får båda egna kärl igen. Flyttar en granne slutar delningen gälla av
            sig själv, för den nya ägaren har inte skrivit under."""),
        links=(e_service("Dela kärl", "dela-karl"),),
        audience=("residents",),
        tags=("kärl", "delat kärl"),
        asked=("gemensam soptunna med grannen", "delat kärl", "kan vi ha en tunna på två hus", "halva sopavgiften"),
    ),
    waste(
        slug="trasig-eller-stulen-soptunna",
        category="hamtning",
        question="Soptunnan är trasig eller borta, vad gör jag?",
        short_answer=said("""Säg till oss, så lagar eller byter vi den utan kostnad. Kärlet är vårt. Montören kommer
            inom fem vardagar och du behöver inte vara hemma."""),
        steps=(
            "Anmäl i e-tjänsten eller ring oss. Berätta vad som är sönder.",
            "Låt kärlet stå där montören kommer åt det.",
        ),
        details=md("""
            ## Om kärlet är borta
            Titta först längs gatan. Kärl blåser ofta i väg. Hittar du det inte kör vi ut ett nytt inom tio
            vardagar. Är den bruna tunnan borta får du lägga matavfallet i den vanliga under tiden.

            ## Behöver jag polisanmäla?
            Nej. Vi anmäler själva om många kärl försvinner på samma ställe. Dyker ditt gamla kärl upp, hör av dig
            så hämtar vi det."""),
        links=(e_service("Anmäl trasigt kärl", "trasigt-karl"), RING),
        audience=("residents",),
        tags=("kärl", "felanmälan", "sopkärl", "stulen tunna"),
        sms=said("""Kärlet är vårt, så vi lagar eller byter det gratis. Anmäl på storan.example eller ring 0980-31
            92 00. Montören kommer inom fem vardagar."""),
        asked=(
            "hjulet har lossnat på tunnan",
            "någon har snott vår tunna",
            "locket sprucket på sopkärlet",
            "bruna tunnan försvunnen",
        ),
    ),
    waste(
        slug="uppehall-i-sophamtningen",
        category="hamtning",
        question="Kan jag göra uppehåll i sophämtningen när huset står tomt?",
        short_answer=said("""Ja, om ingen bor i huset på minst sex månader i rad. Ansök fyra veckor före. Du betalar
            bara den fasta avgiften på 620 kronor om året."""),
        steps=(
            "Ansök i e-tjänsten Uppehåll i hämtning, minst fyra veckor före.",
            "Berätta varför huset står tomt och hur länge.",
            "Töm kärlet och låt det stå på tomten. Vi hämtar det vid längre uppehåll än ett år.",
        ),
        details=md("""
            ## Fritidshus
            I fritidshus hämtar vi från 15 maj till 30 september. Du behöver inte söka uppehåll för vintern.
            Använder du huset inte alls ett år kan du söka uppehåll för hela sommaren, senast den 15 april.

            ## När du kommer hem
            Uppehållet slutar den dag du har skrivit i ansökan. Kommer du hem tidigare, ring oss. Lägger du sopor i
            kärlet under tiden slutar uppehållet gälla."""),
        links=(e_service("Ansök om uppehåll", "uppehall-hamtning"), WRITE),
        internal_notes=said("""Dödsbo: uppehåll går att få direkt, utan fyra veckor. Be om vem som företräder
            dödsboet och var varsam."""),
        life_events=("nar-nagon-dor", "flytta"),
        audience=("residents",),
        tags=("uppehåll", "fritidshus", "dödsbo", "pausa", "sopavgift"),
        asked=(
            "pausa soporna",
            "tomt hus sopavgift",
            "sommarstuga sophämtning vinter",
            "betala för sopor fast ingen bor där",
            "uppehål i hämtning",
        ),
    ),
    waste(
        slug="miljorum-i-flerbostadshus",
        category="hamtning",
        question="Vilka mått gäller för ett nytt miljörum?",
        short_answer=said("""Dörren ska vara minst 1,2 meter bred och gå att ställa upp. Det får vara högst tio
            meter till bilen, på hård yta utan trösklar. Visa oss ritningen före bygget."""),
        details=md("""
            ## Checklista för ritningen
            | Del | Krav |
            | --- | --- |
            | Fri öppning i dörren | Minst 1,2 meter |
            | Väg till bilen | Högst 10 meter, hårdgjord |
            | Trösklar och trappor | Inga |
            | Belysning | Tänds av sig själv |

            ## Hur ofta hämtar ni?
            Vanliga sopor hämtar vi varje vecka i flerbostadshus. Från maj till september kan vi hämta matavfall två
            gånger i veckan. Det kostar 940 kronor mer i månaden.

            ## Behövs bygglov?
            Ett fristående miljöhus kan behöva lov. Fråga [bygglov](article:behover-jag-bygglov) innan ni beställer.
            """),
        links=(WRITE, RING),
        internal_notes=said("""Mikael Öberg går igenom ritningar. I den gamla handboken står 1,0 meter, det gäller
            inte längre."""),
        life_events=("bygga-renovera",),
        audience=("associations", "businesses"),
        tags=("miljörum", "flerbostadshus", "soprum", "dragväg", "sopbil"),
        asked=("soprum mått dörr", "brf bygga miljöhus", "hur långt får det vara till sopbilen", "dragväg kärl"),
    ),
)
