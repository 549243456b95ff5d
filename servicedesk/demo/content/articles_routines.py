"""Articles that help the contact centre itself; only agents read them."""

from servicedesk.demo.content.article_words import md, municipality, said

ARTICLES = (
    municipality(
        slug="nar-systemet-ligger-nere",
        category="kontakt",
        question="Vad gör jag när ärendesystemet ligger nere?",
        short_answer=said("""Skriv samtalet på reservblanketten, lova svar nästa vardag och fortsätt ta emot. För in
            allt när systemet är i gång igen, med rätt klockslag."""),
        steps=(
            "Ta en blankett i lådan vid växeln.",
            "Skriv namn, telefon, tid och fråga.",
            "Ring jouren själv om det är bråttom.",
            "För in blanketterna i tur och ordning. Makulera dem sedan.",
        ),
        details=md("""
            ## Säg så här
            "Vårt system ligger nere just nu. Jag skriver ned det du säger och du får svar i morgon."

            ## Telefoni nere
            Växeln styr om till mobilerna på snabbval 90.

            ## Längre än en timme
            Gruppledaren skriver på webbplatsen och i sociala medier."""),
        internal_notes="Öva den 1 i varje kvartal. Blanketterna ligger hos Åsa.",
        visibility="agents",
        tags=("reservrutin", "driftstopp"),
        asked=("systemet nere rutin", "reservblankett", "driftstopp telefoni"),
    ),
    municipality(
        slug="hot-och-svara-samtal",
        category="kontakt",
        question="Vad gör jag när någon hotar eller skriker i telefon?",
        short_answer=said("""Säg lugnt att du vill hjälpa, men att du lägger på om det fortsätter. Lägg på efter en
            varning. Skriv ned orden ordagrant och säg till gruppledaren direkt."""),
        details=md("""
            ## Tre steg
            1. "Jag hör att du är arg. Jag vill hjälpa dig."
            2. "Jag kan inte hjälpa dig när du skriker."
            3. "Nu avslutar jag samtalet. Du är välkommen att ringa igen."

            ## Hot
            Hot mot dig eller någon annan anmäler vi alltid till polisen. Det är chefen som gör det.

            ## I receptionen
            Tryck på larmknappen under disken. Gå in i rum 2 och lås.

            ## Efteråt
            Ta en paus. Företagshälsan har tid samma vecka."""),
        internal_notes='Skriv en tillbudsanmälan samma dag, också om det "gick bra".',
        visibility="agents",
        tags=("hot", "arbetsmiljö", "rutin"),
        asked=("hotfull person rutin", "larmknapp receptionen", "tillbud samtal"),
    ),
    municipality(
        slug="skyddade-uppgifter-rutin",
        category="dina-rattigheter",
        question="Hur hanterar jag en kontakt med skyddade uppgifter?",
        short_answer=said("""Skriv ingenting om var personen finns. Koppla till någon med behörighet. Säg aldrig
            till någon att personen finns hos oss."""),
        steps=(
            "Lägg inte in adress, skola eller arbetsplats.",
            "Markera kontakten som skyddad.",
            "Koppla och lägg på först när någon har svarat.",
        ),
        details=md("""
            ## Någon frågar efter personen
            Svara: "Jag kan inte svara på den frågan." Säg samma sak om alla, också om dem vi inte känner till.

            ## Bilder och filer
            Titta efter platser i bilder. Ta bort dem och säg till systemförvaltaren."""),
        internal_notes="Rutinen övas varje år. Avvikelser anmäls samma dag till Åsa Lindqvist.",
        visibility="agents",
        tags=("skyddade uppgifter", "rutin"),
        asked=("sekretessmarkerad person ringer", "rutin skyddad identitet", "någon söker en person"),
    ),
)
