"""One REST request: read, recorded, perhaps spoilt, authorised, answered."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from simulators.discord.errors import ApiError, Json, invalid_json, too_large, unauthorized
from simulators.discord.faults import Fault, Faults
from simulators.discord.message_rules import MAX_REQUEST
from simulators.discord.recording import RecordedFile, RecordedRequest
from tracking.clock import Clock

BASE = "/api/v10"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it came."""

    field: str
    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request, parsed."""

    params: dict[str, str]
    query: dict[str, str]
    body: Any
    uploads: tuple[Upload, ...]

    def id(self, name: str) -> int:
        """A snowflake of the path."""
        text = self.params[name]
        if not text.isdigit():
            problem = {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{text}" is not snowflake.'}
            raise ApiError(400, 50035, "Invalid Form Body", {name: {"_errors": [problem]}})
        return int(text)

    @property
    def form(self) -> Json:
        """The body where an object is expected."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise invalid_json()
        return self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status and JSON; no body where it is None."""

    status: int = 200
    body: Any = None


Handler = Callable[[Call], Awaitable[Answer]]
NO_CONTENT = Answer(status=204)


def ok(body: Any) -> Answer:
    return Answer(body=body)


def json_response(
    body: Any, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """JSON as Discord sends it.

    discord.py parses it only where the type is exactly ``application/json`` (discord.md §4), so
    that aiohttp's own helper, which adds a charset, is of no use.
    """
    data = b"" if body is None else json.dumps(body).encode()
    return web.Response(body=data, status=status, headers=headers, content_type="application/json")


class Api:
    """The routes below `/api/v10` and what is common to them."""

    def __init__(
        self, *, token: str, clock: Clock, faults: Faults, records: list[RecordedRequest]
    ) -> None:
        self._token = token
        self._clock = clock
        self._faults = faults
        self._records = records
        self._routes: list[tuple[str, str, Handler, bool]] = []

    def route(self, method: str, path: str, handler: Handler, *, needs_token: bool = True) -> None:
        """Serve a path below the base; webhooks and interactions carry their token in the path."""
        self._routes.append((method, path, handler, needs_token))

    def add_to(self, router: web.UrlDispatcher) -> None:
        for method, path, handler, needs_token in self._routes:
            router.add_route(method, BASE + path, self._serving(path, handler, needs_token))
        router.add_route("*", BASE + "/{rest:.*}", self._serving("", _not_found, False))

    def _serving(
        self, template: str, handler: Handler, needs_token: bool
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            record = self._record(request)

            async def answer() -> Answer:
                try:
                    call = await _read(request, record)
                    if needs_token and request.headers.get("Authorization") != f"Bot {self._token}":
                        raise unauthorized()
                    return await handler(call)
                except ApiError as error:
                    return Answer(status=error.status, body=error.body())

            fault = self._faults.take(record.method, record.path)
            if fault is None:
                return _respond(record, await answer(), template)
            return await _spoil(request, record, fault, answer, template)

        return serve

    def _record(self, request: web.Request) -> RecordedRequest:
        record = RecordedRequest(
            at=self._clock.monotonic(),
            method=request.method,
            path=request.path.removeprefix(BASE),
            query=dict(request.query),
            user_agent=request.headers.get("User-Agent", ""),
        )
        self._records.append(record)
        return record


async def _not_found(call: Call) -> Answer:
    raise ApiError(404, 0, "404: Not Found")


async def _spoil(
    request: web.Request,
    record: RecordedRequest,
    fault: Fault,
    answer: Callable[[], Awaitable[Answer]],
    template: str,
) -> web.StreamResponse:
    record.faulted = fault.replaces_answer
    own: Answer | None = None
    if fault.commit or not fault.replaces_answer:
        own = await answer()
    else:
        await _read_quietly(request, record)
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.drop:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    if fault.status is None:
        return _respond(record, own or NO_CONTENT, template)
    record.status, record.response = fault.status, fault.body
    return json_response(fault.body, fault.status, dict(fault.headers))


async def _read_quietly(request: web.Request, record: RecordedRequest) -> None:
    try:
        await _read(request, record)
    except ApiError:
        return


def _respond(record: RecordedRequest, answer: Answer, template: str) -> web.Response:
    record.status, record.response = answer.status, json.loads(json.dumps(answer.body))
    if answer.status == 204:
        return web.Response(status=204, headers=_limit_headers(record, template))
    return json_response(answer.body, answer.status, _limit_headers(record, template))


def _limit_headers(record: RecordedRequest, template: str) -> dict[str, str]:
    """The real shape, never used up: real limits are scripted as faults."""
    route = f"{record.method} {template}".encode()
    return {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset-After": "1.000",
        "X-RateLimit-Bucket": hashlib.blake2b(route, digest_size=16).hexdigest(),
    }


async def _read(request: web.Request, record: RecordedRequest) -> Call:
    if (request.content_length or 0) > MAX_REQUEST:
        raise too_large()
    uploads: tuple[Upload, ...] = ()
    if request.content_type.startswith("multipart/"):
        record.body, uploads = await _read_multipart(request)
        record.files = tuple(_recorded(one) for one in uploads)
    elif request.can_read_body:
        record.body = _parse(await request.text())
    return Call(
        params=dict(request.match_info),
        query=dict(request.query),
        body=record.body,
        uploads=uploads,
    )


def _recorded(upload: Upload) -> RecordedFile:
    return RecordedFile(
        field=upload.field,
        filename=upload.filename,
        content_type=upload.content_type,
        size=len(upload.data),
    )


def _parse(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        raise invalid_json() from None


async def _read_multipart(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    body: Any = None
    uploads: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise invalid_json()
        if part.name == "payload_json":
            body = _parse(await part.text())
            continue
        uploads.append(
            Upload(
                field=part.name or "",
                filename=part.filename or "unknown",
                content_type=part.headers.get("Content-Type", "application/octet-stream"),
                data=bytes(await part.read()),
            )
        )
    return body, tuple(uploads)
