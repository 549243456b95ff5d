"""Conversations about roads, snow, lamps, parking and parks."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SNOW = (10, 11, 12, 1, 2, 3, 4)
DARK = (8, 9, 10, 11, 12, 1, 2, 3)
ANYBODY = ("person", "association", "anonymous")

WINTER = (
    Scenario(
        "plogning-gangvag",
        "När plogas gång- och cykelvägen förbi skolan?",
        "snorojning",
        "gata-park",
        "facebook",
        (
            said(
                "Barnen pulsar i snö till knäna längs {road}. När plogas gång- och cykelvägen förbi skolan?"
            ),
            answered(
                """Hej! Gångvägar till skolor plogas när det har kommit 4 centimeter snö, senast klockan 7.
                I dag blev bilen försenad av en olycka på bron. {road} är plogad före klockan 10.""",
                30,
            ),
            said("Ok men det var samma visa {last}.", 45),
            noted("Stämmer, GPS visar 9.40 även då. Tar upp med föraren på morgonmötet.", 35),
        ),
        status="open",
        tags=("snöröjning",),
        by=("person", "association"),
        months=SNOW,
    ),
    Scenario(
        "plogvall",
        "Plogbilen fyller min infart VARJE gång",
        "snorojning",
        "gata-park",
        "email",
        (
            said("""Hej kommunen.

                Tredje gången den här månaden har plogbilen lagt en vall av is framför min infart på {street}.
                Jag är 74 år och har opererat höften. Det tar två timmar att skotta bort. Grannen mitt emot får
                ingen vall alls, kan ni förklara det?? Jag vill ha svar av någon som bestämmer och inte ett
                standardbrev.

                | {first}"""),
            noted(
                "Lars-Göran, kan du ta den? Vill ha svar av chef. Är faktiskt trevlig om man ringer.",
                90,
                who="contact_centre",
            ),
            rang_back(
                """Samtal ut, 11 min. Förklarade att bilen plogar åt höger och att vallen hamnar på hans sida.
                Lovade att föraren lyfter vingen vid infarten, markerad i körlistan från {tomorrow}. Berättade om
                snöhjälpen för dem över 70. Glad när vi la på.""",
                150,
                who="lead",
            ),
            answered(
                """Hej {first}!

                Tack för samtalet. Som vi kom överens om: från {tomorrow} lyfter föraren vingen vid din infart.

                Du kan också söka snöhjälp. Den är gratis för dig som är över 70 år och inte orkar skotta. Jag
                skickar med ansökan, den är på en sida.""",
                15,
                who="lead",
            ),
        ),
        priority="high",
        tags=("snöröjning",),
        months=SNOW,
    ),
    Scenario(
        "halt-trottoar",
        "is",
        "snorojning",
        "gata-park",
        "sms",
        (
            said("Hej det e blank is på trottoaren vid {road}, min fru halka igår. ni måste sanda"),
            answered(
                "Hej! Tack för att du säger till, och hoppas att din fru mår bra. Vi sandar {road} i dag före "
                "klockan 15.",
                20,
            ),
            noted("Sandat 13.50.", 200, who="colleague"),
        ),
        priority="high",
        tags=("halka",),
        months=SNOW,
        by=("person", "anonymous"),
        often=4,
    ),
    Scenario(
        "snorojning-samiska",
        "Muohta luottas",
        "snorojning",
        "gata-park",
        "email",
        (
            said("""Bures!

                Min luottas lea olu muohta ja skuvlabussi ii beasa ovddos. Goas dii boahtibehtet?

                | Giitu, {first}"""),
            noted(
                "Elle översatte: mycket snö på vägen till {street}, skolbussen kommer inte fram. Väghållare är vi.",
                60,
                who="contact_centre",
            ),
            answered(
                """Bures {first}! Giitu go čállet. Mii boahtit odne ovdal diibmu 15.

                Hej {first}! Tack för att du skrev. Vi plogar vägen i dag före klockan 15. Skolbussen går som
                vanligt i morgon.""",
                45,
                who="contact_centre",
            ),
            said("Ollu giitu!", 30),
        ),
        language="se",
        tags=("snöröjning", "samiska"),
        months=SNOW,
        often=1,
    ),
    Scenario(
        "snoskoter-park",
        "Skotrar i parken på nätterna",
        "park",
        "gata-park",
        "messenger",
        (
            said("Nån kör skoter rakt igenom parken vid {road} varje natt vid 1-tiden. Kan ni spärra av??"),
            answered(
                "Hej {first}! Vi sätter upp två bommar vid ingångarna {later}. Pågår körningen när "
                "du ser den, ring polisen på 114 14.",
                140,
            ),
        ),
        status="on_hold",
        tags=("buller",),
        months=(11, 12, 1, 2, 3, 4),
        often=1,
    ),
)

ROADS = (
    Scenario(
        "lampa-slocknat",
        "[Gatlampan vid {road} är släckt|Trasig gatubelysning {road}|Mörkt på {road}]",
        "gatubelysning",
        "gata-park",
        "webform",
        (
            said(
                "[Lampan|Gatlampan|Lyktan] på stolpe {lamp} vid {road} [har slocknat|är trasig|blinkar bara]. "
                "Barnen går där till bussen."
            ),
            answered(
                """Hej!

                Tack för din felanmälan. En montör byter lampan {later}. Enstaka lampor lagar vi inom tio
                vardagar. Är hela gatan mörk lagar vi den samma dag.""",
                110,
            ),
            noted("Utfört, stolpe {lamp}. Ny armatur.", 2900, who="colleague"),
        ),
        tags=("belysning",),
        by=ANYBODY,
        months=DARK,
        often=5,
    ),
    Scenario(
        "hela-gatan-mork",
        "Hela {road} är helt svart",
        "gatubelysning",
        "gata-park",
        "phone",
        (
            rang(
                "Samtal in, 2 min. Alla lampor på {road} är släckta sedan i går kväll. Två äldre har ramlat. "
                "Lovade att ringa tillbaka i dag."
            ),
            noted("Säkring i skåp {lamp}. Elektriker på plats 13.30.", 45, who="colleague"),
            rang_back("Samtal ut, 1 min. Lamporna tänds i kväll. Hon tackade.", 130),
        ),
        priority="urgent",
        tags=("belysning",),
        by=("person", "association"),
        months=DARK,
    ),
    Scenario(
        "potthal-dack",
        "Punktering efter hål i vägen, ersättning",
        "vagskada",
        "gata-park",
        "email",
        (
            said("""Hej!

                {last} körde jag i ett stort hål på {road}, mitt för nummer 20. Däcket gick sönder och fälgen
                blev bucklig. Verkstaden vill ha 4 850 kr. Jag har bilder och kvitto. Vem ersätter det här?

                | Vänligen {first}"""),
            answered(
                """Hej {first}!

                Vad tråkigt. Så här går det till:

                | 1. Skicka kvittot, bilderna och klockslaget till oss, som svar på det här meddelandet.
                | 2. Vi kontrollerar om hålet var anmält och hur lång tid vi hade på oss.
                | 3. Du får beslut inom fyra veckor.

                Kommunen ersätter skadan om vi kände till hålet men inte lagade eller märkte ut det i tid.
                Hålet lagas i dag.""",
                160,
            ),
            said("Här kommer kvitto och tre bilder. Det var ungefär kl 17.40.", 900),
            noted("Hålet anmält fyra dagar tidigare, se annat ärende. Skickat till skadereglering.", 200),
        ),
        status="on_hold",
        tags=("skadestånd",),
    ),
    Scenario(
        "potthal-enkel",
        "hål i vägen {road}",
        "vagskada",
        "gata-park",
        "webform",
        (
            said("Djupt hål precis efter brunnen på {road}. Man ser det inte när det är vatten i."),
            answered("Hej! Tack, vi har märkt ut hålet och lagar det senast {later}.", 75),
        ),
        by=ANYBODY,
        often=4,
    ),
    Scenario(
        "brunn-luktar",
        "Brunnslock skramlar hela natten",
        "vagskada",
        "gata-park",
        "phone",
        (
            rang(
                "Samtal in, 5 min. Brunnslocket utanför {street} skramlar varje gång en bil kör över. Sover inte. "
                "Har ringt förut, ingen har kommit."
            ),
            noted(
                "Tidigare anmälan hamnade hos VA. Locket är vårt. Beställt ny packning.", 120, who="colleague"
            ),
            rang_back("Samtal ut, 2 min. Bad om ursäkt för väntan. Lagas {later}, före klockan 12.", 40),
        ),
        status="pending",
    ),
    Scenario(
        "p-tillstand",
        "Parkeringstillstånd för rörelsehindrad",
        "parkering",
        "gata-park",
        "letter",
        (
            said("""Storå den {today}

                Till Storåns kommun!

                Min hustru har svårt att gå sedan i våras. Vi undrar hur man söker parkeringstillstånd för
                rörelsehindrade. Vi har ingen dator. Kan ni skicka en blankett hem till oss på {street}?

                | Med vänlig hälsning
                | {name}"""),
            answered(
                """Hej {first}!

                Tack för ditt brev. Här är blanketten. Din hustru fyller i sida 1 och 2. Hennes läkare fyller i
                sida 3. Skicka med ett foto av henne i passformat och hennes namnteckning.

                Porto är betalt i kuvertet som ligger med. Beslutet kommer inom fyra veckor och tillståndet är
                gratis. Ring gärna 0980-31 92 00 om något är oklart.""",
                300,
            ),
        ),
        tags=("tillstånd",),
    ),
    Scenario(
        "p-anmarkning",
        "Överklagan av parkeringsanmärkning på Torggatan",
        "parkering",
        "gata-park",
        "letter",
        (
            said("""Jag bestrider härmed parkeringsanmärkning på Torggatan. Skylten var helt täckt av snö. Ingen
                människa kan läsa en skylt genom 20 cm snö. Foto bifogas. Jag kräver att avgiften, 600 kronor,
                stryks.

                | {name}"""),
            noted(
                "Inskannat, 3 sidor. Bestridan av anmärkning prövas av polisen, men skylten är vår. Kollar.",
                60,
                who="contact_centre",
            ),
            answered(
                """Hej {first}!

                Det är polisen som prövar om en parkeringsanmärkning är rätt. Jag har skickat ditt brev och ditt
                foto dit i dag. Betala avgiften i tid ändå. Du får tillbaka pengarna om polisen ger dig rätt.

                Skylten borstade vi av samma dag som brevet kom.""",
                240,
            ),
        ),
        status="on_hold",
        months=SNOW,
        often=1,
    ),
    Scenario(
        "farthinder",
        "Farthinder på vår gata",
        "parkering",
        "gata-park",
        "email",
        (
            said("""Hej, vi är 14 familjer på {road} som vill ha farthinder. Folk kör 60 där det är 30 och barnen
                leker precis bredvid. Listan med namn finns om ni vill ha den. Hur gör man? /{first}"""),
            answered(
                """Hej {first}!

                Bra att ni hör av er tillsammans. Vi börjar med att mäta farten under två veckor. Mätaren sätts
                upp {later}. Kör var sjunde bil fortare än 40 föreslår vi farthinder, och gatan är med när
                beslutet tas i mars.

                Ni behöver inte skicka namnlistan. Jag hör av mig med resultatet.""",
                400,
            ),
            noted("Mätare bokad, {road}. Två veckor. Bevaka resultatet.", 30, who="colleague"),
        ),
        status="on_hold",
        tags=("trafiksäkerhet",),
    ),
    Scenario(
        "overgiven-bil",
        "En bil har stått övergiven sen i somras, däcken är platta och någon har krossat rutan, grannarna klagar, "
        "den läcker olja rakt ner i brunnen och varje gång vi har ringt har vi blivit hänvisade vidare till någon "
        "annan, så nu skriver jag här",
        "parkering",
        "gata-park",
        "webform",
        (
            said("Se rubriken. Bilen står vid {road}, vid sopskåpet. Grå kombi."),
            answered(
                """Hej!

                Förlåt att ni har blivit bollade fram och tillbaka. Bilen är vårt ansvar nu. I dag har vi satt en
                lapp på den. Ägaren har sju dagar på sig. Därefter flyttar vi bilen. Oljan tar vi hand om i
                dag.""",
                180,
            ),
        ),
        status="pending",
        by=ANYBODY,
    ),
    Scenario(
        "lekplats-gunga",
        "Trasig gunga ⚠️",
        "park",
        "gata-park",
        "instagram",
        (
            said("Gungan på lekplatsen vid {road} hänger i en kedja! Nån kommer slå sig 😬⚠️"),
            answered(
                "Hej och tack! Vi har spärrat av gungan nu i förmiddag och byter kedjan {tomorrow}.", 30
            ),
            said("snabba ryck, kul 👏", 15),
        ),
        priority="high",
        by=("person", "anonymous"),
        often=3,
    ),
    Scenario(
        "trad-skymmer",
        "Träd som skymmer",
        "park",
        "gata-park",
        "email",
        (
            said(
                "Björken på kommunens mark bakom {street} tar all sol från altanen. Kan ni ta ner den? /{first}"
            ),
            answered(
                """Hej {first}!

                Vi fäller inte friska träd för att de skymmer sol eller utsikt. Men jag har bett vår arborist
                titta på björken {later}. Är den sjuk eller farlig tar vi ner den. Du får veta resultatet.""",
                500,
            ),
            said("Synd. Men ok, tack för att ni tittar.", 600),
        ),
        months=(5, 6, 7, 8, 9, 10),
    ),
    Scenario(
        "lost-dog-english",
        "Found a dog in the park",
        "park",
        "gata-park",
        "chat",
        (
            said("Hi, I found a small brown dog without a collar in the park by {road}. Who do I call?"),
            answered(
                "Hi! Thank you for taking care of it. Please call the police on 114 14, they handle lost "
                "animals. If the dog is hurt, the vet on Lasarettsgatan is open until 17.",
                3,
            ),
            said("Calling now. Thanks!", 2),
        ),
        language="en",
        status="closed",
        often=1,
    ),
)

SCENARIOS = WINTER + ROADS
