"""The local workspace over HTTP: Slack's Web API, uploads, guarded files, response addresses, sockets, the page."""

import asyncio
import json
import time
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from bot.slack.workspace import methods
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call
from bot.slack.workspace.local_api import local_routes
from bot.slack.workspace.methods_files import receive_upload
from bot.slack.workspace.responses import answer_to
from bot.slack.workspace.sockets import link
from bot.slack.workspace.store import Json

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

PAGE = Path(__file__).parent / "page"
LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>"


def create_app(workspace: "Workspace") -> Starlette:
    """The ASGI application of this workspace; run it with `serving`, which makes lost answers possible."""
    app = Starlette(
        routes=[
            Route("/", _index, methods=["GET"]),
            Route("/api/{method}", _api, methods=["GET", "POST"]),
            Route("/upload/v1/{secret}", _upload, methods=["POST", "PUT"]),
            Route("/files-pri/{place}/{name:path}", _download, methods=["GET"]),
            Route("/files/{user}/{id}/{name:path}", _file_page, methods=["GET"]),
            WebSocketRoute("/link/", link),
            Route("/response/{secret}", _response, methods=["POST"]),
            Mount("/local", routes=local_routes()),
            Mount("/static", StaticFiles(directory=PAGE, check_dir=False)),
        ]
    )
    app.state.workspace = workspace
    return app


async def _index(request: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def _api(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    arguments = {**dict(request.query_params), **_arguments(request, await request.body())}
    started = time.monotonic()
    _under_way(workspace, 1)
    try:
        await asyncio.sleep(workspace.mishaps.switches.slow_seconds)
        mishap = workspace.mishaps.before_post() if name == "chat.postMessage" else ""
        if mishap:
            response = _mishap(mishap)
            _log(workspace, name, response.status_code, mishap, started)
            return response
        # Slack takes an app's own token in the header only.
        token = _token(request, {} if name == "apps.connections.open" else arguments)
        body = await run_in_threadpool(methods.answer, workspace, name, Call(arguments), token)
        lost = name == "chat.postMessage" and body["ok"] and workspace.mishaps.loses_answer()
        _log(workspace, name, 0 if lost else 200, "answer_lost" if lost else body.get("error", ""), started)
    finally:
        _under_way(workspace, -1)
    return _hung_up(request) if lost else JSONResponse(body, headers=_headers(workspace, body))


def _headers(workspace: "Workspace", body: Json) -> dict[str, str]:
    known = body["ok"] or body["error"] not in ("invalid_auth", "not_authed", "unknown_method")
    return {"x-oauth-scopes": ",".join(workspace.scopes)} if known else {}


def _under_way(workspace: "Workspace", more: int) -> None:
    with workspace.state.changed:
        workspace.calls_under_way += more
        workspace.state.changed.notify_all()


def _log(workspace: "Workspace", name: str, status: int, error: str, started: float) -> None:
    ms = round((time.monotonic() - started) * 1000)
    workspace.state.record(kind="api", name=name, status=status, ok=not error, error=error, ms=ms)


def _mishap(mishap: str) -> Response:
    if mishap == "ratelimited":
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "1"})
    return PlainTextResponse("upstream connect error", 503)


def _hung_up(request: Request) -> Response:
    """Close the connection without an answer: the client cannot know that the call was carried out."""
    transport = request.scope.get("state", {}).get("transport")
    if transport is None:
        raise RuntimeError("Answers can only be lost when the workspace is run by bot.slack.workspace.serving.")
    transport.abort()
    return Response()


def _token(request: Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(arguments.get("token") or "")


def _arguments(request: Request, body: bytes) -> Json:
    """The arguments in the body, in any of the three encodings Slack takes; none when it makes no sense."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return _json_object(body)
    if kind.startswith("multipart/form-data"):
        return {name: content.decode("utf-8", "replace") for name, _, content in form_parts(kind, body)}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _json_object(body: bytes) -> Json:
    try:
        found: Any = json.loads(body or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def form_parts(content_type: str, body: bytes) -> list[tuple[str, str, bytes]]:
    """The (name, file name, bytes) of each part of a multipart/form-data body."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    parsed = BytesParser(policy=HTTP).parsebytes(head + body)
    parts = []
    for part in parsed.iter_parts() if parsed.is_multipart() else ():
        name = str(part.get_param("name", "", "content-disposition"))
        parts.append((name, part.get_filename() or "", bytes(part.get_payload(decode=True) or b"")))
    return parts


async def _upload(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    body, kind = await request.body(), request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        body = next((content for _, _, content in form_parts(kind, body)), b"")
    if not await run_in_threadpool(receive_upload, workspace.state, request.path_params["secret"], body):
        return PlainTextResponse("not found", 404)
    return PlainTextResponse(f"OK - {len(body)}")


async def _download(request: Request) -> Response:
    """A file for a token that may read files; anybody else sees a login page with status 200, as at Slack."""
    workspace: Workspace = request.app.state.workspace
    if _token(request, {}) != workspace.bot_token or "files:read" not in workspace.scopes:
        return HTMLResponse(LOGIN_PAGE)
    file_id = request.path_params["place"].partition("-")[2]
    content = await run_in_threadpool(workspace.state.file_content, file_id)
    if content is None:
        return PlainTextResponse("not found", 404)
    return Response(content, media_type=workspace.state.files[file_id]["mimetype"])


async def _file_page(request: Request) -> Response:
    """A file's permalink, opened from the page: the file, as its author sees it."""
    found = request.path_params
    return RedirectResponse(f"/local/file/{quote(found['id'])}?as={quote(found['user'])}")


async def _response(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    answer = _arguments(request, await request.body())
    if "payload" in answer:
        answer = _json_object(str(answer["payload"]).encode())
    return await run_in_threadpool(_answered, workspace, request.path_params["secret"], answer)


def _answered(workspace: "Workspace", secret: str, answer: Json) -> Response:
    """Use the response address; what Slack says in JSON and 404 when it has run out."""
    try:
        with workspace.state.lock:
            origin = workspace.passes.use_response(secret)
            answer_to(workspace.state, workspace.deliveries, origin, answer)
    except SlackError as refusal:
        status = 404 if refusal.code in ("used_url", "expired_url") else 200
        workspace.state.record(kind="response_url", name="answer", status=status, ok=False, error=refusal.code)
        return JSONResponse(refusal.answer(), status)
    workspace.state.record(kind="response_url", name="answer", status=200, ok=True, error="")
    return PlainTextResponse("ok")
