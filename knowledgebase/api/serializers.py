"""Bodies of the article API."""

from rest_framework import serializers

from knowledgebase.models import Audience, LinkKind
from knowledgebase.models.revision import QUESTION_MAX, SHORT_MAX, TEXT_MAX
from knowledgebase.models.use import COMMENT_MAX
from tickets.api.serializers.base import Flag, Input, Output, Text, Whole


class ShelfNameSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()


class ArticleLinkSerializer(Output):
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField(help_text="https, mailto or tel.")


class ArticleLanguageSerializer(Output):
    language = serializers.CharField()
    slug = serializers.CharField()
    url = serializers.URLField()


class ArticleSerializer(Output):
    """A published article in one language."""

    key = serializers.UUIDField(help_text="The same in all languages, and when addresses change.")
    language = serializers.CharField()
    slug = serializers.CharField()
    url = serializers.URLField(help_text="The page for people.")
    question = serializers.CharField(max_length=QUESTION_MAX)
    short_answer = serializers.CharField(max_length=SHORT_MAX, help_text="Plain text.")
    steps = serializers.CharField(help_text="Markdown: what to do. Empty when there is nothing.")
    steps_html = serializers.CharField(help_text="The same as HTML that is safe to show.")
    details = serializers.CharField(help_text="Markdown.")
    details_html = serializers.CharField()
    links = ArticleLinkSerializer(many=True)
    category = ShelfNameSerializer()
    life_events = ShelfNameSerializer(many=True)
    audience = serializers.ListField(child=serializers.ChoiceField(choices=Audience.choices))
    tags = serializers.ListField(child=serializers.CharField())
    department = serializers.CharField(help_text="Who answers for the facts.")
    published_at = serializers.DateTimeField()
    reviewed_at = serializers.DateTimeField(help_text="When somebody last said that the facts are right.")
    changed_at = serializers.DateTimeField(help_text="When readers last saw another article.")
    languages = ArticleLanguageSerializer(many=True, help_text="All languages it is published in, this one too.")
    publisher = serializers.CharField(help_text="The municipality; name it wherever the text is shown.")
    license = serializers.URLField(allow_null=True, help_text="Null: ask before using the text elsewhere.")


class ArticleCategorySerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    summary = serializers.CharField()
    parent = serializers.CharField(allow_null=True, help_text="Slug.")  # type: ignore[assignment]
    level = serializers.IntegerField(min_value=1, max_value=3)


class LifeEventSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    summary = serializers.CharField()


class NewFeedbackSerializer(Input):
    helped = Flag(help_text="Did the answer help?")
    language = Text(required=False, max_length=5, help_text="Of the text that was read; the article's own without it.")
    comment = Text(
        required=False,
        allow_blank=True,
        max_length=COMMENT_MAX,
        help_text="What is missing or unclear. It becomes a ticket of those who answer for the article.",
    )


class FeedbackSerializer(Output):
    helped = serializers.BooleanField()
    has_comment = serializers.BooleanField()


class ArticleQuerySerializer(Input):
    text = Text(max_length=TEXT_MAX, help_text="What somebody has written. It is not kept.")
    language = Text(required=False, max_length=5, help_text="Swedish without it.")
    category = Text(required=False, max_length=80, help_text="Slug: only this category and those below it.")
    limit = Whole(required=False, min_value=1, max_value=10, help_text="How many at most; 5 without it.")


class ArticleSuggestionSerializer(Output):
    score = serializers.FloatField(help_text="The higher the better; comparable within one answer only.")
    article = ArticleSerializer()


class ArticleSuggestionsSerializer(Output):
    results = ArticleSuggestionSerializer(many=True)
