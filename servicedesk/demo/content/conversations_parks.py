"""Conversations about parking, traffic and parks."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, said

SCENARIOS = (
    Scenario(
        "snoskoter-park",
        "Skotrar i parken på nätterna",
        "park",
        "gata-park",
        "messenger",
        (
            said("""Nån kör skoter rakt igenom parken vid {road} varje natt vid 1-tiden. Kan ni spärra
                    av??"""),
            answered(
                """Hej {first}! Vi sätter upp två bommar vid ingångarna {later}. Pågår körningen när du
                    ser den, ring polisen på 114 14.""",
                140,
            ),
        ),
        status="on_hold",
        tags=("buller",),
        months=(11, 12, 1, 2, 3, 4),
        often=1,
    ),
    Scenario(
        "p-tillstand",
        "[Parkeringstillstånd för rörelsehindrad|Blankett för parkeringstillstånd]",
        "parkering",
        "gata-park",
        "letter",
        (
            said("""Storå den {today}

                    Till Storåns kommun!

                    Min hustru har svårt att gå sedan i våras. Vi undrar hur man söker
                    parkeringstillstånd för rörelsehindrade. Vi har ingen dator. Kan ni skicka en
                    blankett hem till oss på {street}?

                    Med vänlig hälsning
                    | {name}"""),
            answered(
                """Hej {first}!

                    Tack för ditt brev. Här är blanketten. Din hustru fyller i sida 1 och 2. Hennes
                    läkare fyller i sida 3. Skicka med ett foto av henne i passformat och hennes
                    namnteckning.

                    Porto är betalt i kuvertet som ligger med. Beslutet kommer inom fyra veckor och
                    tillståndet är gratis. Ring gärna 0980-31 92 00 om något är oklart.""",
                300,
            ),
        ),
        tags=("tillstånd",),
        by=("@sven-erik-hakansson-lindgren", "@per-olov-isaksson"),
    ),
    Scenario(
        "p-anmarkning",
        "Överklagan av parkeringsanmärkning på Torggatan",
        "parkering",
        "gata-park",
        "letter",
        (
            said("""Jag bestrider härmed parkeringsanmärkning på Torggatan. Skylten var helt täckt av
                    snö. Ingen människa kan läsa en skylt genom 20 cm snö. Foto bifogas. Jag kräver att
                    avgiften, 600 kronor, stryks.

                    {name}"""),
            noted(
                """Inskannat, 3 sidor. Bestridan av anmärkning prövas av polisen, men skylten är vår.
                    Kollar.""",
                60,
                who="contact_centre",
            ),
            answered(
                """Hej {first}!

                    Det är polisen som prövar om en parkeringsanmärkning är rätt. Jag har skickat ditt
                    brev och ditt foto dit i dag. Betala avgiften i tid ändå. Du får tillbaka pengarna
                    om polisen ger dig rätt.

                    Skylten borstade vi av samma dag som brevet kom.""",
                240,
            ),
        ),
        status="on_hold",
        by=("@sven-erik-hakansson-lindgren", "@kenneth-rova"),
        months=(10, 11, 12, 1, 2, 3, 4),
        often=1,
    ),
    Scenario(
        "farthinder",
        "[Farthinder på vår gata|De kör för fort på {road}]",
        "parkering",
        "gata-park",
        "email",
        (
            said("""Hej, vi är 14 familjer på {road} som vill ha farthinder. Folk kör 60 där det är 30
                    och barnen leker precis bredvid. Listan med namn finns om ni vill ha den. Hur gör
                    man? /{first}"""),
            answered(
                """Hej {first}!

                    Bra att ni hör av er tillsammans. Vi börjar med att mäta farten under två veckor.
                    Mätaren sätts upp {later}. Kör var sjunde bil fortare än 40 föreslår vi farthinder,
                    och gatan är med när beslutet tas i mars.

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
        "En bil har stått övergiven sen i somras, däcken är platta och någon har krossat rutan, "
        "grannarna klagar, den läcker olja rakt ner i brunnen och varje gång vi har ringt har vi "
        "blivit hänvisade vidare till någon annan, så nu skriver jag här",
        "parkering",
        "gata-park",
        "webform",
        (
            said("Se rubriken. Bilen står vid {road}, vid sopskåpet. Grå kombi."),
            answered(
                """Hej!

                    Förlåt att ni har blivit bollade fram och tillbaka. Bilen är vårt ansvar nu. I dag
                    har vi satt en lapp på den. Ägaren har sju dagar på sig. Därefter flyttar vi bilen.
                    Oljan tar vi hand om i dag.""",
                180,
            ),
        ),
        status="pending",
        by=("person", "association", "anonymous"),
    ),
    Scenario(
        "lekplats-gunga",
        "[Trasig gunga ⚠️|Lekplatsen vid {road}|FARLIG gunga]",
        "park",
        "gata-park",
        "instagram",
        (
            said("""[Gungan på lekplatsen vid {road} hänger i en kedja! Nån kommer slå sig
                    😬⚠️|babygungan på lekplatsen {road} e trasig, kedjan har lossnat på ena sidan 😱]"""),
            answered("""Hej och tack! Vi har spärrat av gungan nu och byter kedjan {tomorrow}.""", 30),
            said("snabba ryck, kul 👏", after=15),
        ),
        priority="high",
        by=("person", "anonymous"),
        often=3,
    ),
    Scenario(
        "trad-skymmer",
        "[Träd som skymmer|Björken bakom {street}]",
        "park",
        "gata-park",
        "email",
        (
            said("""Björken på kommunens mark bakom {street} tar all sol från altanen. Kan ni ta ner
                    den? /{first}"""),
            answered(
                """Hej {first}!

                    Vi fäller inte friska träd för att de skymmer sol eller utsikt. Men jag har bett vår
                    arborist titta på björken {later}. Är den sjuk eller farlig tar vi ner den. Du får
                    veta resultatet.""",
                500,
            ),
            said("Synd. Men ok, tack för att ni tittar.", after=600),
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
            said("""Hi, I found a small brown dog without a collar in the park by {road}. Who do I call?"""),
            answered(
                """Hi! Thank you for taking care of it. Please call the police on 114 14, they handle
                    lost animals. If the dog is hurt, the vet on Lasarettsgatan is open until 17.""",
                3,
            ),
            said("Calling now. Thanks!", after=2),
        ),
        status="closed",
        language="en",
        often=1,
    ),
)
