"""Contact: somebody outside, and the addresses we know them by."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContactKind(models.TextChoices):
    PERSON = "person", _("Person")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association")
    AUTHORITY = "authority", _("Authority")
    MEDIA = "media", _("Media")
    ANONYMOUS = "anonymous", _("Anonymous")


class AddressKind(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    FACEBOOK = "facebook", _("Facebook")
    INSTAGRAM = "instagram", _("Instagram")
    WHATSAPP = "whatsapp", _("WhatsApp")
    MASTODON = "mastodon", _("Mastodon")
    BLUESKY = "bluesky", _("Bluesky")
    X = "x", _("X")
    LINKEDIN = "linkedin", _("LinkedIn")
    YOUTUBE = "youtube", _("YouTube")
    OTHER = "other", _("Other")


class ContactQuerySet(models.QuerySet["Contact"]):
    def current(self) -> Self:
        """Without those that were merged into another contact."""
        return self.filter(merged_into__isnull=True)


class Contact(models.Model):
    kind = models.CharField(_("Kind"), max_length=20, choices=ContactKind, default=ContactKind.PERSON)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    # Where they work or what they speak for, in their words; the organisation itself is a contact of its own kind.
    organisation = models.CharField(_("Organisation"), max_length=200, blank=True, db_default="")
    language = models.CharField(_("Language"), max_length=5, default="sv")
    preferred_channel = models.CharField(_("Preferred channel"), max_length=20, blank=True)
    is_protected = models.BooleanField(
        _("Protected identity"),
        default=False,
        help_text=_("Hidden from lists, search and export. Every reading is logged."),
    )
    note = models.TextField(_("Note"), blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_contacts", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name", "id"], name="contact_name"),
            GinIndex(fields=["name"], name="contact_name_trgm", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ContactKind.values), name="contact_kind_known"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="contact_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Unknown sender"))


class ContactAddress(models.Model):
    """One normalised address (servicedesk.lib.addresses); a value belongs to one contact at a time."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="addresses")
    kind = models.CharField(_("Kind"), max_length=20, choices=AddressKind)
    value = models.CharField(_("Address"), max_length=254)
    is_primary = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="address_unique"),
            models.CheckConstraint(condition=models.Q(kind__in=AddressKind.values), name="address_kind_known"),
            models.CheckConstraint(condition=~models.Q(value=""), name="address_not_empty"),
        ]
        indexes = [GinIndex(fields=["value"], name="address_value_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.value
