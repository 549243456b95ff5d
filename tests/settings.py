"""Settings of the tests: the product's own, with a fast password hash and a data folder of its own."""

from servicedesk.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
