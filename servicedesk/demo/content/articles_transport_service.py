"""Articles about the transport service for those who cannot take the bus."""

from servicedesk.demo.content.article_words import RING, e_service, md, municipality, said

ARTICLES = (
    municipality(
        slug="ansok-om-fardtjanst",
        category="aldre",
        question="Hur ansöker jag om färdtjänst?",
        short_answer=said("""Ansök i e-tjänsten eller på blankett. Du kan få färdtjänst om du har svårt att åka buss
            i minst tre månader. Beslut får du inom tre veckor."""),
        steps=(
            "Fyll i ansökan. Ring oss om du vill ha den hem.",
            "Bifoga läkarintyg, om du har ett.",
            "Vi ringer dig om vi behöver veta mer.",
        ),
        details=md("""
            ## Vem har rätt?
            Lagen om färdtjänst säger att det ska bero på en funktionsnedsättning som inte är tillfällig. Hög ålder
            räcker inte.

            ## Vad kostar en resa?
            | Resa | Pris |
            | --- | --- |
            | Inom Storå | 60 kronor |
            | Till Storådalen eller Norrstrand | 90 kronor |
            | En ledsagare | Gratis |

            ## När tillståndet går ut
            Ring oss fyra veckor före. Är ditt intyg yngre än fem år behövs inget nytt.

            ## Till sjukhuset
            Det är en sjukresa. Den betalar regionen."""),
        links=(e_service("Ansök om färdtjänst", "fardtjanst"), RING),
        internal_notes=md("""
            - Förlängning: intyg gäller fem år. Finns det, förläng direkt i resesystemet.
            - Riksfärdtjänst söks på egen blankett, minst tre veckor före resan.
            - Skriv inte varför personen behöver färdtjänst i ärendet."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("färdtjänst", "ansökan", "taxi", "ledsagare"),
        sms=said("""Sök färdtjänst på storan.example eller på blankett, ring 0980-31 92 00. Beslut inom tre veckor.
            Förläng fyra veckor innan tiden går ut."""),
        asked=(
            "färdtjänst förlänga tillståndet",
            "taxi för äldre",
            "kan inte åka buss längre",
            "fär tjänst blankett",
            "ledsagare resa",
        ),
    ),
    municipality(
        slug="boka-fardtjanst",
        category="aldre",
        question="Hur bokar jag en resa med färdtjänst?",
        short_answer=said("""Ring beställningscentralen på 0980-31 92 00 och välj 4. Boka senast klockan 17 dagen
            före. Säg om du har rullstol eller ledsagare."""),
        details=md("""
            ## Ha det här klart
            - Ditt tillståndsnummer
            - Adress dit och hem
            - Tiden du ska vara framme

            ## Bilen är sen
            Vänta i 15 minuter och ring sedan samma nummer. Bilen får komma 15 minuter före eller efter.

            ## Avboka
            Minst två timmar före. Annars betalar du resan.

            ## Till lasarettet
            Boka sjukresan hos regionen. Har du färdtjänst kan du resa med samma bil."""),
        links=(RING,),
        internal_notes=said("""Vi bokar aldrig resor själva. Koppla till val 4. Efter klockan 17 svarar växeln om
            återresor som redan är bokade."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("färdtjänst", "resa", "sjukresa", "taxi"),
        sms=said("""Boka färdtjänst: ring 0980-31 92 00 och välj 4, senast kl 17 dagen före. Säg om du har rullstol
            eller ledsagare. Avboka två timmar före."""),
        asked=(
            "beställa färdtjänst lasarettet",
            "färdtjänsten kom inte",
            "boka sjukresa",
            "avboka resa färdtjänst",
        ),
    ),
)
