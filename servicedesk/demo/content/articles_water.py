"""Articles about drinking water and leaks."""

from servicedesk.demo.content.article_words import RING, WRITE, e_service, md, page, said, water

ARTICLES = (
    water(
        slug="kan-jag-dricka-brunt-vatten",
        category="dricksvatten",
        question="Kan jag dricka vattnet när det är brunt?",
        short_answer=said("""Brunt vatten är oftast järn som har lossnat i ledningen. Det är inte farligt, men låt
            bli att dricka det. Spola kallt i tio minuter. Är det brunt sedan, ring oss på 0980-31 92 00."""),
        steps=(
            "Spola kallvatten i en kran i tio minuter. Börja med den kran som sitter närmast mätaren.",
            "Vänta med tvätten. Järn ger fläckar.",
            "Ring oss om vattnet är brunt efter det. Vi svarar dygnet runt.",
        ),
        details=md("""
            Arbetar vi på din gata just nu? Vänta då med att spola tills vi säger till. Det står överst på
            webbplatsen.

            ## Småbarn och välling
            Ge inte brunt vatten till barn under ett år. Hämta vatten i vår tank eller köp på flaska. Var tanken
            står ser du överst på webbplatsen.

            ## Därför blir det brunt
            - Vi har lagat en läcka eller spolat en brandpost.
            - Någon har tagit mycket vatten på en gång, till exempel vid en brand.
            - Rören i huset är gamla. Då är det brunt bara hos dig.

            ## Får jag ersättning för förstörd tvätt?
            Tvätta om direkt, utan att torka plaggen emellan. Gå sedan till [skriv till
            oss](/kontakt/skriv-till-oss/) och skicka bilder och kvitton. Vi prövar varje fall."""),
        links=(page("Driftläget just nu", "driftlage"), RING),
        internal_notes=md("""
            - Titta på driftläget först. Finns ingen störning: skapa ärende till Vatten och avlopp med prioritet
              hög.
            - Fråga alltid om det finns spädbarn i huset.
            - Säg "inte farligt" bara när VA-jouren har bekräftat orsaken. Annars: "drick det inte förrän vi vet".
            - Lova aldrig ersättning för tvätt. Skadereglering beslutar."""),
        audience=("residents",),
        tags=(
            "brunt vatten",
            "dricksvatten",
            "driftstörning",
            "grumligt vatten",
            "gult vatten",
            "rostigt vatten",
            "missfärgat vatten",
        ),
        sms=said("""Brunt vatten är oftast järn. Drick det inte, spola kallt i 10 min och vänta med tvätten. Brunt
            ändå? Ring 0980-31 92 00 dygnet runt."""),
        social=said("""Brunt ur kranen? Det är oftast järn som har lossnat. Drick det inte, spola kallt i tio
            minuter och vänta med tvätten. Hjälper det inte: ring 0980-31 92 00, vi svarar dygnet runt."""),
        asked=(
            "vattnet e gult och luktar järn",
            "brunt vatten ur kranen farligt",
            "grumligt vatten bebis välling",
            "missfärgat kranvatten",
            "rostigt vatten tvätten förstörd",
        ),
    ),
    water(
        slug="anmal-vattenlacka",
        category="dricksvatten",
        question="Hur anmäler jag en vattenläcka?",
        short_answer=said("""Ring 0980-31 92 00 direkt. Vi svarar dygnet runt. Läcker det inne i huset, stäng av
            vattnet vid mätaren och ring en rörmokare."""),
        steps=(
            "Ring 0980-31 92 00 och säg gata och nummer.",
            "Håll barn och bilar borta. Marken kan ge vika.",
            "Stäng av vid mätaren om det rinner in i huset.",
        ),
        details=md("""
            ## Vem lagar vad?
            | Var läcker det? | Vem ansvarar? |
            | --- | --- |
            | I gatan eller på vår mark | Kommunen |
            | På din tomt, från tomtgränsen och in | Du som äger huset |
            | Vid vattenmätaren | Kommunen lagar mätaren, du rören runt om |

            ## Det här händer sedan
            Jouren är på plats inom en timme. Måste vi stänga av vattnet skickar vi sms till alla på gatan och
            ställer ut en tank."""),
        links=(RING, page("Driftläget just nu", "driftlage")),
        internal_notes=said("""Akut: ring VA-jouren, skriv inte bara ärende. Fråga om vatten rinner mot hus, om det
            är fruset och om bilar kan köra i. Prioritet brådskande."""),
        audience=("residents",),
        tags=("läcka", "jour", "felanmälan", "rörbrott", "läckage"),
        sms=said("""Vattenläcka? Ring 0980-31 92 00 direkt, vi svarar dygnet runt. Läcker det inne: stäng av vid
            mätaren och ring en rörmokare."""),
        asked=(
            "det forsar vatten ur gatan",
            "vattenrör har spruckit",
            "vem ringer man när det läcker på natten",
            "rörbrott asfalten",
            "vattenläka",
        ),
    ),
    water(
        slug="varfor-ar-vattnet-avstangt",
        category="dricksvatten",
        question="Varför har jag inget vatten?",
        short_answer=said("""Titta i driftläget på vår webbplats. Där står var vi arbetar och när vattnet är
            tillbaka. Står inget om din gata, ring 0980-31 92 00."""),
        details=md("""
            ## Planerade arbeten
            Vi säger till minst tre dagar före. Du får sms om ditt nummer finns hos oss. Anmäl det i e-tjänsten.

            ## Är det bara hos dig?
            - Fråga grannen.
            - Kontrollera att kranen vid mätaren är öppen.
            - Är det kallt ute kan röret ha frusit. Värm aldrig med öppen låga.

            ## När vattnet kommer tillbaka
            Öppna en kran sakta och låt luften gå ut. Vattnet kan vara vitt av luft eller [lite
            brunt](article:kan-jag-dricka-brunt-vatten) en stund."""),
        links=(e_service("Få sms om ditt vatten", "sms-vatten"), page("Driftläget just nu", "driftlage"), RING),
        internal_notes=said("""Kolla att fastigheten inte är avstängd för obetald avgift innan du felsöker. Det får
            vi inte berätta för någon annan än kunden själv."""),
        audience=("residents",),
        tags=("avstängt", "driftstörning"),
        sms=said("""Inget vatten? Se driftläget på storan.example/driftlage. Står inget om din gata: ring 0980-31 92
            00, vi svarar dygnet runt."""),
        asked=(
            "vattnet är borta",
            "kommer inget ur kranen",
            "avstängning vatten hur länge",
            "när är vattnet tillbaks",
        ),
    ),
    water(
        slug="maste-jag-koka-vattnet",
        category="dricksvatten",
        question="Måste jag koka vattnet?",
        short_answer=said("""Bara om din adress står i listan på webbplatsen. Koka då vattnet tills det bubblar
            kraftigt innan du dricker det, lagar mat eller borstar tänderna."""),
        details=md("""
            ## Koka till
            - att dricka, också till kaffe och saft
            - mat som inte ska koka
            - att borsta tänderna
            - att skölja sallad, frukt och bär
            - välling och nappflaskor

            ## Du behöver inte koka till
            dusch, disk i maskin, tvätt och toalett. Se till att barn inte sväljer vatten i badet.

            ## När är det över?
            När två prov i rad är bra. Vi skickar sms till alla som har anmält sitt nummer och skriver överst på
            webbplatsen. Spola sedan varje kran i fem minuter och kasta is som du gjorde under tiden."""),
        links=(page("Adresser som ska koka", "koka-vattnet"), RING),
        internal_notes=md("""
            - Gå efter adresslistan, aldrig efter kartan i tidningen.
            - Vi ger inga råd om sjukdom. Hänvisa till 1177.
            - Ring upp äldreboenden och förskolor på listan vid ny rekommendation. Listan ligger hos VA-jouren."""),
        audience=("residents",),
        tags=("kokning", "dricksvatten", "kokningsrekommendation", "bakterier"),
        sms=said("""Koka vattnet bara om din adress står på storan.example/koka-vattnet. Koka tills det bubblar:
            till dryck, mat, tandborstning och välling."""),
        social=said("""Måste du koka vattnet? Bara om din adress står i listan på vår webbplats. Låt det bubbla
            kraftigt. Du kan duscha, diska i maskin och tvätta som vanligt."""),
        asked=(
            "kokningsrekommendation",
            "kokrekomendation gäller det oss",
            "kan man dricka kranvattnet i storådalen",
            "bakterier i dricksvattnet",
            "diska när man ska koka vatten",
        ),
    ),
    water(
        slug="vattnet-smakar-klor",
        category="dricksvatten",
        question="Varför smakar vattnet klor?",
        short_answer=said("""Vi har lite mer klor i vattnet i några dagar efter ett arbete i vattenverket. Det är
            ofarligt. Ställ en kanna i kylen en timme, så försvinner smaken."""),
        details=md("""
            ## Hur länge håller det i sig?
            Oftast tre dagar. Smakar det klor längre än en vecka vill vi veta det. Då tar vi ett prov hos dig, utan
            kostnad.

            ## Akvarium
            Fiskar tål klor sämre än du. Låt vattnet stå i en öppen hink ett dygn innan du byter.

            ## Andra smaker
            Smakar det metall, spola en minut på morgonen. Smakar det olja eller kemiskt, drick det inte och ring
            oss direkt."""),
        links=(RING, WRITE),
        audience=("residents",),
        tags=("klor", "dricksvatten", "klorsmak", "konstig smak"),
        asked=(
            "vattnet luktar simhall",
            "klorsmak i kranen",
            "konstig smak på kranvattnet",
            "klor farligt fiskar akvarium",
        ),
    ),
    water(
        slug="hur-hart-ar-vattnet",
        category="dricksvatten",
        question="Hur hårt är vattnet i Storå?",
        short_answer=said("""Vattnet är mjukt, omkring 3 tyska hårdhetsgrader (dH). Använd den lägsta mängden
            tvättmedel på paketet. Du behöver inget salt i diskmaskinen."""),
        details=md("""
            ## Värden från våra vattenverk
            | Vattenverk | Hårdhet | pH |
            | --- | --- | --- |
            | Norrstrand | 3 dH | 8,2 |
            | Storådalen | 4 dH | 8,0 |

            ## Vill du veta mer?
            Vi tar prov varje månad enligt Livsmedelsverkets föreskrifter. Rapporterna är offentliga. Du hittar dem
            på webbplatsen.

            ## Egen brunn
            Då är det du som ansvarar för vattnet. Ta ett prov vart tredje år, och varje år om barn dricker av det.
            """),
        links=(page("Senaste vattenproven", "vattenprov"),),
        life_events=("flytta",),
        audience=("residents",),
        tags=("hårdhet", "vattenprov", "vattenhårdhet", "ph-värde"),
        asked=("vattenhårdhet dh", "salt i diskmaskinen", "ph värde kranvatten", "mjukt eller hårt vatten"),
    ),
    water(
        slug="stopp-i-avloppet",
        category="avlopp",
        question="Vem hjälper mig när det är stopp i avloppet?",
        short_answer=said("""Kommer det upp vatten i golvbrunnen, sluta spola och ring 0980-31 92 00. Vi svarar
            dygnet runt. Är det stopp bara i ett rör inne hos dig, ring en rörmokare."""),
        steps=(
            "Sluta spola och stäng av tvättmaskinen.",
            "Fråga grannen om det är stopp där också.",
            "Ring oss om flera hus har stopp, eller om vattnet kommer upp i källaren.",
        ),
        details=md("""
            ## Vem betalar?
            Sitter felet i vår ledning betalar vi. Sitter det på din tomt betalar du. Vi filmar röret om vi är
            oense, och du får se filmen.

            ## Vatten i källaren
            - Rör inte el som är blöt.
            - Ta bilder innan du städar.
            - Ring ditt försäkringsbolag samma dag. Be oss om ett skadenummer.
            - Tvätta händerna. Avloppsvatten gör dig sjuk."""),
        links=(RING,),
        internal_notes=md("""
            - Ring VA-jouren direkt vid källaröversvämning.
            - Erkänn aldrig ansvar i telefon. Säg: "Vi undersöker var felet sitter."
            - Skadenummer sätts av jouren och skickas i sms."""),
        audience=("residents",),
        tags=("avlopp", "jour", "översvämning", "golvbrunn", "toalett", "kloak"),
        sms=said("""Stopp i avloppet? Sluta spola. Kommer vatten upp i golvbrunnen: ring 0980-31 92 00 dygnet runt.
            Bara ett rör inne: ring rörmokare."""),
        asked=(
            "avloppsvatten i källaren",
            "toan bubblar",
            "golvbrunnen svämmar över",
            "stop i avloppet",
            "det luktar kloak",
        ),
    ),
    water(
        slug="vad-far-jag-spola-ned",
        category="avlopp",
        question="Vad får jag spola ned i toaletten?",
        short_answer=said("""Bara kiss, bajs och toalettpapper. Våtservetter, bindor, tops och fett ger stopp. Häll
            fett i en burk och lägg den bland matavfallet när det har stelnat."""),
        details=md("""
            ## Det här ställer till mest
            - Våtservetter, också de som säljs som spolbara
            - Stekfett och frityrolja
            - Snus, tops och tandtråd
            - Färg och medicin

            ## Var ska det i stället?
            | Sak | Lägg den här |
            | --- | --- |
            | Fett | Matavfallet, i papper |
            | Olja mer än en liter | Återvinningscentralen |
            | Medicin | Apoteket |
            | Färg | [Farligt avfall](article:farligt-avfall) |"""),
        links=(page("Hela listan", "spola-ratt"),),
        audience=("residents",),
        tags=("avlopp", "fett"),
        social=said("""Bara tre saker ska ned i toaletten: kiss, bajs och toapapper. Våtservetter ger stopp, också
            de som heter spolbara. Kasta dem i papperskorgen, så slipper du vatten i källaren."""),
        asked=("våtservetter i toan", "hälla ut stekfett", "får man spola ner snus", "frityrolja slänga"),
    ),
)
