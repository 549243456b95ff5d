"""The knowledge base's tree and the six life events, named as people who look for something would name them."""

from servicedesk.demo.content.article_shapes import ArticleCategory, LifeEvent

# A shelf is read in three lines: what it is called and where it stands, then what is on it in both languages.
# fmt: off
ARTICLE_CATEGORIES = (
    ArticleCategory(
        "avfall", "Avfall och återvinning", "Waste and recycling", "", "bin",
        "Hämtning, kärl, sortering och återvinningscentralen.",
        "Collection, bins, sorting and the recycling centre.",
    ),
    ArticleCategory(
        "hamtning", "Hämtning och kärl", "Collection and bins", "avfall", "bin",
        "Hämtningsdag, missad tömning och byte av kärl.",
        "Collection day, missed collection and change of bin.",
    ),
    ArticleCategory(
        "sortering", "Sortera rätt", "Sorting", "avfall", "leaf",
        "Vad som ska ligga var, och vad som är farligt.",
        "What goes where, and what is dangerous.",
    ),
    ArticleCategory(
        "atervinningscentral", "Återvinningscentralen", "Recycling centre", "avfall", "refresh",
        "Öppettider, passerkort och vad du får lämna.",
        "Opening hours, access card and what you may leave.",
    ),
    ArticleCategory(
        "vatten", "Vatten och avlopp", "Water and sewerage", "", "drop",
        "Dricksvatten, läckor, avlopp, mätare och faktura.",
        "Drinking water, leaks, sewers, meter and invoice.",
    ),
    ArticleCategory(
        "dricksvatten", "Dricksvatten och läckor", "Drinking water and leaks", "vatten", "drop",
        "Brunt vatten, avstängt vatten och läckor.",
        "Brown water, no water and leaks.",
    ),
    ArticleCategory(
        "avlopp", "Avlopp", "Sewerage", "vatten", "drop",
        "Stopp, eget avlopp och vad som får spolas ned.",
        "Blocked drains, sewers of your own and what you may flush.",
    ),
    ArticleCategory(
        "vattenfaktura", "Mätare och faktura", "Meter and invoice", "vatten", "bank",
        "Läs av mätaren, förstå fakturan och anslut ditt hus.",
        "Read the meter, understand the invoice, connect your house.",
    ),
    ArticleCategory(
        "bygga-bo", "Bygga och bo", "Building and housing", "", "hammer",
        "Bygglov, strandskydd, eldstad, grannar och tomter.",
        "Building permits, shore protection, stoves, neighbours and plots.",
    ),
    ArticleCategory(
        "behovs-lov", "Behöver jag lov?", "Do I need a permit?", "bygga-bo", "hammer",
        "Altan, plank, litet hus, carport, skylt och solceller.",
        "Veranda, fence, small house, carport, sign and solar panels.",
    ),
    ArticleCategory(
        "ansoka-lov", "Söka lov och bygga", "Applying and building", "bygga-bo", "file",
        "Ansökan, avgift, väntetid, startbesked och slutbesked.",
        "Application, fee, waiting time and the steps to a finished house.",
    ),
    ArticleCategory(
        "mark-eld", "Tomt, strand och eldning", "Plot, shore and fire", "bygga-bo", "home",
        "Strandskydd, kamin, sotning, detaljplan och tomtkö.",
        "Shore protection, stoves, chimneys, local plan and plots.",
    ),
    ArticleCategory(
        "forskola-skola", "Förskola och skola", "Preschool and school", "", "school",
        "Plats, avgift, skolval, skolskjuts och vuxenutbildning.",
        "Place, fee, choice of school, school bus and adult education.",
    ),
    ArticleCategory(
        "forskola", "Förskola", "Preschool", "forskola-skola", "pram",
        "Kö, plats, avgift och uppsägning.",
        "Queue, place, fee and giving notice.",
    ),
    ArticleCategory(
        "grundskola", "Grundskola", "Compulsory school", "forskola-skola", "school",
        "Skolval, ledighet, mat, språk och trygghet.",
        "Choice of school, leave, food, languages and safety.",
    ),
    ArticleCategory(
        "skolskjuts", "Skolskjuts", "School transport", "forskola-skola", "road",
        "Ansökan, försenad buss och överklagande.",
        "Application, late bus and appeal.",
    ),
    ArticleCategory(
        "vuxna-gymnasium", "Gymnasium och vuxna", "Upper secondary and adults", "forskola-skola", "book",
        "Gymnasieval, komvux och svenska för invandrare.",
        "Upper secondary school, adult education and Swedish.",
    ),
    ArticleCategory(
        "gata-trafik", "Gata, trafik och park", "Streets and parks", "", "road",
        "Snö, hål i vägen, lampor, parkering och lekplatser.",
        "Snow, potholes, lamps, parking and playgrounds.",
    ),
    ArticleCategory(
        "sno-halka", "Snö och halka", "Snow and ice", "gata-trafik", "road",
        "Plogning, sandning, plogvallar och snöhjälp.",
        "Ploughing, gritting, banks of snow and help to shovel.",
    ),
    ArticleCategory(
        "fel-gata", "Fel på gatan", "Faults in the street", "gata-trafik", "warn",
        "Felanmälan, lampor, hål och ersättning.",
        "Report a fault, lamps, potholes and compensation.",
    ),
    ArticleCategory(
        "parkering", "Parkering och trafik", "Parking and traffic", "gata-trafik", "pin",
        "Tillstånd, parkeringsböter, farthinder och övergivna bilar.",
        "Permits, parking fines, speed bumps and abandoned cars.",
    ),
    ArticleCategory(
        "park", "Parker, träd och djur", "Parks, trees and animals", "gata-trafik", "leaf",
        "Lekplatser, träd, skotrar och upphittade djur.",
        "Playgrounds, trees, snowmobiles and found animals.",
    ),
    ArticleCategory(
        "stod-omsorg", "Stöd och omsorg", "Support and care", "", "heart",
        "Hjälp för äldre, pengar, oro och funktionsnedsättning.",
        "Help for older people, money, worry and disability.",
    ),
    ArticleCategory(
        "aldre", "Äldre", "Older people", "stod-omsorg", "heart",
        "Hemtjänst, larm, boende och färdtjänst.",
        "Home care, alarm, housing and transport service.",
    ),
    ArticleCategory(
        "ekonomi", "Pengar och ekonomi", "Money", "stod-omsorg", "bank",
        "Försörjningsstöd, skulder och hjälp vid dödsfall.",
        "Income support, debts and help when someone has died.",
    ),
    ArticleCategory(
        "oro", "Orolig för någon", "Worried about someone", "stod-omsorg", "shield",
        "Barn som far illa, våld och oro för en vuxen.",
        "Children at risk, violence and worry about an adult.",
    ),
    ArticleCategory(
        "funktionsnedsattning", "Funktionsnedsättning", "Disability", "stod-omsorg", "person-q",
        "Stöd i vardagen, god man och anpassad bostad.",
        "Support in everyday life, guardian and adapted homes.",
    ),
    ArticleCategory(
        "kultur-fritid", "Kultur och fritid", "Culture and leisure", "", "book",
        "Bibliotek, simhall, spår, lokaler och föreningar.",
        "Library, swimming hall, ski tracks, venues and associations.",
    ),
    ArticleCategory(
        "bibliotek", "Bibliotek och konst", "Library and art", "kultur-fritid", "book",
        "Lånekort, pinkod, sena böcker och konsthallen.",
        "Library card, PIN, late books and the art hall.",
    ),
    ArticleCategory(
        "idrott", "Idrott och friluftsliv", "Sports and outdoors", "kultur-fritid", "pin",
        "Simhallen, skidspåren och hallarna.",
        "The swimming hall, the ski tracks and the sports halls.",
    ),
    ArticleCategory(
        "forening", "Föreningar och lokaler", "Associations and venues", "kultur-fritid", "users",
        "Boka lokal och söka bidrag.",
        "Book a venue and apply for grants.",
    ),
    ArticleCategory(
        "foretag", "Företag och tillstånd", "Business and permits", "", "case",
        "Starta, servera, sälja och hitta mark.",
        "Start, serve, sell and find land.",
    ),
    ArticleCategory(
        "kommunen", "Kommun och demokrati", "Municipality and democracy", "", "bank",
        "Kontakt, val, handlingar, fakturor och dina rättigheter.",
        "Contact, elections, documents, invoices and your rights.",
    ),
    ArticleCategory(
        "kontakt", "Kontakt och e-tjänster", "Contact and e-services", "kommunen", "phone",
        "Öppettider, inloggning, fakturor och jobb.",
        "Opening hours, signing in, invoices and jobs.",
    ),
    ArticleCategory(
        "dina-rattigheter", "Dina rättigheter", "Your rights", "kommunen", "shield",
        "Handlingar, överklagande, språk och personuppgifter.",
        "Documents, appeals, languages and personal data.",
    ),
    ArticleCategory(
        "val", "Val och påverkan", "Elections and influence", "kommunen", "flag",
        "Rösta, lämna synpunkter och medborgarförslag.",
        "Vote, comment and propose.",
    ),
)

LIFE_EVENTS = (
    LifeEvent(
        "flytta", "Flytta", "Moving",
        "Vatten, sopor, skola, parkering", "box", "Water, waste, school, parking",
    ),
    LifeEvent(
        "fa-barn", "Få barn", "Having a child",
        "Förskola, avgifter, öppen förskola", "pram", "Preschool, fees, open preschool",
    ),
    LifeEvent(
        "bygga-renovera", "Bygga och renovera", "Building and renovating",
        "Bygglov, strandskydd, eldstad", "hammer", "Permits, shore protection, stoves",
    ),
    LifeEvent(
        "starta-foretag", "Starta företag", "Starting a business",
        "Tillstånd, lokaler, rådgivning", "case", "Permits, premises, advice",
    ),
    LifeEvent(
        "aldras", "Åldras", "Growing older",
        "Hemtjänst, färdtjänst, boende", "heart", "Home care, transport, housing",
    ),
    LifeEvent(
        "nar-nagon-dor", "När någon dör", "When someone dies",
        "Begravning, dödsbo, stöd", "candle", "Funeral, estate, support",
    ),
)
# fmt: on
