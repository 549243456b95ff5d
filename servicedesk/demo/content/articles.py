"""All the articles of the knowledge base in one tuple, and all their translations in another."""

from servicedesk.demo.content import (
    articles_bins,
    articles_building,
    articles_business,
    articles_concern,
    articles_contact,
    articles_culture,
    articles_disability,
    articles_elections,
    articles_en,
    articles_en_people,
    articles_fi,
    articles_older,
    articles_parks,
    articles_permits,
    articles_plot,
    articles_preschool,
    articles_preschool_fee,
    articles_recycling,
    articles_rights,
    articles_routines,
    articles_school,
    articles_school_days,
    articles_school_transport,
    articles_snow,
    articles_sorting,
    articles_sports,
    articles_streets,
    articles_support,
    articles_traffic,
    articles_transport_service,
    articles_waste,
    articles_water,
    articles_water_meter,
)
from servicedesk.demo.content.article_shapes import Article, ArticleTranslation

ARTICLES: tuple[Article, ...] = (
    articles_waste.ARTICLES
    + articles_bins.ARTICLES
    + articles_sorting.ARTICLES
    + articles_recycling.ARTICLES
    + articles_water.ARTICLES
    + articles_water_meter.ARTICLES
    + articles_building.ARTICLES
    + articles_permits.ARTICLES
    + articles_plot.ARTICLES
    + articles_preschool.ARTICLES
    + articles_preschool_fee.ARTICLES
    + articles_school.ARTICLES
    + articles_school_days.ARTICLES
    + articles_school_transport.ARTICLES
    + articles_snow.ARTICLES
    + articles_streets.ARTICLES
    + articles_traffic.ARTICLES
    + articles_parks.ARTICLES
    + articles_older.ARTICLES
    + articles_transport_service.ARTICLES
    + articles_support.ARTICLES
    + articles_concern.ARTICLES
    + articles_disability.ARTICLES
    + articles_culture.ARTICLES
    + articles_sports.ARTICLES
    + articles_business.ARTICLES
    + articles_contact.ARTICLES
    + articles_routines.ARTICLES
    + articles_rights.ARTICLES
    + articles_elections.ARTICLES
)

ARTICLE_TRANSLATIONS: tuple[ArticleTranslation, ...] = (
    articles_en.TRANSLATIONS + articles_en_people.TRANSLATIONS + articles_fi.TRANSLATIONS
)
