"""python -m servicedesk.probe [healthz|readyz]: ask the web process on this machine; exit status 0 when all is well.

For container and service health checks: it asks under the public name, the only one the web process answers to.
"""

import os
import sys
import urllib.error
import urllib.request


def main(name: str) -> int:
    """Print the answer and return 0 for a 200, 1 for anything else."""
    host = (os.environ.get("ALLOWED_HOSTS") or "127.0.0.1").split(",")[0].strip()
    address = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}/{name}"
    try:
        request = urllib.request.Request(address, headers={"Host": host})
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            sys.stdout.write(answer.read().decode() + "\n")
            return 0
    except urllib.error.HTTPError as error:
        sys.stdout.write(error.read().decode(errors="replace") + "\n")
    except OSError as error:
        sys.stdout.write(f"{address}: {error}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "healthz"))
