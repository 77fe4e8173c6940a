"""Moving bytes to and from Slack's own hosts, never to or from another."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bot.slack.refusals import OutcomeUnknown, SlackRefused

TIMEOUT_SECONDS = 10
CHUNK = 65_536


class _NoRedirect(HTTPRedirectHandler):
    """A redirect could lead the token to another host."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""
        return None


def fetch(url: str, token: str, hosts: tuple[str, ...], max_bytes: int) -> bytes:
    """The bytes at an address of one of the hosts, of at most `max_bytes`.

    Raises SlackRefused (foreign_host, not_a_file, too_large, or the HTTP status) or OutcomeUnknown.
    """
    address = urlsplit(url)
    if address.netloc not in hosts or address.scheme not in _schemes(hosts):
        raise SlackRefused("foreign_host")
    request = Request(url, headers={"Authorization": f"Bearer {token}"})
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS) as answer:
            if answer.headers.get_content_type() == "text/html":
                raise SlackRefused("not_a_file")
            content: bytes = answer.read(max_bytes + 1)
    except HTTPError as fault:
        raise _status(fault) from None
    except (OSError, HTTPException) as fault:
        raise OutcomeUnknown(f"file: {type(fault).__name__}") from None
    if len(content) > max_bytes:
        raise SlackRefused("too_large")
    return content


def send(url: str, body: bytes, content_type: str = "application/octet-stream") -> None:
    """Hand bytes to an address that Slack gave us. Raises SlackRefused or OutcomeUnknown."""
    request = Request(url, data=body, headers={"Content-Type": content_type}, method="POST")
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS) as answer:
            answer.read(CHUNK)
    except HTTPError as fault:
        raise _status(fault) from None
    except (OSError, HTTPException) as fault:
        raise OutcomeUnknown(f"send: {type(fault).__name__}") from None


def _schemes(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Plain HTTP only to the stand-in for Slack that the settings name."""
    return ("https",) if "files.slack.com" in hosts else ("http", "https")


def _status(fault: HTTPError) -> Exception:
    if fault.code == 429:
        return SlackRefused("ratelimited", int(fault.headers.get("Retry-After") or 1))
    if fault.code >= 500:
        return OutcomeUnknown(f"Slack answered {fault.code}")
    return SlackRefused("not_a_file" if 300 <= fault.code < 400 else f"http_{fault.code}")
