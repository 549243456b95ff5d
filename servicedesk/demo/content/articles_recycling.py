"""Articles about the recycling centre."""

from servicedesk.demo.content.article_words import REPORT_A_FAULT, RING, WRITE, e_service, md, page, said, waste

ARTICLES = (
    waste(
        slug="atervinningscentralens-oppettider",
        category="atervinningscentral",
        question="När har återvinningscentralen öppet?",
        short_answer=said("""Återvinningscentralen i Södra hamnen har öppet måndag till torsdag 10–19, fredag 10–16
            och lördag 10–15. Söndagar och röda dagar är det stängt."""),
        details=md("""
            ## Öppettider
            | Dag | Tid |
            | --- | --- |
            | Måndag–torsdag | 10–19 |
            | Fredag | 10–16 |
            | Lördag | 10–15 |
            | Söndag och röda dagar | Stängt |

            ## Vad kostar det?
            Hushåll lämnar gratis. Ta med passerkort eller legitimation. Företag betalar, läs om [avfall från
            företag](article:foretag-pa-atervinningscentralen).

            ## Innan du åker
            - Sortera redan i släpet. Då går det fortare.
            - Täck lasset med nät.
            - Lägg det som kan användas igen överst. Lämna det i boden Andra rundan.
            - Gips, [asbest](article:lamna-asbest) och däck har egna platser. Fråga personalen."""),
        links=(page("Hitta till Södra hamnen", "atervinningscentralen"), RING),
        internal_notes=said("""Julstängt och ändrade tider: se kalendern Avfall. Vid kö på vårlördagar, tipsa om
            tisdag kväll."""),
        life_events=("flytta", "bygga-renovera"),
        audience=("residents",),
        tags=("återvinningscentral", "öppettider", "tippen", "soptippen", "sopstation"),
        sms=said("""Återvinningscentralen, Södra hamnen: mån-tor 10-19, fre 10-16, lör 10-15. Gratis för hushåll. Ta
            med passerkort eller legitimation."""),
        social=said("""Återvinningscentralen i Södra hamnen har öppet måndag till torsdag 10–19, fredag 10–16 och
            lördag 10–15. Hushåll lämnar gratis. Ta med passerkort eller legitimation."""),
        asked=(
            "tippen öppet lördag",
            "öppettider återvinning södra hamnen",
            "när stänger soptippen",
            "kan man lämna en soffa idag",
            "återvinningscentral öppetider",
        ),
    ),
    waste(
        slug="passerkort-till-atervinningscentralen",
        category="atervinningscentral",
        question="Varför fungerar inte mitt passerkort?",
        short_answer=said("""Kortet slutar gälla när du flyttar. Tryck på knappen med en telefon på vid bommen, så
            öppnar personalen. Beställ ett nytt kort i e-tjänsten, det är gratis."""),
        steps=(
            "Tryck på knappen med en telefon på och visa legitimation.",
            "Beställ ett nytt kort med din nya adress.",
            "Vänta en vecka. Kortet kommer med posten.",
        ),
        details=md("""
            ## Ett kort per hushåll
            Kortet ger 20 besök om året. Behöver du fler, hör av dig. Tappar du kortet spärrar vi det och skickar
            ett nytt utan kostnad.

            ## Utan kort
            Det går bra att komma med legitimation när personalen är på plats. Du som har skyddade uppgifter kan få
            ett kort utan namn. Ring oss så ordnar vi det."""),
        links=(e_service("Beställ passerkort", "passerkort"), RING),
        internal_notes=said("""Skyddade personuppgifter: beställ kortet som anonymt och låt personen hämta det här.
            Skicka inget hem och skriv ingen adress i ärendet."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("passerkort", "tippkort", "återvinningskort"),
        sms=said("""Kortet slutar gälla när du flyttar. Tryck på telefonknappen vid bommen så öppnar vi. Beställ
            nytt kort på storan.example, det är gratis."""),
        asked=(
            "kortet blinkar rött vid bommen",
            "tippkort",
            "tappat kort till återvinningen",
            "hur får man passerkort",
        ),
    ),
    waste(
        slug="lamna-asbest",
        category="atervinningscentral",
        question="Hur lämnar jag asbest?",
        short_answer=said("""Ring oss dagen innan du kommer. Låt plattorna vara hela, lägg dem i dubbla säckar och
            märk dem ASBEST. Det är gratis för hushåll, upp till 100 kilo."""),
        steps=(
            "Riv inte mer. Dammet är farligt att andas in.",
            "Lägg plattorna hela i dubbla, tjocka plastsäckar. Tejpa igen och skriv ASBEST utanpå.",
            "Ring 0980-31 92 00 dagen innan.",
            "Möt personalen vid grinden.",
        ),
        details=md("""
            ## Var finns asbest?
            I hus som är byggda eller ändrade före 1982. Titta efter plattor bakom spisen, kakelfix, rör med gips
            och grå skivor på tak och väggar. Det syns inte på utsidan. Bara ett prov ger säkert svar.

            ## Får jag riva själv?
            I ditt eget hus får du det, men vi avråder. Den som river åt andra måste ha tillstånd från
            Arbetsmiljöverket. Anlita ett företag som kan sanera när du är osäker."""),
        links=(RING,),
        internal_notes=md("""
            - Skriv upp namn, mobil, mängd och tid i bokningslistan. Grinden måste veta.
            - Säg aldrig att något "nog inte är asbest" efter en bild. Hänvisa till provtagning.
            - Företag: alltid med transportdokument, koppla till Avfall."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("asbest", "farligt avfall", "eternit", "kakelfix"),
        sms=said("""Asbest: låt plattorna vara hela, dubbla säckar, tejpa, skriv ASBEST. Ring 0980-31 92 00 dagen
            före. Gratis för hushåll upp till 100 kg."""),
        asked=(
            "eternitplattor slänga",
            "asbesst i köket",
            "riva gammalt kakel fix",
            "får man köra asbest på släpet",
        ),
    ),
    waste(
        slug="foretag-pa-atervinningscentralen",
        category="atervinningscentral",
        question="Vad kostar det för företag att lämna avfall?",
        short_answer=said("""Företag betalar 480 kronor per kubikmeter, på faktura. Anmäl farligt avfall och gamla
            fönster dagen före. Ta med organisationsnumret första gången."""),
        details=md("""
            ## Priser för företag
            | Avfall | Pris |
            | --- | --- |
            | Sorterat bygg- och rivningsavfall | 480 kronor per kubikmeter |
            | Trä och metall | 220 kronor per kubikmeter |
            | Osorterat | Tas inte emot |

            ## Fönster och fogar
            Fönster från 1956 till 1973 kan innehålla PCB. Håll dem för sig och ring oss dagen före.

            ## Anteckna farligt avfall
            Miljöbalken kräver att företag antecknar och rapporterar sitt farliga avfall till Naturvårdsverket."""),
        links=(e_service("Företagskort", "foretagskort"), RING),
        life_events=("starta-foretag",),
        audience=("businesses",),
        tags=("företag", "byggavfall"),
        asked=(
            "lämna byggavfall firma pris",
            "gips och fönster från jobb",
            "företagskund tippen faktura",
            "kubikmeter kostnad återvinning",
        ),
    ),
    waste(
        slug="skrapigt-vid-atervinningsstationen",
        category="atervinningscentral",
        question="Vem städar vid återvinningsstationen?",
        short_answer=said("""Vi städar två gånger i veckan. Gör en felanmälan om det är fullt eller skräpigt, så
            kommer vi tidigare. Lämna aldrig säckar på marken."""),
        steps=(
            "Gör en felanmälan och skriv vilken station det gäller.",
            "Ta gärna en bild. Se till att inga människor syns.",
        ),
        details=md("""
            ## Fullt i behållaren?
            Ta med sakerna hem eller åk till en annan station. Det som ställs på marken drar till sig råttor och
            fåglar.

            ## Såg du vem som gjorde det?
            Att skräpa ned är ett brott enligt miljöbalken. Det är polisen som utreder. Ring 114 14."""),
        links=(REPORT_A_FAULT, WRITE),
        audience=("residents",),
        tags=("nedskräpning", "felanmälan", "dumpat skräp", "glasigloo", "madrasser"),
        asked=(
            "överfullt vid återvinningen",
            "nån har dumpat madrasser",
            "skräp och råttor vid stationen",
            "full glasigloo",
        ),
        state="review_due",
        review_in_days=-12,
    ),
)
