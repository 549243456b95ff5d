"""Articles about the collection of waste."""

from servicedesk.demo.content.article_words import RING, e_service, md, said, waste

ARTICLES = (
    waste(
        slug="om-sopbilen-inte-har-kommit",
        category="hamtning",
        question="Vad gör jag om sopbilen inte har kommit?",
        short_answer=said("""Låt kärlet stå kvar till klockan 18 nästa vardag. Är det inte tömt då, anmäl det till
            oss. Vi kommer inom två vardagar och det kostar inget."""),
        steps=(
            "Kontrollera att det var rätt hämtningsdag. Dagen kan flyttas vid helger.",
            "Se till att locket går att stänga och att vägen fram är plogad och sandad.",
            "Låt kärlet stå kvar vid vägen till klockan 18 nästa vardag.",
            "Anmäl i e-tjänsten om det inte är tömt då. Det tar två minuter.",
        ),
        details=md("""
            ## Ställ ut extra säckar
            Du får ställa två säckar bredvid kärlet när vi har missat dig. Ställ dem innanför tomtgränsen, högst tre
            meter från kärlet.

            | Varför | Antal säckar | Kostnad |
            | --- | --- | --- |
            | Vi missade tömningen | 2 | 0 kronor |
            | Du behöver slänga mer | Så många du vill | 45 kronor per säck |

            ## Därför kan det dröja
            - Bilen har gått sönder.
            - Vägen gick inte att köra på.
            - Kärlet var för tungt, fruset eller överfullt. Då sitter det en lapp på locket.

            Drabbas många skriver vi om det överst på webbplatsen. Sitter det en lapp om is på locket? Läs vad du
            gör när [innehållet har frusit fast](article:soporna-har-frusit-fast)."""),
        links=(e_service("Anmäl utebliven tömning", "utebliven-tomning"), RING),
        internal_notes=md("""
            - Kontrollera turlistan i Ruttplan innan du lovar en dag. Står turen som "pågår" kommer bilen i dag.
            - Tredje missen på samma adress: lägg ärendet på Avfall med taggen *utebliven tömning* och ring
              arbetsledaren.
            - Lova aldrig ett klockslag. Säg "före klockan 12" eller "under dagen".
            - Extra säckar är gratis bara när felet är vårt. Två säckar, inte fler."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("utebliven tömning", "sopbil", "hämtning", "missad tömning", "sopor", "soptunna"),
        sms=said("""Låt kärlet stå kvar till kl 18 nästa vardag. Är det inte tömt då: anmäl på storan.example eller
            ring 0980-31 92 00. Två extra säckar är gratis."""),
        social=said("""Kom inte sopbilen? Låt kärlet stå kvar till klockan 18 nästa vardag. Är det inte tömt då,
            anmäl det på vår webbplats. Du får ställa ut två extra säckar utan kostnad."""),
        asked=(
            "sopbilen kom inte",
            "ni har missat våran soptunna",
            "utebliven sophämtning",
            "soporna inte hämtade igår",
            "när kommer bilen och tömmer",
            "tunnan e full ingen tömning",
        ),
    ),
    waste(
        slug="nar-hamtas-soporna",
        category="hamtning",
        question="Vilken dag hämtar ni soporna?",
        short_answer=said("""Vi hämtar varannan vecka. Sök på din adress i e-tjänsten så ser du dagen. Ställ ut
            kärlet före klockan 6 på morgonen."""),
        steps=(
            "Öppna e-tjänsten Min hämtning och skriv din adress.",
            "Skriv ditt mobilnummer om du vill ha sms kvällen före.",
            "Ställ kärlet vid vägen före klockan 6, med hjulen in mot huset.",
        ),
        details=md("""
            ## Så ofta hämtar vi
            | Vad | Hur ofta |
            | --- | --- |
            | Hushållssopor | Varannan vecka |
            | Matavfall | Varannan vecka, samma dag |
            | Förpackningar hos villor | Var fjärde vecka |

            ## När det är helg
            Är din dag en röd dag kommer vi vardagen efter. Vid jul och nyår kan dagen flytta mer. Då får alla med
            sms-påminnelse ett meddelande i god tid.

            ## Så ska kärlet stå
            Låt det vara en halv meter fritt runt om. Lägg det tunga i botten. Är vägen dit hal eller full av snö
            kan föraren inte komma fram."""),
        links=(e_service("Se min hämtningsdag", "min-hamtning"), RING),
        internal_notes=said("""Sök på adressen i Ruttplan. Tur 9 och 11 på landsbygden går en fast veckodag. Lova
            inget klockslag: turen kan vända."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("hämtningsdag", "sopor", "sophämtning", "tömning", "tömningsdag", "soptunna"),
        sms=said("""Vi hämtar sopor varannan vecka. Din dag ser du på storan.example under Min hämtning. Ställ ut
            kärlet före kl 6."""),
        asked=(
            "när töms tunnorna på vår gata",
            "hämtningsdag",
            "sopdag vecka",
            "vilken vecka tömmer ni kärlet",
            "soptömning schema helg jul",
        ),
    ),
    waste(
        slug="extra-sopsackar",
        category="hamtning",
        question="Vad gör jag när soporna inte får plats?",
        short_answer=said("""Ställ ut extra säckar bredvid kärlet. Varje säck kostar 45 kronor och kommer på nästa
            faktura. Knyt ihop säcken och ställ den högst tre meter från kärlet."""),
        details=md("""
            ## Så gör du
            Du behöver inte beställa något. Föraren räknar säckarna. En säck får väga högst 15 kilo.

            ## Det tar vi inte
            - Möbler och annat som inte ryms i en säck. Läs om [grovsopor](article:hamta-grovsopor).
            - Färg, batterier och kemikalier. Läs om [farligt avfall](article:farligt-avfall).
            - Gräs och löv.

            ## Är det för fullt varje gång?
            Då blir det billigare att [byta till ett större kärl](article:byta-storlek-pa-soptunnan)."""),
        links=(RING,),
        audience=("residents",),
        tags=("extra säckar", "avgift", "sopor", "överfull tunna", "skräp"),
        sms=said("""Ställ extra säckar bredvid kärlet, högst 3 meter bort. 45 kr per säck på nästa faktura. Högst 15
            kg per säck. Du behöver inte beställa."""),
        asked=(
            "locket går inte att stänga",
            "överfull soptunna",
            "kostar det att ställa ut en säck till",
            "mycket skräp efter kalas",
        ),
    ),
    waste(
        slug="soporna-har-frusit-fast",
        category="hamtning",
        question="Vad gör jag när soporna har frusit fast i kärlet?",
        short_answer=said("""Lossa innehållet med en spade kvällen före nästa tömning. Ring oss om det inte blev
            tömt, så kommer vi en gång till utan kostnad."""),
        details=md("""
            ## Så fryser det inte fast
            - Lägg en bit kartong i botten när kärlet är tomt.
            - Låt påsar med matavfall rinna av. Slå in dem i tidningspapper.
            - Ställ kärlet under tak om du kan.
            - Häll aldrig varmt vatten i kärlet. Det blir bara mer is.

            ## Därför kan föraren inte göra det
            Bilen skakar kärlet tre gånger. Sitter soporna kvar då kan kärlet spricka. Föraren sätter en lapp på
            locket och kör vidare."""),
        links=(RING,),
        internal_notes=said("""Ny tömning är fri en gång per vinter. Be den som ringer lossa soporna samma kväll,
            annars åker bilen i onödan. Boka i Ruttplan, orsak 14."""),
        audience=("residents",),
        tags=("vinter", "kärl", "is", "frusen tunna"),
        asked=(
            "fruset innehåll lapp på locket",
            "is i soptunnan",
            "soppåsarna sitter fast i botten minus 25",
            "tunnan har frusit",
        ),
    ),
    waste(
        slug="lasa-turlistan-i-ruttplan",
        category="hamtning",
        question="Hur läser jag turlistan i Ruttplan?",
        short_answer=said("""Sök på adressen och titta på kolumnen Läge. "Klar" betyder att bilen har varit där,
            "pågår" att den är på väg och "struken" att turen körs en annan dag."""),
        steps=(
            "Öppna Ruttplan och skriv gata och nummer.",
            "Kontrollera tur, läge och orsak.",
            "Skriv in den nya dagen i ärendet innan du svarar.",
        ),
        details=md("""
            ## Koderna för orsak
            | Kod | Betyder | Säg så här |
            | --- | --- | --- |
            | 11 | Fordonsfel | Bilen har gått sönder |
            | 12 | Vägen stängd | Bilen kom inte fram |
            | 13 | Överfullt | Locket gick inte att stänga |
            | 14 | Fruset | Soporna satt fast |

            ## När listan inte stämmer
            Lita på föraren mer än på listan. Ring arbetsledaren om tre adresser på samma gata är missade."""),
        internal_notes="Sidan är bara för oss. Ruttplan uppdateras var femtonde minut.",
        visibility="agents",
        tags=("ruttplan", "rutin"),
        asked=("ruttplan koder", "orsak 14", "vad betyder struken tur"),
    ),
)
