"""What providers call is written together: one transaction for all calls that came meanwhile, then all are answered.

While one transaction is being written the next calls gather; where they have, it is given a moment for more of them,
because a call costs half as much among ten others as alone. Who calls alone waits for nobody. A call is answered
after the commit of what it wrote, never before; should one of them fail, each is done again by itself, so that one that
cannot be written is in nobody's way. Calls have no session and no page: most of the middleware has no work with them.
"""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix
from django.utils.module_loading import import_string

from channels_in.together import together

log = logging.getLogger(__name__)
PREFIX = "/in/"
MOST_TOGETHER = 50
A_MOMENT = 0.01  # seconds
FAULT = 500
# From the outside in, of those in the settings.
MIDDLEWARE = (
    "servicedesk.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
)

Scope = dict[str, Any]
Call = tuple[Scope, IO[bytes]]
Waiting = tuple[Call, "asyncio.Future[HttpResponseBase]"]


class Failed(Exception):
    """One of several calls was answered with a fault: nothing of any of them is written."""


class HookHandler(ASGIHandler):
    """Serves what is below /in/."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        answer: Any = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]
        for path in reversed(MIDDLEWARE):
            answer = convert_exception_to_response(import_string(path)(answer))
        self._middleware_chain = answer
        self._waiting: list[Waiting] = []
        self._writing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hooks")

    async def handle(self, scope: Scope, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            await self.send_response(await self._answered((scope, body)), send)

    async def _answered(self, call: Call) -> HttpResponseBase:
        future: asyncio.Future[HttpResponseBase] = asyncio.get_running_loop().create_future()
        self._waiting.append((call, future))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_on())
        return await future

    async def _write_on(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            answers = await loop.run_in_executor(self._thread, self._answers, [call for call, _future in batch])
            for (_call, future), answer in zip(batch, answers, strict=True):
                if not future.done():  # done: its connection is gone
                    future.set_result(answer)
            if self._waiting:
                await asyncio.sleep(A_MOMENT)

    def _answers(self, calls: Sequence[Call]) -> list[HttpResponseBase]:
        set_script_prefix("/")
        close_old_connections()  # one the database has closed in the meantime is opened again
        try:
            return self._together(calls)
        finally:
            close_old_connections()

    def _together(self, calls: Sequence[Call]) -> list[HttpResponseBase]:
        try:
            with transaction.atomic(), together():
                answers = [self._answer(call) for call in calls]
                if any(answer.status_code >= FAULT for answer in answers):
                    raise Failed
            return answers
        except (OperationalError, InterfaceError) as error:
            log.warning("%s calls of providers cannot be taken now: %s", len(calls), type(error).__name__)
            return [HttpResponse(status=503) for _call in calls]
        except Exception as error:
            log.info("%s calls of providers are taken one by one: %s", len(calls), type(error).__name__)
        return self._one_by_one(calls)

    def _one_by_one(self, calls: Sequence[Call]) -> list[HttpResponseBase]:
        """While the database is away each would wait for it as long as the pool does: the rest are not tried."""
        answers: list[HttpResponseBase] = []
        for call in calls:
            answers.append(self._answer(call))
            if answers[-1].status_code >= FAULT and not connection.is_usable():
                break
        return answers + [HttpResponse(status=503) for _call in calls[len(answers) :]]

    def _answer(self, call: Call) -> HttpResponseBase:
        """What goes wrong becomes a 5xx: the provider tries again."""
        scope, body = call
        body.seek(0)
        request, refusal = self.create_request(scope, body)
        return self.get_response(request) if request is not None else refusal  # type: ignore[return-value]
