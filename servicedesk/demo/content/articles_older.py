"""Articles about support for older people and their families."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, said, social

ARTICLES = (
    social(
        slug="ansok-om-hemtjanst",
        category="aldre",
        question="Hur ansöker jag om hemtjänst?",
        short_answer=said("""Ring 0980-31 92 00 eller ansök i e-tjänsten. En biståndshandläggare ringer dig inom två
            vardagar. Hjälpen brukar vara i gång två dagar efter beslutet."""),
        steps=(
            "Ring eller ansök i e-tjänsten. Det är den som behöver hjälpen som ansöker.",
            "Prata med biståndshandläggaren, hemma hos dig eller i telefon.",
            "Läs beslutet och välj vem som ska utföra hjälpen.",
        ),
        details=md("""
            ## Vad kan du få hjälp med?
            - Dusch, kläder och toalett
            - Mat, städning, tvätt och inköp
            - Promenad och sällskap
            - Avlösning för den som vårdar

            ## Åt någon annan
            Du får hjälpa din mamma eller pappa att ringa. Men personen ska själv vilja ha hjälp.

            ## Om du inte är nöjd
            Prata med din kontaktperson. Ett nej från oss kan du [överklaga](article:overklaga-ett-beslut) inom tre
            veckor. Rätten till hjälp står i socialtjänstlagen.

            ## Vad kostar det?
            Läs om [avgiften](article:vad-kostar-hemtjanst)."""),
        links=(e_service("Ansök om hemtjänst", "hemtjanst"), RING),
        internal_notes=md("""
            - Skriv inget om sjukdom i ärendet. Namn, telefon och "vill söka hemtjänst" räcker.
            - Hem från sjukhus i dag eller i morgon: ring mottagningen på snabbval 61.
            - Lova varken insats eller tid. Bara handläggaren beslutar."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("hemtjänst", "ansökan", "bistånd", "hemhjälp", "städhjälp", "pensionär"),
        sms=said("""Ring 0980-31 92 00 eller ansök på storan.example under Hemtjänst. En handläggare ringer dig inom
            två vardagar. Skriv inget om hälsa i sms."""),
        social=said("""Behöver du eller någon nära dig hjälp hemma? Ring 0980-31 92 00, så ringer en
            biståndshandläggare upp inom två vardagar. Skriv inget om hälsa här, kommentarer kan alla läsa."""),
        asked=(
            "hjälp hemma åt pappa efter sjukhuset",
            "ansöka om hemhjälp",
            "biståndshandläggare telefon",
            "städhjälp pensionär",
            "hem tjänst mormor",
        ),
    ),
    social(
        slug="vad-kostar-hemtjanst",
        category="aldre",
        question="Vad kostar hemtjänst?",
        short_answer=said("""Avgiften beror på din inkomst och kan aldrig bli mer än 2 575 kronor i månaden. Många
            med låg pension betalar ingenting. Lämna uppgift om inkomst, annars blir det den högsta avgiften."""),
        details=md("""
            ## Så räknar vi
            Vi tar din pension efter skatt. Sedan drar vi av hyran och ett belopp som du ska ha kvar att leva på. Av
            det som är kvar betalar du, men aldrig mer än maxtaxan.

            ## Exempel
            | Kvar efter avdrag | Avgift |
            | --- | --- |
            | 0 kronor | 0 kronor |
            | 1 200 kronor | högst 1 200 kronor |
            | 6 000 kronor | högst 2 575 kronor |

            ## Det här kostar för sig
            - Matlåda: 68 kronor
            - Hyra på äldreboende

            Trygghetslarm ingår i maxtaxan.

            ## Bor ni två?
            Vi delar er inkomst lika innan vi räknar."""),
        links=(e_service("Lämna inkomst", "omsorgsinkomst"), RING),
        internal_notes=said("""Räkna aldrig ut avgiften i telefon. Avgiftshandläggaren svarar inom fem vardagar.
            Maxtaxan ändras vid årsskiftet, titta på beloppet i januari."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("hemtjänst", "avgift", "maxtaxa", "hemhjälp", "hemtjänstavgift"),
        sms=said("""Hemtjänst kostar högst 2575 kr i månaden. Avgiften beror på din inkomst. Lämna inkomstuppgift på
            storan.example, annars blir det maxtaxa."""),
        asked=(
            "hemtjänstavgift",
            "pris hemhjälp i månaden",
            "maxtaxa äldreomsorg",
            "vad får man betala för städ och dusch",
        ),
    ),
    social(
        slug="trygghetslarm",
        category="aldre",
        question="Hur får jag ett trygghetslarm?",
        short_answer=said("""Ring 0980-31 92 00. Är du över 75 år får du larm utan utredning. Montören kommer inom
            fem vardagar. Larmet kostar 245 kronor i månaden."""),
        details=md("""
            ## Så fungerar det
            Du bär en knapp runt armen eller halsen. Tryck, så svarar någon dygnet runt. Behövs hjälp kommer
            personal hem till dig. Lämna en nyckel till oss.

            ## Larmet piper eller svarar inte
            Tryck på knappen och säg vad som händer. Får du inget svar, ring oss direkt. Vi byter samma dag.

            ## Vid strömavbrott
            Larmet har batteri i två dygn.

            ## Lämna tillbaka
            Ring oss. Du slutar betala den dag vi får dosan."""),
        links=(RING,),
        internal_notes=said("""Larm som inte svarar: prioritet brådskande, ring larmteknikern på snabbval 64 och be
            den som ringer stanna kvar i luren. Fråga om någon är hos personen."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("trygghetslarm", "larmknapp"),
        sms=said("""Ring 0980-31 92 00. Över 75 år får du larm utan utredning, på plats inom fem vardagar. 245 kr i
            månaden. Larmet piper? Ring direkt."""),
        asked=(
            "larmknapp äldre",
            "mammas larm piper",
            "larm runt halsen ramlat",
            "trygghets larm faktura fel återlämnat",
        ),
    ),
    social(
        slug="aldreboende",
        category="aldre",
        question="Hur får jag plats på äldreboende?",
        short_answer=said("""Ansök hos en biståndshandläggare på 0980-31 92 00. Det är ditt behov som avgör, inte
            din ålder. Efter ett ja får du plats inom tre månader."""),
        steps=(
            "Ring och berätta att du vill söka särskilt boende.",
            "Träffa handläggaren hemma.",
            "Önska boende när du har fått ja.",
        ),
        details=md("""
            ## Våra boenden
            | Boende | Var | Särskilt |
            | --- | --- | --- |
            | Älvgården | Centrum | Grupp på finska |
            | Björkhaga | Norrstrand | Demens |
            | Solbacken | Storådalen | Liten, 18 platser |

            ## Par som vill bo ihop
            Ni har rätt att fortsätta bo tillsammans, även om bara en av er behöver vård.

            ## Vad kostar det?
            Hyra och mat efter plats, plus omsorg enligt maxtaxan. Du kan söka bostadstillägg hos
            Pensionsmyndigheten.

            ## Lättare hjälp
            Trygghetsbostäder hyr du utan beslut. Ställ dig i kö hos bostadsbolaget."""),
        links=(e_service("Ansök om särskilt boende", "aldreboende"), RING),
        internal_notes=said("""Köläge och lediga platser får bara handläggaren säga. Akut läge i hemmet: koppla
            direkt, vänta inte på ansökan."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("äldreboende", "särskilt boende", "servicehus", "ålderdomshem", "demensboende"),
        asked=(
            "servicehus plats",
            "demensboende",
            "pappa klarar sig inte hemma längre",
            "ålderdomshem kö",
            "äldre boende kostnad",
        ),
    ),
    social(
        slug="matlador-hem",
        category="aldre",
        question="Kan jag få mat hem?",
        short_answer=said("""Ja, om du har svårt att laga mat. En matlåda kostar 68 kronor och du väljer mellan två
            rätter varje dag. Ring 0980-31 92 00."""),
        details=md("""
            ## Så kommer maten
            Vi lämnar kylda lådor måndag, onsdag och fredag. Värm i mikron. Hemtjänsten kan hjälpa dig.

            ## Särskild kost
            Säg till om du behöver lätt att tugga, utan laktos eller för diabetes.

            ## Äta med andra
            På Älvgården serverar vi lunch för alla över 65, varje dag klockan 11.30. Den kostar 85 kronor. Du
            behöver inte boka."""),
        links=(RING,),
        life_events=("aldras",),
        audience=("residents",),
        tags=("mat", "matlåda", "matdistribution", "lunch", "pensionärer"),
        asked=("matdistribution", "lunch för pensionärer", "hemkörd mat äldre", "mat låda pris"),
    ),
    social(
        slug="stod-till-anhoriga",
        category="aldre",
        question="Vilket stöd finns för mig som vårdar någon hemma?",
        short_answer=said("""Du kan få avlösning tio timmar i månaden utan kostnad, samtal och träffar med andra.
            Ring anhörigkonsulenten på 0980-31 92 00. Du behöver inte ansöka."""),
        details=md("""
            ## Det här finns
            - Samtal, hemma hos dig eller ute på en promenad
            - Avlösning: någon är hemma när du gör annat
            - Växelvård: två veckor på boende, två veckor hemma
            - Kafé för anhöriga, tisdagar klockan 14 i Kyrkans hus

            ## Du är också anhörig när
            det gäller ett vuxet barn, en granne eller en vän. Barn i familjen får eget stöd.

            ## Pengar
            Den som är ledig från jobbet kan söka närståendepenning hos Försäkringskassan."""),
        links=(RING,),
        internal_notes="Konsulenten har tystnadsplikt och för ingen journal. Säg gärna det, många tvekar.",
        life_events=("aldras",),
        audience=("residents",),
        tags=("anhörigstöd", "avlösning", "avlastning", "vårda hemma"),
        asked=(
            "orkar inte ta hand om min man längre",
            "avlastning anhörig",
            "vårda mamma hemma hjälp",
            "anhörig stöd samtal",
        ),
    ),
    social(
        slug="faktura-for-omsorg",
        category="aldre",
        question="Fakturan för omsorgen är fel, vad gör jag?",
        short_answer=said("""Ring 0980-31 92 00 och ha fakturan framför dig. Betala inte det som är fel. Vi rättar
            fakturan inom tio vardagar."""),
        details=md("""
            ## Vanliga skäl
            - Larmet är lämnat men inte avslutat hos oss.
            - Du var på sjukhus. Vi tar inte betalt för de dagarna.
            - Inkomsten är gammal.

            ## Kan någon annan ringa åt mig?
            Ja, om du har lämnat en fullmakt. En god man kan också ringa.

            ## När någon har dött
            Vi avslutar alla avgifter samma dag. Kommer det ändå en faktura gäller den månaden före. Läs [vad du gör
            när någon dör](article:nar-nagon-har-dott)."""),
        links=(RING, page("Fullmakt", "fullmakt")),
        internal_notes=said("""Svara aldrig på vad fakturan gäller i sms eller sociala medier. Att någon har omsorg
            är i sig hemligt. Ring upp på numret i systemet."""),
        life_events=("aldras", "nar-nagon-dor"),
        audience=("residents",),
        tags=("faktura", "omsorg", "räkning", "hemtjänst", "trygghetslarm"),
        asked=(
            "räkning hemtjänst fel",
            "faktura trygghetslarm återlämnat",
            "betala för mammas omsorg efter hon dött",
        ),
    ),
)
