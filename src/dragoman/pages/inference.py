"""The day of publication inferred from the text alone, by constraint.

Four kinds of evidence each allow some days and forbid the rest: the year of the wire's notice of rights; dated facts
(`lexicon/dated_facts.tsv`) told with a phrase of time, such as *began a new term last week*; the weekday on which the
story says it happens, where it says *later Thursday*; and months that the text speaks of as past. What all of them
allow is the answer; where they contradict each other, or leave more than a month of uncertainty, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.lexicon import Row, cached, table
from dragoman.pages.credits import MONTH
from dragoman.pages.published import month_number

Window = tuple[date, date]
"""First and last day on which a page may have been published, or on which something happened."""

Fact = tuple[date, date, bool]
"""First and last day of an event, and whether the day was known beforehand."""

FIRST, LAST = date(2010, 1, 1), date(2029, 12, 31)
"""The years that the table of facts covers, and a few more."""

LONGEST = 31
"""Days of the widest interval that is given as an answer; the year of a wire's rights alone may give a year."""

BESIDE = 40
"""Code points between the words of a fact and its phrase of time: beyond that they belong to different clauses."""

READ = 30_000
"""Code points that are looked at: 5,000 words, more than any news story."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
PHRASE = re.compile(
    rf"\b(?:(?P<when>last|this|next|earlier this|later this) (?P<unit>week|month|year|weekend)|"
    rf"(?P<day>yesterday|today|tomorrow)|"
    rf"(?:on|last|this past|next|this coming) (?P<weekday>{WEEKDAY})(?!['’]s)|"
    rf"(?P<number>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}) (?P<units>day|week|month)s? ago)\b"
)
ELSEWHERE = re.compile(r"\b(?:before|ahead|after|until|since|about|over|on whether|that|who|which)\b|[;:“”]")
SENTENCE = re.compile(r"(?<=[.!?”\"’])\s+(?=[A-Z“\"‘])|\n+")
SAME_DAY = re.compile(
    rf"\b(?:later|earlier)(?: on)? (?P<day>{WEEKDAY})\b|\b(?:will|would|due to|set to|scheduled to|expected to)\b"
    rf"[^.;]{{0,60}}\b(?:on )?(?P<day2>{WEEKDAY}) (?:evening|night|afternoon)\b"
)
PAST_MONTH = re.compile(rf"\b(?:in|since|(?:his|her|its|the|their)) (?P<month>{MONTH}) (?P<year>20[0-4]\d)\b")
FUTURE = re.compile(r"\b(?:will|would|by|until|next|planned|scheduled|expected|due|ahead|before|could|may|should)\b")


@cached
def facts() -> tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[Fact, ...]], ...]:
    """The facts: who, what, and all the times at which it happened."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for row in table("dated_facts"):
        groups.setdefault((row["who"], row["what"]), []).append(_fact(row))
    return tuple(
        (re.compile(rf"\b(?:{who})\b"), re.compile(rf"\b(?:{what})\b", re.I), tuple(times))
        for (who, what), times in groups.items()
    )


def _fact(row: Row) -> Fact:
    try:
        return date.fromisoformat(row["from"]), date.fromisoformat(row["to"]), row["announced"] == "yes"
    except ValueError as wrong:
        raise row.error(str(wrong)) from wrong


def infer(text: str, *, rights_year: int | None = None) -> Window | None:
    """The first and the last day on which a text may have been published; None where nothing certain follows.

    One fact alone proves little, since a text may be older than the table: a year or a past month must stand beside it,
    or a second fact. `rights_year` is the year in the notice of rights of the story itself, not of the page around it.
    """
    text = text[:READ]
    year = (date(rights_year, 1, 1), date(rights_year, 12, 31)) if rights_year else None
    allowed = _days(*year) if year else _days(FIRST, LAST)
    told = list(_told(text))
    past = _past(text)
    if not told or not (year or past or len(told) > 1):
        return year if not told else None
    allowed &= _days(past or FIRST, LAST)
    for windows in told:
        allowed &= {day for window in windows for day in _days(*window)}
    allowed = _on_weekday(text, allowed)
    if not allowed or (max(allowed) - min(allowed)).days >= LONGEST:
        return None
    return min(allowed), max(allowed)


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def _told(text: str) -> Iterator[list[Window]]:
    """For every dated fact that the text tells with a phrase of time: the windows of publication it allows."""
    timed = [(s, phrases) for s in SENTENCE.split(text) if (phrases := list(PHRASE.finditer(s)))]
    together = "\n".join(sentence for sentence, _ in timed)
    likely = [fact for fact in facts() if fact[0].search(together) and fact[1].search(together)]
    for sentence, phrases in timed:
        for who, what, times in likely:
            words = what.search(sentence)
            if words and who.search(sentence):
                phrase = _nearest(phrases, words)
                allowed = [window for fact in times for window in published(fact, phrase)] if phrase else []
                if allowed:
                    yield allowed


