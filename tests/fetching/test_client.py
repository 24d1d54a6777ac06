"""What is asked of a site, in which order and how often: robots.txt, redirects, delays."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from dragoman.errors import (
    BadAnswer,
    Disallowed,
    Refused,
)
from dragoman.fetching import Fetched, Limits, addresses, client, fetch
from tests.fetching.running import PAGE, QUICK, Naps, failure, kept, run, unconditionally
from tests.fetching.server import Reply, Site


def test_the_server_is_told_who_asks(site: Site, to: Path) -> None:
    site.pages["/a"] = PAGE
    run(to, site.url("/a"))
    assert all(headers["user-agent"].startswith("dragoman/") for _, headers in site.asked)
    assert all(headers["host"] == site.address.removeprefix("http://") for _, headers in site.asked)


def test_robots_txt_is_asked_once_and_obeyed(site: Site, to: Path) -> None:
    site.pages |= {"/robots.txt": Reply(b"User-agent: *\nDisallow: /*.pdf$\nDisallow: /no"), "/a": PAGE, "/no": PAGE}
    first, second, third = run(to, site.url("/a"), site.url("/no"), site.url("/x.pdf"))
    assert isinstance(first, Fetched)
    assert isinstance(second, Disallowed)
    assert isinstance(third, Disallowed)
    assert site.paths == ["/robots.txt", "/a"]


def test_a_robots_txt_that_fails_allows_nothing(site: Site, to: Path) -> None:
    site.pages |= {"/robots.txt": Reply(b"", 500), "/a": PAGE}
    assert isinstance(failure(to, site.url("/a")), Disallowed)


def test_redirects_are_followed_to_where_the_page_is(site: Site, to: Path) -> None:
    site.pages |= {"/old": Reply(b"", 301, {"Location": "/a"}), "/a": PAGE}
    assert run(to, site.url("/old")) == [Fetched(site.url("/old"))]
    assert set(kept(to)) == {site.url("/a")}


def test_redirects_without_end_are_left(site: Site, to: Path) -> None:
    site.pages["/a"] = Reply(b"", 302, {"Location": "/a"})
    assert "redirects" in failure(to, site.url("/a")).reason


@pytest.mark.parametrize(
    "onward", ["http://127.0.0.2/", "http://169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd", "ftp://x/"]
)
def test_a_redirect_to_a_private_network_or_another_scheme_is_refused(
    onward: str, site: Site, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or judge(address))
    site.pages["/a"] = Reply(b"", 302, {"Location": onward})
    (found,) = fetch([site.url("/a")], to, limits=QUICK)
    assert isinstance(found, Refused)


def test_the_local_network_is_refused_before_it_is_asked(site: Site, to: Path) -> None:
    (found,) = fetch([site.url("/a")], to)
    assert isinstance(found, Refused)
    assert str(found) == f"{site.url('/a')}: D115 its host is on a network that is not public"
    assert site.asked == []


def test_a_busy_server_is_asked_again_as_late_as_it_says(site: Site) -> None:
    replies = iter([Reply(b"", 429, {"Retry-After": "7"}), Reply(b"", 503, {}), PAGE])
    site.pages["/a"] = lambda _: next(replies)
    naps = Naps()
    polite = client.Client(Limits(delay=0.001), allow_private=True, sleep=naps)
    assert polite.get(site.url("/a"), unconditionally).status == 200
    assert 7 in naps


def test_a_server_that_asks_for_too_long_a_wait_is_left(site: Site) -> None:
    site.pages["/a"] = Reply(b"", 503, {"Retry-After": "3600"})
    with pytest.raises(BadAnswer, match="asks to wait 3600 s"):
        client.Client(QUICK, allow_private=True, sleep=Naps()).get(site.url("/a"), unconditionally)


def test_between_two_requests_to_a_host_the_longer_of_both_delays_is_kept(site: Site) -> None:
    site.pages |= {"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 20"), "/a": PAGE}
    naps = Naps()
    polite = client.Client(Limits(delay=3), allow_private=True, sleep=naps)
    polite.get(site.url("/a"), unconditionally)
    polite.get(site.url("/a"), unconditionally)
    assert [round(nap) for nap in naps] == [20, 20]


def test_retry_after_is_a_number_or_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert client.retry_after("7") == 7
    assert 55 < (client.retry_after(later) or 0) <= 60
    assert client.retry_after("soon") is None


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: dragoman\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: Dragoman\nDisallow: /a", "/a", False),
        ("User-agent: other\nUser-agent: dragoman\nDisallow: /a", "/a", False),
        ("User-agent: dragoman\nDisallow: /b\n\nUser-agent: dragoman\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/world", "/news/world/1", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news/world", "/news/world/1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*/print", "/news/print", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf\u00e9", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a # not this\r\n", "/a", False),
        ("<html><body>Not found</body></html>", "/a", True),
        ("User-agent: *\nDisallow: /robots.txt", "/a", True),
    ],
)
def test_rules_of_robots_txt(robots: str, path: str, allowed: bool, site: Site, to: Path) -> None:
    site.pages["/robots.txt"] = Reply(robots.encode(), headers={"Content-Type": "text/plain"})
    (found,) = run(to, site.url(path))
    assert isinstance(found, BadAnswer if allowed else Disallowed), found


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(b"", 404), True),
        (Reply(b"", 401), True),
        (Reply(b"", 410), True),
        (Reply(b"", 429), False),
        (Reply(b"", 500), False),
        (Reply(b"", 503), False),
        (Reply(b"User-agent: *\nDisallow: /", claimed=99), False),
        (Reply(gzip.compress(b"x" * 99)[:-12], headers={"Content-Encoding": "gzip"}), False),
        (Reply(b"", 301, {"Location": "/rules.txt"}), False),
        (Reply(b"", 301, {"Location": "/robots.txt"}), True),
        (Reply(b"", 301, {"Location": "http://["}), False),
    ],
)
def test_what_the_answer_for_robots_txt_means(robots: Reply, allowed: bool, site: Site, to: Path) -> None:
    site.pages |= {"/robots.txt": robots, "/rules.txt": Reply(b"User-agent: *\nDisallow: /"), "/a": PAGE}
    (found,) = run(to, site.url("/a"))
    assert isinstance(found, Fetched) is allowed, found


def test_a_robots_txt_that_cannot_be_had_is_asked_for_once(site: Site, to: Path) -> None:
    site.pages["/robots.txt"] = Reply(b"", 500)
    run(to, site.url("/a"), site.url("/b"))
    assert site.paths == ["/robots.txt"]


def test_a_redirect_may_hold_characters_beyond_ascii(site: Site, to: Path) -> None:
    location = "/caf\u00e9".encode().decode("latin-1")
    site.pages |= {"/old": Reply(b"", 302, {"Location": location}), "/caf%C3%A9": PAGE}
    assert run(to, site.url("/old")) == [Fetched(site.url("/old"))]


def test_conditions_are_those_of_the_address_that_is_asked(site: Site, to: Path) -> None:
    site.pages |= {"/old": Reply(b"", 302, {"Location": "/a"}), "/a": Reply(PAGE.body, 200, {"ETag": '"1"'})}
    run(to, site.url("/old"))
    run(to, site.url("/old"))
    sent = [(path, headers.get("if-none-match")) for path, headers in site.asked if path != "/robots.txt"]
    assert sent == [("/old", None), ("/a", None), ("/old", None), ("/a", '"1"')]
