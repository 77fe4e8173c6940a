"""What the page uses: the workspace as one person sees it, and what that person does. Loopback only."""

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.slack.workspace import local_view
from bot.slack.workspace.acts import NotPossible, person, place
from bot.slack.workspace.store import Json

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LONDON = ZoneInfo("Europe/London")
KEEP_ALIVE_SECONDS = 15.0

Act = Callable[["Workspace", Request, Json], Json]


class Refused(Exception):
    """The request is answered with this status and sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def local_routes() -> list[Route]:
    """The routes under /local."""
    looks = {"state": _state, "history": _history, "replies": _replies, "home": _home, "view": _view, "log": _log}
    acts = {
        "say": _say,
        "edit": _edit,
        "delete": _delete,
        "press": _press,
        "submit": _submit,
        "close": _close,
        "command": _command,
        "open_home": _open_home,
        "clock": _clock,
        "misbehave": _misbehave,
    }
    routes = [Route(f"/{name}", _guarded(_answering(act)), methods=["GET"]) for name, act in looks.items()]
    routes += [Route(f"/{name}", _guarded(_answering(act)), methods=["POST"]) for name, act in acts.items()]
    routes.append(Route("/upload", _guarded(_upload), methods=["POST"]))
    routes.append(Route("/file/{id}", _guarded(_file), methods=["GET"]))
    routes.append(Route("/stream", _guarded(_stream), methods=["GET"]))
    return routes


# -- the guard ------------------------------------------------------------------------------------------


def _guarded(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The handler for loopback's own page only, its refusals as {"error": sentence}."""

    async def guarded(request: Request) -> Response:
        try:
            _refuse_strangers(request)
            return await handler(request)
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, refusal.status)
        except NotPossible as refusal:
            return JSONResponse({"error": str(refusal)}, 400)

    return guarded


def _refuse_strangers(request: Request) -> None:
    """Raise Refused for another host's name (DNS rebinding) and for another site's page."""
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in LOOPBACK:
        raise Refused(403, "The local workspace answers on loopback only.")
    origin = request.headers.get("origin")
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc != host:
        raise Refused(403, "Only the workspace's own page may do that.")


def _answering(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def answering(request: Request) -> Response:
        body = _object(await request.body()) if request.method == "POST" else dict(request.query_params)
        try:
            return JSONResponse(await run_in_threadpool(act, request.app.state.workspace, request, body))
        except KeyError as missing:
            raise Refused(400, f"{missing.args[0]} is missing or unknown.") from None

    return answering


def _object(body: bytes) -> Json:
    try:
        found: Any = json.loads(body or b"{}")
    except ValueError:
        raise Refused(400, "The body is not JSON.") from None
    if not isinstance(found, dict):
        raise Refused(400, "The body is not a JSON object.")
    return found


# -- looking --------------------------------------------------------------------------------------------


def _state(workspace: "Workspace", request: Request, query: Json) -> Json:
    return local_view.whole(workspace, query.get("as"))


def _history(workspace: "Workspace", request: Request, query: Json) -> Json:
    channel = place(workspace.state, query["as"], query["channel"])
    messages = workspace.parents(channel["id"], query["as"])
    workspace.state.mark_read(query["as"], channel["id"])
    return {"messages": [local_view.message(workspace, one, query["as"]) for one in messages]}


def _replies(workspace: "Workspace", request: Request, query: Json) -> Json:
    channel = place(workspace.state, query["as"], query["channel"])
    messages = workspace.thread(channel["id"], query["ts"], query["as"])
    return {"messages": [local_view.message(workspace, one, query["as"]) for one in messages]}


def _home(workspace: "Workspace", request: Request, query: Json) -> Json:
    return {"view": workspace.home(query["as"])}


def _view(workspace: "Workspace", request: Request, query: Json) -> Json:
    return {"view": workspace.view(query["as"])}


def _log(workspace: "Workspace", request: Request, query: Json) -> Json:
    return {"log": workspace.log()}


# -- acting ---------------------------------------------------------------------------------------------


def _say(workspace: "Workspace", request: Request, body: Json) -> Json:
    thread, files = body.get("thread_ts"), body.get("file_ids") or ()
    return {"ts": workspace.say(body["as"], body["channel"], body.get("text") or "", thread, files)}


def _edit(workspace: "Workspace", request: Request, body: Json) -> Json:
    workspace.edit(body["as"], body["channel"], body["ts"], body["text"])
    return {"ok": True}


def _delete(workspace: "Workspace", request: Request, body: Json) -> Json:
    workspace.delete(body["as"], body["channel"], body["ts"])
    return {"ok": True}


def _press(workspace: "Workspace", request: Request, body: Json) -> Json:
    return workspace.press(body["as"], **{key: value for key, value in body.items() if key != "as"})


def _submit(workspace: "Workspace", request: Request, body: Json) -> Json:
    return workspace.submit(body["as"], body["view_id"], body.get("values") or {})


def _close(workspace: "Workspace", request: Request, body: Json) -> Json:
    workspace.close_view(body["as"], body["view_id"])
    return {"ok": True}


def _command(workspace: "Workspace", request: Request, body: Json) -> Json:
    return workspace.command(body["as"], body["channel"], body["text"])


def _open_home(workspace: "Workspace", request: Request, body: Json) -> Json:
    workspace.open_home(body["as"], body.get("tab", "home"))
    return {"ok": True}


def _clock(workspace: "Workspace", request: Request, body: Json) -> Json:
    """Move business time forwards; a moment without a zone is London time."""
    move_to = getattr(workspace.clock, "move_to", None)
    if move_to is None:
        raise Refused(409, "This workspace keeps real time; its clock cannot be moved.")
    try:
        moment = datetime.fromisoformat(str(body["to"]))
    except ValueError:
        raise Refused(400, "That is not a date and time.") from None
    try:
        move_to(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))
    except ValueError:
        raise Refused(409, "The clock only moves forwards.") from None
    workspace.state.tell("clock")
    return {"clock": workspace.clock.now().isoformat()}


