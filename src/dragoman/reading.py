"""The way of a page: bytes in, one report out. Each stage is a room; none looks ahead."""

from __future__ import annotations

from datetime import date

from dragoman import actors, events, language, pages, places, statements, times
from dragoman.errors import UsageError
from dragoman.lexicon import SHIPPED, Lexicon, using
from dragoman.pages import Source
from dragoman.report import Report


def read(
    content: str | bytes, *, url: str | None = None, published: str | None = None, lexicon: Lexicon = SHIPPED
) -> Report:
    """Read one page, HTML or plain text, into its report.

    Args:
        content: the page, as text or as the bytes that were served.
        url: where it was served, if known.
        published: the publication day (ISO), for a page that carries none.
        lexicon: what names, offices, frames and cues are known by; `Lexicon.load(folder)` adds one's own.

    Raises:
        InputError: the page cannot be read; a subclass says why.
        UsageError: `published` is not an ISO day.
        LexiconError: a line of the lexicon is wrong.
    """
    with using(lexicon):
        return read_source(Source(origin=url or "-", content=content, url=url, published=iso_day(published)))


def read_source(source: Source) -> Report:
    """Read one page of an input into its report, by the lexicon in force: the same page, lexicon and version, the same
    bytes.

    Raises:
        InputError: the page cannot be read; a subclass says why.
    """
    page = pages.read_page(source)
    published = page.envelope.published
    parse = language.parse(page.text)
    cast = actors.find(parse, published=published, agency=page.envelope.agency)
    when = times.find(parse, published)
    where = places.find(parse, dateline=page.envelope.dateline.place if page.envelope.dateline else None)
    said = statements.find(parse, cast)
    done = events.find(parse, cast, where, when, said, published)
    return Report(
        id=page.id,
        origin=page.origin,
        envelope=page.envelope,
        text=page.text,
        sentences=parse.sentences,
        actors=done.actors,
        places=where.records,
        times=when,
        statements=said.records,
        events=done.records,
    )


def iso_day(text: str | None) -> str | None:
    """An ISO day, checked.

    Raises:
        UsageError: the text is not an ISO day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"'{text}' is not a day like 2024-05-16") from None
