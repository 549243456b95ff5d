"""Texts the demo's agents insert, in Swedish: most for everybody, some for one team, one of an agent's own."""

from servicedesk.demo.content.shapes import CannedResponse

CANNED_RESPONSES = (
    CannedResponse(
        "hej",
        "Hälsning och avslut",
        "Hej {requester_first_name}!\n\nTack för att du hör av dig.\n\n\n\n"
        "Hör gärna av dig igen om något är oklart. Ditt ärende har nummer {ticket_number}.\n\n"
        "Hälsningar\n{agent_first_name}, {municipality}",
        used=214,
    ),
    CannedResponse(
        "mer",
        "Vi behöver veta mer",
        "Hej {requester_first_name}!\n\nFör att kunna hjälpa dig behöver vi veta lite mer:\n\n"
        "- Vilken adress gäller det?\n- När märkte du det?\n- Har du en bild? Bifoga den gärna.\n\n"
        "Svara på det här mejlet, så går vi vidare samma dag.",
        used=131,
    ),
    CannedResponse(
        "vidare",
        "Lämnat vidare till en handläggare",
        "Hej {requester_first_name}!\n\nJag har lämnat din fråga till {team}. En handläggare svarar dig inom två "
        "arbetsdagar. Du behöver inte göra något.\n\nHälsningar\n{agent_first_name}",
        used=96,
    ),
    CannedResponse(
        "fel-kommun",
        "Frågan hör till någon annan",
        "Hej!\n\nDet här är inget som {municipality} bestämmer över. Vänd dig till \n\n"
        "Säg till om du behöver hjälp att komma rätt.",
        used=27,
    ),
    CannedResponse(
        "sekretess",
        "Skicka inga personnummer",
        "Hej!\n\nSkriv inte personnummer eller uppgifter om hälsa i mejl. Ring oss i stället på 0980-319 200, vardagar "
        "klockan 8–16.30, så hjälper vi dig på ett säkert sätt.",
        used=58,
    ),
    CannedResponse(
        "oppettider",
        "Öppettider i kontaktcenter",
        "Hej!\n\nVi svarar i telefon **vardagar 8–16.30**, fredagar till klockan 15. Besök oss i Stadshuset, "
        "Storgatan 1, klockan 10–16. Ring 0980-319 200.",
        used=74,
    ),
    CannedResponse(
        "sopor",
        "Utebliven tömning",
        "Hej {requester_first_name}!\n\nTråkigt att kärlet inte blev tömt. Låt det stå kvar vid vägen till klockan 18 "
        "nästa vardag, så hinner bilen tillbaka. Ställ gärna upp till två extra säckar bredvid, det kostar inget den "
        "här gången.\n\nHälsningar\n{agent_first_name}",
        category="utebliven-tomning",
        used=189,
    ),
    CannedResponse(
        "karl",
        "Byta till större kärl",
        "Hej {requester_first_name}!\n\nJag har beställt ett kärl på 240 liter. Det kommer inom tio arbetsdagar. Ställ "
        "det gamla tomt vid vägen, så tar vi med det. Avgiften ändras från nästa månad.",
        category="byta-karl",
        team="avfall",
        used=43,
    ),
    CannedResponse(
        "plats",
        "Plats i förskola, så går det till",
        "Hej {requester_first_name}!\n\nDu får ett erbjudande senast **fyra månader** efter din ansökan. Svara "
        "inom tio dagar, annars går platsen till nästa i kön. Du behåller din köplats om du tackar nej.",
        category="forskoleplats",
        team="forskola-skola",
        used=67,
    ),
    CannedResponse(
        "komplettera",
        "Ansökan om bygglov behöver kompletteras",
        "Hej {requester_first_name}!\n\nDin ansökan saknar:\n\n- \n\nSkicka det via e-tjänsten inom tre veckor. "
        "Handläggningstiden räknas från den dag ansökan är komplett.\n\nHälsningar\n{agent_name}, {team}",
        category="komplettering",
        team="bygglov",
        used=38,
    ),
    CannedResponse(
        "snö",
        "När plogar ni?",
        "Hej!\n\nVi börjar ploga när det har kommit fyra centimeter snö. Stora vägar och gångvägar till skolor tas "
        "först, villagator inom tolv timmar. Just nu är alla bilar ute.",
        category="snorojning",
        used=82,
    ),
    CannedResponse(
        "thanks",
        "Answer in English",
        "Hello {requester_first_name},\n\nThank you for writing to us. Your ticket number is {ticket_number}.\n\n\n\n"
        "Kind regards\n{agent_first_name}, {municipality}",
        language="en",
        used=19,
    ),
    CannedResponse(
        "ring",
        "Ring mig i stället",
        "Det är lättast att reda ut det här i telefon. När passar det att jag ringer dig?\n\nJohan",
        owner="johan.akerstrom@storan.example",
        used=12,
    ),
)
