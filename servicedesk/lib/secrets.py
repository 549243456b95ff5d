"""Secrets that must be readable again (keys of authenticator apps, passwords of mail accounts), encrypted with a key
made from SECRET_KEY.

A copy of the database alone gives nobody a second factor or a mailbox. SECRET_KEY_FALLBACKS are tried when reading,
so that the secret key can be changed.
"""

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def _fernet() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    # The name stays as it was when the first secrets were written.
    digest = salted_hmac("people.secrets_at_rest", "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Raises cryptography.fernet.InvalidToken when none of the keys made it."""
    return _fernet().decrypt(token.encode()).decode()
