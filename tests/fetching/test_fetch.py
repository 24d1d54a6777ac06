"""Fetching from a server on this machine: what is kept, what is refused, and how long is waited."""

from __future__ import annotations

import gzip
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from dragoman.errors import (
    BadAnswer,
    DamagedRecord,
    Disallowed,
    EmptyInput,
    InputError,
    MissingInput,
    NotArticle,
    Refused,
    TooLarge,
    Unreachable,
    UsageError,
)
from dragoman.fetching import Fetched, Limits, addresses, client, fetch
from dragoman.fetching.archive import Archive
from dragoman.pages import Source, sources
from tests.fetching.server import Reply, Site, serving

PAGE = Reply(b"<p>The ministers met in Nairobi.</p>")
QUICK = Limits(size=100_000, time=0.6, connect=1.0, delay=0.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "a.warc.gz"


def run(to: Path, *names: str, limits: Limits = QUICK) -> list[Fetched | InputError]:
    return list(fetch(names, to, limits=limits, allow_private=True))


def kept(to: Path) -> dict[str | None, str | bytes]:
    found = list(sources(to)) if to.exists() else []
    assert all(isinstance(item, Source) for item in found), found
    return {item.url: item.content for item in found if isinstance(item, Source)}


def failure(to: Path, *names: str) -> InputError:
    (found,) = run(to, *names)
    assert isinstance(found, InputError), found
    assert kept(to) == {}
    return found


def test_a_page_is_kept_so_that_it_can_be_read_again(site: Site, to: Path) -> None:
    site.pages["/a?b=1"] = PAGE
    assert run(to, site.url("/a?b=1")) == [Fetched(site.url("/a?b=1"))]
    assert kept(to) == {site.url("/a?b=1"): PAGE.body}


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


def test_what_did_not_change_is_not_fetched_again(site: Site, to: Path) -> None:
    def page(headers: dict[str, str]) -> Reply:
        same = headers.get("if-none-match") == '"1"' and headers.get("if-modified-since") == "Thu"
        return Reply(b"", 304) if same else Reply(PAGE.body, 200, {"ETag": '"1"', "Last-Modified": "Thu"})

    site.pages["/a"] = page
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    size = to.stat().st_size
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=False)]
    assert to.stat().st_size == size


def test_without_its_archive_the_state_counts_for_nothing(site: Site, to: Path) -> None:
    site.pages["/a"] = Reply(PAGE.body, 200, {"ETag": '"1"'})
    run(to, site.url("/a"))
    to.unlink()
    run(to, site.url("/a"))
    assert "if-none-match" not in site.asked[-1][1]
    to.with_name("a.warc.gz.state.jsonl").write_text("[damaged")
    assert isinstance(run(to, site.url("/a"))[0], Fetched)


@pytest.mark.parametrize("chunks", [False, True])
def test_chunked_and_compressed_answers_read_back_as_the_page(chunks: bool, site: Site, to: Path) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.pages["/a"] = Reply(gzip.compress(PAGE.body), headers=headers, chunks=chunks)
    run(to, site.url("/a"))
    assert kept(to) == {site.url("/a"): PAGE.body}


def test_a_feed_leads_to_the_pages_that_it_links_to_each_once(site: Site, to: Path) -> None:
    links = b"".join(b"<item><link>%s</link></item>" % link for link in (b"/a", b"b", b"/a#x"))
    feed = b"<rss><channel>%s</channel></rss>" % links
    site.pages |= {
        "/news/feed": Reply(feed, headers={"Content-Type": "application/rss+xml"}),
        "/a": PAGE,
        "/news/b": PAGE,
    }
    found = run(to, site.url("/news/feed"), site.url("/a"))
    assert found == [Fetched(site.url(path)) for path in ("/news/feed", "/a", "/news/b")]
    assert set(kept(to)) == {site.url("/a"), site.url("/news/b")}


