"""Bodies about the questions that keep coming. Words people wrote come without anything about who they are."""

from rest_framework import serializers

from knowledgebase.models import Question
from knowledgebase.models.radar import NAME_MAX
from knowledgebase.radar.effect import NoClaim
from tickets.api.serializers.base import Choice, Id, Input, Output, Text, Whole
from tickets.models import Cause, ChannelKind, Knowledge

ID_MAX = 2**63 - 1
CONTACTS_MAX = 1000  # that are split off at once
CHANNELS = ChannelKind.choices


class ContactsByChannelSerializer(Output):
    channel = serializers.ChoiceField(choices=CHANNELS)
    contacts = serializers.IntegerField()


class RadarQuestionSerializer(Output):
    """Contacts that mean the same. Figures are of the last twelve weeks, as the last grouping worked them out."""

    id = serializers.IntegerField()
    name = serializers.CharField(help_text="In citizens' words, or as an editor named it.")
    state = serializers.ChoiceField(choices=Question.State.choices)
    department = serializers.CharField(source="department.slug", default=None, allow_null=True)
    article = serializers.UUIDField(
        source="article.key", default=None, allow_null=True, help_text="That answers it, or will."
    )
    answered_at = serializers.DateTimeField(allow_null=True, help_text="When readers first had the answer.")
    contacts = serializers.IntegerField()
    seconds = serializers.IntegerField(help_text="Handling time of these contacts.")
    gap = serializers.FloatField(help_text="Share that no article covered, 0 to 1.")
    rank = serializers.FloatField(help_text="Hours an article could spare; the list is ordered by it.")
    first_at = serializers.DateTimeField()
    last_at = serializers.DateTimeField()


class WeekSerializer(Output):
    monday = serializers.DateField()
    channels = ContactsByChannelSerializer(many=True)


class RadarExampleSerializer(Output):
    contact = serializers.IntegerField(help_text="Names it when it is split off or moved.")
    words = serializers.CharField()
    channel = serializers.ChoiceField(choices=CHANNELS)
    language = serializers.CharField()
    at = serializers.DateTimeField()
    ticket = serializers.IntegerField(allow_null=True, help_text="Number; null when the integration may not read it.")


class RadarSearchSerializer(Output):
    words = serializers.CharField()
    times = serializers.IntegerField()


class KnowledgeSaidSerializer(Output):
    knowledge = serializers.ChoiceField(choices=Knowledge.choices)
    contacts = serializers.IntegerField()


class CauseSaidSerializer(Output):
    cause = serializers.ChoiceField(choices=Cause.choices)
    tickets = serializers.IntegerField()


class NearArticleSerializer(Output):
    key = serializers.UUIDField()
    question = serializers.CharField()
    helped_share = serializers.FloatField(allow_null=True, help_text="Of the votes, 0 to 1.")
    votes = serializers.IntegerField()


class ChannelEffectSerializer(Output):
    channel = serializers.ChoiceField(choices=CHANNELS)
    before = serializers.FloatField()
    after = serializers.FloatField()


class RadarEffectSerializer(Output):
    """What the published answer changed. Numbers may stand there without a claim: `reason` says why there is none."""

    claim = serializers.BooleanField()
    reason = serializers.ChoiceField(choices=[(one.value, one.value) for one in NoClaim], allow_null=True)
    published_on = serializers.DateField(allow_null=True)
    until = serializers.DateField(allow_null=True, help_text="When it was taken down.")
    weeks_before = serializers.IntegerField()
    weeks_after = serializers.IntegerField()
    before = serializers.FloatField(allow_null=True, help_text="Contacts a week.")
    after = serializers.FloatField(allow_null=True)
    avoided = serializers.FloatField(allow_null=True, help_text="Contacts in all of `weeks_after`.")
    low = serializers.FloatField(allow_null=True, help_text="`avoided` lies between `low` and `high` 9 times in 10.")
    high = serializers.FloatField(allow_null=True)
    knows_season = serializers.BooleanField(help_text="Whether a year before publication is known.")
    channels = ChannelEffectSerializer(many=True)
    views = serializers.IntegerField()
    helped = serializers.IntegerField()
    votes = serializers.IntegerField()
    spared_forms = serializers.IntegerField(help_text="Forms that were begun and not needed.")
    spared_chats = serializers.IntegerField()


class RadarQuestionWholeSerializer(RadarQuestionSerializer):
    weeks = WeekSerializer(many=True, help_text="The last twelve, the oldest first.")
    examples = RadarExampleSerializer(many=True)
    searches = RadarSearchSerializer(many=True, help_text="Without a hit.")
    knowledge = KnowledgeSaidSerializer(many=True, help_text="Whether the answer was in the knowledge base.")
    causes = CauseSaidSerializer(many=True, help_text="Of contacts that could have been avoided.")
    nearest_articles = NearArticleSerializer(many=True)
    effect = RadarEffectSerializer()


class RadarQuestionChangesSerializer(Input):
    """Only what is to change."""

    name = Text(required=False, max_length=NAME_MAX)
    state = Choice(
        required=False,
        choices=[Question.State.OPEN.value, Question.State.MUTED.value],
        help_text="`muted` puts it aside, `open` takes it up again; its article says in which state.",
    )


class RadarMergeSerializer(Input):
    into = Whole(min_value=1, max_value=ID_MAX, help_text="The question that stays.")


class RadarSplitSerializer(Input):
    contacts = serializers.ListField(child=Whole(min_value=1, max_value=ID_MAX), min_length=1, max_length=CONTACTS_MAX)
    name = Text(required=False, max_length=NAME_MAX)


class RadarPlacingSerializer(Input):
    contact = Whole(min_value=1, max_value=ID_MAX)


class RadarLinkSerializer(Input):
    article = Id(allow_null=True, help_text="Key of an article, or null for none.")
