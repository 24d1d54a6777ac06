"""Feeds (RSS 0.9x, 1.0, 2.0 and Atom): entries that carry their whole article as sources; links for the rest.

Feeds are read as they are found: broken XML is mended, entities are never expanded, and nothing outside is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import escape
from urllib.parse import urljoin

from lxml import etree

from dragoman.errors import EmptyInput, InputError, NotArticle, SummaryOnly
from dragoman.pages.html import parse, visible_text
from dragoman.pages.lines import count_words, squeeze, tidy
from dragoman.pages.published import day_in_line
from dragoman.pages.sources import Source
from dragoman.pages.xml import xml_root

LEAST_ARTICLE = 120
"""Words of an article of its own. Summaries in feeds have 15 to 80 by the habit of publishers; the shortest article of
the developers' half of the pages has some 100, which a reader can still get by fetching its page."""

ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*"
    rb"<(?:(?:\w+:)?RDF\b[^>]*purl\.org/rss|rss\b|(?:atom:)?feed\b)",
    re.S | re.I,
)
"""Groups are atomic, since comments could otherwise be parted in more ways than can be tried."""

HEAD = 10_000
LONGEST_END = 700
ENTRIES = ("item", "entry")
BODIES = ("encoded", "content", "body")
SUMMARIES = ("description", "summary")
CHANGES = ("updated", "modified", "pubdate", "published", "date", "issued")
DAYS = ("pubdate", "published", "date", "issued", "updated", "modified")
COMPACT_DAY = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
EARLIEST = "1990"
"""Days before are what content systems give where they know none: 1970-01-01, 0001-01-01."""

WIDE = (b"\xff\xfe", b"\xfe\xff")
MEDIA = re.compile(r"search\.yahoo\.com/mrss|^media:")
"""Media RSS, whose titles and contents are those of pictures; feeds forget to declare its namespace."""

EXCERPT = re.compile(
    r"(?:(?:…|\.{3})[\])]?\s*(?:(?:continue reading|read (?:more|on|the (?:full|rest|whole)))\b.{0,200})?"
    r"|\b(?:continue reading|read the (?:full|rest|whole))\b.{0,200})"
    r"\s*(?:the post .{1,300} appeared first on .{1,100})?\s*\Z",
    re.I | re.S,
)
"""How content systems end what is only the beginning of an article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: `link` absolute, `published` an ISO day, `content` and `summary` HTML.

    `changed` is what the feed says of its last change, in its own words.
    """

    link: str | None
    title: str | None
    published: str | None
    authors: tuple[str, ...]
    content: str | None
    summary: str | None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own title, and its entries in their order."""

    title: str | None
    entries: tuple[Entry, ...]


def looks_like_feed(content: bytes) -> bool:
    """Whether bytes begin as a feed does: its root is `rss`, `feed`, or `RDF` with the vocabulary of RSS."""
    head = content[:HEAD]
    if head.startswith(WIDE):
        head = head.decode("utf-16", "ignore").encode()
    return bool(ROOT.match(head))


def read_feed(origin: str, content: bytes) -> Iterator[Source | InputError]:
    """The articles that a feed carries; an entry without its article as an error that says so.

    An entry's origin is `name#NUMBER`, counted from 1.
    """
    feed = parse_feed(content, None)
    if feed is None:
        yield NotArticle(origin, "the feed is broken beyond repair")
        return
    if not feed.entries:
        yield EmptyInput(origin, "a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        yield _source(f"{origin}#{number}", entry, feed.title)


def _source(origin: str, entry: Entry, site: str | None) -> Source | InputError:
    body = max((entry.content or "", entry.summary or ""), key=lambda markup: count_words(_shown(markup)))
    if count_words(_shown(body)) < LEAST_ARTICLE or EXCERPT.search(_shown(body).rstrip()[-LONGEST_END:]):
        page = entry.link or entry.title or "its page"
        return SummaryOnly(origin, f"only a summary: fetch {squeeze(page)}")
    return Source(
        origin,
        _page(entry, body, site),
        url=entry.link,
        published=entry.published,
        headline=entry.title,
        kind="html",
    )


def _shown(markup: str) -> str:
    tree = parse(markup) if markup.strip() else None
    return visible_text(tree) if tree is not None else ""


def _page(entry: Entry, body: str, site: str | None) -> str:
    """The article as the page that it is part of."""
    about = ['<meta property="og:type" content="article">']
    about += [f'<meta name="author" content="{escape(name)}">' for name in entry.authors]
    about += [f'<meta property="og:site_name" content="{escape(site)}">'] if site else []
    title = escape(entry.title or "")
    head = f'<head><meta charset="utf-8"><title>{title}</title>{"".join(about)}</head>'
    return f"<!doctype html><html>{head}<body><article><h1>{title}</h1>{body}</article></body></html>"


def parse_feed(content: bytes, base: str | None) -> Feed | None:
    """A feed from its bytes, however broken; None where nothing can be made of them.

    Args:
        content: the feed.
        base: its address, against which relative links are resolved.
    """
    root = xml_root(content)
    if root is None:
        return None
    channel = next((element for element in root.iter() if _name(element) == "channel"), root)
    base = base or _link(channel, None)
    entries = tuple(_entry(element, base) for element in root.iter() if _name(element) in ENTRIES)
    return Feed(_text(channel, "title"), entries)


def _entry(element: etree._Element, base: str | None) -> Entry:
    return Entry(
        link=_link(element, base),
        title=_text(element, "title"),
        published=next((day for name in DAYS if (day := iso_day(_text(element, name)))), None),
        authors=_authors(element),
        content=next((text for name in BODIES if (text := _markup(element, name))), None),
        summary=next((text for name in SUMMARIES if (text := _markup(element, name))), None),
        changed=next((text for name in CHANGES if (text := _text(element, name))), None),
    )


def _name(element: etree._Element) -> str:
    """An element's name without its namespace, in small letters; feeds agree on names, seldom on namespaces."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) == name and not MEDIA.search(str(child.tag)))


