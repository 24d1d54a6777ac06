"""Pages that are no article, told apart by what they say of themselves and how they are built.

the tree before the article is taken out ─► survey(tree) ─► other_kind(tree, about, address, paragraphs)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from dragoman.lexicon import cached, table
from dragoman.pages.lines import count_words, squeeze
from dragoman.pages.metadata import Metadata, without_site

FEWEST_HEADLINE_WORDS, LONG_LINK = 4, 12
"""Words of a link that may be a headline, and of one that is more than a reference in a sentence."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SUBHEADS = ("h2", "h3", "h4")
BLOCKS = ("li", "p", "div", "article", "section", "td", "dt", "dd", "figure", "header")
LONGEST_CARD = 60
"""Words of a card: headline, teaser, byline, time. Teasers have 15 to 50 by the habit of publishers."""

FEWEST_CARDS, MOST_OF_TEXT = 3, 0.6
"""From how many cards and from which share of the text taken out a page is an index. Of the gold's 230 pages, all
articles, none has more than 0.28 of its text in cards, but for a digest that has 0.88 in loose ones and says that it
is an article."""

CARDS_BESIDE, ALL_OF_TEXT = 4, 0.9
"""Beside so many cards, text that stands in one of them is no article either."""

MOST_CARDS, MOST_STEPS, MOST_TEXT = 300, 8, 800
"""Cards and paragraphs looked at, elements climbed, code points read: for pages that are built to take for ever."""

SHORTEST_PIECE = 12
LINKS = etree.XPath("//a[@href][string-length(normalize-space(.)) >= 15]")
"""Links long enough for a headline; most of a page's are not, and this is quick to tell."""

MANY_CARDS = 12
SHORT_TEXT = 100
"""Words below which text beside a video, a picture or many cards is what describes it, and below a title of an error or
a login what explains it. Articles of the gold that are as short stand on pages that say that they are articles."""

LONGEST_TITLE = 120
OPENING = 3
"""Paragraphs at the top in which a wall says what it wants."""

INDEX_TYPES = {"CollectionPage", "SearchResultsPage", "ProfilePage", "ItemList", "AboutPage", "ContactPage"}
FILM_TYPES = {"VideoObject", "AudioObject", "PodcastEpisode", "RadioEpisode", "TVEpisode", "Clip", "BroadcastEvent"}
GALLERY_TYPES = {"ImageGallery", "MediaGallery"}
ARTICLE = re.compile(r"Article$|BlogPosting$|LiveBlog|^Report$|ClaimReview$|^Review$")
INDEX_PATH = re.compile(
    r"/(?:(?:tags?|topics?|categor(?:y|ies)|authors?|keywords?|labels?)/[^/]+|search|archives?)$", re.I
)
SLUG = re.compile(r"\d{4,}|-\w+-|\.\w{3,5}$|_\w+_")
DIGIT = re.compile(r"\d")
"""In a query, it numbers the article: *?p=123*."""

KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Survey:
    """How a page is built.

    `cards` are the texts of headlines that lead elsewhere, with the teasers that belong to them, each in its pieces;
    `loose` those whose headline is a link at the beginning of a paragraph, as digests of the press have it, too;
    `captions` those of figures.
    """

    cards: tuple[tuple[str, ...], ...]
    loose: tuple[tuple[str, ...], ...]
    captions: tuple[str, ...]


def survey(tree: HtmlElement, own: str | None) -> Survey:
    """A page's build, from its tree before anything is cut from it.

    Args:
        tree: the page.
        own: its address, if known: headlines that lead to it are its own.
    """
    title = next(tree.iter("h1"), None)
    single = title if title is not None and next(islice(tree.iter("h1"), 1, None), None) is None else None
    within = set(single.iter("a")) if single is not None else set()
    may = (link for link in _links(tree) if link not in within and _may_be_headline(link, own))
    links = list(islice(may, MOST_CARDS))
    headed = set(links)
    cards: dict[tuple[str, ...], None] = {}
    loose: dict[tuple[str, ...], None] = {}
    for link in links:
        kept = cards if _is_headline(link) else loose if _begins_block(link) else None
        if kept is not None:
            kept[_keys(_card(link, headed))] = None
    cards |= dict.fromkeys(_keys(_unlinked(heading, own)) for heading in islice(tree.iter(*SUBHEADS), MOST_CARDS))
    cards.pop((), None)
    loose.pop((), None)
    captions = [key for figure in tree.iter("figure", "figcaption") if (key := _key(_text(figure)))]
    return Survey(tuple(cards), tuple(loose), tuple(captions))


