"""A server on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]


@dataclass
class Reply:
    """What the server sends: `pace` seconds between bytes; `chunks` sends the body in chunks of 10 bytes.

    `drip` sends header after header at that pace, without end; `endless` sends the body again and again.
    """

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=lambda: {"Content-Type": "text/html"})
    pace: float = 0.0
    chunks: bool = False
    claimed: int | None = None
    drip: bool = False
    endless: bool = False


Answerer = Callable[[Headers], Reply]


class Site:
    """The server's pages by path, and its requests in order."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Reply | Answerer] = {}
        self.asked: list[tuple[str, Headers]] = []

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str) -> str:
        return self.address + path


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        self.site = Site(f"http://[{host}]:{self.server_port}" if ":" in host else f"http://{host}:{self.server_port}")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        site = self.server.site
        headers = {name.lower(): value for name, value in self.headers.items()}
        site.asked.append((self.path, headers))
        page = site.pages.get(self.path, Reply(b"nothing", 404))
        self._send(page if isinstance(page, Reply) else page(headers))

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        if reply.drip:
            self._drip(reply)
            return
        for name, value in reply.headers.items():
            self.send_header(name, value)
        length = len(reply.body) if reply.claimed is None else reply.claimed
        if not reply.endless:
            self.send_header(*(("Transfer-Encoding", "chunked") if reply.chunks else ("Content-Length", str(length))))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            self._body(reply)

    def _drip(self, reply: Reply) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.flush_headers()
            for number in range(200):
                self.wfile.write(b"X-%d: y\r\n" % number)
                time.sleep(reply.pace)

    def _body(self, reply: Reply) -> None:
        while reply.endless:
            self.wfile.write(reply.body)
        step = 10 if reply.chunks else 1 if reply.pace else len(reply.body) or 1
        for at in range(0, len(reply.body), step):
            part = reply.body[at : at + step]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part) if reply.chunks else part)
            self.wfile.flush()
            time.sleep(reply.pace)
        if reply.chunks:
            self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    with Server(host) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server.site
        finally:
            server.shutdown()
