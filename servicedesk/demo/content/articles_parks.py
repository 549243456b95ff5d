"""Articles about parks, trees and animals."""

from servicedesk.demo.content.article_words import REPORT_A_FAULT, RING, WRITE, md, page, said, streets

ARTICLES = (
    streets(
        slug="trasig-lekplats",
        category="park",
        question="Något är trasigt på lekplatsen, vart ringer jag?",
        short_answer=said("""Ring 0980-31 92 00 om ett barn kan göra sig illa. Då spärrar vi av samma dag. Annars
            räcker en felanmälan."""),
        details=md("""
            ## Så kontrollerar vi
            Vi tittar på alla lekplatser varje månad. En gång om året kommer en besiktningsman.

            ## Önska något nytt
            Vi bygger om en lekplats per år. Barnen i området får rösta om vad den ska innehålla. Skicka en idé till
            oss.

            ## Hos förskolan
            Gården är öppen för alla när förskolan har stängt. Är något trasigt där anmäler du på samma sätt."""),
        links=(REPORT_A_FAULT, RING),
        audience=("residents",),
        tags=("lekplats", "felanmälan", "gunga", "lekpark", "rutschkana", "sandlåda"),
        asked=("gungan är sönder", "lekpark farlig", "glas i sandlådan", "rutschkana trasig anmäl"),
    ),
    streets(
        slug="trad-pa-kommunens-mark",
        category="park",
        question="Kan ni ta ner ett träd som skymmer?",
        short_answer=said("""Vi fäller inte friska träd för att de skymmer sol eller utsikt. Är trädet sjukt eller
            farligt tittar vår arborist på det inom två veckor. Ligger det över vägen, ring oss direkt."""),
        details=md("""
            ## Det här gör vi
            - Fäller träd som kan falla på hus eller väg.
            - Beskär grenar som tar i tak och ledningar.
            - Röjer vid korsningar så att alla ser.

            ## Får jag fälla själv?
            Nej, inte på kommunens mark. Den som gör det får betala vad trädet är värt.

            ## Grenar in på din tomt
            Säg till oss först. Tar vi inte bort dem i tid får du kapa dem vid gränsen, om de stör dig."""),
        links=(WRITE, REPORT_A_FAULT),
        internal_notes=said("""Gå aldrig med på fällning i telefon. Kontrollera i kartan att marken är vår. Boträd
            och äldre tallar: alltid arborist."""),
        audience=("residents",),
        tags=("träd", "fälla träd", "björk", "arborist"),
        asked=(
            "björken tar all sol",
            "fälla träd vid tomtgränsen",
            "trädet håller på att ramla",
            "arborist kommunen",
        ),
    ),
    streets(
        slug="jag-har-hittat-ett-djur",
        category="park",
        question="Jag har hittat ett bortsprunget eller skadat djur, vem ringer jag?",
        short_answer=said("""Ring polisen på 114 14, de tar hand om upphittade djur. Har du kört på ett vilt djur,
            ring 112. Ett dött djur på gatan hämtar vi."""),
        details=md("""
            ## Vem gör vad?
            | Djur | Ring |
            | --- | --- |
            | Hund eller katt utan ägare | Polisen, 114 14 |
            | Påkörd älg, ren eller rådjur | 112 |
            | Djur som far illa | Länsstyrelsen |
            | Dött djur på gata eller i park | Oss, 0980-31 92 00 |

            ## Renar i trafiken
            Du måste anmäla om du kör på en ren, också om den springer vidare. Märk ut platsen."""),
        links=(RING,),
        audience=("residents",),
        tags=("djur", "upphittad hund", "katt", "död fågel", "ren", "viltolycka"),
        asked=("upphittad hund", "hittat en katt", "död fågel på gatan", "påkört rådjur", "ren på vägen"),
    ),
    streets(
        slug="skotrar-i-parken",
        category="park",
        question="Någon kör skoter där man inte får, vad kan ni göra?",
        short_answer=said("""Ring polisen på 114 14 när det pågår. Skriv till oss om det händer ofta, så sätter vi
            upp bommar eller skyltar."""),
        details=md("""
            ## Var får man köra?
            På skoterlederna, och utanför dem om det inte är förbjudet. I tätort är det förbud på all mark utom
            leden längs älven. Inte i skidspår.

            ## Buller på natten
            Mellan klockan 23 och 6 är leden genom Norrstrand stängd.

            ## Det här behöver föraren
            Förarbevis, hjälm och skoter som är registrerad."""),
        links=(WRITE, page("Karta över skoterleder", "skoterleder")),
        audience=("residents",),
        tags=("skoter", "buller", "snöskoter", "skoterled"),
        asked=("skoter väsnas på natten", "snöskoter i skidspåret", "var får man köra skoter", "skoterled karta"),
    ),
)
