"""Reads one mail from standard input in a process of its own: `python -m channels_in.email.parse_child`.

Answers with one line of JSON and then the files' bytes, one after the other; {"too_complex": "..."} when it gave up.
Standard input begins with one line of JSON: {"received_at": ISO 8601, "authserv_id": "..."}.
"""

import json
import resource
import sys
from dataclasses import asdict
from datetime import datetime
from typing import IO, Any

CPU_SECONDS = 5
MEMORY_BYTES = 512 * 1024 * 1024  # address space


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Only now: loading it counts towards the limits too.
    from channels_in.email.parsing import MailTooComplex, parse  # noqa: PLC0415

    given = json.loads(sys.stdin.buffer.readline())
    received_at = datetime.fromisoformat(given["received_at"])
    try:
        mail = parse(sys.stdin.buffer.read(), received_at=received_at, authserv_id=given["authserv_id"])
    except MailTooComplex as error:
        _write(sys.stdout.buffer, {"too_complex": str(error)}, [])
        return
    contents = [file.content for file in mail.files]
    said = asdict(mail) | {"files": [asdict(file) | {"content": len(file.content)} for file in mail.files]}
    _write(sys.stdout.buffer, said, contents)


def _write(out: IO[bytes], said: dict[str, Any], contents: list[bytes]) -> None:
    out.write(json.dumps(said, default=datetime.isoformat).encode() + b"\n")
    for content in contents:
        out.write(content)
    out.flush()


if __name__ == "__main__":
    main()
