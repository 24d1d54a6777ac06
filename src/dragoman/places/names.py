"""How a place name is looked up: one folded key for all its spellings, and the kinds of places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, get_args

Kind = Literal["country", "region", "district", "capital", "town", "area", "water", "site", "street"]
KINDS: tuple[Kind, ...] = get_args(Kind)

APART = re.compile(r"[-‐‑–_/]")
DROP = re.compile(r"['’‘ʻʼ`´ʿʾ.]")
SPACE = re.compile(r"\s+")
SAINT = re.compile(r"\b(st|ste|mt|ft)(?= )")
LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
# Letters that Unicode does not take apart.
LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ı": "i", "ð": "d"})


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The key of a name: lower case, without diacritics, points and apostrophes, hyphens as spaces.

    >>> key("Saint-Étienne"), key("St. Louis"), key("Khar’kov")
    ('saint etienne', 'saint louis', 'kharkov')
    """
    lower = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", lower)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    spaced = SPACE.sub(" ", DROP.sub("", APART.sub(" ", plain))).strip()
    return SAINT.sub(lambda found: LONG[found[1]], spaced)
