"""What an HTML page says about itself: headline, authors, publisher, section, rights, address."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from dragoman.lexicon import cached, table
from dragoman.pages.claims import Claim
from dragoman.pages.lines import WORDS, squeeze, tidy

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|LiveBlog|ReportageNews|OpinionNews|Review")
SUFFIX = re.compile(r"\s+(?:[|–—»·•]|-|::)\s+")
NEAR = 0.4
"""Least overlap (F1 of words) of an h1 with og:title for it to be the headline. Set by hand, not swept: headlines are
reworded for sharing, and share many of their words with the original all the same."""

LONG, MOST_HEADINGS = 5, 5
SPACED = ("br", "div", "p", "li", "h2", "h3", "time", "svg", "img", "button", "small", "a")
SHORTEST_PUBLISHER = 7
MOST_IN_SUFFIX, ALIKE = 4, 0.9
DAY_NAMES = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "dc.date.issued")
ISO_DAY = re.compile(r"(?:199|20[0-4])\d-\d{2}-\d{2}(?!\d)")
LONGEST_NAME, LONGEST_NOTICE, MOST_NOTICES = 80, 250, 8
Path = Callable[[HtmlElement], list[Any]]
SIGNED = cast("Path", etree.XPath("//*[@rel='author' or @itemprop='author']"))
COMMENTERS = cast("Path", etree.XPath("//*[contains(@class, 'comment')][contains(@class, 'author')]"))
NOTICES = cast("Path", etree.XPath("//text()[contains(., '©')][not(parent::script or parent::style)]"))
MOST_DATA = 2_000_000
"""Code points of JSON-LD looked at."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page's head, its linked data and its headings say."""

    meta: dict[str, str]
    article: dict[str, Any]
    title: str | None
    headings: tuple[str, ...]
    signed: tuple[tuple[str, ...], ...]
    commenters: frozenset[str]
    notices: tuple[str, ...]
    types: frozenset[str]
    """What the linked data says that the page is and holds."""

    def first(self, *names: str) -> str | None:
        """The first of the named meta properties that is there and not empty."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)


def metadata(tree: HtmlElement) -> Metadata:
    """Gathered from a page's tree, before anything is cut from it."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeeze(tidy(unescape(element.get("content") or "")))
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            meta.setdefault("canonical", element.get("href") or "")
    title = next((squeeze(tidy(unescape(_text(element)))) for element in tree.iter("title")), None)
    headings = tuple(text for element in tree.iter("h1") if (text := squeeze(tidy(unescape(_text(element))))))
    linked = _linked_data(tree)
    return Metadata(
        meta,
        _linked_article(linked),
        title or None,
        headings,
        _signed(tree),
        _commenters(tree),
        _notices(tree),
        _linked_types(linked),
    )


def _signed(tree: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """Names marked as an author's, those under one parent together."""
    groups: dict[HtmlElement, list[str]] = {}
    for element in SIGNED(tree):
        name = squeeze(tidy(_text(element)))
        if name and len(name) <= LONGEST_NAME and element.getparent() is not None:
            groups.setdefault(element.getparent(), []).append(name)
    return tuple(tuple(names) for names in groups.values())


def _commenters(tree: HtmlElement) -> frozenset[str]:
    """Those who wrote comments below the article, whom extractors take for its authors."""
    found = COMMENTERS(tree)
    return frozenset(squeeze(tidy(_text(element))).casefold() for element in found)


def _notices(tree: HtmlElement) -> tuple[str, ...]:
    """Notices of rights in the page's text, such as its footer's."""
    found = NOTICES(tree)
    texts = (squeeze(tidy(_text(text.getparent()))) for text in found[-MOST_NOTICES:] if text.getparent() is not None)
    return tuple(text for text in texts if 4 < len(text) <= LONGEST_NOTICE)


def _text(element: HtmlElement) -> str:
    """The text within an element: a space where a block begins or ends, none where inline markup does."""
    parts = [element.text or ""]
    for child in element:
        space = " " if child.tag in SPACED else ""
        inner = _text(child) if isinstance(child.tag, str) else ""
        parts += [space, inner, space, child.tail or ""]
    return "".join(parts)


def _linked_data(tree: HtmlElement) -> list[Any]:
    """The JSON-LD of a page, a value for each of its scripts, parsed once."""
    kinds = ((element, (element.get("type") or "").strip().lower()) for element in tree.iter("script"))
    return [_loads(element.text or "") for element, kind in kinds if kind == "application/ld+json"]


def _linked_article(linked: list[Any]) -> dict[str, Any]:
    """The JSON-LD object that describes the article, or an empty one."""
    things = (thing for data in linked for thing in _objects(data))
    return next((thing for thing in things if ARTICLE_TYPES.search(str(thing.get("@type", "")))), {})


def _linked_types(linked: list[Any]) -> frozenset[str]:
    """The types that the linked data states of the page, without those of the entries of its lists."""
    stated = [thing.get("@type") for data in linked for thing in _objects(data, lists=False)]
    names = (name for types in stated for name in (types if isinstance(types, list) else [types]))
    return frozenset(name for name in names if isinstance(name, str))


def _loads(text: str) -> Any:
    text = text[:MOST_DATA].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(data: Any, depth: int = 0, *, lists: bool = True) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1, lists=lists)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", *(("itemListElement",) if lists else ())):
            yield from _objects(data.get(key), depth + 1, lists=lists)


def headlines(data: Metadata) -> list[Claim]:
    """What the head and the linked data call the story, the best first."""
    shared = data.first("og:title", "twitter:title", "title", "dc.title")
    stated = (("head", shared), ("linked data", data.article.get("headline")), ("title", data.title))
    return [(basis, squeeze(tidy(unescape(text)))) for basis, text in stated if isinstance(text, str) and text.strip()]


