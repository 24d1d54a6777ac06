"""One source to one page: decoded, read by its kind, finished: credits taken out, envelope filled."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from dragoman.errors import EmptyInput, NotArticle, TooLarge
from dragoman.pages.credits import Credit, credit, dateline, names_agency
from dragoman.pages.draft import Draft
from dragoman.pages.encoding import decode
from dragoman.pages.english import require_english, require_latin
from dragoman.pages.html import looks_like_html
from dragoman.pages.inference import LONGEST, Window, infer
from dragoman.pages.lines import count_words, is_sentence, squeeze, tidy
from dragoman.pages.markup import read_markup
from dragoman.pages.names import merge, split_names
from dragoman.pages.plain import read_plain
from dragoman.pages.published import day_in_line
from dragoman.pages.sources import LIMIT, Source
from dragoman.report import Basis, Envelope, Published

TAIL = 6
"""Paragraphs from the end among which credits are looked for."""

FEW = 1000
"""Code points under which a text may be nothing but control characters."""

MOST_FRAGMENTS, FEWEST_WORDS, LONG = 2, 3, 12
"""Single headlines and captions are read as they are; a menu has more lines, none of them long."""

MOST_PARTS = 60_000
"""Tags, and lines, of a page. The gold's pages have up to 5,529 and 14,215; extractors take minutes over a million."""

LONGEST_TEXT = 1_000_000
"""Code points of an article; the longest page of the gold has 61,832 with all its furniture. More is a book."""

RIGHTS_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(\d{4})(?!\s*[-–])", re.I)
LIFE = re.compile(
    r",? (?:is|was|has been|has|covers|covered|writes|reports|joined|works|worked|makes)\b"
    r".*\b(?:editor|reporter|correspondent|writer|columnist|journalist|author|producer|professor|fellow|covers?|covering|"
    r"follow|newsroom|beat|based in|freelance|contributor|studied|graduated|host)\b",
    re.I,
)
STORY_RIGHTS = re.compile(r"^\W*™ ?& ?©|may not be published", re.I)
"""How CNN and AP word the notice below each of their stories."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article: `text` is it alone, paragraphs joined by one blank line; `envelope` what stood around it."""

    id: str
    origin: str
    text: str
    envelope: Envelope


def read_page(source: Source, *, published: str | None = None) -> Page:
    """Read one source. `published` is an ISO day for pages that carry none.

    Raises:
        InputError: empty, binary, too large, without an article, or not in English; see `dragoman.errors`.
    """
    content = _text_of(source)
    html = source.kind == "html" or (source.kind is None and looks_like_html(content))
    draft = read_markup(content, source.url) if html else read_plain(content)
    if draft.other:
        raise NotArticle(source.origin, f"no article: {draft.other}")
    paragraphs, credits = part_credits(draft.paragraphs, draft.authors)
    text = "\n\n".join(paragraphs)
    if len(text) > LONGEST_TEXT:
        raise TooLarge(source.origin, f"an article of more than {LONGEST_TEXT} characters")
    require_latin(source.origin, text or "\n".join(draft.margin))
    if not is_prose(paragraphs, html):
        raise NotArticle(source.origin, "no article found")
    require_english(source.origin, text)
    envelope = _envelope(source, draft, paragraphs, credits, published)
    return Page(source.id or digest(envelope.headline, text), source.origin, text, envelope)


def _text_of(source: Source) -> str:
    if len(source.content) > LIMIT:
        raise TooLarge(source.origin, f"more than {LIMIT // 1_000_000} MB")
    content = source.content
    text = decode(source.origin, content) if isinstance(content, bytes) else content
    if not text.strip() or (len(text) < FEW and not tidy(text).strip()):
        raise EmptyInput(source.origin, "nothing in it")
    for sign, what in (("<", "tags"), ("\n", "lines")):
        if text.count(sign) > MOST_PARTS:
            raise TooLarge(source.origin, f"more than {MOST_PARTS} {what}")
    return text


def is_prose(paragraphs: list[str], html: bool) -> bool:
    """Whether there is an article: a sentence, or something long; in plain text one fragment of three words will do."""
    words = [count_words(paragraph) for paragraph in paragraphs]
    if any(is_sentence(text) or count >= LONG for text, count in zip(paragraphs, words, strict=True)):
        return True
    return not html and len(paragraphs) <= MOST_FRAGMENTS and sum(words) >= FEWEST_WORDS


