"""Conversations about bins that were not emptied, and bins to change."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "tomning-uteblev",
        "[Sophämtningen uteblev på {street}|Ni missade vår soptunna, {street}|Ingen tömning {last}?]",
        "utebliven-tomning",
        "avfall",
        "email",
        (
            said("""[Hej!|God morgon!|Hej,]

                    Soptunnan vid {street} blev inte tömd {last}, fast alla grannar fick sina tömda. Nu
                    är kärlet så fullt att locket inte går att stänga och skatorna har varit framme. När
                    kommer ni?

                    [Vänliga hälsningar|Mvh]
                    | {first}"""),
            noted(
                """Entreprenören bekräftar: bilen på tur {n} gick sönder. De kör ikapp {tomorrow},
                    förmiddag.""",
                70,
                who="colleague",
            ),
            answered(
                """Hej {first}!

                    Jag beklagar att tunnan inte blev tömd. Sopbilen gick sönder. Vi tömmer hela gatan
                    {tomorrow} mellan klockan 7 och 12. Låt kärlet stå kvar vid vägen, du behöver inte
                    göra något mer.

                    Du får ställa ut två extra säckar bredvid kärlet. De kostar inget den här gången,
                    eftersom felet var vårt.""",
                25,
            ),
            said("""Tack för snabbt svar! Men var ställer jag säckarna så länge? Vi har en smal infart.""", after=40),
            answered(
                """Hej igen {first}!

                    Ställ säckarna innanför grinden, högst tre meter från kärlet. Då hämtar förarna dem
                    där och infarten är fri.""",
                30,
            ),
        ),
        tags=("utebliven tömning",),
        by=("person", "association"),
        often=5,
    ),
    Scenario(
        "tomning-vecka-tva",
        "[ANDRA veckan utan sophämtning!!|Sopor överallt på {road}|Hallå, när kommer bilen???]",
        "utebliven-tomning",
        "avfall",
        "facebook",
        (
            said("""[Hallå kommunen!! Andra veckan i rad som hela {road} är full av sopor.|Hörni.
                    {road}. Sopor. Två veckor. Finns det nån som jobbar hos er??] Betalar vi avgift för
                    det här?? Det luktar å fåglarna drar ut skiten på vägen. SKÄRPNING"""),
            answered(
                """Hej {first}! Det här är inte bra nog och jag förstår att du är irriterad. Bilen kom
                    inte fram för att vägen var avstängd av ett ledningsarbete. Vi tömmer {road}
                    {tomorrow} före klockan 12. Skriv gärna ditt husnummer i ett meddelande till oss, så
                    håller jag koll på just din tömning.""",
                50,
            ),
            said("ok. tack för att nån svarar iaf", after=25),
            noted("""Ring entreprenören i morgon 12.15 och kolla att hela gatan är tömd innan vi stänger.""", 5),
        ),
        priority="high",
        tags=("utebliven tömning", "sociala medier"),
        often=3,
    ),
    Scenario(
        "tomning-fel-dag",
        "[vilken dag är det|sophämtning {road}|hämtningsdag?|soporna]",
        "hamtning",
        "avfall",
        "sms",
        (
            said("""[hej vilken dag hämtar ni soporna på {road} nu? ändrade ni?|Hej! När är nästa
                    sophämtning på {road}? Hittar inte lappen.|tjena e det i morgon ni tömmer tunnorna
                    på {road} eller nästa vecka] /{first}"""),
            answered(
                """Hej! På {road} hämtar vi hushållssopor varannan vecka. Nästa gång är {later}. Ställ
                    ut kärlet före klockan 6.""",
                35,
            ),
            said("Tack 👍", after=4),
        ),
        status="closed",
        often=4,
    ),
    Scenario(
        "tomning-karl-last",
        "[Fråga om kärl som frusit fast|Fruset innehåll i kärlet, {street}]",
        "hamtning",
        "avfall",
        "phone",
        (
            rang("""Samtal in, 3 min. Kärlet på {street} blev inte tömt, lapp på locket: "fruset
                    innehåll". Undrar vad man gör när det är minus 25."""),
            rang_back(
                """Samtal ut, 2 min. Rådde till: slå in matavfallet i tidningspapper och lägg en bit
                    kartong i botten. Lossa innehållet med en spade kvällen före. Ny tömning {tomorrow},
                    utan kostnad. Nöjd.""",
                45,
            ),
        ),
        months=(11, 12, 1, 2, 3),
    ),
    Scenario(
        "byta-till-storre",
        "[Byta till större kärl|Större soptunna till {street}|Vårt kärl räcker inte]",
        "byta-karl",
        "avfall",
        "webform",
        (
            said("""[Vi har blivit fem i familjen och|Vi har hyresgäst i källaren sedan i somras och|Vi
                    har nu två barn med blöjor och] vårt kärl på 140 liter räcker inte längre. Vad
                    kostar det att byta till 240 liter, och hur lång tid tar det? Adressen är {street}."""),
            answered(
                """Hej {first}!

                    Ett kärl på 240 liter kostar 2 316 kronor om året. Ni betalar 1 488 kronor i dag, så
                    det blir 69 kronor mer i månaden. Själva bytet är gratis en gång per år.

                    Vill ni byta? Svara ja på det här meddelandet, så kommer vi med det nya kärlet inom
                    tio vardagar. Det gamla ska vara tomt när vi kommer.""",
                120,
            ),
            said("Ja tack, byt!", after=300),
            noted("Order lagd på 240 l till {street}. Utkörning {later}.", 20),
            answered(
                """Hej {first}!

                    Bytet är beställt. Vi kommer {later}. Ställ ut det gamla kärlet tomt vid vägen före
                    klockan 7.""",
                3,
            ),
        ),
        tags=("kärl",),
        often=3,
    ),
    Scenario(
        "trasigt-hjul",
        "[Hjulet har lossnat på soptunnan|Trasig soptunna {street}]",
        "byta-karl",
        "avfall",
        "messenger",
        (
            said("""Hej! Ena hjulet har ramlat av vår soptunna på {street}. Ska vi köpa nytt själva
                    eller fixar ni?"""),
            answered(
                """Hej {first}! Kärlet är vårt, så vi lagar det. Vår montör kommer inom fem vardagar
                    och sätter dit ett nytt hjul. Du behöver inte vara hemma.""",
                60,
            ),
            said("Vad bra, tack!! 🙏", after=12),
        ),
        tags=("kärl",),
    ),
    Scenario(
        "stold-av-karl",
        "[Någon har tagit vår bruna tunna|Försvunnet kärl, {street}]",
        "byta-karl",
        "avfall",
        "email",
        (
            said("""Hej

                    När vi kom hem {last} var tunnan för matavfall borta från {street}. Grannens står
                    kvar. Vi har letat längs hela gatan. Får vi en ny eller måste vi betala?

                    Hälsningar {first}"""),
            answered(
                """Hej {first}!

                    Du får ett nytt kärl utan kostnad. Vi kör ut det {later}. Till dess kan du lägga
                    matavfallet i den vanliga tunnan.

                    Om den gamla tunnan dyker upp: hör av dig, så hämtar vi den.""",
                180,
            ),
        ),
        status="pending",
    ),
    Scenario(
        "brf-nytt-miljorum",
        "Nytt miljörum, hur ofta kan ni hämta?",
        "hamtning",
        "avfall",
        "email",
        (
            said("""Hej!

                    Vi bygger nytt miljörum för {street} och behöver veta hur ni vill att det ser ut.
                    Det gäller 48 lägenheter. Frågorna är:

                    1. Hur bred måste dörren vara?
                    | 2. Hur långt får det vara till uppställningsplatsen för bilen?
                    | 3. Kan ni hämta matavfall två gånger i veckan på sommaren?

                    Vi vill beställa bygget före jul.

                    För styrelsen, {first}"""),
            noted("Mikael, har vi de nya måtten? I den gamla handboken står 1,0 m.", 95, who="contact_centre"),
            noted(
                """1,2 m fri öppning gäller från i år. Dragväg högst 10 m, hårdgjord, ingen tröskel.""",
                60,
                who="colleague",
            ),
            answered(
                """Hej {first}!

                    1. Dörren ska ha en fri öppning på minst 1,2 meter och gå att ställa upp.
                    | 2. Det får vara högst 10 meter till bilen, på hård yta och utan trösklar.
                    | 3. Ja, från maj till september kan vi hämta matavfall två gånger i veckan. Det
                    kostar 940 kronor per månad extra.

                    Skicka gärna ritningen till mig innan ni beställer, så går vi igenom den
                    tillsammans.""",
                40,
            ),
            said("Toppen, ritningen kommer i nästa vecka när arkitekten är klar.", after=1500),
        ),
        status="pending",
        tags=("flerbostadshus",),
        by=("@brf-norrskenet",),
        often=1,
    ),
)
