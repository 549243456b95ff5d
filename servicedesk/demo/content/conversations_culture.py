"""Conversations about the library, associations, halls and events."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "lanekort-pinkod",
        "[Glömt pinkoden till lånekortet|Pin till bibliotekskortet|Kan inte logga in på biblioteket]",
        "bibliotek",
        "kultur-fritid",
        "chat",
        (
            said("""[hej, har glömt pin till bibliotekskortet|Hej! Kommer inte in på bibliotekets sida,
                    koden är fel.|hallå hur byter man kod till lånekortet]"""),
            answered(
                """Hej! Du kan byta den själv med lånekortsnumret och din mejladress, på bibliotekets
                    sida.""",
                2,
            ),
            said("mejladressen är gammal", after=1),
            answered(
                """Då behöver du komma till biblioteket med legitimation. Öppet till 19 i dag, det tar
                    en minut.""",
                2,
            ),
            said("ok kommer efter jobbet", after=1),
        ),
        status="closed",
        often=3,
    ),
    Scenario(
        "forsenad-bok",
        "[Boken är lämnad!|Krav på 350 kr för en bok]",
        "bibliotek",
        "kultur-fritid",
        "email",
        (
            said("""Hej! Jag har fått krav på 350 kr för en bok jag lämnade i inkastet för tre veckor
                    sedan. Titeln var "Älven och vi". Kolla hyllan. Mvh {first}"""),
            noted("Hittad på hyllan under biografier. Återlämnad men ej avprickad.", 90, who="colleague"),
            answered(
                """Hej {first}! Du hade rätt, boken stod på hyllan. Avgiften är borta och du kan låna
                    som vanligt. Ursäkta besväret.""",
                20,
            ),
        ),
    ),
    Scenario(
        "boktips-suomi",
        "Suomenkieliset kirjat",
        "bibliotek",
        "kultur-fritid",
        "email",
        (
            said("""Hei!

                    Onko kirjastossa uusia suomenkielisiä lastenkirjoja? Voinko varata niitä verkossa?

                    Terveisin {first}"""),
            answered(
                """Hei {first}!

                    Kyllä on. Saimme juuri 24 uutta kirjaa. Voit varata ne verkossa kirjastokortilla, ja
                    ne odottavat sinua viikon. Satuhetki suomeksi on joka toinen lauantai kello 11.""",
                120,
            ),
        ),
        language="fi",
        tags=("finska",),
    ),
    Scenario(
        "hall-bokning",
        "[Halltid för innebandy|Extra halltid P12]",
        "forening",
        "kultur-fritid",
        "email",
        (
            said("""Tjena!

                    Vi behöver en timme extra i Sporthallen för P12, helst tisdag eller torsdag efter
                    17. Går Norrstrandshallen?

                    {first}, {name}"""),
            noted("Norrstrand ledig tors 18–19 från nästa vecka. Simskolan bytte tid.", 60),
            answered(
                """Hej {first}! Torsdagar klockan 18–19 i Norrstrandshallen är er från nästa vecka.
                    Taxan är 65 kronor per timme för barn och unga. Nyckel hämtar ni i receptionen.""",
                90,
            ),
            said("Kanon! Tack {agent}, vi äter blåbärssoppa till din ära", after=30),
        ),
        by=("@storan-ik",),
    ),
    Scenario(
        "foreningsbidrag",
        "Föreningsbidrag, sista ansökningsdag?",
        "forening",
        "kultur-fritid",
        "webform",
        (
            said("""När är sista dag att söka bidrag för spåren och hur många aktiviteter ska vi räkna?
                    Vi hittar inte e-tjänsten."""),
            answered(
                """Hej!

                    Sista dagen att söka är den 1 februari. Räkna aktiviteter med minst fem deltagare
                    mellan 7 och 25 år. E-tjänsten heter Bidrag till föreningar. Bifoga
                    årsmötesprotokoll och balansräkning.""",
                200,
            ),
        ),
        by=("association",),
    ),
    Scenario(
        "simhall-oppet",
        "[Simhallen i helgen 🏊|öppet i simhallen?|rutschkanan 🏊]",
        "kultur-fritid",
        "kultur-fritid",
        "instagram",
        (
            said("""[Öppet i simhallen på lördag? och går rutschkanan 🏊|hej! när öppnar simhallen på
                    lördag? funkar rutschkanan igen 🙏]"""),
            answered("""Hej! Ja, 9–17. Rutschkanan går hela dagen. Barn under 7 år badar gratis med vuxen.""", 30),
            said("toppen", after=4),
        ),
        status="closed",
        by=("person", "anonymous"),
        often=3,
    ),
    Scenario(
        "skidspar",
        "[Är spåren kring Storådalen spårade?|Skidspår och elljus]",
        "kultur-fritid",
        "kultur-fritid",
        "messenger",
        (
            said("Hej, är det spårat i Storådalen? Och elljuset tänt?"),
            answered(
                """Hej! Ja, 5 kilometer är spårade sedan i går kväll. Elljuset är tänt klockan 6 till
                    22. Klassiskt till vänster, skejt till höger.""",
                20,
            ),
        ),
        status="closed",
        by=("person", "association"),
        months=(11, 12, 1, 2, 3, 4),
    ),
    Scenario(
        "marknad-plats",
        "Marknadsplats för honung",
        "kultur-fritid",
        "kultur-fritid",
        "letter",
        (
            said("""Hej.

                    Jag säljer honung i Storådalen och undrar vad en plats kostar på julmarknaden.

                    {name}"""),
            answered(
                """Hej {first}!

                    En plats på 3 meter kostar 350 kronor. El kostar 50 kronor till. Anmäl dig senast
                    {fortnight}. Vi har fem platser kvar.""",
                300,
            ),
        ),
        by=("@per-olov-isaksson", "@nils-anders-pavval"),
        often=1,
    ),
    Scenario(
        "begravningskaffe",
        "Boka lokal till begravningskaffe",
        "forening",
        "kultur-fritid",
        "phone",
        (
            rang("""Samtal in, 7 min. Undrar om Älvsalen går att boka. 40 personer. Behöver svar i dag."""),
            rang_back(
                """Samtal ut, 4 min. Lokalen är ledig {later} 11–15. Preliminärbokad, 400 kr. Beklagade
                    sorgen.""",
                60,
            ),
        ),
        priority="high",
    ),
    Scenario(
        "konstutstallning-en",
        "Opening hours for the art hall",
        "kultur-fritid",
        "kultur-fritid",
        "whatsapp",
        (
            said("Hi! When is the art hall open, and is there anything for kids?"),
            answered(
                """Hi {first}! Tuesday to Sunday, 12 to 16. On Sundays at 13 there is a paint workshop
                    for children from four years, free. No booking needed.""",
                20,
            ),
            said("Great, see you on Sunday!", after=30),
        ),
        status="closed",
        language="en",
    ),
)