def test_a_feed_that_is_a_file_is_fetched_from(site: Site, to: Path, tmp_path: Path) -> None:
    site.pages["/a"] = PAGE
    feed = tmp_path / "f.xml"
    feed.write_text(f"<rss><channel><item><link>{site.url('/a')}</link></item></channel></rss>")
    assert run(to, str(feed)) == [Fetched(site.url("/a"))]


def test_a_name_that_is_neither_feed_nor_address_is_told(to: Path, tmp_path: Path) -> None:
    text = tmp_path / "f.xml"
    text.write_text("The ministers met.")
    assert isinstance(failure(to, str(text)), NotArticle)
    assert isinstance(failure(to, "no/such/file"), MissingInput)


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


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"x" * 100_001), TooLarge),
        (Reply(gzip.compress(bytes(60_000_000)), headers={"Content-Encoding": "gzip"}), TooLarge),
        (Reply(gzip.compress(b"x" * 99)[:-12], headers={"Content-Encoding": "gzip"}), BadAnswer),
        (Reply(b"x" * 99, pace=0.05), Unreachable),
        (Reply(pace=0.05, drip=True), Unreachable),
        (Reply(b"x" * 5000, endless=True), TooLarge),
        (Reply(b"x" * 99, claimed=10**9), TooLarge),
        (Reply(b"x" * 99, pace=0.05, headers={"Content-Type": "video/mp4"}), BadAnswer),
        (Reply(b"x" * 99, claimed=200), Unreachable),
        (Reply(b"x", 404), BadAnswer),
        (Reply(b"x", headers={"Content-Type": "image/png"}), BadAnswer),
    ],
    ids=[
        "oversize",
        "bomb",
        "damaged",
        "slow",
        "slow headers",
        "endless",
        "claimed",
        "film",
        "broken off",
        "missing",
        "picture",
    ],
)
def test_bad_answers_are_named_and_not_kept(reply: Reply, error: type[InputError], site: Site, to: Path) -> None:
    site.pages["/a"] = reply
    found = failure(to, site.url("/a"))
    assert type(found) is error
    assert found.origin == site.url("/a")


def test_a_failure_does_not_end_the_run(site: Site, to: Path) -> None:
    site.pages["/b"] = PAGE
    names = [
        "http://127.0.0.1:9/",
        "http://no-such-host.invalid/",
        "http://",
        "http://u:p@example.org/",
        site.url("/b"),
    ]
    kinds = [type(found) for found in run(to, *names)]
    assert kinds == [Unreachable, Unreachable, Refused, Refused, Fetched]


def unconditionally(url: str) -> dict[str, str]:
    return {}


