"""Settings of the tests: the product's own, with a fast password hash and a data folder of its own."""

from tests.environment import DATA_DIR  # isort: skip -- first: it sets what the next line reads

from servicedesk.onemachine.catalogues import compile_catalogues
from servicedesk.settings import *  # noqa: F403
from servicedesk.settings import DATABASES, MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One connection for each thread: a pool would keep the test database busy when it is to be removed.
DATABASES["default"]["OPTIONS"].pop("pool", None)
# Pages name static files as they are; nothing is collected first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
MEDIA_ROOT = DATA_DIR / "files"
# Before anything looks a text up: what has not been found once is not looked for again.
compile_catalogues()
