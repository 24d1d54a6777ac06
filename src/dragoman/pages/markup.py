"""HTML pages to drafts: the extracted body less headline and furniture, and the metadata settled field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import date

from dragoman.pages import metadata as meta
from dragoman.pages.claims import Claim, conflicts
from dragoman.pages.draft import Draft
from dragoman.pages.dump import classified, is_byline, is_dated
from dragoman.pages.furniture import furniture
from dragoman.pages.html import Block, Imprint, extract, imprint, parse, visible_text
from dragoman.pages.kinds import is_wall, other_kind
from dragoman.pages.lines import FULL_STOP, count_words, is_sentence, tidy
from dragoman.pages.lines import paragraphs as paragraphs_of
from dragoman.pages.names import is_person, merge, signature
from dragoman.pages.plain import read_lines, read_plain
from dragoman.pages.published import day_in_url

SAME = 0.8
LABEL = 2
GLUED = re.compile(r"['’]s\b|[,.;:)](?:\s|$)")
PLACE_ALONE = re.compile(r"[A-Z][A-Z .,’'-]{2,40}:")
LEAST_BODY = 40
LEAST_ABOVE_WALL, MOST_BELOW_WALL = 15, 120
"""Words of the beginning that a wall leaves, and of an offer with its prices: own pages have 20 to 90."""

MOST_BYLINE_WORDS = 12
AUTHOR_NAMES = ("author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author")
TOP, MOST_FELLOWS = 4, 5
LONGEST_FURNITURE = 800
"""Code points; longer blocks are prose, and need not be looked at."""


def read_markup(content: str, url: str | None) -> Draft:
    """The draft of an HTML page; a page on which no article stands out is read by its lines."""
    tree = parse(content)
    if tree is None:
        return read_plain(content)
    about = meta.metadata(tree)
    url = url or meta.address(about)
    whole = copy(tree)
    sites = meta.publishers(about, url)
    site = sites[0][1] if sites else None
    stated = {"linked data": meta.linked_authors(about), "head": [about.first(*AUTHOR_NAMES) or ""]}
    signed = any(signature(text, site)[0] for texts in stated.values() for text in texts)
    maker = Imprint() if signed and site else imprint(tree)
    site = site or maker.site or meta.title_suffix(about)
    headline = meta.headline(about, site)
    found = extract(tree, url)
    blocks = list(found.blocks) if found else []
    stated |= {"page": [maker.authors or ""], "top": [b.text for b in blocks[:TOP] if _is_signature(b.text)]}
    people, wire = _authors(about, stated.values(), site)
    paragraphs = tuple(article(blocks, headline)) or told_by_data(about)
    margin = tuple(block.text for block in blocks if block.text not in paragraphs)
    if not paragraphs:
        by_lines = _by_lines(content)
        paragraphs, margin = by_lines.paragraphs, by_lines.margin
    day = found.day if found and found.day and is_shown(found.day, f"{content} {url or ''}") else None
    day_of_url = day_in_url(url)
    return Draft(
        paragraphs,
        headline=headline,
        authors=tuple(people),
        agency=wire,
        publisher=site,
        section=meta.section(about),
        rights=meta.rights(about),
        url=url,
        day=day or day_of_url,
        day_basis="metadata" if day else "url",
        margin=margin,
        other=other_kind(whole, about, url, paragraphs),
        conflicts=(
            *conflicts("headline", headline, _titles(about, site)),
            *conflicts("publisher", site, sites),
            *conflicts("authors", ", ".join(people), _bylines(stated, site)),
            *conflicts("published", day, [*meta.days(about), ("url", day_of_url or "")]),
        ),
    )


def _titles(about: meta.Metadata, site: str | None) -> Iterator[Claim]:
    for basis, text in meta.headlines(about):
        yield basis, meta.without_site(text, site)


def _bylines(stated: Mapping[str, list[str]], site: str | None) -> Iterator[Claim]:
    for basis in ("linked data", "head", "page"):
        yield basis, ", ".join(merge(*(signature(text, site)[0] for text in stated[basis])))


def is_shown(day: str, content: str) -> bool:
    """Whether the page has a day that was found on it, in figures or in words.

    htmldate may make the first of January of a copyright year, and completes *5 hours ago* by the clock: guesses both.
    On the developers' half every day that is right is shown.
    """
    if day in content:
        return True
    year, month, number = day.split("-")
    name = date(int(year), int(month), 1).strftime("%b")
    short, few, tail = rf"0?{int(month)}", rf"0?{int(number)}", rf"(?:{year}|{year[2:]})"
    figures = rf"{year}[-/._]?{short}[-/._]?{few}|\b(?:{few}[-/.]{short}|{short}[-/.]{few})[-/.]{tail}"
    words = rf"{name}[a-z]*\.?\s+{few}(?:st|nd|rd|th)?,?\s+(?:at )?{year}"
    before = rf"\b{few}(?:st|nd|rd|th)?(?: of)?[\s-]{name}[a-z]*\.?,?[\s-]{year}"
    return any(re.search(pattern, content, re.I) for pattern in (figures, words, before))


def told_by_data(about: meta.Metadata) -> tuple[str, ...]:
    """The article that the linked data carries, for pages that show none."""
    body = about.article.get("articleBody")
    return tuple(paragraphs_of(tidy(body))) if isinstance(body, str) and count_words(body) >= LEAST_BODY else ()


def _by_lines(content: str) -> Draft:
    tree = parse(content)
    text = visible_text(tree) if tree is not None else content
    return read_lines(classified(paragraphs_of(tidy(text))))


def article(blocks: list[Block], headline: str | None) -> list[str]:
    """The paragraphs among the extracted blocks: without headline, bylines, furniture and subheads at the end."""
    once: dict[str, Block] = {}
    for block in joined(without_headline(blocks, headline)):
        once.setdefault(block.text, block)
    kept = [block for block in once.values() if not _is_furniture(block)]
    kept = [b for i, b in enumerate(kept) if not (i < 3 and headline and meta.overlap(b.text, headline) >= SAME)]
    while kept and ((count_words(kept[0].text) <= LABEL and not is_sentence(kept[0].text)) or is_dated(kept[0].text)):
        kept.pop(0)
    while kept and kept[-1].kind == "head":
        kept.pop()
    kept = above_wall(kept)
    teasers = [block for block in kept if block.text.endswith(" ...")]
    if len(teasers) > 1:
        kept = [block for block in kept if block not in teasers]
    return [block.text for block in kept]


def above_wall(blocks: list[Block]) -> list[Block]:
    """The beginning of an article that a wall cuts short: what stands below the wall is what it costs.

    Where there is more below than an offer has, the wall was only laid over the article, or nothing stands above it.
    """
    for index in (index for index, block in enumerate(blocks) if is_wall(block.text)):
        above, below = (sum(count_words(block.text) for block in part) for part in (blocks[:index], blocks[index:]))
        if above >= LEAST_ABOVE_WALL and below <= MOST_BELOW_WALL:
            return blocks[:index]
    return blocks


def without_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """The blocks without a headline that the extractor has joined to the first, as it does on short pages."""
    if not blocks or not headline or not blocks[0].text.startswith(headline):
        return blocks
    rest = blocks[0].text[len(headline) :].strip()
    return [Block(blocks[0].kind, rest), *blocks[1:]] if is_sentence(rest) and not rest[0].islower() else blocks


def joined(blocks: list[Block]) -> list[Block]:
    """Blocks that the page broke in the middle of a sentence, at a link for instance, made whole."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before and before.kind == block.kind and not FULL_STOP.search(before.text):
            space = "" if GLUED.match(block.text) else " "
            if space == "" or block.text[0].islower() or PLACE_ALONE.fullmatch(before.text):
                found[-1] = Block(block.kind, before.text + space + block.text)
                continue
        found.append(block)
    return found


