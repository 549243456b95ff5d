"""Conversations about public documents, opinions and thanks."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "handling-avtal",
        "[Begäran om allmän handling|Utlämnande av plogavtalet|Begär ut avtal och fakturor]",
        "allman-handling",
        "kontaktcenter",
        "webform",
        (
            said("""[Hej! Jag vill läsa avtalet|Jag begär ut avtalet] med plogentreprenören, {area}, och
                    alla fakturor från {last_month}. Gärna digitalt. Jag vill vara anonym."""),
            noted("Skyndsamt. 34 sidor. Sekretessprövat, en prisbilaga maskas.", 60),
            answered(
                """Hej!

                    Här är avtalet och fakturorna. I bilagan med priser är en rad maskad, eftersom den
                    rör leverantörens affärshemligheter. Du kan begära ett skriftligt beslut om det.

                    Det kostar inget när vi skickar digitalt.""",
                200,
            ),
        ),
        tags=("offentlighet",),
        by=("anonymous", "media"),
    ),
    Scenario(
        "handling-press",
        "Mejl och protokoll om skidspårsavtalet",
        "allman-handling",
        "kontaktcenter",
        "email",
        (
            said("""Hej!

                    Jag begär att få ta del av alla inkomna mejl och protokoll som rör skidspårsavtalet,
                    från och med {last_month}. Med hänvisning till offentlighetsprincipen önskar jag
                    svar skyndsamt. Hör av er innan om det blir mer än hundra sidor.

                    {first}, Storåbladet"""),
            noted(
                """Enligt 2 kap. TF: svara i dag. 12 mejl, inget att maska. Meddela kommunikatören att
                    svaret går ut.""",
                30,
            ),
            answered(
                """Hej {first}! Bifogat finns 12 mejl och två protokoll, sammanlagt 47 sidor. Inget är
                    maskat.""",
                60,
            ),
            said("Tack, mycket snabbt levererat.", after=20),
        ),
        tags=("press", "offentlighet"),
        by=("media",),
    ),
    Scenario(
        "handling-ny",
        "Begäran om beslut om detaljplan",
        "allman-handling",
        "kontaktcenter",
        "letter",
        (said("""Jag önskar få en kopia av detaljplanen för {area} från 1987, per post. {name}"""),),
        status="new",
        unassigned=True,
    ),
    Scenario(
        "synpunkt-bolja",
        "Vill bli kopplad en gång, inte fyra",
        "synpunkt",
        "kontaktcenter",
        "phone",
        (
            rang("""Samtal in, 10 min. Kopplades mellan fyra personer om en avstyckning, ingen svarade.
                    Arg. Lovade att jag har ärendet tills det är löst."""),
            noted("Ring bygglov i dag, annars händer inget. Ärendet är mitt till slutet.", 5),
            rang_back("Samtal ut, 7 min. Alla svar på en gång. Lugnade sig, skrattade till slut.", 210),
        ),
        priority="high",
        tags=("bemötande",),
    ),
    Scenario(
        "synpunkt-tack",
        "[Tack till receptionen! ❤️|Beröm till er personal ❤️]",
        "synpunkt",
        "kontaktcenter",
        "facebook",
        (
            said("""Ville bara säga att killen i receptionen är guld värd!! Hjälpte min mormor med allt
                    ❤️❤️"""),
            answered("""Hej {first}! Vad glada vi blir. Jag ska hälsa till Johan. Hälsa mormor så gott!""", 40),
        ),
        status="closed",
        priority="low",
        tags=("beröm",),
        by=("@ebba-lundmark", "@malin-fjellstrom", "@lovisa-hedman", "@hassan-farah"),
    ),
    Scenario(
        "synpunkt-byaskola",
        "NEDLÄGGNINGEN AV BYASKOLAN",
        "synpunkt",
        "kontaktcenter",
        "email",
        (
            said("""Hej.

                    Jag har läst att byaskolan i Storådalen ska läggas ned och att beslutet ska tas på
                    en onsdag förmiddag när ingen kan komma. I byn bor det 214 personer. 31 av dem är
                    barn. Skolan är den enda samlingsplats som finns kvar. Bibliotekets bokbuss slutade
                    komma i våras. Affären stängde för två år sedan. Nu ska sjuåringar åka 46 minuter
                    enkel väg, två gånger om dagen, på en väg utan mobiltäckning. Ni säger att det
                    sparar 1,9 miljoner om året, men ni har inte räknat in bussarna, de tomma lokalerna
                    eller vad det kostar när de unga familjerna flyttar.

                    Jag har själv gått i skolan, liksom mina barn. När snön ligger djup i mars är det skolgården som
                    är plogad först, och det är där grannarna möts. På kvällarna är det bygdegård, på lördagarna
                    bibliotek, och när strömmen var borta i tre dygn i vintras var det i skolans kök vi lagade mat åt
                    de gamla. Jag har räknat: förra året användes huset 288 dagar av 365.
                    Finns de siffrorna med någonstans?

                    Jag vill veta: 1) Vilket underlag har nämnden fått? 2) När kan vi som bor här säga
                    vad vi tycker, på en tid då vi inte arbetar? 3) Vem ansvarar för att barnen är
                    trygga på vägen?

                    Jag nöjer mig inte med att "synpunkten har vidarebefordrats".

                    {first}, Storådalen"""),
            noted("""Till nämndsekreteraren och skolchefen. Vill ha svar på tre frågor, var tydlig.""", 60),
            answered(
                """Hej {first}!

                    Tack för ditt mejl, och för att du skrev frågorna så tydligt. Här är svaren.

                    1) Underlaget har fyra delar. Jag skickar dem som bilaga. Kostnaden för bussarna
                    finns i del tre.

                    2) Nämnden har ett öppet möte i bygdegården {later} klockan 18. Det går också att
                    vara med på länk. Beslutet tas tidigast en månad efter mötet.

                    3) Skolchefen ansvarar. Vägen prövas av en trafikingenjör innan nämnden beslutar.

                    Jag skickar ditt mejl i sin helhet till ledamöterna i dag.""",
                400,
            ),
            said("Tack. Jag kommer. Och jag tar med mig hela byn.", after=900),
        ),
        status="on_hold",
        priority="high",
        tags=("skolnedläggning", "nämnd"),
        by=("@per-olov-isaksson", "@ostra-byalaget"),
        often=1,
    ),
    Scenario(
        "synpunkt-webb",
        "E-tjänsten hängde sig",
        "synpunkt",
        "kontaktcenter",
        "chat",
        (
            said("""Er etjänst för ansökan om plats krashar när man ladda upp pdf. Tredje gången"""),
            answered("Hej! Vad tråkigt. Hur stor är filen, och använder du mobil eller dator?", 3),
            said("mobil 26 mb", after=1),
            answered(
                """Filen får vara högst 20 MB. Felmeddelandet är dåligt skrivet, det ska vi ändra. Gör
                    så här: ta nya bilder i lägre upplösning, eller mejla filen till mig så lägger jag
                    in den.""",
                4,
            ),
            said("ok mejlar", after=2),
            noted("""Rapportera till förvaltare: felmeddelande saknas i e-tjänst, filgräns 20 MB.""", 10),
        ),
        status="open",
        tags=("e-tjänst",),
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
)
