"""Feeds: which entries are articles, what the others say, and how broken a feed may be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dragoman.errors import EmptyInput, InputError, NotArticle, SummaryOnly
from dragoman.pages import Source, read_page, sources
from dragoman.pages.feeds import Entry, iso_day, looks_like_feed, parse_feed, read_feed

PARAGRAPH = "<p>The foreign ministers of Kenya and Ethiopia met in Nairobi on Monday and agreed to open the border.</p>"
ARTICLE = PARAGRAPH * 8

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Daily Courier</title><link>https://example.org/</link>
<item><title>Border &amp; talks</title><link>/a</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Thu, 13 Mar 2025 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[{ARTICLE}]]></content:encoded></item>
<item><title>Only a line</title><guid>https://example.org/b</guid><description>Short.</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/news/"><title>Courier</title>
<entry><title type="html">Talks &lt;b&gt;open&lt;/b&gt;</title><link rel="self" href="x"/><link href="a"/>
<published>2025-03-13T23:30:00-05:00</published><author><name>Ann Lee</name><email>a@b.c</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{ARTICLE}</div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title></channel>
<item><title>T</title><link>https://example.org/a</link><dc:date>2025-03-13</dc:date></item></rdf:RDF>"""


def entries(text: str, base: str | None = None) -> tuple[Entry, ...]:
    feed = parse_feed(text.encode(), base)
    assert feed is not None
    return feed.entries


def test_an_entry_with_its_article_is_a_page_and_one_without_says_to_fetch_it(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    page, summary = sources(file)
    assert isinstance(page, Source)
    assert (page.origin, page.url) == (f"{file}#1", "https://example.org/a")
    assert (page.headline, page.published) == ("Border & talks", "2025-03-13")
    assert isinstance(summary, SummaryOnly)
    assert str(summary) == f"{file}#2: D112 only a summary: fetch https://example.org/b"


def test_the_page_of_an_entry_reads_as_one_with_author_and_publisher() -> None:
    page = next(read_feed("f", RSS.encode()))
    assert isinstance(page, Source)
    envelope = read_page(page).envelope
    assert (envelope.headline, envelope.authors, envelope.publisher) == (
        "Border & talks",
        ("Ann Lee",),
        "The Daily Courier",
    )
    assert envelope.published is not None
    assert envelope.published.start == "2025-03-13"


def test_atom_gives_links_against_its_base_and_xhtml_contents() -> None:
    (entry,) = entries(ATOM)
    assert (entry.link, entry.title, entry.published) == ("https://example.org/news/a", "Talks open", "2025-03-13")
    assert entry.authors == ("Ann Lee",)
    assert entry.content is not None
    assert "The foreign ministers" in entry.content


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    (entry,) = entries(RDF)
    assert (entry.link, entry.title, entry.published) == ("https://example.org/a", "T", "2025-03-13")


def test_links_are_resolved_against_the_address_of_the_feed() -> None:
    (entry,) = entries("<rss><channel><item><link>b.html</link></item></channel></rss>", "https://example.org/x/feed")
    assert entry.link == "https://example.org/x/b.html"


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "feed.xml", "feed.txt", "feed"])
def test_a_feed_is_recognised_by_its_content_whatever_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(RSS)
    assert len(list(sources(tmp_path / name))) == 2


@pytest.mark.parametrize(
    ("head", "feed"),
    [
        ("<!-- made --><rss>", True),
        ("\ufeff<?xml version='1.0'?>\n<?xml-stylesheet href='x'?><feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (RDF, True),
        ("<html><body><rss>", False),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", False),
        ("The rss of the world", False),
    ],
)
def test_what_looks_like_a_feed(head: str, feed: bool) -> None:
    assert looks_like_feed(head.encode()) is feed


def test_broken_xml_gives_what_can_be_had() -> None:
    broken = RSS.replace("<description>Short.</description></item>\n</channel></rss>", "<description>Sh & ort")
    assert [entry.title for entry in entries(broken)] == ["Border & talks", "Only a line"]


def test_entities_are_not_expanded_and_files_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE rss [<!ENTITY a0 "ha"> {bomb}<!ENTITY f SYSTEM "file://{secret}">]>'
        "<rss><channel><item><title>x&a11;&f;</title><link>https://example.org/a</link></item></channel></rss>"
    )
    shown = repr(entries(text))
    assert "SECRET" not in shown
    assert len(shown) < 300


