"""The tree of an HTML page, mended before the article is looked for: chunks joined, teasers and captions cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from dragoman.pages.lines import count_words

CHUNK = re.compile(r"(?i)article|body|story|content|chunk")
Path = Callable[[HtmlElement], list[HtmlElement]]
CAPTIONS = cast("Path", etree.XPath("//*[self::figcaption or contains(@class, 'caption')]"))
TEASERS = cast("Path", etree.XPath("//a[@href][.//p]"))
BOXES = cast("Path", etree.XPath("//*[self::div or self::section][@class][count(p) >= 2]"))
"""Boxes with paragraphs of their own: a single one is a note or a caption."""

SHORTEST_CHUNK = 40
"""Words of a chunk of the article; under that a box of the same class may be a caption or a note."""

WHOLE = ("html", "body", "main", "article")
MOST_IN_CAPTION = 1
SHORTEST_TEASER, LONGEST_TEASER = 25, 250
"""Words inside one link: a shorter one may be part of a paragraph, a longer one is a page whose link was left open."""


def mend(tree: HtmlElement) -> None:
    """Change a page's tree in place so that an extractor finds the whole article and less beside it."""
    cut_captions(tree)
    cut_teasers(tree)
    join_chunks(tree)


def cut_captions(tree: HtmlElement) -> None:
    """Take out the captions of pictures: what they tell stands in the article, and of a gallery they are all there is.

    A caption with several paragraphs is no caption but a box that was named so.
    """
    for caption in CAPTIONS(tree):
        if caption.tag not in WHOLE and len(caption.findall(".//p")) <= MOST_IN_CAPTION:
            caption.drop_tree()


def cut_teasers(tree: HtmlElement) -> None:
    """Take out links that hold whole paragraphs: the openings of other stories."""
    for link in TEASERS(tree):
        words = count_words("".join(link.itertext()))
        if SHORTEST_TEASER <= words <= LONGEST_TEASER:
            link.drop_tree()


def join_chunks(tree: HtmlElement) -> None:
    """Put the parts of an article that advertisements part into one: boxes of one class in one article element."""
    chunks: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for box in BOXES(tree):
        name = box.get("class") or ""
        if CHUNK.search(name) and _is_chunk(box):
            home = next(box.iterancestors("article", "main"), None)
            if home is not None:
                chunks.setdefault((home, name), []).append(box)
    for group in chunks.values():
        first, *rest = group
        for box in rest:
            if first not in box.iterancestors():
                first.extend(list(box))


def _is_chunk(box: HtmlElement) -> bool:
    return sum(count_words("".join(child.itertext())) for child in box if child.tag == "p") >= SHORTEST_CHUNK
