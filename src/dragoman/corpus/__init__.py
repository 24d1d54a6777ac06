"""The corpus: from the reports of a store to families, occurrences, relations, agenda and claims.

All of it is made from the tables of a store, never from pages (docs/corpus.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.corpus.opening import Corpus, open_store, relate

__all__ = ["Corpus", "open_store", "relate"]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is first asked for, so that the command starts at once."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman.corpus' has no attribute '{name}'")
    return getattr(import_module("dragoman.corpus.opening"), name)