def part_credits(paragraphs: tuple[str, ...], authors: tuple[str, ...] = ()) -> tuple[list[str], list[Credit]]:
    """The article's paragraphs, and the credits that stood among the last of them. Lives of its authors go too."""
    kept, credits = list(paragraphs), []
    for index in range(len(kept) - 1, max(1, len(kept) - TAIL) - 1, -1):
        found = named_credit(kept[index])
        if found:
            credits.append(found)
        if found or is_life(kept[index], authors):
            del kept[index]
    return kept, credits[::-1]


def is_life(paragraph: str, authors: tuple[str, ...]) -> bool:
    """Whether a paragraph tells who an author is: *Jane Doe is our correspondent in Vienna.*"""
    name = next((author for author in authors if paragraph.casefold().startswith(author.casefold())), None)
    return name is not None and bool(LIFE.match(paragraph, len(name)))


def named_credit(line: str) -> Credit | None:
    """A credit that names people or an agency: *Produced by a German firm* does neither."""
    found = credit(line)
    if found is None or found.agency:
        return found
    printed = (*found.names, *((found.staff,) if found.staff else ()))
    return found if not printed or any(split_names(names)[0] for names in printed) else None


def _envelope(
    source: Source, draft: Draft, paragraphs: list[str], credits: list[Credit], published: str | None
) -> Envelope:
    credits = [*credits, *(found for line in draft.margin if (found := named_credit(line)))]
    line, printed_day = dateline(tuple(paragraphs))
    contributors = merge(*(split_names(names)[0] for found in credits for names in found.names))
    wire = (line.agency if line else None) or draft.agency
    wire = wire or next((found.agency for found in credits if found.agency), None)
    headline = squeeze(tidy(source.headline or draft.headline or ""))
    return Envelope(
        headline=headline or None,
        authors=draft.authors,
        contributors=tuple(name for name in contributors if name not in draft.authors),
        publisher=draft.publisher,
        agency=wire,
        dateline=line,
        section=draft.section,
        language="en",
        rights=draft.rights,
        url=source.url or draft.url,
        published=_published(source, draft, paragraphs, printed_day, published),
        conflicts=draft.conflicts,
    )


def _published(
    source: Source, draft: Draft, paragraphs: list[str], printed: str | None, fallback: str | None
) -> Published | None:
    """The best evidence of the day: given, metadata, address, dateline, page, `fallback`, and at last inference."""
    year, certain = _rights_year(draft)
    in_dateline = day_in_line(printed, year=year) if printed else None
    found: tuple[tuple[str | None, Basis], ...] = (
        (source.published, "given"),
        (draft.day if draft.day_basis == "metadata" else None, "metadata"),
        (draft.day if draft.day_basis == "url" else None, "url"),
        (in_dateline, "dateline"),
        (draft.day, "text"),
        (fallback, "given"),
    )
    for day, basis in found:
        if day:
            return Published(start=day, end=day, basis=basis)
    window = infer("\n".join(paragraphs), rights_year=year)
    if not window or (len(set(window)) > 1 and _is_year(window) and not certain):
        return None
    return Published(start=window[0].isoformat(), end=window[1].isoformat(), basis="text")


def _is_year(window: Window) -> bool:
    return (window[1] - window[0]).days > LONGEST


def _rights_year(draft: Draft) -> tuple[int | None, bool]:
    """The year in an agency's notice of rights, and whether the notice is that of a story.

    A story's notice bears the year of the story; the notice of an agency's own site bears the year of the visit.
    """
    for line in (draft.rights or "", *draft.margin):
        years = RIGHTS_YEAR.findall(line)
        if years and names_agency(line):
            return int(years[0]), bool(STORY_RIGHTS.search(line))
    return None, False


def digest(headline: str | None, text: str) -> str:
    """`sha256:` of headline and text, without case, accents of composition and white space that vary between copies."""
    whole = squeeze(unicodedata.normalize("NFKC", f"{headline or ''}\n{text}").casefold())
    return f"sha256:{hashlib.sha256(whole.encode()).hexdigest()}"
