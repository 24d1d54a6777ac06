"""The numbers of a report: amounts, shares and counts, with the words that say of what."""

from __future__ import annotations

import re

from dragoman.lexicon import cached, table
from dragoman.report import Report
from dragoman.show.wording import clean

AFTER = re.compile(r"(?:-|[ \u00a0])?[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONGEST = 4  # words after the number: enough for "tonnes of grain" and "Sudanese refugees"
YEAR = re.compile(r"(?:19|20)\d\d")
CLOCK = re.compile(r"\s?(?:a\.?m|p\.?m)\b", re.IGNORECASE)


def _words(use: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in table("figure_words") if row["use"] == use)


@cached
def _number() -> re.Pattern[str]:
    words, scale, hedge = "|".join(_words("number")), "|".join(_words("scale")), "|".join(_words("hedge"))
    return re.compile(
        rf"""
        (?<![\w.,/:-])
        (?:(?:{hedge.replace(" ", "[ ]")})[ ])?
        (?P<number>
            (?:US|A|C|HK)?[$€£¥₹][ ]?\d+(?:,\d{{3}})*(?:\.\d+)?(?:[ -]?(?:{scale})\b)?
          | \d+(?:,\d{{3}})*(?:\.\d+)?(?:[ ]?%|[ -]?(?:{scale})\b)?
          | (?:{words})\b(?:-(?:one|{words})\b)?(?:[ ](?:{scale})\b)?
        )
        (?![\d:/]|\.\d)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cached
def _ends() -> frozenset[str]:
    return frozenset(_words("end"))


def figures(report: Report) -> tuple[str, ...]:
    """The report's numbers with what they count, in order, each once; dates and times of day are left out."""
    found: dict[str, None] = {}
    dates = [time.span for time in report.times]
    for match in _number().finditer(report.text):
        start, end = match.span("number")
        if any(a < end and start < b for a, b in dates) or not _tells(match, report.text):
            continue
        found.setdefault(clean(match.group() + _what(report.text, end)), None)
    return tuple(found)


def _tells(match: re.Match[str], text: str) -> bool:
    """Whether a number is an amount: money, a share, or a count of something; not a year, a clock time or a name."""
    number, what = match["number"], _what(text, match.end())
    if YEAR.fullmatch(number) or _known(match, text):
        return False
    if not number[0].isalnum() or number.endswith("%") or not number[0].isdigit():
        return bool(what) or not number.isalpha()
    return bool(what) and not CLOCK.match(text, match.end())


def _known(match: re.Match[str], text: str) -> bool:
    """Whether a written number points back to what was named before, as in *the two leaders*, and tells nothing new."""
    before = text[max(0, match.start() - 12) : match.start()].split()
    return match["number"].isalpha() and bool(before) and before[-1].lower() in _words("definite")


def _what(text: str, start: int) -> str:
    """The words after a number that name what it counts, as they stand in the text."""
    position, words, linked = start, 0, False
    while words < LONGEST and (match := AFTER.match(text, position)):
        word = match.group().strip("- \u00a0").lower()
        if word in _ends() or (word == "of" and linked):
            break
        linked = linked or word == "of"
        position, words = match.end(), words + (word != "of")
    kept = text[start:position]
    return kept.removesuffix(" of")
