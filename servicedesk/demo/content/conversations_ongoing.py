"""What the contact centre and the waste team have on their desks: begun, not finished, with a next step."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "ring-upp-faktura",
        "Vill bli uppringd om vattenfakturan",
        "vattenfaktura",
        "kontaktcenter",
        "phone",
        (
            rang("""Samtal in, 2 min. Har fått två fakturor för samma kvartal. Sitter i bil, vill bli uppringd före
                klockan {soon}."""),
            noted("Ser två: {invoice} är en påminnelse som gick ut dagen efter betalning. Ring upp.", 12),
        ),
        status="open",
        priority="high",
        tags=("ring upp",),
    ),
    Scenario(
        "delbetalning",
        "Kan jag dela upp fakturan?",
        "vattenfaktura",
        "kontaktcenter",
        "email",
        (
            said("""Hej,

                faktura {invoice} på 3 180 kr kommer samtidigt som bilen gick sönder. Går det att betala lite i
                taget? Jag har aldrig bett om det förut.

                | {first}"""),
            answered(
                """Hej {first}!

                Det går bra. Du kan dela upp den på tre månader, 1 060 kronor i månaden, utan ränta. Svara ja på
                det här meddelandet senast {later}, så skickar vi nya fakturor.""",
                80,
            ),
        ),
        status="pending",
        tags=("faktura",),
    ),
    Scenario(
        "karl-fel-storlek",
        "Fel storlek på nya kärlet",
        "byta-karl",
        "avfall",
        "whatsapp",
        (
            said("Hej! Vi beställde 240 liter till {street} men fick 140. Tomt och fint men fel 😅"),
            answered("Hej {first}! Så tokigt. Vi kommer med rätt kärl {later} och tar det lilla tillbaka.", 55),
            said("Kan ni komma före 8? Måste flytta bilen.", 35),
            noted("Frågat utkörningen om tid före 8. Väntar på besked.", 20),
        ),
        status="open",
        tags=("kärl",),
    ),
    Scenario(
        "tomning-ny-miss",
        "[Missade oss igen, {street}|Tunnan full, tredje gången i höst]",
        "utebliven-tomning",
        "avfall",
        "email",
        (
            said("""Hej igen!

                Nu hände det en gång till. Ni lovade att det inte skulle ske. {last} åkte bilen förbi {street}
                utan att stanna, jag stod i fönstret och såg det.

                | {first}"""),
            noted("Tredje missen på adressen. Sätt upp den på förarens kontrollista, ring arbetsledaren.", 45),
            answered(
                """Hej {first}!

                Du har all rätt att vara besviken. Bilen kommer {tomorrow} före klockan 9. Jag har bett
                arbetsledaren åka med på turen och hör av mig till dig efteråt.""",
                30,
            ),
        ),
        status="open",
        priority="high",
        tags=("utebliven tömning",),
    ),
    Scenario(
        "delad-tunna",
        "Dela kärl med grannen",
        "byta-karl",
        "avfall",
        "eservice",
        (
            said("Ansökan om delat kärl. Adress: {street} och grannfastigheten. Kärl: 240 liter. Start: snarast."),
            answered(
                """Hej {first}! Det går bra att dela. Båda hushållen ska skriva under. Vi har skickat
                blanketten till din granne. När den har kommit tillbaka börjar delningen vid nästa
                månadsskifte.""",
                200,
            ),
        ),
        status="pending",
        tags=("kärl",),
    ),
    Scenario(
        "anslag-trasig-lank",
        "Länken till protokollet fungerar inte",
        "synpunkt",
        "kontaktcenter",
        "webform",
        (
            said("""Länken till nämndens protokoll från {last_month} ger bara ett felmeddelande. Jag använder
                skärmläsare och hade gärna sett att filen går att läsa upp också. Förra gången var den inskannad
                som en bild."""),
            noted("Pirkko: länken är rättad. Filen är en bild, ny textversion beställd av nämndsekreteraren.", 60),
            answered(
                """Hej {first}!

                Tack för att du hör av dig. Länken fungerar nu. Du har rätt i att filen inte går att läsa upp.
                En ny version kommer senast {fortnight}. Behöver du innehållet före det? Då läser jag gärna upp
                det för dig i telefon.""",
                30,
            ),
        ),
        status="on_hold",
        tags=("tillgänglighet",),
        by=("@lovisa-hedman", "@jonas-aidanpaa", "@sven-erik-hakansson-lindgren"),
    ),
    Scenario(
        "gravsatt-hund",
        "Begrava vår hund, får man det?",
        "kommunen",
        "kontaktcenter",
        "facebook",
        (
            said("Hej. Vår gamla hund somnade in i morse 💔 Får man begrava henne på tomten? Vi bor på {street}."),
            answered(
                """Hej {first}! Vi beklagar. Ja, oftast får man det på sin egen tomt. Jag kollar om er gata
                ligger inom skyddsområdet för vattnet och svarar dig här i dag.""",
                25,
            ),
            noted("Frågat miljösidan om skyddsområdet. Bevaka i dag, svara varsamt.", 5),
        ),
        status="open",
    ),
    Scenario(
        "samtal-tomtko",
        "Tomtkön, vilken plats har jag?",
        "kommunen",
        "kontaktcenter",
        "phone",
        (
            rang("Samtal in, 4 min. Har stått i tomtkön i sex år. Vill veta sin plats och när nästa tomter släpps."),
            rang_back(
                """Samtal ut, 5 min. Plats {n} i kön. Mark- och exploatering lämnar datum för nästa släpp senast
                {later}. Lovade att ringa då.""",
                90,
            ),
        ),
        status="on_hold",
        tags=("ring upp",),
    ),
)
