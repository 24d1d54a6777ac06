"""The corpus: from the reports of a store to families, occurrences, relations, agenda and claims.

All of it is made from the tables of a store, never from pages (docs/corpus.md).
"""

from __future__ import annotations

from dragoman.corpus.opening import Corpus, open_store, relate

__all__ = ["Corpus", "open_store", "relate"]
