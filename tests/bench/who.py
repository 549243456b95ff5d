"""python -m tests.bench.who: a session and the addresses to visit on the database of DATABASE_URL, as JSON."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.bench.visits import agents, visits_of  # noqa: E402

visits = visits_of(agents()["several teams"])
cookie = f"{settings.SESSION_COOKIE_NAME}={visits.session}"
sys.stdout.write(json.dumps({"cookie": cookie, "session": visits.session, "pages": visits.pages}))
