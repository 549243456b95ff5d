"""Mail to agents about their own account. Links are made from BASE_URL, never from what a request said it was."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from servicedesk.people.models import Agent
from servicedesk.people.tokens import agent_tokens

SEND = "people.send_mail"
SEND_PASSWORD_LINK = "people.send_password_link"  # noqa: S105 -- a job's name


def password_link(agent: Agent) -> str:
    """Return the address where the agent chooses a password, good once and for PASSWORD_RESET_TIMEOUT seconds."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(agent), "key": agent_tokens.make_token(agent)},
    )
    return f"{settings.BASE_URL}{path}"


def send_password_link(agent: Agent, *, is_new: bool) -> None:
    """Send the link: as a welcome to somebody new, else as the answer to a forgotten password."""
    name = "welcome" if is_new else "password_link"
    context = {
        "agent": agent,
        "link": password_link(agent),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
        "municipality": settings.MUNICIPALITY,
        "sign_in": f"{settings.BASE_URL}{reverse('account_login')}",
    }
    with translation.override(agent.language):
        subject = render_to_string(f"people/email/{name}_subject.txt", context)
        body = render_to_string(f"people/email/{name}.txt", context)
    send(agent.email, " ".join(subject.split()), body)


def send(to: str, subject: str, body: str) -> None:
    """Send one mail that no machine answers (RFC 3834)."""
    EmailMessage(subject, body, None, [to], headers={"Auto-Submitted": "auto-generated"}).send()
