"""Articles about being worried about somebody, and about violence."""

from servicedesk.demo.content.article_words import RING, md, said, social

ARTICLES = (
    social(
        slug="orolig-for-ett-barn",
        category="oro",
        question="Jag är orolig för ett barn, vem kontaktar jag?",
        short_answer=said("""Ring 0980-31 92 00 och be att få prata med socialtjänsten. Du får vara anonym. Är
            barnet i fara just nu, ring 112. Andra tider svarar socialjouren på samma nummer."""),
        steps=(
            "Ring. Skriv inte i mejl eller sociala medier.",
            "Berätta vad du har sett eller hört, och när.",
            "Svara på frågorna. Handläggaren bedömer vad som ska göras.",
        ),
        details=md("""
            ## Du behöver inte vara säker
            Det räcker att du är orolig. Det är socialtjänsten som tar reda på hur det är.

            ## Vem måste anmäla?
            Alla som arbetar med barn måste anmäla, enligt socialtjänstlagen. Det gäller skola, vård och polis.
            Andra bör göra det.

            ## Kan jag vara anonym?
            Ja, om du inte säger ditt namn. Säger du vem du är får familjen oftast veta det.

            ## Vad händer sedan?
            Vi gör en bedömning samma dag. Du får inte veta hur det går, för det är hemligt.

            ## Du som är barn
            Du kan ringa själv. Vi lyssnar och du behöver inte säga vad du heter."""),
        links=(RING,),
        internal_notes=md("""
            - Koppla direkt till mottagningen, snabbval 60. Efter 16.30: socialjouren, snabbval 62.
            - Fråga inte ut den som ringer och skriv inga detaljer. Ärendet ska vara skyddat.
            - Råd aldrig någon att vänta eller att prata med familjen först."""),
        audience=("residents",),
        tags=("orosanmälan", "barn", "barn far illa", "socialjour", "soc"),
        sms=said("""Ring 0980-31 92 00 och be om socialtjänsten, dygnet runt. Du får vara anonym. Fara just nu: ring
            112. Skriv inget mer i sms."""),
        asked=(
            "orosanmälan barn",
            "jag tror att grannens barn far illa",
            "anmäla till soc",
            "socialjouren nummer",
            "oros anmälan anonym",
            "ett barn blir slaget hemma",
        ),
    ),
    social(
        slug="orolig-for-en-vuxen",
        category="oro",
        question="Jag är orolig för en granne eller anhörig, vad gör jag?",
        short_answer=said("""Ring 0980-31 92 00 så hjälper vi dig rätt. Svarar personen inte och du tror att något
            har hänt, ring 112. Du får vara anonym."""),
        details=md("""
            ## Det vi kan göra
            Vi ringer eller hälsar på och frågar om personen vill ha hjälp. En vuxen får tacka nej.

            ## Exempel på oro
            - En äldre som inte öppnar eller har gått ned i vikt
            - Någon som dricker för mycket eller tar droger
            - Någon som inte betalar hyran
            - Någon som samlar så att det blir farligt

            ## Talar någon om att inte vilja leva?
            Ta det på allvar och fråga rakt ut. Ring 112 vid fara. Annars 1177 eller Självmordslinjen."""),
        links=(RING,),
        internal_notes=said("""Mottagningen snabbval 60. Skriv inte vem som är orolig om personen vill vara anonym.
            Lova ingen återkoppling."""),
        audience=("residents",),
        tags=("oro", "vuxen", "missbruk", "mår dåligt", "granne"),
        asked=(
            "grannen öppnar inte dörren",
            "min bror dricker för mycket",
            "oro för äldre ensam",
            "någon mår mycket dåligt",
        ),
    ),
    social(
        slug="vald-i-nara-relation",
        category="oro",
        question="Var får jag hjälp om jag blir slagen eller hotad hemma?",
        short_answer=said("""Ring 112 om det är bråttom. Annars 0980-31 92 00, dygnet runt, och be om
            kvinnofridsteamet. Vi kan ordna skyddat boende samma dag. Du behöver inte ha bestämt dig."""),
        details=md("""
            ## Vi hjälper dig
            oavsett om du är kvinna, man eller något annat, och oavsett vem som slår. Det gäller också hot, kontroll
            av pengar och tvång.

            ## Rensa spåren
            Sidan sparas i webbläsarens historik. Använd privat läge eller ring från någon annans telefon.

            ## Barn och djur
            Barnen får eget stöd. Vi vet också vem som kan ta hand om djur.

            ## Den som slår
            Kan få hjälp att sluta. Ring samma nummer."""),
        links=(RING,),
        internal_notes=md("""
            - Fråga: kan du prata nu? Kan jag ringa tillbaka på det här numret? Skicka aldrig sms utan att ha
              frågat.
            - Koppla till snabbval 60, efter 16.30 snabbval 62. Lägg inte på förrän någon svarar.
            - Ärendet är alltid skyddat. Skriv inte adress och inte namn i rubriken."""),
        audience=("residents",),
        tags=("våld", "skyddat boende", "kvinnojour", "hot", "hedersförtryck", "misshandel"),
        asked=("min man slår mig", "kvinnojour", "skyddat boende", "hotad av sambon", "hedersförtryck hjälp"),
    ),
    social(
        slug="samtal-om-oro-rutin",
        category="oro",
        question="Hur tar jag emot ett samtal om oro?",
        short_answer=said("""Lyssna, fråga om fara just nu och koppla till mottagningen. Skriv bara att någon har
            ringt om oro. Lämna aldrig ut något om ett pågående ärende."""),
        steps=(
            "Fråga: Är någon i fara just nu? Då ringer ni 112 tillsammans.",
            "Koppla till snabbval 60, efter 16.30 till snabbval 62.",
            "Skapa skyddat ärende utan namn i rubriken.",
        ),
        details=md("""
            ## Säg gärna
            "Bra att du ringer. Jag kopplar dig till någon som kan det här."

            ## Säg inte
            - "Det är nog ingen fara"
            - "De är redan kända hos oss"
            - "Vi återkommer till dig"

            ## Efteråt
            Ett tungt samtal får ta tid. Prata med din gruppledare."""),
        internal_notes="Beslutad av Socialförvaltningen. Följer offentlighets- och sekretesslagen.",
        visibility="departments",
        departments=("social", "kommunledning"),
        tags=("oro", "rutin", "sekretess"),
        asked=("koppla orosanmälan", "mottagningen socialtjänst snabbval", "vad skriver jag i ärendet vid oro"),
    ),
)
