from knowledgebase.models.article import Article, Audience, Visibility
from knowledgebase.models.article_file import ArticleFile
from knowledgebase.models.category import Category, LifeEvent
from knowledgebase.models.contact_way import ContactWay, WayKind
from knowledgebase.models.coverage import CoverageFall, CoverageQuestion, CoverageRun, CoverageShare
from knowledgebase.models.disturbance import Disturbance
from knowledgebase.models.editing import Editing, Flag, Remark
from knowledgebase.models.embed_origin import EmbedOrigin
from knowledgebase.models.event import ArticleEvent, ArticleEventKind
from knowledgebase.models.indexed import IndexedTerm, IndexedText, Passage, TermKind
from knowledgebase.models.link_check import LinkCheck, LinkOutcome
from knowledgebase.models.radar import Question, QuestionEvent, RadarContact, RadarRun
from knowledgebase.models.revision import LinkKind, Rendering, RenderingKind, Revision
from knowledgebase.models.site_page import AccessibilityStatement, Assessed, Conformity, SitePage, SitePageKey
from knowledgebase.models.statistics import SearchesOfDay, SettledSearch, ViewsOfDay
from knowledgebase.models.translation import SlugRedirect, Status, Translation
from knowledgebase.models.use import ArticleUse, Feedback, SparedAt, SparedContact, UseKind
from knowledgebase.models.weekly_mail import WeeklyMail

__all__ = [
    "AccessibilityStatement",
    "Article",
    "ArticleEvent",
    "ArticleEventKind",
    "ArticleFile",
    "ArticleUse",
    "Assessed",
    "Audience",
    "Category",
    "Conformity",
    "ContactWay",
    "CoverageFall",
    "CoverageQuestion",
    "CoverageRun",
    "CoverageShare",
    "Disturbance",
    "Editing",
    "EmbedOrigin",
    "Feedback",
    "Flag",
    "IndexedTerm",
    "IndexedText",
    "LifeEvent",
    "LinkCheck",
    "LinkKind",
    "LinkOutcome",
    "Passage",
    "Question",
    "QuestionEvent",
    "RadarContact",
    "RadarRun",
    "Remark",
    "Rendering",
    "RenderingKind",
    "Revision",
    "SearchesOfDay",
    "SettledSearch",
    "SitePage",
    "SitePageKey",
    "SlugRedirect",
    "SparedAt",
    "SparedContact",
    "Status",
    "TermKind",
    "Translation",
    "UseKind",
    "ViewsOfDay",
    "Visibility",
    "WayKind",
    "WeeklyMail",
]
