"""Conversations that belong to the municipality as a whole: opinions, public documents, press and the contact centre."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

DOCUMENTS = (
    Scenario(
        "handling-avtal",
        "Begäran om allmän handling",
        "allman-handling",
        "kontaktcenter",
        "webform",
        (
            said(
                "Jag begär ut avtalet med plogentreprenören, {area}, och alla fakturor från {last_month}. "
                "Gärna digitalt. Jag vill vara anonym."
            ),
            noted("Skyndsamt. 34 sidor. Sekretessprövat, en prisbilaga maskas.", 60),
            answered(
                """Hej!

                Här är avtalet och fakturorna. I bilagan med priser är en rad maskad, eftersom den rör
                leverantörens affärshemligheter. Du kan begära ett skriftligt beslut om det.

                Det kostar inget när vi skickar digitalt.""",
                200,
            ),
        ),
        by=("anonymous", "media"),
        tags=("offentlighet",),
        often=2,
    ),
    Scenario(
        "handling-press",
        "Mejl och protokoll om skidspårsavtalet",
        "allman-handling",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                Jag begär att få ta del av alla inkomna mejl och protokoll som rör skidspårsavtalet, från och
                med {last_month}. Med hänvisning till offentlighetsprincipen önskar jag svar skyndsamt. Hör av
                er innan om det blir mer än hundra sidor.

                | {first}, Storåbladet"""),
            noted(
                "Enligt 2 kap. TF: svara i dag. 12 mejl, inget att maska. Meddela kommunikatören att svaret går ut.",
                30,
            ),
            answered(
                "Hej {first}! Bifogat finns 12 mejl och två protokoll, sammanlagt 47 sidor. Inget är maskat.",
                60,
            ),
            said("Tack, mycket snabbt levererat.", 20),
        ),
        by=("media",),
        tags=("press", "offentlighet"),
        often=2,
    ),
    Scenario(
        "handling-ny",
        "Begäran om beslut om detaljplan",
        "allman-handling",
        "kontaktcenter",
        "letter",
        (said("Jag önskar få en kopia av detaljplanen för {area} från 1987, per post. {name}"),),
        status="new",
        unassigned=True,
    ),
)

