"""Addresses of the API about articles, below /api/v1/."""

from django.urls import path

from knowledgebase.api.articles import (
    ArticleCategoriesView,
    ArticleFeedbackView,
    ArticleSuggestionsView,
    ArticlesView,
    ArticleView,
    LifeEventsView,
)
from knowledgebase.api.drafts import ArticleDraftSubmissionView, ArticleDraftsView, ArticleDraftView

urlpatterns = [
    path("articles/", ArticlesView.as_view(), name="api-articles"),
    path("articles/suggest/", ArticleSuggestionsView.as_view(), name="api-article-suggestions"),
    path("articles/<slug:name>/", ArticleView.as_view(), name="api-article"),
    path("articles/<slug:name>/feedback/", ArticleFeedbackView.as_view(), name="api-article-feedback"),
    path("article-categories/", ArticleCategoriesView.as_view(), name="api-article-categories"),
    path("life-events/", LifeEventsView.as_view(), name="api-life-events"),
    path("article-drafts/", ArticleDraftsView.as_view(), name="api-article-drafts"),
    path("article-drafts/<int:id>/", ArticleDraftView.as_view(), name="api-article-draft"),
    path(
        "article-drafts/<int:id>/submission/", ArticleDraftSubmissionView.as_view(), name="api-article-draft-submission"
    ),
]
