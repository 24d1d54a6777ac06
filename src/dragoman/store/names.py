"""What a page and a record are called: `PAGE`, and `PAGE#RECORD` for one of its records.

The id of a page that has none of its own is `sha256:` and 64 digits; its first ten digits do where they are unique.
"""

from __future__ import annotations

HASH = "sha256:"
DIGITS = 10
"""Digits shown of a hash: among a million pages two of the same ten are met in half of all stores."""


def name(page: str, record: str | None = None) -> str:
    """The whole name of a page or record."""
    return page if record is None else f"{page}#{record}"


def short(page: str, record: str | None = None) -> str:
    """A name as it is shown: a hash by its first digits."""
    shown = page.removeprefix(HASH)[:DIGITS] if page.startswith(HASH) else page
    return name(shown, record)


def parted(text: str) -> tuple[str, str | None]:
    """Page and record of a name; ids of pages may hold `#` themselves."""
    page, mark, record = text.rpartition("#")
    return (page, record) if mark and record[:1].isalpha() and record[1:].isdigit() else (text, None)


def candidates(text: str) -> tuple[str, list[object]]:
    """A condition of SQL, with its parameters, on the pages that a name may mean."""
    return "(page = ? OR starts_with(page, ?))", [text, HASH + text.removeprefix(HASH)]