OPINIONS = (
    Scenario(
        "synpunkt-bolja",
        "Vill bli kopplad en gång, inte fyra",
        "synpunkt",
        "kontaktcenter",
        "phone",
        (
            rang(
                "Samtal in, 10 min. Kopplades mellan fyra personer om en avstyckning, ingen svarade. Arg. Lovade att jag "
                "har ärendet tills det är löst."
            ),
            noted("Ring bygglov i dag, annars händer inget. Ärendet är mitt till slutet.", 5),
            rang_back("Samtal ut, 7 min. Alla svar på en gång. Lugnade sig, skrattade till slut.", 210),
        ),
        priority="high",
        tags=("bemötande",),
    ),
    Scenario(
        "synpunkt-tack",
        "Tack till receptionen! ❤️",
        "synpunkt",
        "kontaktcenter",
        "facebook",
        (
            said("Ville bara säga att killen i receptionen är guld värd!! Hjälpte min mormor med allt ❤️❤️"),
            answered("Hej {first}! Vad glada vi blir. Jag ska hälsa till Johan. Hälsa mormor så gott!", 40),
        ),
        priority="low",
        status="closed",
        tags=("beröm",),
        often=2,
    ),
    Scenario(
        "synpunkt-gymnasiet",
        "NEDLÄGGNINGEN AV BYASKOLAN",
        "synpunkt",
        "kontaktcenter",
        "email",
        (
            said("""Hej.

                Jag har läst att byaskolan i Storådalen ska läggas ned och att beslutet ska tas på en onsdag
                förmiddag när ingen kan komma. I byn bor det 214 personer. 31 av dem är barn. Skolan är den enda
                samlingsplats som finns kvar. Bibliotekets bokbuss slutade komma i våras. Affären stängde för två
                år sedan. Nu ska sjuåringar åka 46 minuter enkel väg, två gånger om dagen, på en väg utan
                mobiltäckning. Ni säger att det sparar 1,9 miljoner om året, men ni har inte räknat in bussarna,
                de tomma lokalerna eller vad det kostar när de unga familjerna flyttar.

                Jag vill veta: 1) Vilket underlag har nämnden fått? 2) När kan vi som bor här säga vad vi
                tycker, på en tid då vi inte arbetar? 3) Vem ansvarar för att barnen är trygga på vägen?

                Jag nöjer mig inte med att "synpunkten har vidarebefordrats".

                | {first}, Storådalen"""),
            noted("Till nämndsekreteraren och skolchefen. Vill ha svar på tre frågor, var tydlig.", 60),
            answered(
                """Hej {first}!

                Tack för ditt mejl, och för att du skrev frågorna så tydligt. Här är svaren.

                1) Underlaget har fyra delar. Jag skickar dem som bilaga. Kostnaden för bussarna finns i del tre.

                2) Nämnden har ett öppet möte i bygdegården {later} klockan 18. Det går också att vara med på
                länk. Beslutet tas tidigast en månad efter mötet.

                3) Skolchefen ansvarar. Vägen prövas av en trafikingenjör innan nämnden beslutar.

                Jag skickar ditt mejl i sin helhet till ledamöterna i dag.""",
                400,
            ),
            said("Tack. Jag kommer. Och jag tar med mig hela byn.", 900),
        ),
        status="on_hold",
        priority="high",
        tags=("skolnedläggning", "nämnd"),
        by=("person", "@ostra-byalaget"),
        often=1,
    ),
    Scenario(
        "synpunkt-webb",
        "E-tjänsten hängde sig",
        "synpunkt",
        "kontaktcenter",
        "chat",
        (
            said("Er etjänst för ansökan om plats krashar när man ladda upp pdf. Tredje gången"),
            answered("Hej! Vad tråkigt. Hur stor är filen, och använder du mobil eller dator?", 3),
            said("mobil 26 mb", 1),
            answered(
                "Filen får vara högst 20 MB. Felmeddelandet är dåligt skrivet, det ska vi ändra. Gör så här: ta nya "
                "bilder i lägre upplösning, eller mejla filen till mig så lägger jag in den.",
                4,
            ),
            said("ok mejlar", 2),
            noted("Rapportera till förvaltare: felmeddelande saknas i e-tjänst, filgräns 20 MB.", 10),
        ),
        status="open",
        tags=("e-tjänst",),
    ),
    Scenario(
        "anstallning",
        "Sommarjobb 16 år",
        "kommunen",
        "kontaktcenter",
        "instagram",
        (
            said("hej hur söker man sommarjobb? fyller 16 i maj"),
            answered(
                "Hej! Ansökan öppnar 1 februari och stänger 31 mars. Du söker i e-tjänsten Feriejobb. "
                "Lönen är 95 kronor i timmen och jobbet är tre veckor. Lycka till!",
                50,
            ),
            said("tackkk 💪", 3),
        ),
        status="closed",
        by=("person", "anonymous"),
        often=2,
    ),
    Scenario(
        "fel-nummer-sms",
        "Sms",
        "kommunen",
        "kontaktcenter",
        "sms",
        (
            said("pappa kan du köpa mjölk"),
            answered(
                "Hej! Det här är Storåns kommun, så du har nog fått fel nummer. Vi önskar dig en fin kväll.",
                30,
            ),
            said("haha oj förlåt 😂", 1),
        ),
        status="closed",
        priority="low",
        by=("anonymous",),
        often=1,
    ),
    Scenario(
        "tomt-foretag",
        "Mark för en liten verkstad",
        "kommunen",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                Vi behöver 2 000 kvadratmeter mark för en snickeriverkstad, gärna nära riksvägen och med
                fiber. Vad finns och vad kostar det per kvadratmeter?

                | {first}, {name}"""),
            answered(
                """Hej {first}!

                På Hammarbackens industriområde finns två tomter om 2 400 och 3 100 kvadratmeter. Priset är 85
                kronor per kvadratmeter. Fiber och fjärrvärme finns vid gränsen.

                Näringslivsavdelningen visar dem gärna. Passar {later} klockan 9?""",
                300,
            ),
            said("Passar! Vi ses.", 600),
        ),
        status="pending",
        by=("company",),
    ),
    Scenario(
        "okand-anonym",
        "hej",
        "kommunen",
        "kontaktcenter",
        "sms",
        (said("hej"),),
        status="new",
        unassigned=True,
        priority="low",
        by=("anonymous",),
        often=1,
    ),
    Scenario(
        "flytt-english",
        "Which services do I need when moving to Storå?",
        "kommunen",
        "kontaktcenter",
        "email",
        (
            said("""Hello!

                I start a new job here on Monday. Do I have to register with you somewhere, what about
                garbage and water if I rent an apartment, and where do I find a Swedish course?

                | {first}"""),
            answered(
                """Hello {first}!

                You register your move with the Tax Agency, not with us. If you rent, waste and water are
                included in the rent.

                Swedish for immigrants starts every second Monday at the adult school, and is free. Apply in the
                e-service Vuxenutbildning, or visit us at Stadshuset, Storgatan 1. We speak English.""",
                200,
            ),
            said("So helpful. Tack så mycket! (My first Swedish words.)", 400),
        ),
        language="en",
        tags=("nyinflyttad",),
    ),
    Scenario(
        "visit-hjalp-etjanst",
        "Hjälp med e-legitimation",
        "kommunen",
        "kontaktcenter",
        "visit",
        (
            said(
                "Besök i receptionen. Vill ha hjälp att logga in i e-tjänsten. Ny telefon. Hade dottern med."
            ),
            answered(
                "Hej {first}! Roligt att det gick bra. Du är utloggad från vår dator. Kom "
                "tillbaka om något krånglar, vi har öppet 10–16.",
                20,
            ),
        ),
        status="closed",
        often=3,
    ),
    Scenario(
        "visit-nya",
        "Vill lämna synpunkt på väntrummet",
        "synpunkt",
        "kontaktcenter",
        "visit",
        (
            said("Besök. Tycker att det är kallt och att det saknas stolar med armstöd."),
            noted("Vaktmästaren ställer ut fyra stolar med armstöd i dag. Elementet luftas.", 45),
        ),
        status="open",
        by=("person", "anonymous"),
    ),
    Scenario(
        "arabic-sfi",
        "الدورات السويدية",
        "kommunen",
        "kontaktcenter",
        "messenger",
        (
            said("مرحبًا، أين أسجل لدورة اللغة السويدية؟ ومتى تبدأ؟"),
            answered(
                "مرحبًا! يمكنكم التسجيل في الخدمة الإلكترونية أو زيارتنا في مبنى البلدية. تبدأ دورة جديدة كل أسبوعين "
                "يوم الاثنين، وهي مجانية. نتحدث العربية هنا.",
                30,
            ),
            said("شكرًا جزيلًا!", 20),
        ),
        language="ar",
        tags=("arabiska",),
    ),
)

SCENARIOS = DOCUMENTS + OPINIONS
