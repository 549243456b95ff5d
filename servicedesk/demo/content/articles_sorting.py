"""Articles about sorting: what goes where, and what is dangerous."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, said, waste

ARTICLES = (
    waste(
        slug="hur-sorterar-jag-mina-sopor",
        category="sortering",
        question="Hur sorterar jag mina sopor?",
        short_answer=said("""Matavfall ska i den bruna tunnan, i papperspåse. Förpackningar sorterar du i papper,
            plast, metall och glas. Resten ska i den vanliga tunnan."""),
        details=md("""
            ## Vad ska var?
            | Sak | Lägg den här |
            | --- | --- |
            | Matrester, kaffesump, skal | Bruna tunnan, i papperspåse |
            | Mjölkkartong, pizzakartong | Papper |
            | Plastpåse, chipspåse, plastburk | Plast |
            | Konservburk, kapsyl, folie | Metall |
            | Glasburk, flaska | Glas |
            | Blöja, dammsugarpåse, kattsand | Vanliga tunnan |

            ## Vanliga misstag
            - Porslin är inte glas. Lägg det i den vanliga tunnan eller lämna det på återvinningscentralen.
            - Leksaker av plast är inga förpackningar. De ska till återvinningscentralen.
            - Batterier och lampor är [farligt avfall](article:farligt-avfall).

            ## Bor du i lägenhet?
            Då står kärlen i miljörummet. Fråga värden om du saknar nyckel."""),
        links=(page("Sorteringsguiden från A till Ö", "sortera"), RING),
        internal_notes=said("""Sorteringsguiden på webben är den enda vi hänvisar till. Säg inte emot den; mejla
            Mikael om du tror att den har fel."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("sortering", "förpackningar", "källsortering", "återvinning", "plast", "papper", "glas"),
        sms=said("""Matavfall: brun tunna i papperspåse. Kartong: Papper. Plast, metall och glas var för sig.
            Resten: vanliga tunnan. Guide: storan.example/sortera"""),
        social=said("""Mjölkkartongen? Papper. Chipspåsen? Plast, även om den är silvrig. Porslinsmuggen? Vanliga
            tunnan. Är du osäker hittar du allt från A till Ö i sorteringsguiden på vår webbplats."""),
        asked=(
            "var slänger man mjölkpaket",
            "källsortering",
            "vilken tunna ska plasten i",
            "sopsortering lägenhet",
            "pizzakartong slängs var",
        ),
    ),
    waste(
        slug="pasar-till-matavfall",
        category="sortering",
        question="Var får jag nya påsar till matavfallet?",
        short_answer=said("""Knyt en tom påse på locket när du ställer ut tunnan. Då lämnar föraren en ny rulle.
            Påsarna är gratis. Du kan också hämta dem i Stadshuset och på biblioteket."""),
        details=md("""
            ## Använd bara papperspåsen
            Vi gör biogas av matavfallet. Plast fastnar i maskinerna, också den plast som kallas nedbrytbar. En
            papperspåse får stå i högst tre dagar innan du byter den.

            ## Så läcker den inte
            - Låt maten rinna av.
            - Lägg lite hushållspapper i botten.
            - Använd hållaren med luft runt om. Den är också gratis.

            ## Bor du i lägenhet?
            Fråga din värd. Värden hämtar påsar hos oss."""),
        links=(RING,),
        audience=("residents",),
        tags=("matavfall", "påsar", "bruna påsar", "matpåsar"),
        sms=said("""Knyt en tom papperspåse på locket när du ställer ut bruna tunnan, så lämnar föraren en ny rulle.
            Gratis. Finns också i Stadshuset."""),
        asked=("bruna påsar slut", "matpåsar gratis", "komposterbara påsar hämta", "soppåsar matrester rulle"),
    ),
    waste(
        slug="farligt-avfall",
        category="sortering",
        question="Var lämnar jag batterier, färg och annat farligt avfall?",
        short_answer=said("""Lämna det på återvinningscentralen i Södra hamnen. Det är gratis för hushåll. Häll
            aldrig ut färg eller kemikalier i avloppet."""),
        steps=(
            "Låt allt vara kvar i sin egen burk. Blanda inte.",
            "Skriv på burken om du vet vad den innehåller.",
            "Lämna den till personalen på återvinningscentralen.",
        ),
        details=md("""
            ## Det här är farligt avfall
            - färg, lack, lim och lösningsmedel
            - batterier, lampor och allt med sladd
            - spillolja, sprayburkar och bekämpningsmedel
            - termometrar med kvicksilver

            ## Närmare dig
            Små batterier och lampor kan du lämna i den röda holken i de flesta mataffärer. Två gånger om året kör
            Farligtbilen genom byarna. Dagarna står på webbplatsen i april och september.

            ## Gammal medicin
            Lämna den på apoteket. Sprutor lämnar du också där, i en särskild burk."""),
        links=(page("Farligtbilens turer", "farligtbilen"), RING),
        internal_notes=said("""Frågar någon om PCB-fönster eller större mängd olja: koppla till Avfall. Ammunition
            och sprängmedel går alltid till polisen, 114 14."""),
        audience=("residents",),
        tags=(
            "farligt avfall",
            "elektronik",
            "batterier",
            "målarfärg",
            "glödlampor",
            "lysrör",
            "elskrot",
            "kemikalier",
        ),
        social=said("""Gammal färg, batterier och sladdar hör inte hemma i soptunnan. Lämna dem gratis på
            återvinningscentralen i Södra hamnen. Små batterier kan du lägga i den röda holken i affären."""),
        asked=("slänga målarfärg", "batteri återvinning", "gammal tv lämna", "lysrör glödlampor var", "elskrot"),
    ),
    waste(
        slug="hamta-grovsopor",
        category="sortering",
        question="Kan ni hämta min gamla soffa hemma?",
        short_answer=said("""Ja, vi hämtar grovsopor hemma hos dig. Det kostar 390 kronor för upp till fem saker.
            Lämnar du dem själv på återvinningscentralen är det gratis."""),
        steps=(
            "Beställ i e-tjänsten Hämta grovsopor.",
            "Betala med kort eller på faktura.",
            "Ställ sakerna vid tomtgränsen kvällen före.",
        ),
        details=md("""
            ## Vad hämtar ni?
            Möbler, madrasser, cyklar och vitvaror. Varje sak får väga högst 70 kilo. Kyl och frys ska vara tomma.

            ## Vad hämtar ni inte?
            Bildelar, byggavfall, jord och [farligt avfall](article:farligt-avfall).

            ## Kan jag få hjälp att bära?
            Är du över 70 år eller har svårt att röra dig bär vi ut sakerna. Skriv det i beställningen. Då kostar
            det inget mer."""),
        links=(e_service("Hämta grovsopor", "grovsopor"), RING),
        life_events=("flytta", "nar-nagon-dor", "aldras"),
        audience=("residents",),
        tags=("grovsopor", "möbler", "kylskåp", "madrass", "säng", "soffa", "vitvaror"),
        asked=(
            "bli av med soffa",
            "hämtning av möbler och madrass",
            "slänga kylskåp",
            "har ingen bil och ska slänga säng",
        ),
    ),
    waste(
        slug="tradgardsavfall",
        category="sortering",
        question="Var gör jag av löv, gräs och grenar?",
        short_answer=said("""Lämna trädgårdsavfall gratis på återvinningscentralen, eller kompostera det hemma. Lägg
            det inte i soptunnan och inte i skogen."""),
        details=md("""
            ## Kompostera hemma
            Löv, gräs och ris får du kompostera utan att fråga. Vill du kompostera matrester behöver du en tät
            behållare och en anmälan till oss. Anmälan kostar inget.

            ## Är det så farligt att tippa i skogen?
            Ja. Det räknas som nedskräpning enligt miljöbalken. Växter från trädgården sprider sig också och tränger
            undan vilda växter.

            ## Får jag elda löven?
            Oftast inte inom tätort. Läs om [eldning i trädgården](article:elda-i-tradgarden)."""),
        links=(e_service("Anmäl kompost för matavfall", "kompost"),),
        audience=("residents",),
        tags=("trädgård", "kompost"),
        asked=("slänga löv", "grenar och ris till tippen", "kompost tillstånd", "gräsklipp i skogen"),
    ),
)
