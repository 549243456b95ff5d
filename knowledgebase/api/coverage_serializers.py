"""Bodies of the coverage test."""

from typing import Any

from rest_framework import serializers

from knowledgebase.coverage.questions import SWEDISH
from knowledgebase.coverage.taking_in import Articles
from knowledgebase.models.coverage import TOP, WORDS_MAX
from tickets.api.serializers.base import Input, Output, Text

_ARTICLE_HELP = "Its slug, its address on the web, or its key."


class CoverageQuestionSerializer(Output):
    """A question and the article that should answer it."""

    id = serializers.IntegerField()
    words = serializers.CharField()
    language = serializers.CharField()
    article = serializers.UUIDField(source="article.key", help_text="The article's key.")
    place = serializers.IntegerField(allow_null=True, help_text=f"1 to {TOP}; null: not among the first hits.")
    is_covered = serializers.BooleanField()
    checked_at = serializers.DateTimeField(allow_null=True, help_text="null: not looked at yet.")


class NewCoverageQuestionSerializer(Input):
    words = Text(max_length=WORDS_MAX, help_text="As somebody would type it.")
    article = Text(max_length=300, help_text=_ARTICLE_HELP)
    language = Text(required=False, max_length=5, help_text="Swedish without it.")

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if "article" in said:
            known = self.context.get("language", SWEDISH)
            named = Articles([said["article"]], self.context["request"].user)
            article = named.named(said["article"], said.get("language", known))
            if article is None or article.department_id not in self.access.editor_departments:
                missing = "There is no such article among those of the integration's departments."
                raise serializers.ValidationError({"article": [missing]})
            said["article"] = article
        return said


class CoverageChangesSerializer(NewCoverageQuestionSerializer):
    """Only what is to change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class CoverageShareSerializer(Output):
    category = serializers.CharField(source="category.slug", help_text="An article category of the top level.")
    questions = serializers.IntegerField()
    covered = serializers.IntegerField()


class CoverageRunSerializer(Output):
    """One look at all questions, whoever's they are."""

    at = serializers.DateTimeField()
    questions = serializers.IntegerField()
    covered = serializers.IntegerField()
    categories = CoverageShareSerializer(many=True, source="shares")
