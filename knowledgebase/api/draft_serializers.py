"""Bodies of what integrations write. A draft holds internal notes: it is never a part of the public API."""

from typing import Any

from rest_framework import serializers

from knowledgebase.models import Audience, Category
from knowledgebase.models.article import TAG_MAX, TAGS_MAX
from knowledgebase.models.revision import LINKS_MAX, QUESTION_MAX, SHORT_MAX, TEXT_MAX, LinkKind
from knowledgebase.models.translation import SLUG_MAX, Status
from knowledgebase.texts import LABEL_MAX, SUMMARY_MAX, URL_MAX
from servicedesk.people.models import Department
from tickets.api.serializers.base import Choice, Input, Output, Text


class DraftLinkSerializer(Output):
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField()


class ArticleDraftSerializer(Output):
    """One text of an article with its newest revision, published or not."""

    id = serializers.IntegerField()
    key = serializers.UUIDField(source="article.key", help_text="The article's; the same in all languages.")
    language = serializers.CharField()
    slug = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices)
    revision = serializers.IntegerField(source="latest.number", help_text="Of the text below; also its `ETag`.")
    published_revision = serializers.IntegerField(source="live.number", default=None, allow_null=True)
    department = serializers.CharField(source="article.department.slug")
    category = serializers.CharField(source="article.category.slug")
    tags = serializers.ListField(child=serializers.CharField(), source="article.tags")
    audience = serializers.ListField(child=serializers.ChoiceField(choices=Audience.choices), source="article.audience")
    question = serializers.CharField(source="latest.question")
    short_answer = serializers.CharField(source="latest.short_answer")
    steps = serializers.CharField(source="latest.steps")
    details = serializers.CharField(source="latest.details")
    links = DraftLinkSerializer(many=True, source="latest.links")
    internal_notes = serializers.CharField(source="latest.internal_notes", help_text="Never shown outside.")


class NewDraftLinkSerializer(Input):
    kind = Choice(choices=LinkKind.choices)
    label = Text(max_length=LABEL_MAX)  # type: ignore[assignment]
    url = Text(max_length=URL_MAX)


class _TextFields(Input):
    question = Text(max_length=QUESTION_MAX)
    short_answer = Text(required=False, allow_blank=True, max_length=SHORT_MAX, help_text="Plain text.")
    steps = Text(required=False, allow_blank=True, max_length=TEXT_MAX, help_text="Markdown.")
    details = Text(required=False, allow_blank=True, max_length=TEXT_MAX, help_text="Markdown.")
    links = NewDraftLinkSerializer(many=True, required=False)
    internal_notes = Text(required=False, allow_blank=True, max_length=TEXT_MAX, help_text="Markdown, for agents.")
    summary = Text(required=False, allow_blank=True, max_length=SUMMARY_MAX, help_text="What was changed, in a line.")

    def validate_links(self, links: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len(links) > LINKS_MAX:
            raise serializers.ValidationError(f"At most {LINKS_MAX} links.")
        return [dict(link) for link in links]


class NewArticleDraftSerializer(_TextFields):
    department = Text(max_length=60, help_text="Slug; a department of the integration's teams.")
    category = Text(max_length=80, help_text="Slug of an article category.")
    language = Text(required=False, max_length=5, help_text="Swedish without it.")
    slug = Text(required=False, max_length=SLUG_MAX, help_text="The address; made of the question without it.")
    tags = serializers.ListField(child=Text(max_length=TAG_MAX), required=False, max_length=TAGS_MAX)
    audience = serializers.ListField(child=Choice(choices=Audience.choices), required=False, max_length=4)

    def validate_department(self, slug: str) -> Department:
        found = Department.objects.filter(slug=slug, pk__in=self.access.editor_departments).first()
        if found is None:
            raise serializers.ValidationError("There is no such department among those of the integration's teams.")
        return found

    def validate_category(self, slug: str) -> Category:
        found = Category.objects.filter(slug=slug, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("There is no such category in use.")
        return found


class ArticleDraftChangesSerializer(_TextFields):
    """Only what is to change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].required = False
