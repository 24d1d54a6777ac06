"""Expressions that name a stretch of the calendar: years, fiscal years, quarters, decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from dragoman.lexicon import cached
from dragoman.times.rule import Context, Rule, fixed
from dragoman.times.words import CENTURIES, YEAR, any_of, class_needle, needle, renamed, value_of

RANGE = re.compile(r"(?<![\d-])(?:1[0-9]|20)\d\d[-–/](?P<span>(?:1[0-9]|20)\d\d|\d\d)\b(?![-/\d])")


@cached
def rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    ordinal = any_of("ordinal")
    return (
        Rule(
            "year",
            re.compile(rf"(?<![\d$€£#.,/:-])\b(?:(?i:post|pre|mid)-)?\b{YEAR}(?!\w|:\d|/\d\d?/)"),
            fixed(_year),
            _year,
            guard="year",
            edges=True,
            needle=CENTURIES,
        ),
        Rule("second year", RANGE, fixed(_range_end), _range_end, needle=CENTURIES),
        Rule(
            "fiscal year",
            re.compile(
                rf"\b(?:(?i:(?:fiscal|financial)(?:\s+year)?|FY)\s?{YEAR}"
                rf"|(?:(?i:the)\s+)?{renamed(YEAR, 'first')}\s+(?i:(?:fiscal|financial)\s+year))"
            ),
            fixed(_fiscal_year),
            _fiscal_year,
            needle=needle("fiscal", "financial", "FY"),
            edges=True,
        ),
        Rule(
            "fiscal quarter",
            re.compile(
                rf"\b(?i:(?:the\s+)?(?:fiscal\s+(?P<ord>{ordinal})[-\s]quarter"
                rf"|(?P<ordinal>{ordinal})[-\s]fiscal[-\s]quarter))(?:\s+(?:of\s+)?{YEAR})?"
                rf"|\b(?i:(?:the\s+)?(?P<quarter>{ordinal})[-\s]quarter\s+of\s+fiscal(?:\s+year)?)"
                rf"\s+{renamed(YEAR, 'fiscal')}"
                rf"|\b(?i:(?:the\s+)?(?P<of>{ordinal})[-\s]quarter\s+of\s+(?:the|its|this|last|next)\s+(?:fiscal|financial)\s+year)\b"
            ),
            fixed(_fiscal_quarter),
            _fiscal_quarter,
            needle=needle("fiscal", "financial"),
        ),
        Rule(
            "decade",
            re.compile(
                r"\b(?:(?i:the)\s+(?:(?:early|late|mid)[-\s])?)?(?:(?P<full>(?:1[0-9]|20)\d)0|['’]?(?P<short>[2-9])0)['’]?s\b"
            ),
            fixed(_decade),
            _decade,
            guard="decade",
            edges=True,
            needle=("0s", "0's", "0’s"),
        ),
        Rule(
            "decade word",
            re.compile(rf"\b(?i:the)\s+(?P<word>{any_of('decade')})\b"),
            fixed(_decade_word),
            _decade_word,
            edges=True,
            needle=class_needle("decade"),
        ),
        Rule(
            "century",
            re.compile(
                rf"\b(?i:the\s+)?(?:(?P<figure>\d\d?)(?:st|nd|rd|th)|(?P<word>{any_of('ordinal')}))[-\s](?i:century)\b"
            ),
            fixed(_century),
            _century,
            needle=needle("century"),
            edges=True,
        ),
        Rule(
            "quarter",
            re.compile(
                rf"\b(?:(?i:the\s+)?(?i:(?P<ord>first|second|third|fourth))[-\s](?i:(?P<unit>quarter|half))|(?P<short>[QH][1-4]))"
                rf"(?:\s+(?i:of\s+)?(?:{YEAR}|(?P<which>this|last|next)\s+year|the\s+year(?!\s+(?:to|ended)\b)))?(?!\s+of\s+(?:\w+\s+)?(?:fiscal|financial))"
            ),
            _quarter,
            _quarter_loose,
            needle=needle("quarter", "half", *(f"{unit}{number}" for unit in "QH" for number in "1234")),
            guard="quarter",
        ),
    )


def _range_end(match: re.Match[str]) -> str | None:
    """The last year of a range such as 2012-13."""
    begin, end = match.group()[:4], match["span"]
    end = begin[:2] + end if len(end) == 2 else end
    return end if int(begin) < int(end) else None


def _year(match: re.Match[str]) -> str:
    return match["year"]


def _fiscal_year(match: re.Match[str]) -> str:
    return f"FY{match['year'] or match['first']}"


def _fiscal_quarter(match: re.Match[str]) -> str | None:
    """Quarters of a fiscal year, which begins when its state or company likes: never a quarter of the calendar."""
    number = int(value_of(match["ord"] or match["ordinal"] or match["quarter"] or match["of"], "ordinal"))
    year = match["year"] or match["fiscal"]
    return (f"FY{year}-Q{number}" if year else f"XXXX-Q{number}") if number <= 4 else None


def _decade(match: re.Match[str]) -> str:
    return match["full"] or f"19{match['short']}"


def _decade_word(match: re.Match[str]) -> str:
    return value_of(match["word"], "decade")


def _century(match: re.Match[str]) -> str | None:
    number = int(match["figure"] or value_of(match["word"], "ordinal"))
    return f"{number - 1:02d}" if 1 <= number <= 21 else None


def _quarter(match: re.Match[str], context: Context) -> str | None:
    short = match["short"]
    unit = short[0] if short else {"quarter": "Q", "half": "H"}[match["unit"].lower()]
    number = int(short[1]) if short else int(value_of(match["ord"], "ordinal"))
    if unit == "H" and (number > 2 or match.group().lower().endswith("half")):
        return None
    if match["year"] or match["which"]:
        year = (
            int(match["year"])
            if match["year"]
            else context.day.year + {"last": -1, "this": 0, "next": 1}[match["which"]]
        )
    else:
        first = date(context.day.year, (3 if unit == "Q" else 6) * (number - 1) + 1, 1)
        year = context.day.year - (first > context.day and context.direction != "future")
    return f"{year:04d}-{unit}{number}"


def _quarter_loose(match: re.Match[str]) -> str | None:
    return _quarter(match, Context(date(int(match["year"]), 1, 1))) if match["year"] else None