def other_kind(tree: HtmlElement, about: Metadata, url: str | None, paragraphs: tuple[str, ...]) -> str | None:
    """What a page is that is no article, in words; None for an article.

    A page whose linked data says of what day the article is, and that has its text, is not surveyed: that is dear.

    Args:
        tree: the page, before anything was cut from it.
        about: what it says of itself.
        url: its address, if known.
        paragraphs: what was taken for its article.
    """
    words = sum(map(count_words, paragraphs))
    wording = _by_wording(about, paragraphs, words)
    stated = _is_stated(about)
    if wording or (words >= SHORT_TEXT and "datePublished" in about.article and any(map(ARTICLE.search, about.types))):
        return wording
    found = survey(tree, url)
    return (
        _by_cards(found.cards if stated else found.cards + found.loose, paragraphs)
        or (None if stated else _by_address(found, url, words))
        or (None if words >= SHORT_TEXT else _by_type(found, about, paragraphs))
    )


def is_wall(paragraph: str) -> bool:
    """Whether a paragraph asks for a login or a subscription before the article goes on."""
    return any(kind == "login" and pattern.match(paragraph) for kind, pattern, _ in _wordings("text"))


def _is_stated(about: Metadata) -> bool:
    """Whether the page says that it is an article."""
    stated = about.first("og:type") or ""
    dated = about.first("article:published_time", "datepublished")
    return stated.lower() == "article" or bool(dated) or any(map(ARTICLE.search, about.types))


def _by_wording(about: Metadata, paragraphs: tuple[str, ...], words: int) -> str | None:
    site = about.first("og:site_name", "application-name")
    titles = [without_site(title, site) for title in (about.title, about.first("og:title"), *about.headings) if title]
    for kind, pattern, always in _wordings("title"):
        if (always or words < SHORT_TEXT) and any(pattern.fullmatch(t[:LONGEST_TITLE]) for t in titles):
            return kind
    opening = paragraphs[:OPENING]
    if words < SHORT_TEXT and len(paragraphs) <= 2 * OPENING:
        return next((kind for kind, pattern, _ in _wordings("text") if any(map(pattern.match, opening))), None)
    return None


@cached
def _wordings(where: str) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    found = []
    for row in table("page_kinds"):
        try:
            pattern = re.compile(row["pattern"], re.I)
        except re.error as wrong:
            raise row.error(f"not a regular expression: {wrong}") from wrong
        if row["where"] == where:
            found.append((row["kind"], pattern, row["always"] == "yes"))
    return tuple(found)


def _by_cards(cards: tuple[tuple[str, ...], ...], paragraphs: tuple[str, ...]) -> str | None:
    """An index is made of headlines that lead elsewhere, and of the teasers below them."""
    text = "".join(map(_key, paragraphs))
    matched = {piece: card for card in cards for piece in card if piece in text}
    share = sum(map(len, matched)) / len(text) if text else 0.0
    most = len(set(matched.values())) >= FEWEST_CARDS and share >= MOST_OF_TEXT
    return "index" if most or (share >= ALL_OF_TEXT and len(cards) >= CARDS_BESIDE) else None


def _by_address(found: Survey, url: str | None, words: int) -> str | None:
    """A front page, a list or a section by its address; without one, little text below many headlines.

    Of the gold's 230 pages with all that they say of themselves taken out, a digest and two briefs are refused: the
    briefs without their addresses.
    """
    try:
        parts = urlsplit(url) if url else None
    except ValueError:
        parts = None
    many = len(found.cards) >= MANY_CARDS
    if parts is None:
        return "index" if many and words < SHORT_TEXT else None
    if not found.cards or DIGIT.search(parts.query):
        return None
    path = parts.path.rstrip("/")
    section = many and words < 2 * SHORT_TEXT and not SLUG.search(path)
    return "index" if path == "" or INDEX_PATH.search(path) or section else None


