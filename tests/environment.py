"""The environment of the tests, set before any settings are read: nothing of the developer's own machine leaks in.

DATA_DIR may be given; it is kept between runs, so that the test database's server need not be made anew.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or ROOT / "var" / "test")
OTHERS = [
    "ALLOWED_HOSTS",
    "ARTICLE_EMBEDDINGS",
    "BASE_URL",
    "DATABASE_URL",
    "DEBUG",
    "DEMO",
    "EMAIL_URL",
    "MAIL_DOMAIN",
    "ONE_MACHINE",
    "OUTWARD_ALLOWED_HOSTS",
    "PORT",
    "REDIS_URL",
    "S3_BUCKET",
    "SECRET_KEY",
    "TRUSTED_PROXIES",
]

for name in OTHERS:
    os.environ.pop(name, None)
os.environ["DATA_DIR"] = str(DATA_DIR)
# What is sent leaves at once, unless a test is about the time to change one's mind.
os.environ["SEND_UNDO_SECONDS"] = "0"