def _misbehave(workspace: "Workspace", request: Request, body: Json) -> Json:
    try:
        workspace.mishaps.set(**body)
    except ValueError as fault:
        raise Refused(400, str(fault)) from None
    return {"misbehave": dataclasses.asdict(workspace.mishaps.switches)}


# -- files and the stream -------------------------------------------------------------------------------


async def _upload(request: Request) -> Response:
    from bot.slack.workspace.server import form_parts

    workspace: Workspace = request.app.state.workspace
    body, kind = await request.body(), request.headers.get("content-type", "")
    name = request.query_params.get("name", "")
    if kind.startswith("multipart/form-data"):
        named = [(file_name, content) for _, file_name, content in form_parts(kind, body) if file_name]
        name, body = named[0] if named else ("", b"")
    user = request.query_params.get("as", "")
    return JSONResponse({"id": await run_in_threadpool(workspace.upload, user, name, body)})


async def _file(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    person(workspace.state, request.query_params.get("as", ""))
    file_id = request.path_params["id"]
    content = await run_in_threadpool(workspace.state.file_content, file_id)
    if content is None:
        raise Refused(404, "There is no such file.")
    file = workspace.state.files[file_id]
    shown = file["mimetype"].startswith("image/") and file["mimetype"] != "image/svg+xml"
    safe = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    headers = safe if shown else {**safe, "Content-Disposition": "attachment"}
    return Response(content, media_type=file["mimetype"], headers=headers)


async def _stream(request: Request) -> Response:
    user = person(request.app.state.workspace.state, request.query_params.get("as", ""))["id"]
    changes = _changes(request.app.state.workspace, user)
    return StreamingResponse(changes, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _changes(workspace: "Workspace", user: str) -> AsyncIterator[str]:
    """Server-sent events of what changes for this person, until the workspace stops or the page goes."""
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[Json]()

    def pass_on(change: Json) -> None:
        loop.call_soon_threadsafe(queue.put_nowait, change)

    unwatch = workspace.state.watch(pass_on)
    try:
        yield 'data: {"type": "welcome"}\n\n'
        while True:
            try:
                change = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if change["type"] == "stop":
                return
            if local_view.concerns(workspace, change, user):
                shown = {key: change[key] for key in ("type", "channel", "ts")}
                yield f"data: {json.dumps(shown)}\n\n"
    finally:
        unwatch()
