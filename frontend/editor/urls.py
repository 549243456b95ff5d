"""Addresses of the knowledge base for agents and editors."""

from django.urls import path

from frontend.editor import (
    article,
    beginning,
    coverage,
    coverage_table,
    inserting,
    keeping,
    library,
    remarks,
    side_forms,
    versions,
    workflow,
    writing,
)

_ARTICLE = "kunskap/<int:pk>/"

urlpatterns = [
    path("kunskap/", library.knowledge, name="knowledge"),
    path("kunskap/ny/", beginning.knowledge_new, name="knowledge_new"),
    path("kunskap/sokningar/", beginning.knowledge_searches, name="knowledge_searches"),
    path("kunskap/sokningar/avslut/", beginning.knowledge_search_settling, name="knowledge_search_settling"),
    path("kunskap/liknande/", inserting.knowledge_similar, name="knowledge_similar"),
    path("kunskap/lankar/", inserting.knowledge_links, name="knowledge_links"),
    path("kunskap/inklistring/", inserting.knowledge_pasting, name="knowledge_pasting"),
    path("kunskap/tackning/", coverage.coverage, name="coverage"),
    path("kunskap/tackning/fil/", coverage_table.coverage_file, name="coverage_file"),
    path("kunskap/tackning/inlasning/", coverage_table.coverage_table, name="coverage_table"),
    path("kunskap/tackning/korningar/", coverage.coverage_run, name="coverage_run"),
    path("kunskap/tackning/ny/", coverage.coverage_new, name="coverage_new"),
    path("kunskap/tackning/<int:pk>/", coverage.coverage_question, name="coverage_question"),
    path("kunskap/tackning/<int:pk>/borttagning/", coverage.coverage_removal, name="coverage_removal"),
    path(_ARTICLE, article.knowledge_article, name="knowledge_article"),
    path(_ARTICLE + "flaggor/", article.knowledge_flags, name="knowledge_flags"),
    path(_ARTICLE + "flaggor/<int:flag_id>/avslut/", article.knowledge_flag_settling, name="knowledge_flag_settling"),
    path(_ARTICLE + "redigera/", writing.knowledge_editing, name="knowledge_editing"),
    path(_ARTICLE + "utkast/", keeping.knowledge_draft, name="knowledge_draft"),
    path(_ARTICLE + "utkast/borttagning/", keeping.knowledge_draft_removal, name="knowledge_draft_removal"),
    path(_ARTICLE + "filer/", inserting.knowledge_files, name="knowledge_files"),
    path(_ARTICLE + "atertagande/", workflow.knowledge_taking_back, name="knowledge_taking_back"),
    path(_ARTICLE + "andringsbegaran/", workflow.knowledge_sending_back, name="knowledge_sending_back"),
    path(_ARTICLE + "oversyn/", workflow.knowledge_review, name="knowledge_review"),
    path(_ARTICLE + "avpublicering/", workflow.knowledge_unpublishing, name="knowledge_unpublishing"),
    path(_ARTICLE + "ansvar/", side_forms.knowledge_responsibility, name="knowledge_responsibility"),
    path(_ARTICLE + "placering/", side_forms.knowledge_placing, name="knowledge_placing"),
    path(_ARTICLE + "synlighet/", side_forms.knowledge_visibility, name="knowledge_visibility"),
    path(_ARTICLE + "adress/", side_forms.knowledge_address, name="knowledge_address"),
    path(_ARTICLE + "kortformer/<slug:kind>/", side_forms.knowledge_short_form, name="knowledge_short_form"),
    path(_ARTICLE + "anmarkningar/", remarks.knowledge_remarks, name="knowledge_remarks"),
    path(
        _ARTICLE + "anmarkningar/<int:remark_id>/svar/",
        remarks.knowledge_remark_answers,
        name="knowledge_remark_answers",
    ),
    path(
        _ARTICLE + "anmarkningar/<int:remark_id>/avslut/",
        remarks.knowledge_remark_settling,
        name="knowledge_remark_settling",
    ),
    path(_ARTICLE + "sprak/", beginning.knowledge_translations, name="knowledge_translations"),
    path(_ARTICLE + "versioner/", versions.knowledge_versions, name="knowledge_versions"),
    path(
        _ARTICLE + "versioner/<slug:language>/<int:number>/aterstallning/",
        versions.knowledge_restoring,
        name="knowledge_restoring",
    ),
]
