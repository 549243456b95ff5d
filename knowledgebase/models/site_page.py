"""The pages every public website has beside its articles: how personal data is handled, and how accessible it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PAGE_MAX = 20_000


class SitePageKey(models.TextChoices):
    PERSONAL_DATA = "personal_data", _("How we handle personal data")
    SOCIAL_MEDIA = "social_media", _("The municipality's accounts in social media")


class SitePage(models.Model):
    """A text of the website in one language. Without a text there is no page, and nothing links to it."""

    key = models.CharField(max_length=20, choices=SitePageKey)
    language = models.CharField(max_length=5)
    text = models.TextField(_("Text"))  # Markdown
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["key", "language"]
        constraints = [
            models.CheckConstraint(condition=models.Q(key__in=SitePageKey.values), name="site_page_key_known"),
            models.UniqueConstraint(fields=["key", "language"], name="site_page_once_a_language"),
            models.CheckConstraint(condition=~models.Q(text=""), name="site_page_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()} ({self.language})"


class Conformity(models.TextChoices):
    FULL = "full", _("Fully accessible")
    PARTIAL = "partial", _("Partly accessible")
    NONE = "none", _("Not accessible")


class Assessed(models.TextChoices):
    BY_US = "by_us", _("We have tested it ourselves")
    BY_OTHERS = "by_others", _("Somebody else has tested it for us")


class AccessibilityStatement(models.Model):
    """What the law on access to digital public services (2018:1937) has us say. One row: pk is always 1.

    Which parts must be there: DIGG's regulation MDFFS 2019:2 and its guide to the statement.
    """

    conformity = models.CharField(_("How accessible it is"), max_length=10, choices=Conformity)
    # Markdown; each shortcoming with its reason. Empty only when it is fully accessible.
    shortcomings = models.TextField(_("What is not accessible"), blank=True)
    burden = models.TextField(_("What would be a disproportionate burden"), blank=True)
    exempt = models.TextField(_("What the law does not cover"), blank=True)
    assessed = models.CharField(_("Who has tested it"), max_length=10, choices=Assessed)
    how_assessed = models.CharField(_("How it was tested"), max_length=400)
    assessed_on = models.DateField(_("Last tested"))
    published_on = models.DateField(_("First published"))
    email = models.EmailField(_("E-mail for reports"))
    form_slug = models.SlugField(_("Form for reports"), max_length=80, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="accessibility_statement_is_one"),
            models.CheckConstraint(
                condition=models.Q(conformity__in=Conformity.values), name="accessibility_conformity_known"
            ),
            models.CheckConstraint(
                condition=models.Q(assessed__in=Assessed.values), name="accessibility_assessed_known"
            ),
            models.CheckConstraint(
                condition=models.Q(conformity="full") | ~models.Q(shortcomings=""),
                name="accessibility_says_what_is_missing",
            ),
        ]

    def __str__(self) -> str:
        return self.get_conformity_display()
