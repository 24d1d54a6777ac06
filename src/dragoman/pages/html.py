"""HTML pages: the article's paragraphs and what the page says about itself. The body is trafilatura's."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.metadata import examine_meta, extract_author, extract_meta_json, extract_sitename
from trafilatura.settings import Extractor
from trafilatura.utils import load_html

from dragoman.pages.lines import FULL_STOP, squeeze, tidy
from dragoman.pages.mend import mend
from dragoman.pages.xml import lawful

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

TAG = re.compile(r"<(?:!doctype|html|head|body|article|div|p|br|h1|span|meta|script|table|ul|section)\b[^<>]*>", re.I)
FEWEST_TAGS = 3
BLOCKS = ("p", "head", "item", "quote", "cell", "code")
LINES = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "br",
    "tr",
    "section",
    "article",
    "blockquote",
    "title",
    "dd",
    "dt",
)
UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")
SKIPPED = ("table", "graphic")
LATEST = "2100-01-01"
"""Far enough not to matter, and fixed: by default htmldate asks the clock, and reading twice must give the same."""

DATE_OPTIONS: Any = MappingProxyType({"original_date": True, "extensive_search": True, "max_date": LATEST})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text of the extracted body; `kind` is its element's name there."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What trafilatura and htmldate found on a page; `day` is an ISO day."""

    blocks: tuple[Block, ...]
    day: str | None


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made a page, as trafilatura reads it off its head, its linked data and its marks."""

    authors: str | None = None
    site: str | None = None


def looks_like_html(content: str) -> bool:
    """Whether text is markup: it opens as an HTML document does, or is full of block tags."""
    head = content[:2000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in head:
        return True
    return head.startswith("<") and len(TAG.findall(content[:20_000])) >= FEWEST_TAGS


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page, or None where nothing in it can be taken for one."""
    markup = lawful(markup)
    try:
        tree = load_html(markup)
        return tree if tree is not None else load_html(f"<html><body><div>{markup}</div><p></p></body></html>")
    except (ValueError, TypeError, AssertionError, etree.LxmlError):
        return None


def extract(tree: HtmlElement, url: str | None) -> Extraction | None:
    """The body of the article and what is said of it; None where no article stands out. The tree is used up.

    Source: trafilatura in its balanced mode (Barbaresi, ACL 2021), without comments and tables. Its comparison with
    two other extractors is left out: on the developers' half it costs a fifth of the time and gains nothing (body F1
    .9808 without it, .9803 with it).
    """
    options = Extractor(url=url, output_format="python", comments=False, tables=False, fast=True)
    try:
        day = find_date(tree, url=url, **DATE_OPTIONS)
        mend(tree)
        document = bare_extraction(tree, options=options)
    except Exception:  # whatever a broken page makes the extractor raise, the page is then read as lines
        return None
    if document is None or isinstance(document, dict) or document.body is None:
        return None
    return Extraction(tuple(blocks(document.body)), day)


def imprint(tree: HtmlElement) -> Imprint:
    """Author and site by all the ways in which pages tell them; dear, so asked for where the page's data is silent."""
    try:
        about = extract_meta_json(tree, examine_meta(tree))
        author = about.author if about.author and " " in about.author else extract_author(tree)
        return Imprint(author, about.sitename or extract_sitename(tree))
    except Exception:  # whatever broken metadata makes the extractor raise, the page may have an article
        return Imprint()


def visible_text(tree: HtmlElement) -> str:
    """The text of a page, one block a line. The tree is used up."""
    etree.strip_elements(tree, *UNSEEN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for element in tree.iter(*LINES):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    return "".join(part for part in tree.itertext() if isinstance(part, str))


def blocks(body: etree._Element) -> list[Block]:
    """The blocks of an extracted body, in order; a line break within one parts it where a sentence ends."""
    found: list[Block] = []
    for element in body:
        found += _blocks_of(element)
    return found


def _blocks_of(element: etree._Element) -> list[Block]:
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return []
    if any(child.tag in BLOCKS for child in element.iterdescendants()):
        inner = [block for child in element for block in [*_blocks_of(child), *_text_block("p", child.tail)]]
        return [*_text_block("p", element.text), *inner]
    return _text_block(element.tag, _text(element))


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _text_block(kind: str, text: str | None) -> list[Block]:
    found: list[Block] = []
    for line in map(squeeze, tidy(text or "").split("\n")):
        if not line:
            continue
        if found and not FULL_STOP.search(found[-1].text):
            found[-1] = Block(kind, f"{found[-1].text} {line}")
        else:
            found.append(Block(kind, line))
    return found
