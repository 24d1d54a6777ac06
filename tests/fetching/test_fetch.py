"""Pages and feeds: what is fetched, in which order, and what is taken up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import (
    BadAnswer,
    EmptyInput,
    InputError,
    MissingInput,
    NotArticle,
    Refused,
    Unreachable,
)
from dragoman.fetching import Fetched
from tests.fetching.running import PAGE, QUICK, failure, kept, run
from tests.fetching.server import Reply, Site


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
