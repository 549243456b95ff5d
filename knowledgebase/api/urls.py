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
from knowledgebase.api.coverage import CoverageQuestionsView, CoverageQuestionView, CoverageRunsView
from knowledgebase.api.drafts import ArticleDraftSubmissionView, ArticleDraftsView, ArticleDraftView
from knowledgebase.api.radar import (
    RadarDraftView,
    RadarLinkView,
    RadarMergesView,
    RadarMergeUndoingView,
    RadarPlacingView,
    RadarQuestionsView,
    RadarQuestionView,
    RadarSplitsView,
)

urlpatterns = [
    path("articles/", ArticlesView.as_view(), name="api-articles"),
    path("articles/suggest/", ArticleSuggestionsView.as_view(), name="api-article-suggestions"),
    path("articles/<slug:name>/", ArticleView.as_view(), name="api-article"),
    path("articles/<slug:name>/feedback/", ArticleFeedbackView.as_view(), name="api-article-feedback"),
    path("article-categories/", ArticleCategoriesView.as_view(), name="api-article-categories"),
    path("life-events/", LifeEventsView.as_view(), name="api-life-events"),
    path("coverage-questions/", CoverageQuestionsView.as_view(), name="api-coverage-questions"),
    path("coverage-questions/<int:id>/", CoverageQuestionView.as_view(), name="api-coverage-question"),
    path("coverage-runs/", CoverageRunsView.as_view(), name="api-coverage-runs"),
    path("article-drafts/", ArticleDraftsView.as_view(), name="api-article-drafts"),
    path("article-drafts/<int:id>/", ArticleDraftView.as_view(), name="api-article-draft"),
    path(
        "article-drafts/<int:id>/submission/", ArticleDraftSubmissionView.as_view(), name="api-article-draft-submission"
    ),
    path("questions/", RadarQuestionsView.as_view(), name="api-questions"),
    path("questions/<int:id>/", RadarQuestionView.as_view(), name="api-question"),
    path("questions/<int:id>/merges/", RadarMergesView.as_view(), name="api-question-merges"),
    path("questions/<int:id>/merges/undoing/", RadarMergeUndoingView.as_view(), name="api-question-merge-undoing"),
    path("questions/<int:id>/splits/", RadarSplitsView.as_view(), name="api-question-splits"),
    path("questions/<int:id>/contacts/", RadarPlacingView.as_view(), name="api-question-contacts"),
    path("questions/<int:id>/article/", RadarLinkView.as_view(), name="api-question-article"),
    path("questions/<int:id>/draft/", RadarDraftView.as_view(), name="api-question-draft"),
]
