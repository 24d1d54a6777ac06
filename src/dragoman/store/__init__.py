"""The store: reports kept in tables of whole versions, asked with SQL, words and filters.

Delta Lake tables written by one committer at a time, read by DuckDB, searched by SQLite's FTS5 (docs/store.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.store.derive import derive
    from dragoman.store.diff import Difference, diff
    from dragoman.store.ingest import Added, add, add_reports
    from dragoman.store.snapshot import Store, open_store
    from dragoman.store.versions import versions

__all__ = ["Added", "Difference", "Store", "add", "add_reports", "derive", "diff", "open_store", "versions"]

HOMES = {
    "Added": "ingest",
    "Difference": "diff",
    "Store": "snapshot",
    "add": "ingest",
    "add_reports": "ingest",
    "derive": "derive",
    "diff": "diff",
    "open_store": "snapshot",
    "versions": "versions",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is first asked for, so that the command starts at once."""
    if name not in HOMES:
        raise AttributeError(f"module 'dragoman.store' has no attribute '{name}'")
    return getattr(import_module(f"dragoman.store.{HOMES[name]}"), name)