class Naps(list[float]):
    """Waits that were asked for, none of them slept."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


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


def test_an_archive_must_be_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(fetch([], tmp_path / "a.txt"))


def test_a_run_that_was_cut_short_leaves_what_came_before_it(site: Site, to: Path) -> None:
    site.pages["/a"] = PAGE
    run(to, site.url("/a"))
    to.write_bytes(to.read_bytes() + gzip.compress(b"WARC/1.0\r\n")[:-5])
    site.pages["/a"] = Reply(b"<p>Another page.</p>")
    run(to, site.url("/a"))
    assert [type(found) for found in sources(to)] == [Source, DamagedRecord, Source]


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


def test_a_page_that_is_the_same_is_kept_once_though_the_server_tells_no_version(site: Site, to: Path) -> None:
    site.pages["/a"] = PAGE
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=False)]
    site.pages["/a"] = Reply(b"<p>It was changed.</p>")
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    assert len(list(sources(to))) == 2


def feed(*links: str, day: str = "2025-03-13") -> Reply:
    items = "".join(f"<item><link>{link}</link><pubDate>{day}</pubDate></item>" for link in links)
    return Reply(f"<rss><channel>{items}</channel></rss>".encode(), headers={"ETag": f'"{day}{len(links)}"'})


def test_pages_of_a_feed_are_asked_for_again_only_when_the_feed_says_that_they_changed(site: Site, to: Path) -> None:
    site.pages |= {"/feed": feed("/a", "/b"), "/a": PAGE, "/b": PAGE}
    run(to, site.url("/feed"))
    site.asked.clear()
    site.pages |= {"/feed": feed("/a", "/b", "/c"), "/c": PAGE}
    found = run(to, site.url("/feed"))
    assert site.paths == ["/robots.txt", "/feed", "/c"]
    assert [item.changed for item in found if isinstance(item, Fetched)] == [True, False, False, True]
    site.asked.clear()
    site.pages["/feed"] = feed("/a", day="2025-03-14")
    run(to, site.url("/feed"))
    assert site.paths == ["/robots.txt", "/feed", "/a"]


def test_a_feed_whose_pages_failed_is_taken_up_again(site: Site, to: Path) -> None:
    def answer(headers: dict[str, str]) -> Reply:
        whole = feed("/a", "/b")
        return Reply(b"", 304) if headers.get("if-none-match") == whole.headers["ETag"] else whole

    site.pages |= {"/feed": answer, "/a": PAGE}
    assert [type(found) for found in run(to, site.url("/feed"))] == [Fetched, Fetched, BadAnswer]
    site.pages["/b"] = PAGE
    site.asked.clear()
    assert run(to, site.url("/feed"))[-1] == Fetched(site.url("/b"))
    assert site.paths == ["/robots.txt", "/feed", "/b"]
    site.asked.clear()
    assert run(to, site.url("/feed")) == [Fetched(site.url("/feed"), changed=False)]
    assert site.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"<rss><channel></channel></rss>", EmptyInput),
        (b"<rss><channel><item><title>T</title></item></channel></rss>", EmptyInput),
        (b"<rss", EmptyInput),
    ],
)
def test_a_feed_that_leads_nowhere_is_told(body: bytes, error: type[InputError], site: Site, to: Path) -> None:
    site.pages["/feed"] = Reply(body)
    assert [type(found) for found in run(to, site.url("/feed"))] == [Fetched, error]


def test_what_is_over_the_number_of_links_is_left_for_the_next_run(site: Site, to: Path) -> None:
    site.pages |= {"/feed": feed("/a", "/b", "/c"), "/a": PAGE, "/b": PAGE, "/c": PAGE}
    few = replace(QUICK, links=2)
    assert isinstance(run(to, site.url("/feed"), limits=few)[-1], BadAnswer)
    assert run(to, site.url("/feed"), limits=few)[-1] == Fetched(site.url("/c"))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("cut", [1, 5, 60, 120])
def test_a_record_that_was_cut_costs_no_other(name: str, cut: int, site: Site, tmp_path: Path) -> None:
    to = tmp_path / name
    site.pages |= {"/a": PAGE, "/b": PAGE, "/c": PAGE}
    run(to, site.url("/a"), site.url("/b"))
    to.write_bytes(to.read_bytes()[:-cut])
    run(to, site.url("/c"))
    urls = [item.url for item in sources(to) if isinstance(item, Source)]
    assert urls[0] == site.url("/a")
    assert urls[-1] == site.url("/c")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_run_that_is_killed_leaves_whole_records(site: Site, to: Path) -> None:
    body = b"<p>" + random.Random(1).randbytes(40_000).hex().encode()
    names = [site.url(f"/{number}") for number in range(400)]
    site.pages |= {f"/{number}": Reply(body) for number in range(400)}
    code = f"""if True:
        from pathlib import Path
        from dragoman.fetching import Limits, fetch
        for _ in fetch({names!r}, Path({str(to)!r}), limits=Limits(delay=0), allow_private=True): pass"""
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        while len(site.asked) < 12 and process.poll() is None:
            time.sleep(0.005)
        process.kill()
    found = list(sources(to))
    assert len([item for item in found if isinstance(item, Source)]) >= 8
    assert len([item for item in found if not isinstance(item, Source)]) <= 1
    run(to, *names[:20])
    urls = [item.url for item in sources(to) if isinstance(item, Source)]
    assert urls == names[:20]


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
def test_two_runs_do_not_write_to_one_archive(to: Path) -> None:
    with Archive(to), pytest.raises(UsageError, match="another run is writing"):
        Archive(to)
    with Archive(to):
        pass
