"""Articles about money, debts, and what to do when someone dies."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, said, social

ARTICLES = (
    social(
        slug="ansok-om-forsorjningsstod",
        category="ekonomi",
        question="Hur ansöker jag om försörjningsstöd?",
        short_answer=said("""Ring 0980-31 92 00 första gången, så bokar vi en tid. Sedan ansöker du i e-tjänsten
            varje månad. Har du inga pengar till mat i dag, säg det direkt."""),
        steps=(
            "Ring och boka ett första samtal. Tolk är gratis.",
            "Samla kontoutdrag för tre månader, hyresavi och andra räkningar.",
            "Ansök i e-tjänsten eller på blankett.",
            "Vänta på beslut. När allt har kommit in får du det inom fyra vardagar.",
        ),
        details=md("""
            ## Vem kan få?
            Den som inte kan försörja sig själv på annat sätt. Du ska först ha sökt arbete och de bidrag du har rätt
            till. Har du pengar på banken använder du dem först.

            ## Vad räcker det till?
            Riksnormen täcker mat, kläder, telefon och fritid. Hyra, el och hemförsäkring kan du få till. Beloppen
            bestämmer regeringen varje år.

            ## Om du får nej
            Du kan [överklaga](article:overklaga-ett-beslut). Beslutet säger hur. Rätten till bistånd finns i
            socialtjänstlagen."""),
        links=(e_service("Försörjningsstöd", "forsorjningsstod"), RING),
        internal_notes=md("""
            - Fråga: finns pengar till mat i dag, finns barn, hotar vräkning? Är svaret ja: koppla till
              mottagningen.
            - Skriv inget i ärendet utom namn, telefon och "vill boka tid".
            - Uttala dig aldrig om rätten till bidrag eller om belopp."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("försörjningsstöd", "ekonomi", "socialbidrag", "soc", "ekonomiskt bistånd", "pengar till hyran"),
        sms=said("""Ring 0980-31 92 00 och boka tid. Ta med kontoutdrag för tre månader och hyresavi. Tolk är
            gratis. Inga pengar till mat i dag? Säg det direkt."""),
        asked=(
            "socialbidrag",
            "söka soc",
            "ekonomiskt bistånd ansökan",
            "jag har inga pengar till hyran",
            "bidrag från kommunen arbetslös",
            "försörjnigsstöd hur gör man",
        ),
    ),
    social(
        slug="nar-kommer-forsorjningsstodet",
        category="ekonomi",
        question="När betalas försörjningsstödet ut?",
        short_answer=said("""Pengarna kommer två bankdagar efter beslutet. Ansök senast den 18 i månaden, så har du
            dem före den siste. Se ditt ärende i e-tjänsten."""),
        details=md("""
            ## Följ ärendet
            I e-tjänsten ser du om vi väntar på något. Oftast saknas ett kontoutdrag eller en hyresavi.

            ## Hyran förfaller i dag
            Ring oss. Ring också din hyresvärd och berätta att pengar är på väg.

            ## Till vilket konto?
            Till det konto du har anmält. Byter du bank, anmäl det senast den 10."""),
        links=(e_service("Se ditt ärende", "forsorjningsstod"), RING),
        internal_notes=said("""Säg datum för utbetalning bara efter motringning. Nämn inte stödet i sms, mejl eller
            röstbrevlåda."""),
        audience=("residents",),
        tags=("försörjningsstöd", "utbetalning", "socialbidrag", "soc", "ekonomiskt bistånd"),
        asked=(
            "när kommer socbidraget",
            "utbetalning soc datum",
            "pengarna har inte kommit",
            "vilken dag får man ekonomiskt bistånd",
        ),
    ),
    social(
        slug="hjalp-med-skulder",
        category="ekonomi",
        question="Var får jag hjälp med skulder?",
        short_answer=said("""Ring kommunens budget- och skuldrådgivare på 0980-31 92 00. Hjälpen är gratis och vi
            har tystnadsplikt. Du får tid inom två veckor."""),
        details=md("""
            ## Vi kan hjälpa dig att
            - göra en budget som håller
            - prata med dem du är skyldig pengar
            - söka skuldsanering hos Kronofogden

            ## Innan vi ses
            Öppna alla brev och lägg dem i en hög. Har du tappat kontrollen hjälper vi dig att sortera.

            ## Betala det här först
            Hyra, el, mat och hemförsäkring. Låna inte till skulder."""),
        links=(RING, page("Budgetmall", "budget")),
        audience=("residents",),
        tags=("skulder", "budget", "rådgivning", "inkasso", "kronofogden", "skuldsanering", "sms-lån"),
        social=said("""Har räkningarna vuxit dig över huvudet? Kommunens budget- och skuldrådgivare hjälper dig
            gratis och har tystnadsplikt. Ring 0980-31 92 00 och be om en tid."""),
        asked=(
            "budget och skuldrådgivning",
            "kronofogden brev",
            "skuldsanering",
            "har sms lån och klarar inte räkningarna",
            "inkasso hjälp",
        ),
    ),
    social(
        slug="nar-nagon-har-dott",
        category="ekonomi",
        question="Vad gör jag när någon i familjen har dött?",
        short_answer=said("""Vi beklagar sorgen. Vården anmäler dödsfallet till Skatteverket, så det behöver du inte
            göra. Kontakta en begravningsbyrå och säg till oss om den som dog hade hjälp av kommunen."""),
        steps=(
            "Välj begravningsbyrå, eller ordna själv.",
            "Boka begravning inom en månad.",
            "Be om ett dödsfallsintyg från Skatteverket.",
            "Gör bouppteckning inom tre månader.",
        ),
        details=md("""
            ## Det här gör vi
            Vi avslutar hemtjänst, larm och färdtjänst när dödsfallet syns i folkbokföringen. Lämna larm och
            hjälpmedel när ni orkar.

            ## Finns det inga pengar?
            Då kan kommunen göra en dödsboanmälan i stället för bouppteckning. Ring oss inom två månader och betala
            inga räkningar före det. Pengarna på kontot ska först räcka till begravningen.

            ## Huset eller lägenheten
            - Säg upp hyran. Ett dödsbo har en månads uppsägning.
            - Sök [uppehåll i sophämtningen](article:uppehall-i-sophamtningen).
            - Beställ hämtning av [grovsopor](article:hamta-grovsopor).

            ## Att prata med någon
            Kyrkan, vården och vår anhörigkonsulent lyssnar. Ring, så hjälper vi dig rätt."""),
        links=(RING, page("Dödsboanmälan", "dodsbo")),
        internal_notes=md("""
            - Beklaga, ta det lugnt, låt personen tala först.
            - Dödsboanmälan: koppla till Socialtjänst. Be dem vänta med att betala räkningar och att tömma bostaden.
            - Uppgifter om den som är död kan fortfarande vara hemliga."""),
        life_events=("nar-nagon-dor",),
        audience=("residents",),
        tags=("dödsfall", "dödsbo", "begravning", "död", "bouppteckning", "dödsboanmälan"),
        sms=said("""Vi beklagar. Vården anmäler dödsfallet. Välj begravningsbyrå, begravning inom en månad,
            bouppteckning inom tre. Frågor: 0980-31 92 00"""),
        asked=(
            "min mamma har dött vad händer nu",
            "dödsboanmälan",
            "bouppteckning hjälp",
            "dödsfall anmäla kommunen",
            "inga pengar till begravningen",
        ),
    ),
    social(
        slug="utredning-forsorjningsstod-checklista",
        category="ekonomi",
        question="Vilka underlag begär vi vid nyansökan om försörjningsstöd?",
        short_answer=said("""Be om kontoutdrag för tre månader, hyresavi, lön och legitimation. Be bara om det du
            behöver för beslutet."""),
        details=md("""
            ## Be om det här
            - Alla konton i hemmet, tre månader
            - Hyresavi och kontrakt
            - Lön, bidrag och a-kassa
            - Skatt: det sista beskedet
            - Bil och annat av värde

            ## Be inte om det här
            Intyg om hälsa, om det inte gäller om personen kan arbeta. Pass, när personen loggar in med
            e-legitimation.

            ## Så fort ska det gå
            Ta beslut inom fyra vardagar från det att allt har kommit in."""),
        internal_notes="Gäller bara handläggare. Ändringar beslutas av Birgitta Norrman.",
        visibility="departments",
        departments=("social",),
        tags=("försörjningsstöd", "rutin"),
        asked=("underlag nyansökan", "checklista handläggare bistånd", "vilka papper begär vi"),
    ),
)