def _text(element: etree._Element, name: str) -> str | None:
    """The text of the first child of that name; titles may hold markup."""
    for child in _children(element, name):
        text = "".join(part for part in child.itertext() if isinstance(part, str))
        if "<" in text or "&" in text:
            tree = parse(f"<p>{text}</p>")
            text = visible_text(tree) if tree is not None else text
        if line := squeeze(tidy(text)).strip():
            return line
    return None


def _markup(element: etree._Element, name: str) -> str | None:
    """The HTML of the first child of that name: escaped text, or XHTML elements."""
    for child in _children(element, name):
        if child.get("src"):
            continue
        inner = "".join(etree.tostring(part, encoding="unicode", method="html") for part in child)
        if markup := (escape(child.text or "", quote=False) if inner else child.text or "") + inner:
            return f"<p>{escape(markup)}</p>" if child.get("type") == "text" else markup
    return None


def _link(element: etree._Element, base: str | None) -> str | None:
    """The address of an entry: Atom's alternate link, RSS's link, or a guid that is one."""
    links = list(_children(element, "link"))
    links = [link for link in links if link.get("rel", "alternate") == "alternate"]
    stated = [(link.get("href"), _joined(base, link.base or "")) for link in links]
    stated += [("".join(map(str, link.itertext())), _joined(base, link.base or "")) for link in links]
    stated += [(guid.text, "") for name in ("guid", "id") for guid in _children(element, name)]
    for address, root in ((squeeze(text or "").strip(), root) for text, root in stated):
        whole = _joined(root, address) if address else ""
        if whole.startswith(("http://", "https://")):
            return whole
    return None


def _joined(base: str | None, address: str) -> str:
    try:
        return urljoin(base or "", address)
    except ValueError:
        return ""


def _authors(element: etree._Element) -> tuple[str, ...]:
    """Names from `dc:creator` and `author`; the addresses of electronic mail that RSS asks for are no names."""
    found: list[str] = []
    for name in ("creator", "author"):
        for child in _children(element, name):
            inner = _text(child, "name")
            line = inner or ("" if len(child) else squeeze(child.text or "").strip())
            named = re.search(r"\(([^()]+)\)\s*$", line) if "@" in line else None
            line = named[1] if named else line
            if line and "@" not in line and line not in found:
                found.append(line)
    return tuple(found)


def iso_day(text: str | None) -> str | None:
    """The day of a feed's date (RFC 3339, RFC 822, or in words), in its own zone; None where it is none."""
    if not text:
        return None
    try:
        if found := COMPACT_DAY.match(text):
            day = date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        else:
            day = parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = day_in_line(text) or ""
    return day if day >= EARLIEST else None
