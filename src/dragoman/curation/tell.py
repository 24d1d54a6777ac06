"""What was found in a lexicon, for reading: one table of the screen for each table of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.curation.lookup import Found
from dragoman.lexicon import Lexicon
from dragoman.lexicon.schema import table_of
from dragoman.show.wording import clean

NARROW = frozenset({"where", "from", "to", "country", "iso3", "wikidata", "pos", "sector"})
"""Columns that are never wrapped."""
MANY = 8
"""So many values of a cell are shown at most."""


def tell(found: Sequence[Found], day: str | None, lexicon: Lexicon, out: TextIO, *, width: int, colour: bool) -> None:
    """Write what was found to a stream."""
    console = Console(file=out, width=width, no_color=not colour, force_terminal=colour, highlight=False, emoji=False)
    names = {row["iso3"]: row["name"] for row in lexicon.table("countries")}
    for name, group in groupby(found, key=lambda one: one.table):
        rows = list(group)
        console.print(Text(f"{name}: {table_of(name).subject}", style="bold"))
        if name == "members" and rows[0].column == "organization":
            console.print(_members(rows, names), soft_wrap=False)
        else:
            console.print(_table(name, rows, day))
        console.print()


def _members(rows: Iterable[Found], names: dict[str, str]) -> Text:
    """Members of an organization, by their names, with what is not plain membership and since when."""
    text = Text()
    for organization, group in groupby(rows, key=lambda one: one.row["organization"]):
        held = sorted((names.get(one.row["country"], one.row["country"]), one.row) for one in group)
        text.append(f"{clean(organization)}, {len(held)} members\n", style="bold")
        for name, row in held:
            status = f", {row['status']}" if row["status"] else ""
            until = f" to {row['to']}" if row["to"] else ""
            text.append(f"  {name} ({row['country']}) since {row['from'] or '?'}{until}{status}  ")
            text.append(f"{clean(row.file)}:{row.line}\n", style="dim")
    text.rstrip()
    return text


def _table(name: str, rows: Sequence[Found], day: str | None) -> Table:
    """The rows with every column that any of them fills; what does not hold on the day stands dim."""
    columns = [column for column in table_of(name).columns if any(one.row[column] for one in rows)]
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("where", *columns):
        shown.add_column(title, overflow="fold", no_wrap=title in NARROW)
    dated = "from" in table_of(name).columns
    if dated:
        shown.add_column(f"on {day}" if day else "lasts")
    for one in rows:
        cells = [f"{one.row.file}:{one.row.line}", *(_cell(one, column) for column in columns)]
        told = [Text(clean(cell)) for cell in cells]
        shown.add_row(*told, *(["yes" if one.holds else "no"] if dated else []), style=None if one.holds else "dim")
    return shown


def _cell(one: Found, column: str) -> str:
    if not table_of(one.table).columns[column].many:
        return one.row[column]
    values = one.row.many(column)
    more = f" and {len(values) - MANY} more" if len(values) > MANY + 1 else ""
    return ", ".join(values[:MANY] if more else values) + more
