"""One request to one checked address, its answer held within limits of size and time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

import urllib3
from urllib3.exceptions import HTTPError

from dragoman.errors import TooLarge, Unreachable
from dragoman.fetching.addresses import Target

PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds and bytes.

    The delay is what crawlers of news commonly keep between two requests to one host; a page of news is under 3 MB.
    """

    size: int = 20_000_000
    time: float = 60.0
    connect: float = 10.0
    delay: float = 2.0
    longest_delay: float = 30.0
    longest_wait: float = 120.0
    tries: int = 4
    redirects: int = 5
    links: int = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `body` without chunks, but compressed as `headers` say."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    address: str

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def ask(target: Target, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Ask a target's first address that can be connected to.

    Raises:
        Unreachable: no connection, no answer in time, or one that broke off.
        TooLarge: an answer over the size limit.
    """
    failure: Unreachable | None = None
    for address in target.addresses:
        try:
            return _ask(target, address, headers, limits)
        except _NoConnectionError as error:
            failure = Unreachable(target.url, str(error))
    raise failure or Unreachable(target.url, "its host has no address")


class _NoConnectionError(Exception):
    """This address cannot be connected to; another of the same host may."""


def _ask(target: Target, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    with closing(_pool(target, address, limits)) as pool:
        end = time.monotonic() + limits.time
        try:
            response = pool.urlopen(
                "GET",
                target.path,
                headers={"Host": target.netloc, **headers},
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            with closing(response):
                body = _body(target, response, end, limits)
        except urllib3.exceptions.NewConnectionError as failure:
            raise _NoConnectionError("no connection") from failure
        except urllib3.exceptions.ConnectTimeoutError as failure:
            raise _NoConnectionError("no connection in time") from failure
        except urllib3.exceptions.TimeoutError as failure:
            raise Unreachable(target.url, f"no answer within {limits.time:g} s") from failure
        except urllib3.exceptions.SSLError as failure:
            raise Unreachable(target.url, "its certificate cannot be trusted") from failure
        except (HTTPError, OSError, ValueError) as failure:
            raise Unreachable(target.url, f"the answer broke off ({type(failure).__name__})") from failure
    told = tuple((name, value) for name, value in response.headers.items())
    return Answer(target.url, response.status, response.reason or "", told, body, address)


def _pool(target: Target, address: str, limits: Limits) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=limits.connect, read=limits.time)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, target.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address, target.port, timeout=timeout, server_hostname=target.host, assert_hostname=target.host
    )


def _body(target: Target, response: urllib3.BaseHTTPResponse, end: float, limits: Limits) -> bytes:
    """The body, read as it comes; a server that sends it drop by drop is left when the time is over."""
    parts, size = [], 0
    while part := response.read1(PIECE, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > limits.size:
            raise TooLarge(target.url, f"more than {limits.size // 1_000_000} MB")
        if time.monotonic() > end:
            raise Unreachable(target.url, f"no whole answer within {limits.time:g} s")
    stated = response.headers.get("Content-Length", "")
    if stated.isdigit() and size < int(stated):
        raise Unreachable(target.url, f"the answer broke off after {size} of {stated} bytes")
    return b"".join(parts)
