"""How a page is cited: its address, else its outlet, headline and day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

Row = Mapping[str, Any]


def host(url: str | None) -> str:
    """The host of an address, without `www.`."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def outlet(row: Row) -> str:
    """The site that published a page, else the agency, else the host of its address."""
    return row["publisher"] or row["agency"] or host(row["url"])


def source(row: Row) -> str:
    """The address of a page, else its citation; of a page without either its id."""
    day = row["published"]
    cited = [part for part in (outlet(row), row["headline"]) if part]
    return row["url"] or ", ".join([*cited, *([day.isoformat()] if day else [])] if cited else [row["page"]])
