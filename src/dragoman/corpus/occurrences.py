"""Occurrences, to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.store import schema
from dragoman.store.snapshot import Store


def made(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `occurrences` of a store."""
    return schema.arrow("occurrences").empty_table()


def mentions(store: Store, before: Mapping[str, Any]) -> Any:
    """The table `occurrence_mentions` of a store."""
    return schema.arrow("occurrence_mentions").empty_table()
