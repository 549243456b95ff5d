"""Texts the recogniser has not learnt from, as citizens write them; docs/routing.md says what comes out of them."""

import pytest

from servicedesk.lib.which_language import which_language

TEXTS = {
    "sv": (
        "Hej! Tunnan vid Åkervägen 14 B blev inte tömd i fredags.",
        "När öppnar badhuset på lördag?",
        "Jag vill överklaga beslutet om bygglov för min granne",
        "Hålet i vägen utanför skolan är farligt för cyklister",
        "Min faktura stämmer inte, ni har räknat dubbelt",
        "Kan man få parkeringstillstånd utan att komma till er?",
    ),
    "en": (
        "Hello, my bin was not emptied last week. Could you tell me why?",
        "How do I apply for a place at preschool?",
        "There is a broken street light near my apartment",
        "I would like to appeal the decision about parking",
    ),
    "fi": (
        "Hei, äitini tarvitsee apua kotona. Voiko joku soittaa minulle suomeksi?",
        "Milloin roska-auto tulee meidän kadulle?",
        "Haluaisin hakea päivähoitopaikkaa lapselleni ensi syksyksi.",
        "Miten voin maksaa laskun, jos en ole saanut sitä?",
    ),
    "fit": (
        "Päivää! Met olemma saahneet väärän räkninkin. Saattako kommuuni auttaa?",
        "Koska tet tuletta plooaahmaan tien? Täälä oon paljon lunta.",
        "Mie haluan praatata meänkieltä ko mie soitan kommuunhiin.",
        "Kläpit oon skoulussa ja met tarttema apua.",
    ),
    "se": (
        "Bures! Mun háliidan ohcat mánáidgárdesaji mu mánnái. Sáhttágo gielda veahkehit?",
        "Goas ruskabiila boahtá min lusa? Ruskalihtti lea dievva.",
        "Lea go vejolaš oažžut vástádusa davvisámegillii?",
        "Mu eadni dárbbaša veahki ruovttus, sáhttibehtet go riŋget munnje?",
    ),
    "smj": (
        "Buoris! Mån sihtav åhtsåt sajev máná gárddáj. Máhttá gus suohkan viehkedit?",
        "Mån dárbahav viehkev ja sihtav ságastit julevsámegiellaj.",
        "Gåktu galgav mákset dáv rehkeŋav?",
    ),
    "sma": (
        "Buaregh! Manne sïjhtem viehkiem åadtjodh. Maahta tjïelte munnjien ringkedh?",
        "Gosse edtja rïsve veedtjedh? Mijjieh daarpesjem daejredh.",
        "Manne sïjhtem åarjelsaemien soptsestidh.",
    ),
    "ar": ("مرحبا، متى يتم تفريغ حاوية القمامة في شارعنا؟",),
    "fa": ("سلام، چگونه می‌توانم برای مهدکودک درخواست بدهم؟ پاسخ بدهید",),
    "so": (
        "Salaan, waxaan rabaa in aan codsado xannaanada ilmahayga. Sidee ayaan u codsan karaa?",
        "Qashinka guriga lama qaadin toddobaadkan, fadlan i caawiya",
    ),
    "ti": ("ሰላም፣ ጐሓፍ መዓስ ይውሰድ?",),
    "uk": ("Добрий день! Коли вивезуть сміття з нашої вулиці?",),
    "ru": ("Здравствуйте! Когда вы вывезете мусор? Мы ждём.",),
    "pl": (
        "Dzień dobry, kiedy zostaną odebrane śmieci z naszej ulicy?",
        "Chciałabym złożyć wniosek o przedszkole dla mojego syna.",
    ),
    "de": (
        "Guten Tag, unsere Mülltonne wurde nicht geleert. Wann kommen Sie?",
        "Ich brauche eine Baugenehmigung für mein Haus.",
    ),
    "no": ("Hei, når kommer dere og tømmer søppelet vårt? Jeg trenger svar.",),
    "da": ("Hej, hvornår bliver vores affald hentet? Jeg ønsker et svar.",),
}
NO_GUESS = (
    "",
    "ok tack",
    "Avfall",
    "070-174 06 05",
    "Mvh Anna",
    "https://storan.example/avgifter/avfall anna.lind@mejl.example",
    "Onko kirjasto auki lauantaina?",  # Finnish, but two words too few are common ones
    "Lorem ipsum dolor sit amet consectetur adipiscing elit",
    "¿Cuándo recogen la basura de nuestra calle? Gracias por su ayuda",
    "Quand est-ce que vous ramassez les ordures dans notre rue ?",
    "Bună ziua, când se ridică gunoiul de pe strada noastră?",
    "asdf qwer zxcv uiop hjkl",
)


@pytest.mark.parametrize("language", TEXTS)
def test_language_of_a_text_is_recognised(language: str) -> None:
    assert [which_language(text) for text in TEXTS[language]] == [language] * len(TEXTS[language])


def test_short_mixed_and_unknown_texts_are_not_guessed() -> None:
    assert {text: which_language(text) for text in NO_GUESS} == dict.fromkeys(NO_GUESS, "")


def test_what_is_quoted_far_down_does_not_decide() -> None:
    long = (
        "Hej! Jag undrar när ni kommer och tömmer vår tunna. " * 25
        + "Please note that this e-mail is confidential. " * 99
    )

    assert which_language(long) == "sv"
