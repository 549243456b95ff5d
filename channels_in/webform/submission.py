"""The random id of one opened form page, signed so that nobody can make one up. Needs no cookie.

It tells the same submission sent twice from two people who write the same words, and ties kept files to their page.
"""

import secrets
from datetime import timedelta

from django.core import signing

from channels_in.models import Form

VALID_FOR = timedelta(hours=24)
_signer = signing.TimestampSigner(salt="channels_in.webform.submission")


def new_token(form: Form) -> str:
    """Return a token for a freshly opened page."""
    return _signer.sign(f"{form.slug}.{secrets.token_hex(16)}")


def submission_id(form: Form, token: str) -> str:
    """Return the id in a token of ours for this form, or "" when it is another's, made up or older than a day."""
    try:
        slug, _dot, found = _signer.unsign(token[:400], max_age=VALID_FOR).rpartition(".")
    except (signing.BadSignature, UnicodeError, ValueError):
        return ""
    return found if slug == form.slug else ""