def _by_type(found: Survey, about: Metadata, paragraphs: tuple[str, ...]) -> str | None:
    """What stands beside a video, a picture or a list, by what the page says that it is."""
    held = [key for text in paragraphs if (key := _key(text))]
    if held and found.captions and all(any(key in caption for caption in found.captions) for key in held):
        return "gallery"
    if any(map(ARTICLE.search, about.types)):
        return None
    stated = (about.first("og:type") or "").lower()
    if stated.startswith(("video", "music")) or about.types & FILM_TYPES:
        return "video or audio"
    if about.types & GALLERY_TYPES:
        return "gallery"
    return "index" if stated == "profile" or about.types & INDEX_TYPES - {"ItemList"} else None


def _links(tree: HtmlElement) -> list[HtmlElement]:
    return cast("list[HtmlElement]", LINKS(tree))


def _may_be_headline(link: HtmlElement, own: str | None) -> bool:
    return _leads_elsewhere(link, own) and count_words(_text(link)) >= FEWEST_HEADLINE_WORDS


def _is_headline(link: HtmlElement) -> bool:
    """Whether a link is a headline of another page: in a heading, around one, or alone in its block."""
    if next(link.iter(*HEADINGS), None) is not None:
        return True
    for above in islice(link.iterancestors(), MOST_STEPS):
        if above.tag in HEADINGS:
            return True
        if above.tag in BLOCKS:
            return len(_key(_text(above))) <= len(_key(_text(link)))
    return False


def _leads_elsewhere(link: HtmlElement, own: str | None) -> bool:
    href = (link.get("href") or "").partition("#")[0].strip().rstrip("/")
    return bool(href) and not href.startswith(("javascript:", "mailto:")) and not (own or "").rstrip("/").endswith(href)


def _begins_block(link: HtmlElement) -> bool:
    """Whether no text stands before a link in its block, or since the last line break there; or it is a long one."""
    if count_words(_text(link)) >= LONG_LINK:
        return True
    element = link
    for above in islice(link.iterancestors(), MOST_STEPS):
        for before in element.itersiblings(preceding=True):
            if (before.tail or "").strip() or (before.tag != "br" and _text(before)):
                return False
            if before.tag == "br":
                return True
        if (above.text or "").strip():
            return False
        if above.tag in HEADINGS or above.tag in BLOCKS:
            return True
        element = above
    return False


def _card(link: HtmlElement, headed: set[HtmlElement]) -> list[str]:
    """The texts that belong to a headline: of the largest element that holds it and no other headline, and no more
    words than a card has; or what follows it up to the next headline."""
    texts, top = _texts(link), link
    for above in islice(link.iterancestors(), MOST_STEPS):
        if _holds_other(above, link, headed):
            break
        whole = _texts(above)
        if _size(whole) > LONGEST_CARD:
            return texts
        texts, top = whole, above
    for after in top.itersiblings():
        longer = [*texts, (after.getprevious().tail or "") if after.getprevious() is not None else ""]
        if _holds_other(after, link, headed):
            return longer if _size(longer) <= LONGEST_CARD else texts
        longer += _texts(after)
        if _size(longer) > LONGEST_CARD:
            break
        texts = longer
    return texts


def _holds_other(element: HtmlElement, link: HtmlElement, headed: set[HtmlElement]) -> bool:
    return any(other is not link and other in headed for other in element.iter("a"))


def _unlinked(heading: HtmlElement, own: str | None) -> list[str]:
    """The texts of a card whose headline is no link itself, but stands beside a picture or *Read more* that is."""
    for above in islice(heading.iterancestors(), 3):
        texts = _texts(above)
        if _size(texts) > LONGEST_CARD:
            return []
        hrefs = {link.get("href") for link in above.iter("a") if _leads_elsewhere(link, own)}
        if hrefs:
            return texts if len(hrefs) == 1 else []
    return []


def _keys(texts: list[str]) -> tuple[str, ...]:
    return tuple(key for text in texts if len(key := _key(text)) >= SHORTEST_PIECE)


def _size(texts: list[str]) -> int:
    return sum(map(count_words, texts))


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(_texts(element)))


def _texts(element: HtmlElement) -> list[str]:
    """The beginning of an element's text, longer than any card, in its pieces."""
    parts: list[str] = []
    size = 0
    for text in element.itertext():
        if isinstance(text, str) and text.strip():
            parts.append(text)
            size += len(text)
        if size > MOST_TEXT:
            break
    return parts


def _key(text: str) -> str:
    """A text without case, spaces and marks, so that it is the same on the page and in what was taken out of it."""
    return KEY.sub("", text).casefold()
