"""Articles about reaching the municipality, signing in, paying, moving here and working for us."""

from servicedesk.demo.content.article_words import RING, WRITE, e_service, mail_to, md, municipality, page, said

ARTICLES = (
    municipality(
        slug="kontakta-kommunen",
        category="kontakt",
        question="Hur kontaktar jag kommunen och när har ni öppet?",
        short_answer=said("""Ring 0980-31 92 00 eller chatta vardagar 8–16.30, fredagar till 15. Besök oss i
            Stadshuset, Storgatan 1, klockan 10–16. Fel som är farliga anmäler du dygnet runt."""),
        details=md("""
            ## Öppettider
            | Väg | När |
            | --- | --- |
            | Telefon och chatt | Måndag–torsdag 8–16.30, fredag 8–15 |
            | Besök | Måndag–torsdag 10–16, fredag 10–14 |
            | Sms 070-174 06 99 | Svar vardagar |
            | Formulär och mejl | Svar inom ett dygn på vardagar |
            | Farliga fel och socialjour | Dygnet runt |

            ## Du får samma svar
            vilken väg du än väljer. Vi talar svenska, engelska, finska, samiska, arabiska och somaliska. Behöver du
            tolk bokar vi en, utan kostnad.

            ## Skriv inget känsligt
            Skriv inte personnummer eller om hälsa i mejl, sms eller sociala medier. Ring i stället.

            ## Brev
            Storåns kommun, Storgatan 1, 930 99 Storå."""),
        links=(RING, WRITE, mail_to("kundcenter@storan.example")),
        internal_notes=said("""Stängt kvällar före helg: se kalendern. Vid kö över tio minuter, tipsa om att vi
            ringer upp."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("kontakt", "öppettider", "växel", "telefonnummer", "medborgarservice", "öppet idag"),
        sms=said("""Ring 0980-31 92 00 vardagar 8-16.30, fredag till 15. Besök: Storgatan 1, kl 10-16. Farliga fel
            anmäler du dygnet runt."""),
        social=said("""Så når du oss: ring 0980-31 92 00 eller chatta vardagar 8–16.30, fredagar till 15. Besök
            Stadshuset klockan 10–16. Du får samma svar vilken väg du än väljer."""),
        asked=(
            "telefonnummer kommunen",
            "öppettider stadshuset",
            "växeln",
            "är ni öppna idag",
            "mejladress till kommunen",
            "medborgarservice öppetider",
        ),
    ),
    municipality(
        slug="logga-in-med-e-legitimation",
        category="kontakt",
        question="Jag kan inte logga in i e-tjänsten, vad gör jag?",
        short_answer=said("""Prova en annan webbläsare och starta om telefonen. Har din e-legitimation gått ut
            beställer du en ny hos banken. Vi hjälper dig också på plats i Stadshuset."""),
        steps=(
            "Kontrollera att appen för e-legitimation är uppdaterad.",
            "Stäng webbläsaren och öppna tjänsten på nytt.",
            "Fungerar det inte, ring oss eller kom till Stadshuset 10–16.",
        ),
        details=md("""
            ## Utan e-legitimation
            De flesta e-tjänster finns också som blankett. Ring, så skickar vi den.

            ## Filen går inte att ladda upp
            Den får vara högst 20 MB. Ta bilden i lägre upplösning eller spara som pdf.

            ## Hjälpa någon annan
            Logga aldrig in med en annan persons e-legitimation. Är du ombud kan du lämna en fullmakt.

            ## Lämna aldrig ut din kod
            Vi ringer aldrig och ber dig logga in. Gör någon det, lägg på."""),
        links=(RING, page("Blanketter", "blanketter")),
        internal_notes=said("""Felmeddelandet vid stor fil är dåligt, förvaltaren vet. Ta emot filen i mejl om den
            inte är känslig. Följ med vid datorn i receptionen men rör aldrig personens kod."""),
        audience=("residents",),
        tags=("e-tjänst", "e-legitimation", "bankid", "inloggning", "lösenord"),
        sms=said("""Starta om, uppdatera appen för e-legitimation och prova en annan webbläsare. Hjälp på plats:
            Stadshuset kl 10-16. Filer: högst 20 MB."""),
        asked=(
            "bank id funkar inte",
            "inloggning e-tjänster krånglar",
            "glömt koden",
            "pdf går inte att ladda upp",
            "etjänst hänger sig",
        ),
    ),
    municipality(
        slug="betala-faktura",
        category="kontakt",
        question="Hur betalar jag en faktura från kommunen?",
        short_answer=said("""Betala till det bankgiro som står på fakturan och ange OCR-numret. Du kan få e-faktura
            eller autogiro. Kan du inte betala i tid, ring före förfallodagen."""),
        details=md("""
            ## Få fakturan digitalt
            - E-faktura: anmäl i din bank.
            - Autogiro: anmäl i vår e-tjänst.
            - Mina sidor: där ser du alla fakturor från oss.

            ## Om du betalar för sent
            Påminnelsen kostar 60 kronor. Efter två veckor går den till inkasso. Dröjsmålsräntan följer räntelagen.

            ## Dela upp
            Oftast går det bra att [dela upp fakturan](article:dela-upp-vattenfakturan) på tre månader.

            ## Är fakturan äkta?
            Avsändaren ska vara Storåns kommun. Är du osäker, ring oss innan du betalar."""),
        links=(e_service("Mina fakturor", "mina-fakturor"), e_service("Autogiro", "autogiro"), RING),
        internal_notes=said("""Fråga alltid vad fakturan gäller: vatten, sopor, förskola eller omsorg. Omsorg svarar
            vi bara på efter motringning."""),
        audience=("residents",),
        tags=("faktura", "autogiro", "räkning", "påminnelseavgift", "e-faktura"),
        sms=said("""Betala till bankgirot på fakturan och ange OCR. Autogiro: storan.example/autogiro. Kan du inte
            betala i tid? Ring 0980-31 92 00 före förfallodagen."""),
        asked=("räkning från kommunen", "autogiro anmälan", "e-faktura", "påminnelseavgift", "ocr nummer faktura"),
    ),
    municipality(
        slug="flytta-till-storan",
        category="kontakt",
        question="Jag ska flytta hit, vad behöver jag ordna?",
        short_answer=said("""Anmäl flytten till Skatteverket. Välkommen till oss sedan! Här ser du vad du ordnar hos
            kommunen. Hyr du ingår sopor och vatten oftast i hyran."""),
        steps=(
            "Anmäl flytten till Skatteverket inom en vecka.",
            "Sök förskola eller skola så snart du har en adress.",
            "Köper du hus: läs av vattenmätaren och anmäl ny ägare.",
            "Beställ passerkort till återvinningscentralen.",
        ),
        details=md("""
            ## Bra att läsa
            - [Ansök om förskola](article:ansok-om-forskola)
            - [Välj skola](article:valja-eller-byta-skola)
            - [Läs av vattenmätaren](article:las-av-vattenmataren)
            - [Vilken dag hämtar ni soporna?](article:nar-hamtas-soporna)
            - [Lär dig svenska](article:lara-sig-svenska-sfi)

            ## Hitta bostad
            Bostadsbolaget har lediga lägenheter varje vecka. Vill du bygga, ställ dig i
            [tomtkön](article:stalla-sig-i-tomtkon).

            ## Kom på en kopp kaffe
            Den första onsdagen i månaden bjuder vi nya Storåbor på kaffe i Stadshuset, klockan 17."""),
        links=(page("Ny i Storå", "ny-i-stora"), RING),
        life_events=("flytta",),
        audience=("residents",),
        tags=("flytta", "nyinflyttad", "adressändring", "flyttanmälan"),
        social=said("""Ny i Storå? Välkommen! Anmäl flytten till Skatteverket och titta sedan på vår sida för nya
            Storåbor. Första onsdagen i månaden bjuder vi på kaffe i Stadshuset klockan 17."""),
        asked=(
            "adressändring kommunen",
            "ny i kommunen vad göra",
            "byta adress",
            "just moved here what do I do",
            "flytanmälan",
        ),
    ),
    municipality(
        slug="sok-feriejobb",
        category="kontakt",
        question="Hur söker jag feriejobb?",
        short_answer=said("""Sök i e-tjänsten Feriejobb mellan den 1 februari och den 31 mars. Du ska gå ut nian
            eller gå i gymnasiets första år. Jobbet är tre veckor och lönen 95 kronor i timmen."""),
        details=md("""
            ## Var får man jobba?
            På äldreboende, i park, förskola, bibliotek, kök eller hos ett företag här i Storå.

            ## Vem får plats?
            Alla som söker i tid får jobb det år de går ut nian. Sedan lottar vi.

            ## Det här behöver du
            - Eget bankkonto
            - Registerutdrag från polisen, om du ska arbeta med barn
            - Vårdnadshavarens ja, om du är under 18

            ## För företag
            Ni kan ta emot ungdomar. Kommunen betalar lönen. Hör av er före april."""),
        links=(e_service("Feriejobb", "feriejobb"),),
        audience=("residents", "businesses"),
        tags=("feriejobb", "jobb", "sommarjobb", "ungdomsjobb", "lovjobb"),
        sms=said("""Sök på storan.example under Feriejobb, 1 februari-31 mars. Tre veckor, 95 kr i timmen. Alla som
            går ut nian och söker i tid får jobb."""),
        social=said("""Vill du jobba i sommar? Sök feriejobb mellan den 1 februari och den 31 mars. Tre veckor, 95
            kronor i timmen. Går du ut nian och söker i tid får du plats."""),
        asked=("sommarjobb 16 år", "ferjejobb ansökan", "jobb på lovet ungdom", "sommarpraktik kommunen lön"),
        state="review_due",
        review_in_days=-8,
    ),
    municipality(
        slug="begrava-husdjur",
        category="kontakt",
        question="Får jag begrava min hund på tomten?",
        short_answer=said("""Ja, oftast på din egen tomt. Gräv minst en meter djupt och håll avstånd till brunn.
            Inom skyddsområdet för vatten får du inte. Ring, så kollar vi din adress."""),
        details=md("""
            ## Tänk på det här
            - Minst 50 meter till brunn och 20 meter till sjö eller bäck
            - Inte i plast
            - Hyr du, fråga den som äger marken

            ## Hästar
            Häst får du gräva ned bara om länsstyrelsens regler tillåter det, och du ska anmäla till oss först.

            ## Andra sätt
            Veterinären på Lasarettsgatan tar emot djur för kremering. Du kan få askan hem."""),
        links=(page("Karta över vattenskydd", "vattenskydd"), RING),
        internal_notes="Slå upp vattenskyddet i kartan. Svara varsamt: beklaga först, regler sedan.",
        audience=("residents",),
        tags=("husdjur", "hund", "katt", "djurbegravning"),
        asked=("gräva ner katten", "vår hund har dött", "djurbegravning trädgård", "begrava häst"),
    ),
    municipality(
        slug="sprak-och-tolk",
        category="kontakt",
        question="Kan jag få hjälp på mitt språk?",
        short_answer=said("""Ja. Vi svarar på svenska, engelska, finska, samiska, arabiska och somaliska. Till andra
            språk bokar vi tolk. Tolken är gratis för dig."""),
        details=md("""
            ## Ring
            Säg vilket språk du vill tala. Vi ringer upp med tolk, oftast inom en timme.

            ## Skriv
            Skriv på ditt eget språk. Vi översätter och svarar på samma språk.

            ## Teckenspråk och texttelefon
            Ring genom tolktjänsten. Vi har också teckenspråkstolk vid besök, om du bokar tre dagar före.

            ## Barn tolkar inte
            Vi låter aldrig barn tolka åt vuxna."""),
        links=(RING, WRITE),
        internal_notes=said("""Telefontolk: snabbval 80, kundnummer i växelns lista. Skriv språk på ärendet. Barn
            får aldrig tolka."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("tolk", "språk", "english", "arabiska", "somaliska", "persiska"),
        asked=("tolk arabiska", "speak english", "somali hjälp", "teckenspråk", "prata persiska med kommunen"),
    ),
    municipality(
        slug="digital-post",
        category="kontakt",
        question="Kan jag få brev från kommunen digitalt?",
        short_answer=said("""Ja, om du har en digital brevlåda. Då kommer beslut och fakturor dit i stället för med
            posten."""),
        details=md("""
            ## Så börjar du
            Skaffa en digital brevlåda och logga in med e-legitimation. Vi ser själva att du har den.

            ## Vad kommer dit?
            Beslut, fakturor och kallelser. Brev om skyddade ärenden skickar vi aldrig digitalt."""),
        links=(page("Digital post", "digital-post"),),
        audience=("residents",),
        tags=("digital post",),
        asked=("digital brevlåda", "slippa pappersbrev", "beslut i mobilen"),
        state="draft",
    ),
)
