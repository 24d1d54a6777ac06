"""One occurrence, agenda item or claim with all that it rests on: every mention with its sentence, page and day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rich.padding import Padding
from rich.text import Text

from dragoman.show import wording
from dragoman.show.paper import paper, written
from dragoman.store.names import parted, short
from dragoman.store.output import who
from dragoman.store.snapshot import Store

Row = Mapping[str, Any]

NAMED = re.compile(r"[ogc][0-9a-f]{12}")
"""The names of records that are made from all pages."""

TABLES = MappingProxyType({"o": ("occurrences", "occurrence"), "g": ("agenda", "item"), "c": ("claims", "claim")})

MENTIONS = """
SELECT m.page, m.event, m.status, m.reported, m.basis, e.sentence, e.trigger, coalesce(p.agency, p.publisher) AS source,
    p.headline, p.url
FROM occurrence_mentions AS m JOIN events AS e USING (page, event) JOIN pages AS p USING (page)
WHERE m.occurrence = ? ORDER BY m.reported NULLS LAST, m.page, length(m.event), m.event
"""

PAGES = "SELECT page, coalesce(agency, publisher) AS source FROM pages WHERE page IN (?, ?)"
INDENT = 2

Line = Text | Padding


@dataclass(frozen=True, slots=True)
class Found:
    """A record of the corpus: its table, its row, and of what has an occurrence the mentions of that."""

    table: str
    row: Row
    mentions: tuple[Row, ...]
    sources: Mapping[str, str]
    version: int

    def to_dict(self) -> dict[str, Any]:
        """The record with the version that it was found in."""
        return {"version": self.version, "table": self.table, "record": self.row, "mentions": list(self.mentions)}

    def text(self, *, width: int, colour: bool) -> str:
        """The record as a text of lines at most `width` cells wide."""
        console = paper(width, colour)
        for line in SHOWN[self.table](self):
            console.print(line)
        return written(console)


def found(store: Store, text: str) -> Found | None:
    """The occurrence, agenda item or claim of that name; None where it names none.

    Args:
        store: a `Corpus`.
        text: a name such as o1c0ffee12345.
    """
    if not NAMED.fullmatch(text):
        return None
    table, column = TABLES[text[0]]
    rows = store.sql(f"SELECT * FROM {table} WHERE {column} = ?", [text]).to_pylist()
    if not rows:
        return None
    row = rows[0]
    mentions = store.sql(MENTIONS, [row["occurrence"]]).to_pylist() if row["occurrence"] else []
    pages = store.sql(PAGES, [row["page"], row.get("other_page") or row.get("outcome_page")]).to_pylist()
    sources = {page["page"]: page["source"] for page in pages if page["source"]}
    return Found(table, row, tuple(mentions), sources, store.version)


def _occurrence(it: Found) -> Iterator[Line]:
    row = it.row
    kind = f"{row['type']} ({row['mode']})" if row["mode"] else row["type"]
    yield Text(_joined(kind, who(row), row["status"], when(row), row["place_name"]), style="bold")
    intensity = f"intensity {row['intensity']:+.1f}" if row["intensity"] is not None else ""
    reports = _number(row["families"], "independent report")
    yield Text(
        _joined(row["occurrence"], row["quad"], intensity, reports, ", ".join(row["sources"] or ())), style="dim"
    )
    if len(row["history"] or ()) > 1:
        yield from _head("HISTORY")
        yield from (_in(Text(_change(change))) for change in row["history"])
    yield from _mentions(it)


def _mentions(it: Found) -> Iterator[Line]:
    if it.mentions:
        yield from _head(f"MENTIONS ({len(it.mentions)})")
    for told in it.mentions:
        yield _in(_mention(told))
        yield _in(_passage(told["sentence"], told["trigger"]), 2 * INDENT)


def _mention(told: Row) -> Text:
    day = wording.day(told["reported"].isoformat()) if told["reported"] else "no date"
    named = short(told["page"], told["event"])
    return Text(_joined(day, told["status"], told["source"], named, told["basis"]), style="dim")


def _agenda(it: Found) -> Iterator[Line]:
    row = it.row
    kind = f"{row['type']} ({row['mode']})" if row["mode"] else row["type"]
    parties = ", ".join(row["parties"] or ()) or "someone"
    yield Text(_joined(kind, parties, _span(row["first"], row["last"]), row["place_name"]), style="bold")
    earlier = ", ".join(_days(*span.partition("/")[::2]) for span in row["earlier"] or ())
    yield Text(_joined(row["item"], row["state"], f"first announced for {earlier}" if earlier else ""), style="dim")
    announced = wording.day(row["announced"].isoformat()) if row["announced"] else "no date"
    by = f"ANNOUNCED {announced} by {', '.join(row['announcer'])}" if row["announcer"] else f"ANNOUNCED {announced}"
    yield from _head(by)
    yield from _quoted(it, row["page"], row["event"], row["words"])
    if row["outcome_page"]:
        yield from _head(f"WHAT CAME OF IT: {row['state']}")
        yield from _quoted(it, row["outcome_page"], row["outcome_event"], row["outcome_words"])
    yield from _mentions(it)


def _claim(it: Found) -> Iterator[Line]:
    row = it.row
    yield Text(_joined(row["topic"], row["basis"]), style="bold")
    yield Text(_joined(row["claim"], f"confidence {row['confidence']:.2f}"), style="dim")
    for kind, prefix in (("ASSERTED", ""), ("DISPUTED", "other_")):
        said = row[f"{prefix}said"]
        day = wording.day(said.isoformat()) if said else "no date"
        yield from _head(f"{kind} {day} by {', '.join(row[f'{prefix}speaker'] or ()) or 'the page itself'}")
        yield from _quoted(it, row[f"{prefix}page"], row[f"{prefix}statement"], row[f"{prefix}words"])
    yield from _mentions(it)


SHOWN: Mapping[str, Callable[[Found], Iterator[Line]]] = MappingProxyType(
    {"occurrences": _occurrence, "agenda": _agenda, "claims": _claim}
)


def when(row: Row) -> str:
    """When it was, else when it was told, in a row of `occurrences`."""
    told = f"told {wording.day(row['reported'].isoformat())}" if row["reported"] else "no date"
    return wording.interval(row["starts"], row["ends"]) or told


def _span(first: Any, last: Any) -> str:
    return _days(first and first.isoformat(), last and last.isoformat())


def _days(first: str | None, last: str | None) -> str:
    return wording.interval(first, last or first)


def _change(change: str) -> str:
    """A line of history: *4 Mar 2025  occurred  page-1#e2*."""
    day, status, *mention = change.split(maxsplit=2)
    return f"{wording.day(day):>11}  {status:9}  {short(*parted(*mention)) if mention else ''}".rstrip()


def _in(line: Text, cells: int = INDENT) -> Padding:
    return Padding(line, (0, 0, 0, cells))


def _head(words: str) -> Iterator[Line]:
    yield Text()
    yield Text(wording.clean(words), style="bold")


def _quoted(it: Found, page: str, record: str | None, words: str) -> Iterator[Line]:
    yield _in(Text(wording.clean(words or "")))
    yield _in(Text(_joined(it.sources.get(page), short(page, record)), style="dim"))


def _passage(sentence: str, trigger: str) -> Text:
    line = Text(wording.clean(sentence))
    start = line.plain.find(words) if (words := wording.clean(trigger)) else -1
    if start >= 0:
        line.stylize("bold underline", start, start + len(words))
    return line


def _joined(*parts: str | None) -> str:
    return wording.clean(" · ".join(part for part in parts if part))


def _number(count: int | None, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""