def headline(data: Metadata, site: str | None) -> str | None:
    """The h1 nearest to og:title, else the only h1 that is a sentence; without one, og:title or the title."""
    reference = next((text for _, text in headlines(data)), None)
    long = [heading for heading in data.headings if len(WORDS.findall(heading)) >= LONG]
    if not reference:
        return long[0] if len(long) == 1 else None
    wanted = without_site(reference, site)
    best = max(data.headings, key=lambda heading: overlap(heading, wanted), default=None)
    if best and overlap(best, wanted) >= NEAR:
        return without_site(best, site)
    return long[0] if len(long) == 1 and len(data.headings) <= MOST_HEADINGS else (wanted or None)


def overlap(one: str, other: str) -> float:
    """F1 of the words of two short texts, without case."""
    first, second = (Counter(word.casefold() for word in WORDS.findall(text)) for text in (one, other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def without_site(title: str, site: str | None) -> str:
    """A title without the site's name, section or slogan that stands behind a bar or a dash."""
    parts = SUFFIX.split(title)
    if len(parts) < 2:
        return title
    cut = title[: title.rfind(parts[-1])]
    cut = re.sub(r"\s+(?:[|–—»·•]|-|::)\s+$", "", cut)
    separator = title[len(cut) : len(title) - len(parts[-1])].strip()
    if site and overlap(parts[-1], site) >= 0.5:
        return without_site(cut, site)
    if separator in "|»·•" and len(WORDS.findall(parts[-1])) <= 4 <= len(WORDS.findall(cut)):
        return cut
    return title


def address(data: Metadata) -> str | None:
    """The page's own address."""
    found = data.first("canonical", "og:url")
    return found if found and found.startswith(("http://", "https://")) else None


@cached
def _publishers() -> dict[str, str]:
    return {domain: row["publisher"] for row in table("publishers") for domain in row.many("domains")}


def named_publisher(line: str) -> str | None:
    """The longest name of a known publisher in a line, such as a notice of rights."""
    words = f" {re.sub(r'[^a-z0-9&]+', ' ', line.casefold())} "
    found = [name for key, name in _publisher_keys().items() if f" {key} " in words]
    return max(found, key=len, default=None)


@cached
def _publisher_keys() -> dict[str, str]:
    names = {row["publisher"]: re.sub(r"[^a-z0-9&]+", " ", row["publisher"].casefold()) for row in table("publishers")}
    keys = {key.removeprefix("the ").strip(): name for name, key in names.items()}
    return {key: name for key, name in keys.items() if len(key) >= SHORTEST_PUBLISHER}


def publisher_of(url: str | None) -> str | None:
    """The name of the site at an address, from the table of domains."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    labels = host.split(".")
    return next((name for i in range(len(labels)) if (name := _publishers().get(".".join(labels[i:])))), None)


def publishers(data: Metadata, url: str | None) -> list[Claim]:
    """The site that published the page: by its domain, by og:site_name, by its linked data, by the rest of its head."""
    linked = data.article.get("publisher")
    linked = linked[0] if isinstance(linked, list) and linked else linked
    stated = (
        ("domain", publisher_of(url) or publisher_of(address(data))),
        ("og:site_name", data.first("og:site_name")),
        ("linked data", linked.get("name") if isinstance(linked, dict) else linked),
        ("head", data.first("application-name", "cre", "dc.publisher")),
    )
    return [(basis, squeeze(tidy(text))) for basis, text in stated if isinstance(text, str) and text.strip()]


def title_suffix(data: Metadata) -> str | None:
    """The name behind the headline in the page's title, where nothing else stands there: *Talks fail | The Ledger*."""
    parts = SUFFIX.split(data.title or "")
    if len(parts) != 2 or not 1 <= len(WORDS.findall(parts[1])) <= MOST_IN_SUFFIX:
        return None
    return parts[1].strip() if any(overlap(heading, parts[0]) >= ALIKE for heading in data.headings) else None


def days(data: Metadata) -> list[Claim]:
    """The days of publication that linked data and head state, each in the zone that it is given in."""
    stated = (("linked data", data.article.get("datePublished")), ("head", data.first(*DAY_NAMES)))
    return [(basis, text[:10]) for basis, text in stated if isinstance(text, str) and ISO_DAY.match(text)]


def section(data: Metadata) -> str | None:
    """The part of the paper."""
    linked = data.article.get("articleSection")
    linked = linked[0] if isinstance(linked, list) and linked else linked
    found = data.first("article:section", "section", "parsely-section", "cxenseparse:section", "og:article:section")
    found = found or (linked if isinstance(linked, str) else None)
    text = squeeze(tidy(found or ""))
    return text if text and len(text) <= 60 and not text.startswith("http") else None


def rights(data: Metadata) -> str | None:
    """The notice of rights: the head's, else the first in the page that names a year, as wires print below a story."""
    stated = data.first("copyright", "dc.rights", "dcterms.rights", "rights", "og:rights")
    dated = (notice for notice in data.notices if re.search(r"\d{4}", notice))
    return stated or next(dated, None)


def linked_authors(data: Metadata) -> list[str]:
    """Authors by the linked data, as written there."""
    stated = data.article.get("author") or data.article.get("creator") or []
    found = []
    for author in stated if isinstance(stated, list) else [stated]:
        name = author.get("name") if isinstance(author, dict) else author
        names = name if isinstance(name, list) else [name]
        found += [squeeze(tidy(text)) for text in names if isinstance(text, str) and text.strip()]
    return found