@pytest.mark.parametrize(
    ("text", "error"), [("<rss></rss>", EmptyInput), ("<rss", NotArticle), ("<feed>\0\0", EmptyInput)]
)
def test_a_feed_without_entries_is_told(text: str, error: type[InputError]) -> None:
    assert [type(found) for found in read_feed("f", text.encode())] in ([error], [EmptyInput], [NotArticle])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu, 13 Mar 2025 08:00:00 GMT", "2025-03-13"),
        ("2025-03-13T08:00:00Z", "2025-03-13"),
        ("2025-13-13", None),
        ("yesterday", None),
        ("", None),
        ("20250313T080000Z", "2025-03-13"),
        ("2025/03/13 08:00", "2025-03-13"),
        ("Thu 13 March 2025 08:00", "2025-03-13"),
        ("March 13, 2025", "2025-03-13"),
        ("13 Mar 2025", "2025-03-13"),
        ("Thu, 13 Mar 25 08:00:00 +0300", "2025-03-13"),
        ("1970-01-01T00:00:00Z", None),
        ("-0001-11-30T00:00:00+00:00", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_days_of_feeds(text: str, day: str | None) -> None:
    assert iso_day(text) == day


def item(inner: str) -> Entry:
    (entry,) = entries(f"<rss><channel><link>https://example.org/</link><item>{inner}</item></channel></rss>")
    return entry


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link>https://example.org/?a=1&b=2</link>", "https://example.org/?a=1&b=2"),
        ("<link>https://example.org/?a=1&amp;b=2</link>", "https://example.org/?a=1&b=2"),
        ("<link><![CDATA[ https://example.org/?a=1&b=2 ]]></link>", "https://example.org/?a=1&b=2"),
        ("<link>a</link>", "https://example.org/a"),
        ("<guid>12345</guid>", None),
        ("<guid isPermaLink='false'>https://example.org/b</guid>", "https://example.org/b"),
        ("<link/><guid>https://example.org/b</guid>", "https://example.org/b"),
        ("<link>javascript:x</link>", None),
        ("<link>http://[</link>", None),
    ],
)
def test_links_of_entries(inner: str, link: str | None) -> None:
    assert item(inner).link == link


def test_bases_of_entries_and_links_are_their_own() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><entry xml:base="africa/"><title>T</title>
    <link href="a" xml:base="b/"/></entry><entry><link href="c"/></entry></feed>"""
    links = [entry.link for entry in entries(text, "https://example.org/feed")]
    assert links == ["https://example.org/news/africa/b/a", "https://example.org/news/c"]


def test_entities_of_html_and_bare_ampersands_are_text() -> None:
    entry = item(
        "<title>Caf&eacute; &amp; bar &ndash; R&D &#8220;x&#8221; &unknown;</title><author>&Eacute;va</author>"
    )
    assert (entry.title, entry.authors) == ("Café & bar – R&D “x” &unknown;", ("Éva",))


def test_markup_that_is_not_escaped_keeps_the_entries_apart() -> None:
    first = "<item><title>A</title><description>a<br>b <p>c &nbsp;<b>d</description><link>https://e.org/1</link></item>"
    second = "<item><title>B</title><content:encoded><p>x<hr>y</content:encoded><link>https://e.org/2</link></item>"
    found = entries(f"<rss><channel>{first}{second}</channel></rss>")
    assert [(entry.title, entry.link) for entry in found] == [("A", "https://e.org/1"), ("B", "https://e.org/2")]
    assert found[0].summary == "a<br>b <p>c &nbsp;<b>d"
    assert found[1].content == "<p>x<hr>y"


def test_media_is_neither_title_nor_content() -> None:
    entry = item("<media:title>A picture</media:title><title>T</title><media:content>x</media:content>")
    assert (entry.title, entry.content) == ("T", None)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_feeds_come_in_any_encoding(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?><rss><channel><item><title>Café</title></item></channel></rss>"
    feed = parse_feed(text.encode(encoding), None)
    assert feed is not None
    assert feed.entries[0].title == "Café"


def test_a_wrong_byte_does_not_end_a_feed() -> None:
    text = "<rss><channel><item><title>Caf\u00e9 \u2014 A</title></item><item><title>B</title></item></channel></rss>"
    feed = parse_feed(text.encode().replace(b" A", b"\xff A\x0b"), None)
    assert feed is not None
    assert [entry.title for entry in feed.entries] == ["Café —� A", "B"]


@pytest.mark.parametrize("version", ['version="0.91"', 'version="0.92"', 'version="2.0"', ""])
def test_versions_of_rss(version: str) -> None:
    text = f"<rss {version}><channel><title>C</title><item><title>T</title><link>https://e.org/</link></item></channel></rss>"
    assert looks_like_feed(text.encode())
    assert [entry.title for entry in entries(text)] == ["T"]


@pytest.mark.parametrize(
    "end",
    [
        "[…]",
        "[...]",
        "…",
        "... Continue reading",
        " […] The post T appeared first on C.",
        "Continue reading on our site",
    ],
)
def test_the_beginning_of_an_article_is_no_article(end: str) -> None:
    text = RSS.replace(ARTICLE, ARTICLE + f"<p>The talks went on {end}</p>")
    assert [type(found) for found in read_feed("f", text.encode())] == [SummaryOnly, SummaryOnly]


def test_an_article_may_hold_an_ellipsis() -> None:
    text = RSS.replace(ARTICLE, "<p>“We will see…” he said.</p>" + ARTICLE)
    assert isinstance(next(read_feed("f", text.encode())), Source)


@pytest.mark.parametrize("part", [b"<!---->", b"<?x?>", b"<!DOCTYPE a []>", b"<!DOCTYPE a ", b"<!--"])
def test_what_precedes_the_root_costs_no_time(part: bytes) -> None:
    start = time.process_time()
    assert not looks_like_feed(part * 2000 + b"x")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("part", ["<description>", "<description><b>", "<item><content>x<", "&", "<![CDATA[", "<a "])
def test_no_feed_takes_long(part: str) -> None:
    start = time.process_time()
    parse_feed(f"<rss><channel>{part * 100_000}".encode(), None)
    assert time.process_time() - start < 3
