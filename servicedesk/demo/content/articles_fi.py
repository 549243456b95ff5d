"""Articles in Finnish."""

from servicedesk.demo.content.article_shapes import Link
from servicedesk.demo.content.article_words import e_service, finnish, md, page, said

RING_FI = Link("contact", "Soita 0980-31 92 00", "tel:+46980319200")
WRITE_FI = Link("contact", "Kirjoita meille", "/kontakt/skriv-till-oss/")

TRANSLATIONS = (
    finnish(
        article="kontakta-kommunen",
        slug="ota-yhteytta",
        question="Miten saan yhteyden kuntaan?",
        short_answer=said("""Soita 0980-31 92 00 tai kirjoita chatissa arkisin klo 8–16.30, perjantaisin klo 15
            asti. Käy kaupungintalolla, Storgatan 1, klo 10–16. Vaarallisista vioista voit ilmoittaa vuorokauden
            ympäri."""),
        details=md("""
            ## Aukioloajat
            | Tapa | Milloin |
            | --- | --- |
            | Puhelin ja chat | Maanantai–torstai 8–16.30, perjantai 8–15 |
            | Käynti | Maanantai–torstai 10–16, perjantai 10–14 |
            | Tekstiviesti 070-174 06 99 | Vastaus arkisin |

            ## Suomeksi
            Sano, että haluat puhua suomea. Silloin soitamme sinulle takaisin. Sinulla on oikeus käyttää suomea
            kunnan kanssa."""),
        links=(RING_FI, WRITE_FI),
    ),
    finnish(
        article="kan-jag-dricka-brunt-vatten",
        slug="ruskea-vesi",
        question="Voiko ruskeaa vettä juoda?",
        short_answer=said("""Ruskea väri on yleensä rautaa, joka on irronnut putkesta. Se ei ole vaarallista, mutta
            älä juo vettä. Laske kylmää vettä kymmenen minuuttia. Jos vesi on yhä ruskeaa, soita 0980-31 92 00."""),
        steps=(
            "Laske kylmää vettä yhdestä hanasta kymmenen minuuttia.",
            "Odota pyykinpesun kanssa. Raudasta jää tahroja.",
            "Soita meille, jos vesi on yhä ruskeaa. Vastaamme vuorokauden ympäri.",
        ),
        details=md("""
            ## Pienet lapset
            Älä anna ruskeaa vettä alle vuoden ikäiselle lapselle. Hae vettä säiliöstä. Säiliön paikka näkyy
            verkkosivun yläreunassa."""),
        links=(page("Häiriöt juuri nyt", "driftlage"), RING_FI),
    ),
    finnish(
        article="ansok-om-forskola",
        slug="hae-esikoulupaikkaa",
        question="Miten haen lapselle paikkaa esikoulusta?",
        short_answer=said("""Hae e-palvelussa Förskola. Lapsi voi aloittaa, kun hän on täyttänyt vuoden. Hae
            vähintään neljä kuukautta ennen, niin saat paikan ajoissa."""),
        steps=(
            "Hae e-palvelussa ja valitse enintään kolme esikoulua.",
            "Odota tarjousta. Se tulee viimeistään kaksi kuukautta ennen toivomaasi päivää.",
            "Vastaa kymmenen päivän kuluessa.",
        ),
        details=md("""
            ## Suomenkielinen ryhmä
            Norrstrandissa on suomenkielinen ryhmä. Kirjoita hakemukseen *suomi*.

            ## Ilman sähköistä tunnistusta
            Soita meille, niin täytämme hakemuksen yhdessä."""),
        links=(e_service("Hae esikoulupaikkaa", "forskola"), RING_FI),
    ),
    finnish(
        article="undervisning-pa-modersmal",
        slug="aidinkielen-opetus",
        question="Voiko lapseni saada suomen opetusta koulussa?",
        short_answer=said("""Kyllä. Suomea voi opiskella, vaikka lapsi olisi ainoa oppilas tai aloittelija. Ilmoita
            lapsi viimeistään marraskuun viimeisenä päivänä."""),
        details=md("""
            ## Näin opiskellaan
            Opetusta on kaksi kertaa viikossa, tunti kerrallaan. Sama koskee saamea ja meänkieltä.

            ## Ilmoittautuminen
            Täytä lomake Modersmål e-palvelussa. Saat tiedon ajasta ja paikasta joulukuussa."""),
        links=(e_service("Ilmoita lapsi", "modersmal"), RING_FI),
    ),
    finnish(
        article="ansok-om-hemtjanst",
        slug="hae-kotipalvelua",
        question="Miten haen kotipalvelua?",
        short_answer=said("""Soita 0980-31 92 00 tai hae e-palvelussa. Käsittelijä soittaa sinulle kahden arkipäivän
            kuluessa. Apu alkaa yleensä kaksi päivää päätöksen jälkeen."""),
        details=md("""
            ## Suomeksi
            Sinulla on oikeus saada vanhustenhoitoa kokonaan tai suureksi osaksi suomeksi. Kerro se käsittelijälle.

            ## Mitä se maksaa?
            Maksu riippuu tuloistasi. Se on enintään 2 575 kruunua kuukaudessa.

            ## Älä kirjoita terveydestä
            Sähköposti ei ole turvallinen. Soita mieluummin."""),
        links=(e_service("Hae kotipalvelua", "hemtjanst"), RING_FI),
    ),
    finnish(
        article="nationella-minoriteters-rattigheter",
        slug="vahemmistojen-oikeudet",
        question="Mitä oikeuksia minulla on, kun puhun suomea?",
        short_answer=said("""Saat käyttää suomea, kun otat yhteyttä meihin, ja saat vastauksen suomeksi. Sinulla on
            myös oikeus esikouluun ja vanhustenhoitoon kokonaan tai suureksi osaksi suomeksi."""),
        details=md("""
            ## Hallintoalue
            Kunta kuuluu suomen, saamen ja meänkielen hallintoalueeseen. Siitä säädetään laissa kansallisista
            vähemmistöistä ja vähemmistökielistä.

            ## Vaikuta
            Neuvotteluja pidetään neljä kertaa vuodessa. Kaikki ovat tervetulleita."""),
        links=(RING_FI, page("Neuvottelut", "minoriteter")),
        is_stale=True,
    ),
)
