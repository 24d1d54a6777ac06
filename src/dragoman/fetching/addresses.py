"""Which addresses may be asked: http and https on public networks alone, checked on what the name resolves to.

The connection then goes to the very address that was checked, so that a name that resolves otherwise a moment later
(DNS rebinding) leads nowhere else.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from dragoman.errors import Refused, Unreachable

PORTS = {"http": 80, "https": 443}
INNER = (IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Networks whose last 32 bits are an IPv4 address: compatible (RFC 4291), translated (RFC 7915), NAT64 (RFC 6052)."""

RESERVED = (IPv6Network("fec0::/10"), IPv6Network("64:ff9b:1::/48"))
"""Site-local (RFC 3879) and local NAT64 (RFC 8215), which `ipaddress` takes for public."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: `host` as its certificate names it, `addresses` what it resolves to, checked."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt and one delay hold for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and, where it is not the usual one, port: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def check(url: str, *, allow_private: bool = False) -> Target:
    """The target of an address.

    Args:
        url: the address.
        allow_private: whether networks that are not public may be asked; for tests against a local server.

    Raises:
        Refused: not http or https, with a password in it, malformed, or of a network that is not public.
        Unreachable: its host is not known.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname and ":" not in parts.hostname else None
        host, port = host or parts.hostname, parts.port
    except ValueError as failure:
        raise Refused(url, "not a well-formed address") from failure
    if parts.scheme not in PORTS or not host:
        raise Refused(url, "not an address of http or https")
    if parts.username is not None or parts.password is not None:
        raise Refused(url, "an address with a user name in it")
    port = port or PORTS[parts.scheme]
    addresses = resolve(url, host, port)
    if not allow_private and not all(map(is_public, addresses)):
        raise Refused(url, "its host is on a network that is not public")
    path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    return Target(url, parts.scheme, host, port, path, addresses)


def _quoted(text: str) -> str:
    """Text of an address with what may not stand in a request line percent-encoded; what is encoded stays so."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode("utf-8")) for c in text)


def resolve(url: str, host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses of a host, in the system's order.

    Raises:
        Unreachable: its host is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise Unreachable(url, "its host is not known") from failure
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is of the public network; one that carries an IPv4 address within is judged by that."""
    number = ip_address(address.partition("%")[0])
    if isinstance(number, IPv6Address):
        if any(number in network for network in RESERVED):
            return False
        number = _inner(number) or number
    return number.is_global and not number.is_multicast


def _inner(number: IPv6Address) -> IPv4Address | None:
    if any(number in network for network in INNER):
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
