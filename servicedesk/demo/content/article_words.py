"""Short ways to write the articles of the knowledge base: Markdown, the common links, and who answers for what."""

import re
from functools import partial
from textwrap import dedent

from servicedesk.demo.content.article_shapes import Article, ArticleTranslation, Link

_STARTS_A_LINE = re.compile(r"(?:#{1,4} |- |\d+\. |\||> )")


def md(text: str) -> str:
    """Markdown as an editor writes it: wrapped lines are joined, headings, list items and table rows stay."""
    lines: list[str] = []
    for line in dedent(text).strip().splitlines():
        is_wrapped = lines and lines[-1] and line.strip() and not _STARTS_A_LINE.match(line.strip())
        if is_wrapped and not lines[-1].startswith(("#", "|")):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return "\n".join(lines)


def said(text: str) -> str:
    """One paragraph: a short answer or a text message, however it is wrapped."""
    return " ".join(text.split())


def e_service(label: str, path: str) -> Link:
    return Link("e_service", label, f"https://e-tjanster.storan.example/{path}")


def page(label: str, path: str) -> Link:
    """A page of the municipality's web site."""
    return Link("page", label, f"https://www.storan.example/{path}")


def mail_to(address: str) -> Link:
    return Link("contact", f"Mejla {address}", f"mailto:{address}")


RING = Link("contact", "Ring 0980-31 92 00", "tel:+46980319200")
WRITE = Link("contact", "Skriv till oss", "/kontakt/skriv-till-oss/")
REPORT_A_FAULT = Link("contact", "Gör en felanmälan", "/kontakt/felanmalan/")
COMMENT = Link("contact", "Lämna en synpunkt", "/kontakt/synpunkt/")
PUBLIC_DOCUMENT = Link("contact", "Begär ut en allmän handling", "/kontakt/begar-allman-handling/")

_MIKAEL, _EMIR = "mikael.oberg@storan.example", "emir.hadzic@storan.example"
_JOHAN, _SAMIR = "johan.akerstrom@storan.example", "samir.haddad@storan.example"
_FATIMA, _LARS_GORAN = "fatima.darwish@storan.example", "lars-goran.wallstrom@storan.example"
_HODAN, _ELLE = "hodan.warsame.ali@storan.example", "elle-marja.sarri@storan.example"
_BIRGITTA, _AYAAN = "birgitta.norrman@storan.example", "ayaan.yusuf.nur@storan.example"
_KATARINA, _PIRKKO = "katarina.wisniewska.holm@storan.example", "pirkko.kallio@storan.example"
_ASA = "asa.lindqvist@storan.example"

waste = partial(Article, team="avfall", responsible=_MIKAEL, deputy=_JOHAN)
water = partial(Article, team="vatten-avlopp", responsible=_EMIR, deputy=_MIKAEL)
building = partial(Article, team="bygglov", responsible=_FATIMA, deputy=_LARS_GORAN)
streets = partial(Article, team="gata-park", responsible=_LARS_GORAN, deputy=_EMIR)
preschool = partial(Article, team="forskola-skola", responsible=_HODAN, deputy=_ELLE)
school = partial(Article, team="forskola-skola", responsible=_ELLE, deputy=_SAMIR)
social = partial(Article, team="socialtjanst", responsible=_BIRGITTA, deputy=_AYAAN)
culture = partial(Article, team="kultur-fritid", responsible=_KATARINA, deputy=_PIRKKO)
municipality = partial(Article, team="kontaktcenter", responsible=_ASA, deputy=_PIRKKO)

english = partial(ArticleTranslation, language="en")
finnish = partial(ArticleTranslation, language="fi")
