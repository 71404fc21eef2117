"""One request to an OpenAI-compatible translator: what may be called, what may come back, and how long that may take.

Nothing else in the app reaches for the network.
"""

from __future__ import annotations

import ipaddress
import json
import queue
import ssl
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lut_admin.papers.words import Word
from lut_admin.refusals import Progress, Refusal

MOST = 1_000_000  # bytes of an answer: a notice has a few thousand
_STEP = 65_536
_LOOK = 0.1  # seconds between two looks whether the person has cancelled


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask and as whom: the address up to ``/chat/completions``, the model, the key, seconds to wait at most."""

    url: str
    model: str
    key: str = field(repr=False)
    seconds: float = 30

    @property
    def host(self) -> str:
        """The computer that is asked, as a person reads it."""
        return urlsplit(self.url).netloc


def address(url: str) -> str:
    """The address as it is called, completed to ``…/chat/completions``; empty stays empty.

    Refuses (``translating.address``) what is no web address, or holds a password; (``translating.unsafe_address``) one
    without encryption, except a computer of the school's own network named by its number.
    """
    url = url.strip().rstrip("/")
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.username or parts.password or parts.query or parts.fragment or any(map(str.isspace, url)):
        raise Refusal("translating.address", url=url[:120])
    if parts.scheme == "http" and not _near(parts.hostname or ""):
        raise Refusal("translating.unsafe_address", host=parts.hostname)
    return url if parts.path.endswith("/chat/completions") else f"{url}/chat/completions"


def _near(host: str) -> bool:
    """Whether a host is this computer or has a number of a private network."""
    if host == "localhost":
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return number.is_private or number.is_loopback


def ask(endpoint: Endpoint, messages: list[dict[str, str]], progress: Progress) -> str:
    """What the model answers; `progress` is called while one waits, so that a person can cancel.

    Refuses in words what can go wrong: ``translating.unreachable``, ``.slow``, ``.certificate``, ``.key_refused``,
    ``.too_many``, ``.moved``, ``.failed``, ``.no_answer``.
    """
    body = json.dumps({"model": endpoint.model, "messages": messages, "temperature": 0, "stream": False}).encode()
    request = urllib.request.Request(  # noqa: S310  # `address` has let through https, and http to a private number
        endpoint.url,
        body,
        {"Content-Type": "application/json", "Accept": "application/json", "Authorization": f"Bearer {endpoint.key}"},
    )
    answers: queue.SimpleQueue[bytes | Refusal] = queue.SimpleQueue()
    deadline = time.monotonic() + endpoint.seconds
    # A thread of its own: a name that is looked up, a server that sends a byte a minute cannot be interrupted.
    threading.Thread(target=_fetch, args=(endpoint, request, deadline, answers), name="translator", daemon=True).start()
    while True:
        progress(int(100 * (1 - (deadline - time.monotonic()) / endpoint.seconds)), 100)
        try:
            answer = answers.get(timeout=_LOOK)
        except queue.Empty:
            if time.monotonic() > deadline + 1:
                raise Refusal("translating.slow", host=endpoint.host, n=round(endpoint.seconds)) from None
            continue
        if isinstance(answer, Refusal):
            raise answer
        return _said(endpoint, answer)


class _Stay(urllib.request.HTTPRedirectHandler):
    """An answer that sends elsewhere is not followed: the text and the key are for this server alone."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


def _fetch(
    endpoint: Endpoint, request: urllib.request.Request, deadline: float, answers: queue.SimpleQueue[bytes | Refusal]
) -> None:
    try:
        answers.put(_received(endpoint, request, deadline))
    except Refusal as refusal:
        answers.put(refusal)
    except urllib.error.HTTPError as error:
        error.close()
        answers.put(_of_status(endpoint, error.code))
    except TimeoutError:
        answers.put(Refusal("translating.slow", host=endpoint.host, n=round(endpoint.seconds)))
    except urllib.error.URLError as error:
        answers.put(_of_reason(endpoint, error.reason))
    except Exception as error:  # broken connections, answers that are not HTTP, http.client's own faults: the text stays as it was
        answers.put(_of_reason(endpoint, error))


def _received(endpoint: Endpoint, request: urllib.request.Request, deadline: float) -> bytes:
    handlers: list[urllib.request.BaseHandler] = [_Stay()]
    if urlsplit(endpoint.url).scheme == "http":
        # What is not encrypted goes straight to the school's own computer, through no proxy.
        handlers.append(urllib.request.ProxyHandler({}))
    opener = urllib.request.build_opener(*handlers)
    got = b""
    with opener.open(request, timeout=endpoint.seconds) as answer:
        while piece := answer.read1(_STEP):
            got += piece
            if len(got) > MOST:
                raise Refusal("translating.no_answer", host=endpoint.host)
            if time.monotonic() > deadline:
                raise TimeoutError
    return got


def _of_status(endpoint: Endpoint, status: int) -> Refusal:
    if status in (401, 403):
        return Refusal("translating.key_refused", host=endpoint.host)
    if status in (402, 429):
        return Refusal("translating.too_many", host=endpoint.host)
    if 300 <= status < 400:
        return Refusal("translating.moved", host=endpoint.host)
    return Refusal("translating.failed", host=endpoint.host, status=status)


def _of_reason(endpoint: Endpoint, reason: object) -> Refusal:
    if isinstance(reason, TimeoutError):
        return Refusal("translating.slow", host=endpoint.host, n=round(endpoint.seconds))
    if isinstance(reason, ssl.SSLError):
        return Refusal("translating.certificate", host=endpoint.host)
    return Refusal("translating.unreachable", host=endpoint.host)


def _said(endpoint: Endpoint, answer: bytes) -> str:
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Refusal("translating.no_answer", host=endpoint.host) from error
    # JSON can spell what is no text; kept in a notice, it could never be written down.
    if (
        not isinstance(content, str)
        or not content.strip()
        or any("\ud800" <= c <= "\udfff" or c == "\0" for c in content)
    ):
        raise Refusal("translating.no_answer", host=endpoint.host)
    return content


def unkeyed(host: str) -> Refusal:
    """There is no key for the server that is set."""
    return Refusal("translating.no_key", host=host, where=Word("settings.translator"))