def _is_furniture(block: Block) -> bool:
    if len(block.text) > LONGEST_FURNITURE:
        return False
    words = count_words(block.text)
    if is_byline(block.text, words) and words <= MOST_BYLINE_WORDS and not FULL_STOP.search(block.text):
        return True
    found = furniture(block.text)
    return found is not None and not (block.kind == "head" and found.effect == "end" and found.kind == "comments")


def _authors(about: meta.Metadata, stated: Iterable[list[str]], site: str | None) -> tuple[list[str], str | None]:
    """The people named by the linked data, the head, the extractor, or the first blocks; the first that names any."""
    wire: str | None = None
    for printed in stated:
        people: list[str] = []
        for text in printed:
            names, agency = signature(text, site)
            people = merge(people, [name for name in names if name.casefold() not in about.commenters])
            wire = wire or agency
        if people:
            return _with_fellows(about, people, site), wire
    return [], wire


def _with_fellows(about: meta.Metadata, people: list[str], site: str | None) -> list[str]:
    """A single author is joined by those who are marked as authors beside him."""
    for group in about.signed:
        names = merge(*(signature(text, site)[0] for text in group))
        if len(people) == 1 and people[0] in names and len(names) <= MOST_FELLOWS:
            return names
    return people


def _is_signature(text: str) -> bool:
    words = count_words(text)
    return words <= MOST_BYLINE_WORDS and (is_byline(text, words) or (words <= 4 and is_person(text)))
