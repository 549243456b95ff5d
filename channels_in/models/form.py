"""Form: a web form as data, composed by an administrator. Its answers come in through its inbox."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Category, Inbox

# One origin and nothing else: what stands here goes into a header. Plain http only for a site on the same machine.
ORIGIN = r"^(https://[a-z0-9]([a-z0-9.-]{0,180}[a-z0-9])?|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?\Z"


class FieldKind(models.TextChoices):
    TEXT = "text", _("One line")
    TEXTAREA = "textarea", _("Several lines")
    EMAIL = "email", _("E-mail address")
    PHONE = "phone", _("Phone number")
    NAME = "name", _("Name")
    CHOICE = "choice", _("One of several")
    CHECKBOX = "checkbox", _("Tick box")
    DATE = "date", _("Date")
    FILE = "file", _("Files")


class Form(models.Model):
    slug = models.SlugField(_("Address"), max_length=80, unique=True)
    inbox = models.OneToOneField(Inbox, on_delete=models.PROTECT, related_name="form")
    title = models.CharField(_("Title"), max_length=120)
    title_en = models.CharField(_("Title in English"), max_length=120, blank=True)
    intro = models.TextField(_("Introduction"), blank=True)
    intro_en = models.TextField(_("Introduction in English"), blank=True)
    what_happens_next = models.TextField(_("What happens next"), blank=True)
    what_happens_next_en = models.TextField(_("What happens next, in English"), blank=True)
    consent = models.TextField(_("About personal data"), blank=True)
    consent_en = models.TextField(_("About personal data, in English"), blank=True)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Category")
    )
    # Sites that may show the form in a frame, as https://www.example.se; nobody else may.
    embed_origins = ArrayField(
        models.CharField(max_length=200, validators=[RegexValidator(ORIGIN)]),
        verbose_name=_("May be embedded on"),
        default=list,
        blank=True,
    )
    is_published = models.BooleanField(_("Published"), default=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class FormField(models.Model):
    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="fields")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(max_length=40)
    kind = models.CharField(_("Kind"), max_length=10, choices=FieldKind, default=FieldKind.TEXT)
    label = models.CharField(_("Question"), max_length=200)
    label_en = models.CharField(_("Question in English"), max_length=200, blank=True)
    help_text = models.CharField(_("Help"), max_length=300, blank=True)
    help_text_en = models.CharField(_("Help in English"), max_length=300, blank=True)
    choices = ArrayField(models.CharField(max_length=120), verbose_name=_("Choices"), default=list, blank=True)
    choices_en = ArrayField(
        models.CharField(max_length=120), verbose_name=_("Choices in English"), default=list, blank=True
    )
    is_required = models.BooleanField(_("Must be answered"), default=False)
    # The answer to one question becomes the ticket's subject.
    is_subject = models.BooleanField(_("Becomes the subject"), default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "key"], name="form_field_key_unique"),
            models.CheckConstraint(condition=models.Q(kind__in=FieldKind.values), name="form_field_kind_known"),
        ]

    def __str__(self) -> str:
        return self.label
