"""relations, to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.store import schema
from dragoman.store.snapshot import Store


def made(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `relations` of a store."""
    return schema.arrow("relations").empty_table()
