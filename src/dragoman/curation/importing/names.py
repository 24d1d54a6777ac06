"""Names as importers compare and write them. (`actors` folds alike, but would load the English pipeline.)"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def plain(name: str) -> str:
    """A name as agencies write it, without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name in lower case, without accents, apostrophes straight."""
    return plain(name.replace("’", "'")).lower()
