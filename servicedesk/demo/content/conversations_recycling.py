"""Conversations about sorting and the recycling centre."""

from servicedesk.demo.content.shapes import Scenario
from servicedesk.demo.content.write import answered, noted, rang, rang_back, said

SCENARIOS = (
    Scenario(
        "avc-oppettider",
        "[Öppet på lördag?|Öppettider återvinningscentralen|Lämna en soffa|Fråga om tippen]",
        "atervinningscentral",
        "kontaktcenter",
        "chat",
        (
            said("""[Hej! Har återvinningscentralen öppet på lördag?|hejsan, tippen öppen lördag?|Hej,
                    hittar inte öppettiderna för återvinningen i helgen]"""),
            answered("""Hej! Ja, återvinningscentralen i Södra hamnen har öppet lördagar klockan 10 till 15.""", 2),
            said(
                """[Kostar det nåt att lämna en soffa?|ok. och kostar det nåt? har en gammal säng|Bra.
                    Måste man betala för en soffa?]""",
                after=1,
            ),
            answered("""Nej, hushåll lämnar gratis. Du behöver ditt passerkort eller legitimation.""", 1),
            said("perfekt tack!", after=1),
        ),
        status="closed",
        by=("person", "anonymous"),
        often=4,
    ),
    Scenario(
        "avc-foretag",
        "[Kan företag lämna byggavfall hos er?|Gips och fönster från ett jobb på {road}]",
        "atervinningscentral",
        "kontaktcenter",
        "phone",
        (
            rang("""Samtal in, 4 min. Vill lämna gips och fönster från ett jobb på {road}, ungefär tre
                    kubik. Undrar om pris och om fönstren går bra."""),
            rang_back(
                """Samtal ut, 3 min. Företag betalar 480 kr per kubikmeter, faktura. Gamla fönster kan
                    ha PCB: ska ligga för sig och anmälas dagen före. Han kommer {tomorrow} klockan 10.""",
                90,
            ),
        ),
        by=("@lantto-bygg",),
    ),
    Scenario(
        "avc-passerkort",
        "Passerkortet funkar inte 😤",
        "atervinningscentral",
        "kontaktcenter",
        "instagram",
        (
            said("""Står vid bommen på tippen och kortet blinkar bara rött 😤 fullt släp med gräs, vad
                    gör jag"""),
            answered(
                """Hej! Tryck på knappen med en telefon på, så öppnar personalen bommen. Kortet slutar
                    gälla när man flyttar. Vad är din nya adress, så skickar vi ett nytt?""",
                7,
            ),
            said("jaha ok funkade! {street}", after=15),
            answered("Bra! Det nya kortet kommer med posten inom en vecka.", 10),
        ),
        months=(5, 6, 7, 8, 9, 10),
    ),
    Scenario(
        "sortering-engelska",
        "[How do I sort my waste here?|Five bins in our yard, help!]",
        "hamtning",
        "avfall",
        "whatsapp",
        (
            said("""Hi! I just moved to {street} and there are five different bins in the yard. Where do
                    milk cartons go? And is it ok to put food in any bag? Don't want to get it wrong :)"""),
            answered(
                """Hi {first}, and welcome to Storå! Milk cartons go in the bin marked Papper. Food
                    waste goes in the brown bin, in the paper bags only. The bags are free: tie an empty
                    one to the lid and the driver leaves you a new roll.""",
                45,
            ),
            said("Thank you, that is so clever!", after=15),
        ),
        language="en",
        tags=("sortering", "nyinflyttad"),
    ),
    Scenario(
        "sortering-arabiska",
        "سؤال عن فرز النفايات",
        "hamtning",
        "avfall",
        "whatsapp",
        (
            said("""مرحبًا، لم يتم تفريغ حاوية القمامة في شارعنا هذا الأسبوع. هل يجب أن أترك الحاوية في
                    الخارج؟ شكرًا"""),
            noted("Frågar om missad tömning på {street}. Ligger på tur {n}, körs i morgon.", 15),
            answered(
                """مرحبًا! نعم، اترك الحاوية في مكانها من فضلك. ستأتي الشاحنة غدًا قبل الساعة 12. نعتذر
                    عن التأخير.""",
                10,
            ),
            said("شكرًا جزيلًا 🌷", after=20),
        ),
        language="ar",
        tags=("utebliven tömning",),
    ),
    Scenario(
        "asbest",
        "[Asbest??|Lämna asbestplattor]",
        "atervinningscentral",
        "kontaktcenter",
        "email",
        (
            said("""Hej, vi river ett gammalt kök och tror att plattorna bakom spisen är asbest. Får man
                    bara köra det till återvinningen i släpet eller? {first}"""),
            answered(
                """Hej {first}!

                    Bra att du frågar först. Kör det inte löst i släpet, dammet är farligt.

                    1. Riv inte mer och damma inte. Låt plattorna vara hela.
                    | 2. Lägg dem i dubbla, tjocka plastsäckar och tejpa igen. Skriv ASBEST utanpå.
                    | 3. Ring oss på 0980-31 92 00 dagen innan du kommer. Då möter personalen dig vid
                    grinden.

                    Det är gratis för hushåll, upp till 100 kilo. Är du osäker på om det är asbest, ta
                    hjälp av ett saneringsföretag.""",
                55,
            ),
        ),
        tags=("farligt avfall",),
    ),
    Scenario(
        "sopor-vid-station",
        "Skräpigt vid återvinningsstationen",
        "atervinningscentral",
        "kontaktcenter",
        "webform",
        (
            said("""[Hej! Någon har tippat ett helt flyttlass, det ligger madrasser|Det ligger madrasser
                    och svarta säckar vid återvinningsstationen på {road}. Har legat där sen {last}. Ser
                    för jävligt ut och råttorna trivs.]"""),
        ),
        status="new",
        tags=("nedskräpning",),
        unassigned=True,
        by=("person", "anonymous", "association"),
    ),
)
