"""ArticleFile: a picture or file of an article. A picture says in words what it shows."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from knowledgebase.models.article import Article

ALT_MAX = 300


class ArticleFile(models.Model):
    # Random, so that an address cannot be guessed; whether one may read it is asked all the same.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    storage_name = models.CharField(max_length=120, unique=True)
    content_type = models.CharField(max_length=100)  # found from the content
    size = models.PositiveBigIntegerField()  # bytes
    width = models.PositiveIntegerField(null=True)  # pixels, of pictures
    height = models.PositiveIntegerField(null=True)
    alternative_text = models.CharField(max_length=ALT_MAX)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(alternative_text=""), name="article_file_says_what_it_shows")
        ]

    def __str__(self) -> str:
        return self.name
