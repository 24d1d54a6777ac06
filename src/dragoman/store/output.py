"""Answers as files and on the screen."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rich.cells import cell_len, set_cell_size

from dragoman.errors import UsageError
from dragoman.show import wording
from dragoman.show.csv import safe
from dragoman.store.names import short
from dragoman.terminal import colour, opened, width

SCREEN = 120
LISTED = " | "
NARROWEST = 10
WORDS = 30
"""Cells below which words cannot be read."""

GAP = "  "
BOLD = "\x1b[1m{}\x1b[0m"
CHUNK = 5_000
"""Rows made into text at once."""

Row = Mapping[str, Any]


def write(
    rows: Any, form: str, output: Path | None, columns: Mapping[str, Callable[[Row], str]], *, under: int = 0
) -> None:
    """Write an Arrow table as `table`, `csv`, `json` or `parquet`; `columns` are what the screen shows of it, the last
    `under` of them each on a line of its own.

    Raises:
        UsageError: it cannot be written there.
    """
    if form == "parquet":
        _parquet(rows, output)
        return
    with opened(output) as out:
        if form == "table":
            out.write(screen(rows.to_pylist(), columns, width=width(out, SCREEN), colours=colour(out), under=under))
        else:
            out.writelines(as_csv(rows) if form == "csv" else as_json(rows))
        out.flush()


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write bytes to a file, or to standard output where it is none or `-`.

    Raises:
        UsageError: it cannot be written there.
    """
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UsageError(f"cannot write to {output}: {error.strerror or error}") from error


def _parquet(rows: Any, output: Path | None) -> None:
    import pyarrow.parquet as pq

    if output is not None and str(output) != "-":
        try:
            pq.write_table(rows, str(output), compression="zstd")
        except OSError as error:
            raise UsageError(f"cannot write to {output}: {error.strerror or error}") from error
        return
    if sys.stdout.isatty():
        raise UsageError("Parquet is not for a screen: name a file with --output")
    pq.write_table(rows, sys.stdout.buffer, compression="zstd")


def as_csv(rows: Any) -> Iterator[str]:
    """Comma-separated values, lists parted by `|`, safe to open in a spreadsheet."""
    yield _line(rows.column_names)
    for row in _each(rows):
        yield _line([safe(_cell(value)) for value in row.values()])


def _cell(value: Any) -> str | int | float | None:
    if isinstance(value, list):
        return LISTED.join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date) else value


def _line(cells: Sequence[object]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue()


def as_json(rows: Any) -> Iterator[str]:
    """One JSON array, a row a line."""
    yield "["
    for number, row in enumerate(_each(rows)):
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False, default=str)
    yield "\n]\n"


def _each(rows: Any) -> Iterator[Row]:
    for batch in rows.to_batches(max_chunksize=CHUNK):
        yield from batch.to_pylist()


def screen(
    rows: Sequence[Row],
    columns: Mapping[str, Callable[[Row], str]],
    *,
    width: int,
    colours: bool,
    under: int = 0,
) -> str:
    """Rows as a table of text. The first column, a name to be typed again, is never cut; others have up to a quarter of
    the screen, the last has the rest; where that is too little for words, it goes on a line below, as the last `under`
    columns always do.
    """
    cells = [[wording.clean(cell(row)) for cell in columns.values()] for row in rows]
    most = max(width // 4, NARROWEST)
    widths = [max(map(cell_len, column)) for column in zip(columns, *cells, strict=True)]
    rest = width - sum([widths[0], *(min(most, wanted) for wanted in widths[1:-1])]) - len(GAP) * (len(widths) - 1)
    under = under or int(rest < min(WORDS, widths[-1]))
    beside = len(widths) - under
    widths = [widths[0], *(min(most, wanted) for wanted in widths[1:beside])]
    if not under:
        widths[-1] = rest
    head, *lines = [GAP.join(map(_fitted, line, widths)).rstrip() for line in (list(columns), *cells)]
    made = [BOLD.format(head) if colours else head]
    for line, cell in zip(lines, cells, strict=True):
        made += [line, *(GAP + _fitted(words, width - len(GAP)).rstrip() for words in cell[beside:] if words)]
    return "\n".join(made) + "\n"


def _fitted(text: str, width: int) -> str:
    return set_cell_size(text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…", width)


def who(row: Row) -> str:
    """Who acts upon whom in a row with `actors` and `recipients`."""
    acting, upon = ", ".join(row["actors"] or ()), ", ".join(row["recipients"] or ())
    return f"{acting or 'someone'} → {upon}" if upon else acting or "someone"


def _when(row: Row) -> str:
    """The event's own time, else when it was told."""
    told = f"told {wording.day(row['published'].isoformat())}" if row["published"] else "no date"
    return wording.interval(row["starts"], row["ends"]) or told


def _day(row: Row, name: str) -> str:
    return row[name].isoformat() if row[name] else ""


EVENTS: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "event": lambda row: short(row["page"], row["event"]),
        "when": _when,
        "type": lambda row: row["type"],
        "status": lambda row: row["status"],
        "who": who,
        "words": lambda row: row["sentence"],
    }
)

STATEMENTS: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "statement": lambda row: short(row["page"], row["statement"]),
        "published": lambda row: _day(row, "published"),
        "who": lambda row: ", ".join(row["speaker"]) + (f", via {row['via']}" if row["via"] else ""),
        "cue": lambda row: row["cue"] or "",
        "words": lambda row: row["content"],
    }
)

PAGES: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "page": lambda row: short(row["page"]),
        "published": lambda row: _day(row, "published"),
        "publisher": lambda row: row["agency"] or row["publisher"] or "",
        "events": lambda row: str(row["events"]),
        "headline": lambda row: row["headline"] or "",
    }
)

DIFFERENCES: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "what": lambda row: row["what"],
        "kind": lambda row: row["kind"],
        "record": lambda row: short(row["page"], row["record"]),
        "why": lambda row: row["why"],
        "words": lambda row: row["words"] + (f" ({', '.join(row['fields'])})" if row["fields"] else ""),
    }
)

VERSIONS: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "version": lambda row: str(row["version"]),
        "written": lambda row: row["written"],
        "action": lambda row: row["action"],
        "pages": lambda row: str(row["pages"]),
        "added": lambda row: str(row["added"]),
        "replaced": lambda row: str(row["replaced"]),
        "dragoman": lambda row: row["dragoman"],
        "lexicon": lambda row: row["lexicon"][:12],
        "inputs": lambda row: ", ".join(row["inputs"]),
    }
)
