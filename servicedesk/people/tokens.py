"""The one-time token in a mail that lets somebody choose a password."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from servicedesk.people.models import Agent


class AgentTokenGenerator(PasswordResetTokenGenerator):
    """Dead after PASSWORD_RESET_TIMEOUT, and as soon as the password, e-mail, session key or right to sign in changes.

    Signing in kills it too (last_login is part of it), and so does using it.
    """

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        if not isinstance(user, Agent):
            raise TypeError(user)
        return f"{super()._make_hash_value(user, timestamp)}{user.session_key}{user.is_active}"


agent_tokens = AgentTokenGenerator()
