"""Agent: a person who works here and signs in by e-mail."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


def new_session_key() -> str:
    return secrets.token_urlsafe(16)


class Theme(models.TextChoices):
    SYSTEM = "system", _("As the computer")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
    CONTRAST = "contrast", _("High contrast")


class Density(models.TextChoices):
    COMFORTABLE = "comfortable", _("Roomy")
    COMPACT = "compact", _("Compact")


class AgentManager(BaseUserManager["Agent"]):
    def get_by_natural_key(self, username: str | None) -> "Agent":
        return self.get(email__iexact=username or "")

    def create_agent(self, *, email: str, name: str, password: str | None = None, **fields: Any) -> "Agent":
        """Make an agent; without a password they sign in by passkey or the municipality's own sign-in only."""
        agent = self.model(email=email.strip().lower(), name=name.strip(), **fields)
        agent.set_password(password)
        agent.save(using=self._db)
        return agent


class Agent(AbstractBaseUser):
    email = models.EmailField(_("E-mail"), max_length=254)
    name = models.CharField(_("Name"), max_length=150)
    title = models.CharField(_("Title"), max_length=150, blank=True)
    language = models.CharField(_("Language"), max_length=5, default="sv")
    is_active = models.BooleanField(_("Can sign in"), default=True)
    may_see_protected = models.BooleanField(_("May see people with protected identity"), default=False)
    # Runs of events in a ticket's timeline are one line until they are opened.
    folds_events = models.BooleanField(default=True, db_default=True)
    theme = models.CharField(max_length=10, choices=Theme, default=Theme.SYSTEM, db_default=Theme.SYSTEM)
    density = models.CharField(
        max_length=12, choices=Density, default=Density.COMFORTABLE, db_default=Density.COMFORTABLE
    )
    # Keys that work without Ctrl or Cmd; whoever speaks to the computer or hits keys by mistake turns them off.
    single_keys = models.BooleanField(default=True, db_default=True)
    # Part of every session's hash: a new value signs the agent out everywhere.
    session_key = models.CharField(max_length=32, default=new_session_key, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AgentManager] = AgentManager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(Lower("email"), name="agent_email_unique")]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Any:
        return iter(())

    def _session_hash(self) -> str:
        return salted_hmac(
            "people.agent.session", f"{self.password}:{self.session_key}", algorithm="sha256"
        ).hexdigest()
