"""Articles about the swimming hall, the ski tracks and the sports halls."""

from servicedesk.demo.content.article_words import WRITE, culture, e_service, md, page, said

ARTICLES = (
    culture(
        slug="simhallens-oppettider",
        category="idrott",
        question="När har simhallen öppet och vad kostar det?",
        short_answer=said("""Simhallen har öppet vardagar 6.30–20 och helger 9–17. Vuxna betalar 85 kronor och barn
            7–17 år 40 kronor. Barn under 7 år badar gratis med en vuxen."""),
        details=md("""
            ## Priser
            | Kort | Vuxen | Barn 7–17 |
            | --- | --- | --- |
            | Ett bad | 85 kronor | 40 kronor |
            | Tio bad | 720 kronor | 340 kronor |
            | Årskort | 2 400 kronor | 1 100 kronor |

            ## Rutschkanan
            Går hela dagen på helger och lov. På vardagar går den från klockan 15.

            ## Simskola
            Från fem år. Anmäl barnet i augusti och januari. Platserna tar slut fort.

            ## Bra att veta
            Bassängen stänger 30 minuter före. Ramp och lift finns. Barn under åtta år ska ha en vuxen i vattnet."""),
        links=(page("Simhallen", "simhallen"), e_service("Anmäl till simskola", "simskola")),
        audience=("residents",),
        tags=("simhall", "öppettider", "badhus", "bad", "simskola", "rutschkana"),
        sms=said("""Simhallen: vardagar 6.30-20, helger 9-17. Vuxen 85 kr, barn 7-17 år 40 kr, under 7 år gratis med
            vuxen. Rutschkanan går hela helgen."""),
        social=said("""Simhallen har öppet vardagar 6.30–20 och helger 9–17. Barn under 7 år badar gratis med en
            vuxen, och rutschkanan går hela helgen. Välkommen i vattnet!"""),
        asked=(
            "badhuset öppet på lördag",
            "bada pris",
            "simma öppettider söndag",
            "rutschkanan",
            "simskola femåring anmälan",
        ),
    ),
    culture(
        slug="ar-skidsparen-sparade",
        category="idrott",
        question="Är skidspåren spårade?",
        short_answer=said("""Se spårkartan på webbplatsen. Där står när varje spår senast kördes. Elljuset i
            Storådalen är tänt klockan 6–22. Klassiskt kör du till vänster och skejt till höger."""),
        details=md("""
            ## Spåren
            | Spår | Längd | Elljus |
            | --- | --- | --- |
            | Storådalen | 5 km | Ja |
            | Hammarbacken | 2,5 km | Ja |
            | Fjällrundan | 14 km | Nej |

            ## När kör ni?
            Måndag, onsdag och fredag, och dagen efter mer än fem centimeter snö. Östra Byalaget spårar i Storådalen
            åt oss.

            ## Hund, fötter och skoter
            Gå inte i spåret. Hundar är välkomna på Hammarbacken efter klockan 19.
            [Skotrar](article:skotrar-i-parken) får inte köra i spår."""),
        links=(page("Spårkartan", "skidspar"), WRITE),
        audience=("residents",),
        tags=("skidspår", "friluftsliv", "längdskidor", "elljusspår"),
        sms=said("""Se storan.example/skidspar för senaste spårning. Vi kör mån, ons och fre. Elljus i Storådalen kl
            6-22."""),
        asked=("längdskidor spår idag", "elljusspåret tänt", "skidspår storådalen", "när pistar ni spåren"),
    ),
    culture(
        slug="boka-idrottshall",
        category="forening",
        question="Hur bokar jag tid i en idrottshall?",
        short_answer=said("""Boka i e-tjänsten Boka lokal. Föreningar med barn och unga betalar 65 kronor i timmen.
            Fasta tider söker ni senast den 15 april."""),
        details=md("""
            ## Hallar och priser
            | Hyr | Sporthallen | Norrstrandshallen |
            | --- | --- | --- |
            | Förening, barn och unga | 65 kr/tim | 65 kr/tim |
            | Förening, vuxna | 130 kr/tim | 130 kr/tim |
            | Privat | 260 kr/tim | 220 kr/tim |

            ## Nyckel
            Hämta en tagg i receptionen i Sporthallen, vardagar 8–19. Visa bokningen.

            ## Cup eller läger
            Skriv till oss i god tid. Sovsalar ska anmälas till räddningstjänsten minst 14 dagar före.

            ## Avboka
            Senast tre dagar före, annars betalar ni."""),
        links=(e_service("Boka lokal", "boka-lokal"), WRITE),
        internal_notes=said("""Enstaka lediga timmar bokar vi direkt i bokningssystemet. Fasta tider fördelar
            Katarina i maj. Lova inte att en tid blir kvar till nästa säsong."""),
        audience=("associations",),
        tags=("boka", "idrottshall", "halltid", "gympasal", "innebandy", "träningstid"),
        asked=(
            "halltid innebandy",
            "hyra gympasal",
            "boka sporthallen barnkalas",
            "norrstrandshallen pris timme",
            "träningstid förening",
        ),
    ),
)
