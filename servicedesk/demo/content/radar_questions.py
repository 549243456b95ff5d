"""The questions that cost Storån most: the five on top of the radar."""

from servicedesk.demo.content.radar_shapes import RadarQuestion

TOP_QUESTIONS = (
    RadarQuestion(
        "missad-tomning",
        "När töms soptunnan om ni har missat den?",
        "tekniska",
        (10, 11, 9, 12, 11, 12, 13, 12, 14, 15, 16, 16, 18, 20, 22, 24, 27, 30, 35, 41),
        (("phone", 47), ("email", 32), ("chat", 13), ("facebook", 8)),
        6.3,
        (
            "Tunnan stod ute i [fredags|måndags|torsdags] men ingen kom. Ska jag [låta den stå|ta in den]?",
            "Hela [gatan|vägen|kvarteret] är full av sopor, när kommer [bilen|sopbilen|ni]???",
            (
                "[Soptunnan|Vår soptunna|Det bruna kärlet|Vårt sopkärl] blev inte tömd [i veckan|i går|förra veckan]. "
                "När [kommer ni och tömmer|töms den i stället]?"
            ),
            "Ni [missade|hoppade över|glömde] vår [soptunna|tunna] igen, [när töms den|när kommer ni tillbaka]?",
            "[Andra|Tredje] [gången|veckan] ni inte tömmer soporna hos oss. [Får man pengar tillbaka|När sker det]?",
            "Soporna är inte hämtade [fast det var vår dag|enligt turlistan]. Vad [gör jag|gäller] nu?",
            (
                "Sopbilen [körde förbi|kom aldrig] [i dag|i morse]. Kommer den [i morgon|senare i veckan] eller får vi "
                "vänta till nästa tömning?"
            ),
            "Undrar när vi får tunnan tömd, den [är överfull|luktar|går inte att stänga] sedan ni missade oss.",
            "Missad tömning, [kärlet är fullt|två säckar står bredvid]. När [kommer|hämtar] ni?",
            "ar: لم يتم تفريغ حاوية القمامة هذا الأسبوع",
        ),
        searches=("missad tömning",),
        is_named=True,
    ),
    RadarQuestion(
        "plats-i-forskolekon",
        "Var i kön ligger mitt barn till förskolan?",
        "utbildning",
        (15, 17, 16, 15, 18, 16, 14, 17, 15, 16, 17, 15, 18, 16, 17, 16, 18, 17, 18, 18),
        (("phone", 59), ("email", 37), ("visit", 4)),
        7.2,
        (
            (
                "[Min dotter|Min son|Vårt barn] står i kö till förskolan sedan [i våras|augusti|ett halvår]. Var i kön "
                "ligger [vi|hon|han]?"
            ),
            "Vilken plats i [kön|förskolekön] har [vi|mitt barn]? Jag börjar jobba [i januari|efter jul].",
            "Hur många står före oss i kön till [Kottens|Norrskenets|Älvens] förskola?",
            "[Går det att se|Kan man se|Var ser jag] vår köplats till förskolan någonstans?",
            "Vi har inte hört något om förskoleplats, [hur långt fram i kön är vi|var i kön står vi nu]?",
            "Undrar var i kön barnet ligger och när vi kan [få plats|räkna med en plats].",
            "När får [mitt barn|sonen|dottern] plats på förskolan? Vi ansökte [i maj|i juni|för fyra månader sedan].",
            (
                "Har ni [gett bort|tappat bort] vår köplats? Grannen som [sökte senare|kom efter oss] har redan "
                "fått plats på förskolan."
            ),
        ),
        unanswered=80,
        is_named=True,
    ),
    RadarQuestion(
        "glasa-in",
        "Behövs bygglov för att glasa in altan eller balkong när huset ligger inom detaljplanerat område?",
        "samhallsbyggnad",
        (9, 11, 10, 9, 12, 8, 10, 11, 11, 10, 9, 11, 8, 11, 10, 9, 11, 10, 9, 11),
        (("email", 50), ("webform", 27), ("phone", 23)),
        9.4,
        (
            "Vi vill glasa in [altanen|balkongen|uteplatsen]. Behövs bygglov när vi bor inom detaljplan?",
            "Behöver man bygglov för att [glasa in|sätta glas runt] en [balkong|altan] som redan har tak?",
            "[Räknas|Blir] en inglasad altan [som|] en tillbyggnad? Huset ligger [i villaområde|inom plan].",
            "Krävs lov för inglasning av balkong i [bostadsrätt|flerbostadshus|radhus]?",
            "Får vi [bygga in|glasa in] [verandan|altanen] utan att söka lov? [Ca 15|Ungefär 18|20] kvadratmeter.",
            "Vad gäller för [uterum|glasveranda|inglasat uterum], måste vi söka bygglov för det?",
            "Grannen glasade in sin [altan|balkong] utan lov, gäller det [oss|mig] också?",
        ),
        state="drafted",
        article="glasa-in-balkong",
        unanswered=70,
        is_named=True,
    ),
    RadarQuestion(
        "brunt-vatten",
        "Är vattnet drickbart när det är brunt?",
        "tekniska",
        (2, 1, 2, 2, 3, 2, 1, 2, 2, 2, 3, 2, 2, 1, 2, 3, 4, 9, 27, 58),
        (("sms", 39), ("phone", 34), ("facebook", 27)),
        4.7,
        (
            "Vattnet är [brunt|alldeles brunt|rostfärgat] sedan [i morse|i går]. Går det att dricka?",
            "Det kommer brunt vatten ur kranen [på hela gatan|i köket|hos oss]. Är det farligt?",
            "Brunt vatten [i hela huset|igen]! Kan [barnen|vi|man] dricka det?",
            "[Är|Är det okej att dricka] vattnet när det är så här [brunt|missfärgat]? Har [bebis|små barn].",
            "Hur länge ska man [spola|låta det rinna] när vattnet är brunt, [kan|får] man dricka det sen?",
            "Kranvattnet har [fått färg|blivit brunt], [kan jag koka kaffe på det|är det drickbart]?",
            "[Kan|Vågar] man tvätta [vitt|kläder] i brunt vatten? Och går det att dricka?",
        ),
        state="answered",
        article="kan-jag-dricka-brunt-vatten",
        unanswered=45,
        is_named=True,
    ),
    RadarQuestion(
        "parkeringstillstand",
        "Hur ansöker jag om parkeringstillstånd för rörelsehindrade?",
        "samhallsbyggnad",
        (20, 22, 21, 23, 22, 21, 22, 24, 23, 25, 21, 22, 24, 14, 9, 6, 5, 4, 5, 5),
        (("phone", 52), ("letter", 26), ("email", 22)),
        7.8,
        (
            "Hur [ansöker|söker] man om parkeringstillstånd för [rörelsehindrade|rörelsehindrad]?",
            "[Min mamma|Min hustru|Min far] har svårt att gå. Hur [får vi|söker vi] ett parkeringstillstånd?",
            "[Var|Vart] hittar jag blanketten för handikapparkering?",
            "Jag behöver [förnya|förlänga] mitt parkeringstillstånd för rörelsehindrade, hur gör jag?",
            "Vilket läkarintyg behövs för att få parkeringskort för [rörelsehindrade|handikappade]?",
            "Hur lång tid tar det att få handikapptillstånd för [bilen|parkering]?",
            "Kan [passageraren|jag som kör min man] få parkeringstillstånd för rörelsehindrad?",
        ),
        state="answered",
        article="parkeringstillstand-rorelsehindrad",
        unanswered=25,
        is_named=True,
    ),
)
