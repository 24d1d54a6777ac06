"""The day that an article reckons from: that of its dateline, where it prints one, else that of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.lexicon import cached
from dragoman.report import Published
from dragoman.times.values import interval
from dragoman.times.words import names, value_of

FRONT = 600
"""Characters in which a dateline may begin, after a headline and bylines."""
DELAY = 3
"""Days after which a story written under a dateline is still new when a site prints it; not tuned."""


def anchors(text: str, published: Published | None) -> tuple[date, ...]:
    """The days that values are reckoned from: one, or the first and last of an interval, or none."""
    if published is None:
        return ()
    first, last = interval(published.start)[0], interval(published.end)[1]
    if first is None or last is None:
        return ()
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    written = next((day for day in _printed(text, end) if begin - timedelta(days=DELAY) <= day <= end), None)
    return (written,) if written else tuple(dict.fromkeys((begin, end)))


def _printed(text: str, last: date) -> Iterator[date]:
    """The days of datelines, each in the latest year in which it does not lie after the publication."""
    for match in _dateline().finditer(text, 0, min(len(text), FRONT)):
        number, day = int(value_of(match["month"], "month")), int(match["day"])
        for year in [int(match["year"])] if match["year"] else [last.year, last.year - 1]:
            try:
                found = date(year, number, day)
            except ValueError:
                continue
            if found <= last:
                yield found
                break


@cached
def _dateline() -> re.Pattern[str]:
    """*Tehran, March 15, IRNA -*, *WASHINGTON, Aug. 13 (Xinhua) --*, *MOSCOW, May 16. /TASS/*."""
    name = r"[A-Z][\w.’'-]+"
    place = rf"{name}(?:\s{name}){{0,3}},\s(?:{name}(?:\s{name})?,\s)?"
    day = rf"(?P<month>{names('month')})\s(?P<day>\d\d?)(?:,\s(?P<year>\d{{4}}))?"
    return re.compile(rf"^{place}{day}[.,]?\s?(?:\([A-Z]|/|—|–|-|[A-Z]{{2,}}\b)", re.MULTILINE)
