"""Common words of languages written in Latin letters: those that hold sentences together, and those that citizens write
to a municipality with. Written for servicedesk.lib.which_language, which learns their spelling from them too.
"""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "sv": """
och att det är en ett jag på för inte har vi som med av till den de om kan när hur vad var ska skulle ni er min mitt
mina vår våra hej tack hälsningar mvh från men eller så också där här nu sedan efter innan under över vid blir blev bli
vill vilken vilket får fick ha hade någon något några ingen inget kommer kom mig oss dig man sig han hon dom deras utan
bara mycket redan igen ännu alla allt varför vem måste går gick står ligger finns fungerar behöver undrar önskar söka
ansöka ansökan barn skola förskola avfall soptunna tunnan sopor tömd tömning vatten väg gata gatan snö plogad räkning
faktura avgift bygglov tomt hus lägenhet kommun kommunen ärende ärendenummer tid dag vecka månad år idag igår imorgon
måndag tisdag onsdag torsdag fredag hjälp hjälpa fråga svar svara ringa telefon adress plats bygga betala skicka
""",
    "en": """
the and to of is in it i you that we for on are with have has my our your not this be can when how what where would
should do does did at from but or so also there here now after before will please thanks thank hello regards dear if as
was were been by an about could may must any some no none they them their he she his her me us who why which because
need want know get got help question answer child children school preschool waste bin bins rubbish collected water road
street snow invoice bill fee permit house flat apartment municipality case number time day week month year today
yesterday tomorrow monday friday call phone address apply application pay send working broken new
""",
    "fi": """
ja on ei että se hän minä minun meidän teidän olen olemme ovat oli ole olla kun jos niin mutta tai myös vai mikä mitä
missä miten milloin miksi kuka voi voin voiko voitte voisitteko saa saada saan tämä tuo nämä siitä siihen sen hei
terveisin kiitos kiitoksia ystävällisin pitää täytyy haluan haluaisin haluaisimme tarvitsen tarvitsee lapsi lapsen
lapseni lapset koulu koulun päiväkoti päivähoito jäte jäteastia roskat tyhjennetty tyhjentää vesi tie katu lumi aurattu
lasku laskun maksu maksaa rakennuslupa talo asunto kunta kunnan kunnassa asia kysymys kysyä vastaus vastata apua auttaa
aika päivä viikko kuukausi vuosi tänään eilen huomenna maanantai perjantai puhelin soittaa osoite hakemus hakea kanssa
ilman ennen jälkeen sitten vielä nyt aina kaikki paljon vain enää suomeksi suomen kieli kotihoito äiti isä äidin äitini
""",
    "fit": """
ja oon olen oon met tet het mie sie hään meän teän heän minun ko ette eli elikkä niinku kans kansa sitte tehä nähä käyä
ei on oli ole olis olema olemma saattaa saatan saattako kuka mikä mitä missä mihin miksi koska tämä tuo nämät nuot net
se sen siittä siihen tervheisiä kiitos päivää kommuuni kommuunin kommuunissa lapset lapsi skoula koulu kläpit kläppi
roskat roska-astia tyhjätty vesi tie lumi lunta plooattu räkninki maksaa maksu huonet pörtti talo asia kysymys fråågata
fråågaan vastata apua auttaa aika päivä viikko kuukausi vuosi tääpänä eilen huomena telefooni soittaa atressi hakea
kirjottaa kirjotan praatata lukea meänkieltä meänkieli kieltä vielä nyt aina kaikki paljon vain ennää tarttee tarttema
pittää haluta haluan haluama ymmärtää muori vaari kotiapu hyvä kiitoksia tyhä tyhästä jokka joka kunka usseen
""",
    "se": """
ja lea leat lean leimmet lei ii in it eai mun don son mii dii sii mu du su min din sin munno dat dán dá dáppe doppe go
gos goas goal gii mii mat maid manin mo galgá galggan sáhtán sáhttá sáhtát sáhttágo sáhttibehtet oažžut oaččun háliidan
háliida dárbbašan dárbbaša muhto dahje maiddái vel dál ovdal maŋŋel maŋŋil dasto bures buorre giitu dearvvuođat
gielda gieldda gieldii suohkan suohkana mánná mánát mánáid mánáidgárdi skuvla skuvlla ruskkat ruskalihtti čáhci geaidnu
muohta rehket máksu máksit dállu viessu orrunsadji ášši gažaldat jearran jearrat vástádus vástidit veahkki veahkehit
áigi beaivi vahkku mánnu jahki odne ikte ihttin vuossárga bearjadat telefovdna riŋget čujuhus ohcamuš ohcat
davvisámegiella davvisámegillii sámegiella sámegillii sámi buot olu dušše ain eadni áhčči áhkku veahkkin dieđu dieđut
""",
    "smj": """
ja le lea lev li lij ij iv e mån dån sån mij dij sij muv duv suv mijá dijá dat dát da danna dánna gå gånnå guhti mij
majt man manen gåktu galga galgav máhttá máhtáv máhttit oadtjot oattjov sihtá sihtav dárbaj dárbaju dárbahav valla jali
aj vil dálla åvddål maŋŋel buorisboahtem buoris gijtto varrudagáj suohkan suohkana máná mánná skåvllå skåvlå ruskas
tjáhtje gæjnno geajnno muohta mákso mákset goahte viesso ásadahka ássje gatjálvis gatjádit vásstádus vásstedit viehkke
viehkedit ájgge biejvve vahkko mánno jahke uddni jåhttjåv diŋgá telefåvnnå tjuodtjelit adræssa åhtsåm åhtsåt
julevsámegiella julevsábmáj sámegiella sábme gájkka ålov dåssju ájn iedne áhttje áhkko diehtet diededit gielldá
""",
    "sma": """
jïh jih lea leah leam lij ij im idtjim manne datne dïhte mijjieh dijjieh dah mov dov altese mijjen dijjen daate dan dam
daesnie desnie gosse gusnie guktie gie mij maam mannasinnie edtja edtjem maahta maahtam maahtede åadtjodh åadtjoem
sïjhtem sïjhti daarpesjem daarpesje mohte jallh aaj annje daelie åvtelen mænngan buaregh buerie gæjhtoe gæjhtoeh
heelsegh tjïelte tjïelten kommuvne maana maanah skuvle skuvlesne rïsve tjaetsie geajnoe lopme maeksedh maaksoe gåetie
aamhtese gyhtjelasse gihtjedh vaestiedasse vaestiedidh viehkie viehkiehtidh tïjje biejjie våhkoe aske jaepie daan
jåktan jirreden dellie telefovne ringkedh adresse ohtseme ohtsedh åarjelsaemien gïele gïelesne saemien saemesth gaajhke
jeenjh ajve tjidtjie aehtjie aahka bïevnesh bïevnesem vedtedh gærja gaskem
""",
    "no": """
og at det er en et jeg på for ikke har vi som med av til den de om kan når hvordan hva hvor skal skulle dere min mitt
mine vår våre hei takk hilsen fra men eller så også der her nå etter før under over ved blir ble bli vil hvilken får
fikk ha hadde noen noe ingen ingenting kommer kom meg oss deg man seg han hun deres uten bare mye allerede igjen ennå
alle alt hvorfor hvem må går gikk står ligger finnes trenger lurer ønsker søke søknad barn skole barnehage søppel vann
vei gate snø regning avgift byggesøknad hus leilighet kommune kommunen sak tid dag uke måned år idag hjelp spørsmål svar
""",
    "da": """
og at det er en et jeg på for ikke har vi som med af til den de om kan når hvordan hvad hvor skal skulle i jer min mit
mine vores hej tak hilsen fra men eller så også der her nu efter før under over ved bliver blev blive vil hvilken får
fik have havde nogen noget ingen intet kommer kom mig os dig man sig han hun deres uden bare meget allerede igen endnu
alle alt hvorfor hvem må går gik står ligger findes behøver ønsker søge ansøgning børn barn skole børnehave affald vand
vej gade sne regning gebyr byggetilladelse hus lejlighed kommune kommunen sag tid dag uge måned år hjælp spørgsmål svar
""",
    "de": """
und der die das ist nicht ein eine einen ich wir sie es zu den dem mit für auf von im in haben hat habe sind war wird
werden kann können wie was wo wann warum wer bitte danke guten tag hallo grüße freundlichen mein meine unser unsere ihr
ihre aber oder auch noch schon nur wenn als nach vor bei aus über unter dass mir uns ihnen muss möchte möchten brauche
frage fragen antwort hilfe kind kinder schule kindergarten müll mülltonne abgeholt geleert wasser straße weg schnee
rechnung gebühr baugenehmigung haus wohnung gemeinde zeit woche monat jahr heute gestern morgen telefon adresse antrag
""",
    "pl": """
i w na nie to jest się że do z za o co jak gdzie kiedy dlaczego kto czy ja mam mamy ma są był była było będzie może mogę
można proszę dziękuję dzień dobry witam pozdrawiam mój moja moje nasz nasza dla od po przed przez przy bez ale lub
albo też także już jeszcze tylko bardzo tutaj tam teraz potem muszę chcę chciałbym chciałabym potrzebuję pytanie
odpowiedź pomoc dziecko dzieci szkoła przedszkole śmieci kosz woda droga ulica śnieg rachunek faktura opłata pozwolenie
dom mieszkanie gmina gminy sprawa czas tydzień miesiąc rok dzisiaj wczoraj jutro telefon adres wniosek złożyć zapłacić
""",
    "so": """
waa iyo oo in aan ka ku u la waxaan waxay waxaad ma maxay maxaad sidee halkee goorma yaa ayaa uu ay way anigu aniga
adiga isaga iyada annaga carruur carruurta ilmaha ilmahayga dugsi dugsiga iskuul iskuulka xannaanada qashinka biyaha
wadada barafka biilka lacag lacagta guri guriga degmada degmo magaalo arrin su'aal su'aashayda jawaab caawimaad caawin
waqti maalin toddobaad bil sanad maanta shalay berri telefoon cinwaan codsi codsan karaa karo kartaa rabaa doonayaa
doonaynaa mahadsanid mahadsantahay salaan fadlan waan leh jira jirto haddii laakiin ama kale badan weli hadda kadib
kahor qof qoys qoyska hooyo aabbe caruurtayda luqadda soomaali soomaaliga af afka
""",
}
