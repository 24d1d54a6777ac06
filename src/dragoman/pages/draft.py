"""A page half read: its article and what is known around it, before the two kinds of page are finished alike."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.report import Conflict


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader of HTML or of lines hands on.

    `paragraphs` are the article's, credits still among them. `margin` holds the lines around it that may name an
    agency, contributors or a day. `day` is an ISO day with `day_basis` saying where it stood. `other` says what the
    page is where it is no article.
    """

    paragraphs: tuple[str, ...]
    headline: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    publisher: str | None = None
    section: str | None = None
    rights: str | None = None
    url: str | None = None
    day: str | None = None
    day_basis: str | None = None
    margin: tuple[str, ...] = ()
    other: str | None = None
    conflicts: tuple[Conflict, ...] = ()
