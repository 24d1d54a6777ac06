"""One request to one checked address, its answer held within limits of size and time."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import cast

from dragoman.errors import BadAnswer, TooLarge, Unreachable
from dragoman.fetching.addresses import Target
from dragoman.pages.sources import LIMIT

PIECE = 65_536
MOST_ADDRESSES = 4
"""Addresses of a host that are tried, one after the other."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds and bytes.

    The delay is what crawlers of news commonly keep between two requests to one host; what is over the size could not
    be read afterwards.
    """

    size: int = LIMIT
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

    @property
    def said(self) -> str:
        """Status and reason, as the server gave them."""
        return f"{self.status} {self.reason}".strip()


class _Deadline:
    """The moment when a whole answer must be there, however often the server sends another byte before."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Stream(io.RawIOBase):
    """What a socket receives before the deadline; in the place of a socket where `HTTPResponse` asks for one."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        """Itself, buffered."""
        return io.BufferedReader(self, PIECE)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Receive into a buffer, as long as the deadline allows."""
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _NoConnectionError(Exception):
    """This address cannot be connected to; another of the same host may."""


def ask(target: Target, headers: Mapping[str, str], limits: Limits, types: tuple[str, ...] = ()) -> Answer:
    """Ask a target's first address that can be connected to.

    Args:
        target: what is asked for, and the addresses that were checked.
        headers: of the request.
        limits: of the answer.
        types: how the media types end that are received, of answers with status 200; all where there are none.

    Raises:
        Unreachable: no connection, no answer in time, or one that broke off.
        TooLarge: an answer over the size limit.
        BadAnswer: one of another type, whose body is not waited for.
    """
    failure = "its host has no address"
    for address in target.addresses[:MOST_ADDRESSES]:
        try:
            return _ask(target, address, headers, limits, types)
        except _NoConnectionError as error:
            failure = str(error)
    raise Unreachable(target.url, failure)


def _ask(target: Target, address: str, headers: Mapping[str, str], limits: Limits, types: tuple[str, ...]) -> Answer:
    deadline = _Deadline(limits.time)
    with closing(_connected(target, address, min(limits.connect, limits.time))) as connection:
        try:
            connection.sock.settimeout(deadline.left())
            connection.request("GET", target.path, headers={"Host": target.netloc, **headers})
            stream = _Stream(connection.sock, deadline)
            with closing(HTTPResponse(cast("socket.socket", stream), method="GET")) as response:
                response.begin()
                _require(target, response, limits, types)
                body = _body(target, response, limits)
        except TimeoutError as failure:
            raise Unreachable(target.url, f"no whole answer within {limits.time:g} s") from failure
        except (HTTPException, OSError, ValueError) as failure:
            raise Unreachable(target.url, f"the answer broke off ({type(failure).__name__})") from failure
    return Answer(target.url, response.status, response.reason or "", tuple(response.getheaders()), body, address)


def _connected(target: Target, address: str, seconds: float) -> HTTPConnection:
    """A connection to the very address that was checked; its certificate must be the host's."""
    connection = HTTPConnection(target.host, target.port)
    try:
        sock = socket.create_connection((address, target.port), timeout=seconds)
    except TimeoutError as failure:
        raise _NoConnectionError("no connection in time") from failure
    except OSError as failure:
        raise _NoConnectionError("no connection") from failure
    connection.sock = sock
    if target.scheme == "https":
        try:
            connection.sock = _trust().wrap_socket(sock, server_hostname=target.host)
        except OSError as failure:
            sock.close()
            trusted = not isinstance(failure, ssl.SSLCertVerificationError)
            reason = "no secure connection" if trusted else "its certificate cannot be trusted"
            raise Unreachable(target.url, reason) from failure
    return connection


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _require(target: Target, response: HTTPResponse, limits: Limits, types: tuple[str, ...]) -> None:
    stated = response.headers.get("Content-Length", "").strip()
    if stated.isdecimal() and int(stated) > limits.size:
        raise TooLarge(target.url, f"more than {limits.size // 1_000_000} MB")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if types and kind and response.status == 200 and not kind.endswith(types):
        raise BadAnswer(target.url, f"{kind}, not a page")


def _body(target: Target, response: HTTPResponse, limits: Limits) -> bytes:
    """The body, read as it comes, no further than the limit."""
    parts, size = [], 0
    while part := response.read1(PIECE):
        parts.append(part)
        size += len(part)
        if size > limits.size:
            raise TooLarge(target.url, f"more than {limits.size // 1_000_000} MB")
    if response.length:
        raise Unreachable(target.url, f"the answer broke off after {size} of {size + response.length} bytes")
    return b"".join(parts)