def _nearest(phrases: Iterable[re.Match[str]], words: re.Match[str]) -> re.Match[str] | None:
    """The phrase of time next to the words of a fact, where nothing between them says that it belongs elsewhere."""

    def gap(phrase: re.Match[str]) -> tuple[int, int]:
        return min(phrase.end(), words.end()), max(phrase.start(), words.start())

    nearest = min(phrases, key=lambda phrase: gap(phrase)[1] - gap(phrase)[0])
    start, end = gap(nearest)
    between = words.string[start:end]
    return nearest if end - start <= BESIDE and not ELSEWHERE.search(between) else None


def published(fact: Fact, phrase: re.Match[str]) -> list[Window]:
    """When a page was published that puts a fact at a phrase of time; no window where the phrase cannot fit.

    What nobody could know beforehand is not spoken of before it happens.
    """
    first, last, announced = fact
    windows = _after(first, last, phrase)
    if not announced:
        windows = [(max(start, first), end) for start, end in windows if end >= first]
    return windows


def _after(first: date, last: date, phrase: re.Match[str]) -> list[Window]:
    if phrase["unit"]:
        return [_by_unit(first, last, phrase["when"], phrase["unit"])]
    if phrase["day"]:
        shift = timedelta(days={"yesterday": 1, "today": 0, "tomorrow": -1}[phrase["day"]])
        return [(first + shift, last + shift)]
    if phrase["weekday"]:
        index = WEEKDAYS.index(phrase["weekday"].lower())
        days = [day for day in sorted(_days(first, last)) if day.weekday() == index]
        return [(day - timedelta(days=6), day + timedelta(days=7)) for day in days]
    number = NUMBERS.get(phrase["number"]) or int(phrase["number"])
    unit, slack = {"day": (1, 0), "week": (7, 4), "month": (30, 16)}[phrase["units"]]
    return [(first + timedelta(days=number * unit - slack), last + timedelta(days=number * unit + slack))]


def _by_unit(first: date, last: date, when: str, unit: str) -> Window:
    """Weeks begin on Monday to some and on Sunday to others: both readings are allowed."""
    shift = {"last": 1, "next": -1}.get(when, 0)
    if unit in ("week", "weekend"):
        start = min(first - timedelta(days=first.weekday()), first - timedelta(days=(first.weekday() + 1) % 7))
        end = max(last - timedelta(days=last.weekday()), last - timedelta(days=(last.weekday() + 1) % 7))
        window = (start + timedelta(days=7 * shift), end + timedelta(days=7 * shift + 6))
    elif unit == "month":
        window = _month(first, shift)[0], _month(last, shift)[1]
    else:
        window = date(first.year + shift, 1, 1), date(last.year + shift, 12, 31)
    if when == "earlier this":
        return max(window[0], first), window[1]
    return (window[0], min(window[1], last)) if when == "later this" else window


def _month(day: date, shift: int) -> Window:
    index = day.year * 12 + day.month - 1 + shift
    start = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return start, following - timedelta(days=1)


def _past(text: str) -> date | None:
    """The first day of the latest month that the text speaks of as past."""
    months = [
        date(int(match["year"]), month_number(match["month"]), 1)
        for sentence in SENTENCE.split(text)
        if not FUTURE.search(sentence)
        for match in PAST_MONTH.finditer(sentence)
    ]
    return max(months, default=None)


def _on_weekday(text: str, allowed: set[date]) -> set[date]:
    """The days left by *later Thursday*: the story was published on that weekday, if all such phrases agree."""
    named = {(match["day"] or match["day2"]).lower() for match in SAME_DAY.finditer(text)}
    if len(named) != 1:
        return allowed
    index = WEEKDAYS.index(named.pop())
    return {day for day in allowed if day.weekday() == index}
