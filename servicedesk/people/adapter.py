"""How django-allauth behaves here: nobody signs up, secrets are encrypted, mail leaves by a job."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from servicedesk.lib import secrets
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.queueing import enqueue
from servicedesk.people.mail import SEND
from servicedesk.people.models import Role

NO_ADDRESS = "0.0.0.0"  # noqa: S104 -- shown for a request over a local socket, nothing listens on it


class AgentAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("The account is closed."),
        "email_password_mismatch": _("The e-mail or the password is not right."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("The code is not right. Codes change every 30 seconds; try the next one."),
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _("There were many wrong attempts. Wait five minutes and try again."),
        "rate_limited": _("There were many attempts. Wait a minute and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Agents have no user name: they sign in by e-mail."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Who writes articles and does nothing else begins at the editors' desk, the others at their tickets."""
        roles = set(request.user.memberships.filter(team__is_active=True).values_list("role", flat=True))  # type: ignore[union-attr]
        if roles and roles <= {Role.EDITOR, Role.PUBLISHER}:
            return reverse("desk")
        return str(super().get_login_redirect_url(request))

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_ip(request) or NO_ADDRESS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render now, in the reader's language, and let a job send it: a mail server that is away stops nobody."""
        message = self.render_mail(template_prefix, email, {"request": allauth_context.request, **context})
        enqueue(SEND, to=email, subject=str(message.subject), body=str(message.body))

    def format_email_subject(self, subject: str) -> str:
        return str(subject)


class AgentMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AgentAccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: str) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return str(_("Passkey %(number)d") % {"number": number})

    def _get_site_name(self) -> str:
        return str(settings.MUNICIPALITY["name"])
