"""Is it English? Told by the words that carry grammar, which make up a third or more of any English prose.

A page is read or refused; which other language it is does not matter, so the share of English function words decides,
not a model of ninety languages: it needs no data, no start-up time, and names, however foreign, do not move it much.
"""

from __future__ import annotations

import re
from math import sqrt

from dragoman.errors import OtherLanguage
from dragoman.lexicon import cached, table
from dragoman.pages.lines import WORDS

FEWEST_WORDS = 25
"""Below this many words a text is taken as English, unless its script says otherwise."""

LEAST_SHARE, MARGIN = 0.16, 0.55
"""The share asked for grows with the number of words n: LEAST_SHARE - MARGIN / sqrt(n). On the developers' half of the
pages and all other gold texts of 25 words and more, English stands 0.016 or more above that, and the ten pages whose
text is in another language 0.09 or more below."""

LETTERS = re.compile(r"[^\W\d_]+")
OTHER_SCRIPTS = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]+")
SAMPLE = 20_000
"""Code points looked at."""


def require_latin(origin: str, text: str) -> None:
    """Pass text in Latin script.

    Raises:
        OtherLanguage: most letters are of another script.
    """
    letters = LETTERS.findall(text[:SAMPLE])
    foreign = OTHER_SCRIPTS.findall("".join(letters))
    if sum(map(len, foreign)) > 0.5 * sum(map(len, letters)):
        raise OtherLanguage(origin, "not in Latin script")


def require_english(origin: str, text: str) -> None:
    """Pass English text, and all text that is too short to tell.

    Raises:
        OtherLanguage: the text is in another language.
    """
    share, words = english_share(text[:SAMPLE])
    if words >= FEWEST_WORDS and share < LEAST_SHARE - MARGIN / sqrt(words):
        raise OtherLanguage(origin, f"not in English (English function words: {share:.0%} of all words)")


@cached
def telling_words() -> frozenset[str]:
    """Words that are common in English news and rare in other languages of Latin script."""
    return frozenset(row["word"] for row in table("english_words") if "telling" in row.many("use"))


def english_share(text: str) -> tuple[float, int]:
    """Share of English function words among the words of a text, and the number of its words."""
    words = [word.lower() for word in WORDS.findall(text) if not word[0].isdigit()]
    telling = telling_words()
    english = sum(word.split("'")[0].split("’")[0] in telling for word in words)
    return (english / len(words) if words else 0.0), len(words)
