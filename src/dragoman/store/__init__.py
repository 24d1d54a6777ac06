"""The store: reports kept in tables of whole versions, asked with SQL, words and filters.

Delta Lake tables written by one committer at a time, read by DuckDB, searched by SQLite's FTS5 (docs/store.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.store.derived import derive
    from dragoman.store.differences import Difference, diff
    from dragoman.store.history import versions
    from dragoman.store.ingest import Added, add, add_reports
    from dragoman.store.snapshot import Store, open_store

__all__ = ["Added", "Difference", "Store", "add", "add_reports", "derive", "diff", "open_store", "versions"]

HOMES = {
    "Added": "ingest",
    "Difference": "differences",
    "Store": "snapshot",
    "add": "ingest",
    "add_reports": "ingest",
    "derive": "derived",
    "diff": "differences",
    "open_store": "snapshot",
    "versions": "history",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is first asked for, so that the command starts at once."""
    if name not in HOMES:
        raise AttributeError(f"module 'dragoman.store' has no attribute '{name}'")
    return getattr(import_module(f"dragoman.store.{HOMES[name]}"), name)
