"""Articles about what preschool costs, and about the invoice."""

from servicedesk.demo.content.article_words import RING, WRITE, e_service, md, preschool, said

ARTICLES = (
    preschool(
        slug="vad-kostar-forskolan",
        category="forskola",
        question="Vad kostar förskolan?",
        short_answer=said("""Du betalar tre procent av hushållets inkomst för det första barnet, två för det andra
            och en för det tredje. Det fjärde är gratis. Det finns ett tak, maxtaxan."""),
        details=md("""
            ## Exempel
            En familj tjänar 47 500 kronor i månaden före skatt.

            | Barn | Andel | Avgift per månad |
            | --- | --- | --- |
            | Yngsta barnet | 3 procent | 1 425 kronor |
            | Barn två | 2 procent | 950 kronor |
            | Barn tre | 1 procent | 475 kronor |
            | Barn fyra | 0 | 0 kronor |

            ## Gratis timmar
            Från höstterminen det år barnet fyller tre är 525 timmar om året gratis. Avgiften blir då lägre.

            ## Barnet är borta
            Du betalar också när barnet är sjukt eller ledigt. I juli tar vi ingen avgift om barnet är ledigt hela
            månaden.

            ## Taket
            Staten ändrar maxtaxan varje år. Årets tak står i e-tjänsten."""),
        links=(e_service("Räkna ut avgiften", "forskoleavgift"), e_service("Lämna inkomst", "inkomstuppgift")),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("förskola", "avgift", "maxtaxa", "dagis", "förskoleavgift", "barnomsorg"),
        social=said("""Vad kostar förskolan? Tre procent av inkomsten för yngsta barnet, två för nästa och en för
            det tredje. Från tre år är 525 timmar om året gratis. Räkna ut din avgift på vår webbplats."""),
        asked=(
            "dagisavgift",
            "förskoleavgift maxtaxa",
            "hur mycket betalar man för två barn",
            "avgift barnomsorg procent av lön",
            "kostar dagis på sommaren",
        ),
    ),
    preschool(
        slug="lamna-inkomst-till-forskolan",
        category="forskola",
        question="Varför är förskoleavgiften högre än vanligt?",
        short_answer=said("""Oftast för att vi saknar din inkomst. Då betalar du den högsta avgiften. Lämna
            inkomsten i e-tjänsten, så rättar vi fakturan inom fem vardagar."""),
        steps=(
            "Logga in i e-tjänsten Inkomstuppgift.",
            "Skriv hela hushållets inkomst före skatt.",
            "Vänta på en ny faktura innan du betalar.",
        ),
        details=md("""
            ## Vad räknas som inkomst?
            Lön, föräldrapenning, sjukpenning, a-kassa och pension. Barnbidrag, studiebidrag och försörjningsstöd
            räknas inte.

            ## När ska jag ändra?
            När du börjar eller slutar ett jobb, går ned i tid eller flyttar ihop med någon. Vi jämför med
            Skatteverket två år senare. Har du betalat för mycket får du pengar tillbaka.

            ## Kan jag dela upp fakturan?
            Ja. Ring oss före förfallodagen."""),
        links=(e_service("Lämna inkomst", "inkomstuppgift"), RING),
        internal_notes=said("""Kontrollera om inkomst saknas innan du felsöker. Rättning görs en månad bakåt; längre
            tid beslutar Hodan. Två hushåll med delad vårdnad får var sin faktura."""),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("avgift", "inkomst", "faktura", "inkomstuppgift", "dagis"),
        sms=said("""För hög avgift? Ofta saknar vi din inkomst. Lämna den på storan.example under Inkomstuppgift, så
            rättar vi inom fem vardagar."""),
        asked=(
            "inkomstuppgift förskola",
            "räkningen för dagis är dyrare",
            "ändra inkomst barnomsorg",
            "högsta avgiften fel",
            "sambo inkomst förskola",
        ),
    ),
    preschool(
        slug="fel-pa-forskolefakturan",
        category="forskola",
        question="Jag fick en faktura fast barnet har slutat, vad gör jag?",
        short_answer=said("""Hör av dig med fakturanumret och betala inte än. Har du sagt upp i tid stryker vi
            fakturan och betalar tillbaka det du har betalat för mycket."""),
        details=md("""
            ## Kontrollera först
            - När sa du upp? Du betalar i två månader från den dagen.
            - Gäller fakturan månaden före? Vi tar betalt i efterskott.
            - Har du fler barn på fakturan?

            ## När får jag pengarna?
            Inom tio vardagar, till det konto du anger i e-tjänsten. Vi frågar aldrig efter kort eller koder."""),
        links=(RING, WRITE),
        internal_notes=said("""Var felet vårt: säg det. Stryk fakturan, lägg spärr mot påminnelse och skriv datum
            för återbetalning i svaret."""),
        audience=("residents",),
        tags=("faktura", "uppsägning", "räkning", "dagis", "barnomsorg"),
        asked=("fakturan stämmer inte förskola", "betalar för dagis fast vi slutat", "felaktig räkning barnomsorg"),
    ),
)
