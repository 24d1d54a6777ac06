"""Which addresses are public, and that the one that was checked is the one that is asked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from dragoman.errors import (
    Refused,
)
from dragoman.fetching import Fetched, addresses, client
from tests.fetching.running import PAGE, QUICK, Naps, run, unconditionally
from tests.fetching.server import Site, serving


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::7f00:1", False),
        ("::ffff:0:7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::7f00:1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:0:7f00:1::", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("198.18.0.1", False),
        ("255.255.255.255", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert addresses.is_public(address) is public


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda *_: ("93.184.216.34", "10.0.0.1"))
    with pytest.raises(Refused):
        addresses.check("http://example.org/")


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Site, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves otherwise a moment later leads nowhere else."""
    site.pages["/a"] = PAGE
    port = int(site.address.rpartition(":")[2])
    resolved: list[str] = []
    connected: list[str] = []
    connect = socket.create_connection

    def resolve(url: str, host: str, port: int) -> tuple[str, ...]:
        resolved.append(host)
        return ("127.0.0.1",)

    def spied(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address[0])
        return connect(address, timeout)

    monkeypatch.setattr(addresses, "resolve", resolve)
    monkeypatch.setattr(socket, "create_connection", spied)
    polite = client.Client(QUICK, allow_private=True, sleep=Naps())
    assert polite.get(f"http://news.example:{port}/a", unconditionally).status == 200
    assert connected == ["127.0.0.1"] * 2
    assert resolved == ["news.example"] * 2


def test_pages_are_asked_for_over_ipv6_too(to: Path) -> None:
    try:
        with serving("::1") as site:
            site.pages["/a"] = PAGE
            assert run(to, site.url("/a")) == [Fetched(site.url("/a"))]
            assert site.asked[-1][1]["host"] == site.address.removeprefix("http://")
    except OSError:
        pytest.skip("no IPv6 on this machine")
