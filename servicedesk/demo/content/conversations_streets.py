"""Conversations about roads, snow and street lamps."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "plogning-gangvag",
        "När plogas gång- och cykelvägen förbi skolan?",
        "snorojning",
        "gata-park",
        "facebook",
        (
            said("""Barnen pulsar i snö till knäna längs {road}. När plogas gång- och cykelvägen förbi
                    skolan?"""),
            answered(
                """Hej! Gångvägar till skolor plogas när det har kommit 4 centimeter snö, senast
                    klockan 7. I dag blev bilen försenad av en olycka på bron. {road} är plogad före klockan {soon}.""",
                30,
            ),
            said("Ok men det var samma visa {last}.", after=45),
            noted("Stämmer, GPS visar 9.40 även då. Tar upp med föraren på morgonmötet.", 35),
        ),
        status="open",
        tags=("snöröjning",),
        by=("person", "association"),
        months=(10, 11, 12, 1, 2, 3, 4),
    ),
    Scenario(
        "plogvall",
        "[Plogbilen fyller min infart VARJE gång|Vallen framför {street}]",
        "snorojning",
        "gata-park",
        "email",
        (
            said("""Hej kommunen.

                    Tredje gången den här månaden har plogbilen lagt en vall av is framför min infart på
                    {street}. Jag är 74 år och har opererat höften. Det tar två timmar att skotta bort.
                    Grannen mitt emot får ingen vall alls, kan ni förklara det?? Jag vill ha svar av
                    någon som bestämmer och inte ett standardbrev.

                    {first}"""),
            noted(
                """Lars-Göran, kan du ta den? Vill ha svar av chef. Är faktiskt trevlig om man ringer.""",
                90,
                who="contact_centre",
            ),
            rang_back(
                """Samtal ut, 11 min. Förklarade att bilen plogar åt höger och att vallen hamnar på
                    hans sida. Lovade att föraren lyfter vingen vid infarten, markerad i körlistan från
                    {tomorrow}. Berättade om snöhjälpen för dem över 70. Glad när vi la på.""",
                150,
                who="lead",
            ),
            answered(
                """Hej {first}!

                    Tack för samtalet. Som vi kom överens om: från {tomorrow} lyfter föraren vingen vid
                    din infart.

                    Du kan också söka snöhjälp. Den är gratis för dig som är över 70 år och inte orkar
                    skotta. Jag skickar med ansökan, den är på en sida.""",
                15,
                who="lead",
            ),
        ),
        priority="high",
        tags=("snöröjning",),
        by=("@sven-erik-hakansson-lindgren", "@per-olov-isaksson"),
        months=(10, 11, 12, 1, 2, 3, 4),
    ),
    Scenario(
        "halt-trottoar",
        "[is|halt på {road}|SANDA {road}|Blankis]",
        "snorojning",
        "gata-park",
        "sms",
        (
            said("""[Hej det e blank is på trottoaren vid {road}, min fru halka igår. ni måste
                    sanda|Hej! Trottoaren längs {road} är som en skridskobana. Min fru har ramlat.
                    Snälla sanda!|SANDA {road}!!! min fru bröt nästan armen]"""),
            answered(
                """Hej! Tack för att du säger till, och hoppas att din fru mår bra. Vi sandar {road} i
                    dag före klockan {soon}.""",
                20,
            ),
            noted("Sandat {now}.", 200, who="colleague"),
        ),
        priority="high",
        tags=("halka",),
        by=("person", "anonymous"),
        months=(10, 11, 12, 1, 2, 3, 4),
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

                    Giitu, {first}"""),
            noted(
                """Elle översatte: mycket snö på vägen till {street}, skolbussen kommer inte fram.
                    Väghållare är vi.""",
                60,
                who="contact_centre",
            ),
            answered(
                """Bures {first}! Giitu go čállet. Mii boahtit odne ovdal diibmu {soon}.

                    Hej {first}! Tack för att du skrev. Vi plogar vägen i dag före klockan {soon}.
                    Skolbussen går som vanligt i morgon.""",
                45,
                who="contact_centre",
            ),
            said("Ollu giitu!", after=30),
        ),
        language="se",
        tags=("snöröjning", "samiska"),
        months=(10, 11, 12, 1, 2, 3, 4),
        often=1,
    ),
    Scenario(
        "lampa-slocknat",
        "[Gatlampan vid {road} är släckt|Trasig gatubelysning {road}|Mörkt på {road}]",
        "gatubelysning",
        "gata-park",
        "webform",
        (
            said("""[Lampan|Gatlampan|Lyktan] på stolpe {lamp} vid {road} [har slocknat|är
                    trasig|blinkar bara]. [Barnen går där till bussen.|Har varit så i en vecka nu.|Det
                    är precis vid övergångsstället.|Tack på förhand!]"""),
            answered(
                """Hej!

                    Tack för din felanmälan. En montör byter lampan {later}. Enstaka lampor lagar vi
                    inom tio vardagar. Är hela gatan mörk lagar vi den samma dag.""",
                110,
            ),
            noted("Utfört, stolpe {lamp}. Ny armatur.", 2900, who="colleague"),
        ),
        tags=("belysning",),
        by=("person", "association", "anonymous"),
        months=(8, 9, 10, 11, 12, 1, 2, 3),
        often=5,
    ),
    Scenario(
        "hela-gatan-mork",
        "[Hela {road} är helt svart|Ingen belysning på {road}]",
        "gatubelysning",
        "gata-park",
        "phone",
        (
            rang("""Samtal in, 2 min. Alla lampor på {road} är släckta sedan i går kväll. Två äldre har
                    ramlat. Lovade att ringa tillbaka i dag."""),
            noted("Säkring i skåp {lamp}. Elektriker på plats {soon}.", 45, who="colleague"),
            rang_back("Samtal ut, 1 min. Lamporna tänds i kväll. Tackade.", 130),
        ),
        priority="urgent",
        tags=("belysning",),
        by=("person", "association"),
        months=(8, 9, 10, 11, 12, 1, 2, 3),
    ),
    Scenario(
        "potthal-dack",
        "[Punktering efter hål i vägen, ersättning|Skada på bilen, {road}]",
        "vagskada",
        "gata-park",
        "email",
        (
            said("""Hej!

                    {last} körde jag i ett stort hål på {road}, mitt för nummer 20. Däcket gick sönder
                    och fälgen blev bucklig. Verkstaden vill ha 4 850 kr. Jag har bilder och kvitto. Vem
                    ersätter det här?

                    Vänligen {first}"""),
            answered(
                """Hej {first}!

                    Vad tråkigt. Så här går det till:

                    1. Skicka kvittot, bilderna och klockslaget till oss, som svar på det här
                    meddelandet.
                    | 2. Vi kontrollerar om hålet var anmält och hur lång tid vi hade på oss.
                    | 3. Du får beslut inom fyra veckor.

                    Kommunen ersätter skadan om vi kände till hålet men inte lagade eller märkte ut det
                    i tid. Hålet lagas i dag.""",
                160,
            ),
            said("Här kommer kvitto och tre bilder. Det var ungefär kl 17.40.", after=900),
            noted("""Hålet anmält fyra dagar tidigare, se annat ärende. Skickat till skadereglering.""", 200),
        ),
        status="on_hold",
        tags=("skadestånd",),
    ),
    Scenario(
        "potthal-enkel",
        "[hål i vägen {road}|Potthål på {road}|Djupt hål|Väghål vid brunnen, {road}]",
        "vagskada",
        "gata-park",
        "webform",
        (
            said("""[Djupt hål precis efter brunnen på {road}. Man ser det inte när det är vatten i.|Det
                    har blivit ett stort hål på {road}, ungefär en halv meter brett. Jag höll på att
                    cykla omkull.|Asfalten har släppt på {road}. Tre hål på rad.|HÅL I VÄGEN!! {road}.
                    Laga innan nån kör sönder bilen]"""),
            answered("Hej! Tack, vi har märkt ut hålet och lagar det senast {later}.", 75),
        ),
        by=("person", "association", "anonymous"),
        often=4,
    ),
    Scenario(
        "brunn-skramlar",
        "[Brunnslock skramlar hela natten|Löst brunnslock utanför {street}]",
        "vagskada",
        "gata-park",
        "phone",
        (
            rang("""Samtal in, 5 min. Brunnslocket utanför {street} skramlar varje gång en bil kör över.
                    Sover inte. Har ringt förut, ingen har kommit."""),
            noted("Tidigare anmälan hamnade hos VA. Locket är vårt. Beställt ny packning.", 120, who="colleague"),
            rang_back("""Samtal ut, 2 min. Bad om ursäkt för väntan. Lagas {later}, före klockan 12.""", 40),
        ),
        status="pending",
    ),
)
