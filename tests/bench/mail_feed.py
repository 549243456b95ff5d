"""python -m tests.bench.mail_feed PORT FIRST COUNT RUN CONNECTIONS: hands mails over by LMTP, as a mail server would.

The mails are made beforehand. Prints the seconds from the first connection to the last 250.
"""

import sys
import threading
import time

from tests.bench.lmtp_client import LmtpClient
from tests.bench.mails import ADDRESS, mail


def main(port: int, first: int, count: int, run: str, connections: int) -> int:
    mails = [mail(number, run=run) for number in range(first, first + count)]
    refused: list[str] = []
    threads = [
        threading.Thread(target=hand_over, args=(port, mails[place::connections], refused))
        for place in range(connections)
    ]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(f"{time.monotonic() - begun}\n")
    if refused:
        sys.stderr.write(f"{len(refused)} refused: {refused[0]}\n")
    return 1 if refused else 0


def hand_over(port: int, mails: list[bytes], refused: list[str]) -> None:
    """One connection: one mail after the other, each waits for its answer."""
    with LmtpClient(port) as client:
        for raw in mails:
            answer = client.send("utskick@medborgare.example", ADDRESS, raw)
            if not answer.startswith("250"):
                refused.append(answer)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])))
