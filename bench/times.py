"""Expressions of time against gold: extents, types and values as TempEval-3 counts them, and the dates of events.

Measures:
- expressions (`gold/times`): F1 of the same extent (strict), of overlap one to one (relaxed), and of overlap with the
  right value, type, or day of those whose value is a whole day.
- events (`gold/articles`): of the triggers for which a time is said to govern, how many have it right; and the share
  of dated triggers so found.
- reports (`gold/articles`): the same of the days of the events that reports and gold share, by clause, story and lead.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.articles import match_events, report_of
from bench.scoring import Tally, overlap, rows, sha256
from dragoman.language import Parse, parse
from dragoman.report import Event, Published, Time
from dragoman.times import find, governing, interval

GOLD, ARTICLES = "gold/times/gold.jsonl", "gold/articles/dev.jsonl"
DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")

Same = Callable[[dict[str, Any], Time], bool]


def tuned(identity: str) -> bool:
    """The three quarters that the grammar was tuned on; the last quarter was only measured."""
    digest = hashlib.sha256(f"half{identity}".encode()).digest()
    return digest[0] % 2 == 0 or digest[1] % 2 == 0


def run(shared: Path) -> dict[str, float]:
    """The figures of the tuned and the untouched part of the developers' half.

    Args:
        shared: the folder that holds `gold`.
    """
    figures: dict[str, float] = {}
    for part, keep in (("tuned", True), ("untouched", False)):
        texts = [gold for gold in rows(shared / GOLD) if tuned(gold["id"]) == keep]
        figures |= {f"{part}: {name}": tally.f1 for name, tally in expressions(texts).items()}
    dates, days = Tally(), Tally()
    for article in rows(shared / ARTICLES):
        dates.add(*events(article))
        days.add(*reported(article))
    figures |= {"events: governing time precision": dates.precision, "events: dates found": dates.recall}
    return figures | {"reports: days of events precision": days.precision, "reports: days of events found": days.recall}


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return " ".join(sha256(shared / name)[:16] for name in (GOLD, ARTICLES))


def expressions(texts: Sequence[dict[str, Any]]) -> dict[str, Tally]:
    """The tallies of all measures over some texts."""
    tallies = {name: Tally() for name in ("strict", "relaxed", "value", "type", "day")}
    for gold in texts:
        said = find(parse(gold["text"]), published(gold["dct"]))
        paired = pairs(gold["timexes"], said)
        right = Counter(name for want, time in paired for name, same in SAME.items() if same(want, time))
        for name, tally in tallies.items():
            tally.add(right[name], len(said), len(gold["timexes"]))
        days = sum(day(want["value"]) is not None for want in gold["timexes"])
        tallies["day"].given += sum(day(time.value) is not None for time in said) - len(said)
        tallies["day"].wanted += days - len(gold["timexes"])
    return tallies


def published(date: str) -> Published:
    """A publication day as the texts give it."""
    return Published(start=date, end=date, basis="given")


def day(value: str) -> str | None:
    """The whole day that a value names, its part or hour left aside."""
    match = DAY.match(value)
    return match.group() if match else None


SAME: dict[str, Same] = {
    "strict": lambda want, time: tuple(want["span"]) == time.span,
    "relaxed": lambda want, time: True,
    "value": lambda want, time: bool(want["value"] == time.value),
    "type": lambda want, time: bool(want["type"] == time.type),
    "day": lambda want, time: day(want["value"]) is not None and day(want["value"]) == day(time.value),
}


def pairs(wanted: Sequence[dict[str, Any]], said: Sequence[Time]) -> list[tuple[dict[str, Any], Time]]:
    """One to one: first the same extents, then the longest overlaps, in the order of the text."""
    free = list(wanted)
    paired = []
    rest = []
    for time in said:
        exact = next((want for want in free if tuple(want["span"]) == time.span), None)
        if exact is None:
            rest.append(time)
        else:
            free.remove(exact)
            paired.append((exact, time))
    for time in rest:
        near = [want for want in free if overlap(tuple(want["span"]), time.span)]
        if near:
            best = max(near, key=lambda want: overlap(tuple(want["span"]), time.span))
            free.remove(best)
            paired.append((best, time))
    return paired


def events(article: dict[str, Any]) -> tuple[int, int, int]:
    """Triggers with the right time, with any, and with a date in the gold."""
    parsed = parse(article["text"])
    times = find(parsed, published(article["published"]))
    right = given = 0
    for event in article["events"]:
        first, last = date_of(parsed, event["trigger_span"], times)
        if first and last:
            given += 1
            wanted = event["date"] or ""
            right += bool(wanted) and first[: len(wanted)] <= wanted <= last[: len(wanted)]
    return right, given, sum(bool(event["date"]) for event in article["events"])


def reported(article: dict[str, Any]) -> tuple[int, int, int]:
    """Events of the report with the right days, with any, and with a date in the gold, of those that both tell."""
    pairs = match_events(article, report_of(article))
    given = [(gold["date"], event) for gold, event in pairs if event.start or event.end]
    right = sum(bool(date) and _holds(event, date) for date, event in given)
    return right, len(given), sum(bool(gold["date"]) for gold, _ in pairs)


def _holds(event: Event, date: str) -> bool:
    """Whether an event's days hold a date that is known to the day, the month or the year."""
    length = len(date)
    return (event.start or "")[:length] <= date <= (event.end or "9999")[:length]


def date_of(parsed: Parse, span: Sequence[int], times: Sequence[Time]) -> tuple[str | None, str | None]:
    """First and last day of the time that governs a trigger."""
    tokens = [token for token in parsed.doc if span[0] <= token.idx < span[1]]
    inside = {token.i for token in tokens}
    root = next((token for token in tokens if token.head.i not in inside or token.head == token), None)
    time = governing(parsed, root, times) if root is not None else None
    return interval(time.value) if time else (None, None)
