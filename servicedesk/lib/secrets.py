"""Secrets that must be readable again (keys of authenticator apps, passwords of mail accounts), encrypted with a key
of the installation's: SECRETS_KEYS, or SECRET_KEY where that is empty.

A copy of the database alone gives nobody a second factor or a mailbox. Former keys are tried when reading, so that the
key can be changed: the later ones of SECRETS_KEYS, SECRET_KEY and SECRET_KEY_FALLBACKS. manage.py reencrypt_secrets
then writes all that is kept with the newest.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Raises cryptography.fernet.InvalidToken when none of the keys made it."""
    return _fernet().decrypt(token.encode()).decode()


def is_newest(token: str) -> bool:
    """Whether it was made with the key that is used now."""
    try:
        _key(_keys()[0]).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def _fernet() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in _keys()])


def _keys() -> list[str]:
    return [*settings.SECRETS_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _key(secret: str) -> Fernet:
    # The name stays as it was when the first secrets were written.
    digest = salted_hmac("people.secrets_at_rest", "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
