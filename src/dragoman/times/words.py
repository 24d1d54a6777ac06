"""The words of time from the lexicon, as tables and as pieces of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

from dragoman.lexicon import cached, table

YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
CENTURIES = tuple(str(number) for number in range(10, 21))
"""What a year of four figures begins with."""
UNKNOWN = "X"
"""The count of a vague number: *several weeks* is PXW."""


@cached
def meanings(*classes: str) -> MappingProxyType[str, str]:
    """Lower-cased word to value, for the words of some classes of `time_words.tsv`."""
    return MappingProxyType(
        {
            word.lower(): row["value"]
            for row in table("time_words")
            if row["class"] in classes
            for word in row.many("words")
        }
    )


@cached
def spelled(*classes: str) -> tuple[str, ...]:
    """The words of some classes as the lexicon spells them, longest first."""
    return longest_first(word for row in table("time_words") if row["class"] in classes for word in row.many("words"))


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Words in the order in which an alternation must try them."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words; a space stands for any run of white space."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first(words)) + ")"


@cached
def any_of(*classes: str) -> str:
    """A pattern for any word of some classes, in any case."""
    return f"(?i:{either(spelled(*classes))})"


@cached
def names(kind: str) -> str:
    """A pattern for the months or weekdays, capitalised, in full or cut short with a point or a figure after it.

    *may*, *march* and *sun* in small letters are other words, and so is *the Sun*.
    """
    rows = [row.many("words") for row in table("time_words") if row["class"] == kind]
    full = [form for words in rows for form in (words[0], words[0].upper())]
    short = either(word for words in rows for word in words[1:])
    return rf"(?:{either(full)}\b|{short}(?:\.|(?=\s\d)|(?=,\s[A-Z\d])))"


def renamed(group: str, name: str) -> str:
    """A named group under another name, for a pattern that holds it twice."""
    return re.sub(r"\?P<\w+>", f"?P<{name}>", group, count=1)


@cached
def needle(*words: str) -> tuple[str, ...]:
    """Pieces of text of which one makes an expression possible at all, in small letters or with a capital.

    Plain pieces, since the search for a string is many times quicker than any pattern; none that holds another one.
    """
    short = [word for word in words if not any(other in word for other in words if other != word)]
    return tuple(sorted({form for word in short for form in (word, word[0].upper() + word[1:])}))


@cached
def class_needle(*classes: str) -> tuple[str, ...]:
    """The needle of the last words of some classes."""
    return needle(*sorted({word.lower().split()[-1] for word in spelled(*classes)}))


@cached
def name_needle(kind: str) -> tuple[str, ...]:
    """The needle of months or weekdays: the first three letters of each, as written."""
    return tuple(sorted({form for word in meanings(kind) for form in (word[:3].title(), word[:3].upper())}))


def value_of(word: str, *classes: str) -> str:
    """The value of a word of these classes, case and white space aside."""
    return meanings(*classes)[re.sub(r"\s+", " ", word.strip().lower().rstrip("."))]


@cached
def number_pattern() -> str:
    """A count in words or figures: *two*, *twenty-one*, *2,000*, *5 1/2*, *several*."""
    words = meanings("number")
    tens = either(word for word, value in words.items() if value.endswith("0") and 20 <= int(value) < 100)
    small = either(word for word, value in words.items() if int(value) < 10)
    plain, vague = either(spelled("number")), either(spelled("vague"))
    figures = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+\d/\d)?|\d/\d"
    return f"(?:(?i:{tens}[-\\s]{small}|{plain}|{vague})|{figures})"


def count(text: str) -> Fraction | None:
    """The number that a count names; None for a vague one."""
    text = re.sub(r"\s+", " ", text.strip().lower())
    if text in meanings("vague"):
        return None
    if text in meanings("number"):
        return Fraction(meanings("number")[text])
    if text[0].isdigit():
        return sum((Fraction(part) for part in text.replace(",", "").split()), Fraction(0))
    return sum((Fraction(meanings("number")[part]) for part in re.split(r"[- ]", text)), Fraction(0))


@cached
def amount_pattern() -> str:
    """A count and a unit: *two weeks*, *a year and a half*, *half a century*, *16-hour*."""
    number = rf"(?P<number>(?i:half\s+an?|an?|a\s+half|half|single)|{number_pattern()})"
    half = r"(?:\s+(?i:and\s+a\s+half))?"
    more = r"(?:(?i:more|full|straight|consecutive|long|additional|further|whole|successive|extra)\s+)?"
    return rf"{number}(?P<half>{half})[-\s]+{more}(?P<unit>{any_of('unit')})(?P<tail>{half})"


HALVES = MappingProxyType(
    {"CE": (50, "Y"), "DE": (5, "Y"), "Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "D": (12, "TH")}
)
"""What half a unit is, where a smaller unit tells it in whole numbers."""


def amount(match: re.Match[str]) -> tuple[Fraction | None, str]:
    """The count and the unit of a match of `amount_pattern`; None for a vague count."""
    unit = value_of(match["unit"], "unit")
    word = re.sub(r"\s+", " ", match["number"].lower())
    if word in {"half", "half a", "half an", "a half"}:
        number, unit = HALVES.get(unit, (Fraction(1, 2), unit))
        return Fraction(number), unit
    said = count("one" if word in {"a", "an", "single"} else word)
    return (None if said is None else said + Fraction(1, 2) * bool(match["half"] or match["tail"])), unit


def duration(number: Fraction | None, unit: str) -> str:
    """The TIMEX3 duration of so many units; a half is carried in the unit itself (P2.5Y), as the standard has it."""
    unit, factor = {"2W": ("W", 2), "3M": ("M", 3)}.get(unit, (unit, 1))
    if number is not None and number.denominator > 1 and unit in {"DE", "CE"}:
        unit, factor = "Y", {"DE": 10, "CE": 100}[unit]
    said = UNKNOWN if number is None else _decimal(number * factor)
    return f"PT{said}{unit[1:]}" if unit in {"TH", "TM", "TS"} else f"P{said}{unit}"


def _decimal(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0").rstrip(".")
