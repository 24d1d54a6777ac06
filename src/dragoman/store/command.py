"""The commands of the store: `add`, `events`, `statements`, `pages`, `versions`, `diff` and `tidy`."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.options import Inputs, Output, OwnLexicon, PublishedOn, Workers
from dragoman.terminal import FAILED, Others, bar, complain, endings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dragoman.errors import InputError

HERE = "./dragoman-store"
FEW = 50
"""Rows shown on a screen unless asked otherwise."""

app = typer.Typer()


class Form(StrEnum):
    """The ways to give rows."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


At = Annotated[int | None, typer.Option("--at", min=0, metavar="N", help="Ask this version; see dragoman versions.")]
From = Annotated[
    str, typer.Option("--store", envvar="DRAGOMAN_STORE", metavar="STORE", help="The store's folder or address.")
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on (ISO).")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Until this day, month or year (ISO).")]
Words = Annotated[str | None, typer.Option(metavar="WORDS", help='All of these words, phrases "in quotation marks".')]
Name = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Part of the name of who takes part.")]
State = Annotated[list[str] | None, typer.Option("--state", metavar="ISO3", help="This state takes part; repeatable.")]
Newest = Annotated[bool, typer.Option("--newest", help="The latest first.")]
Limit = Annotated[int | None, typer.Option(min=0, metavar="N", help=f"At most so many rows; {FEW} on a screen.")]
Shaped = Annotated[Form, typer.Option("--format", "-f", help="How to give the rows.")]


@app.command()
def add(
    inputs: Inputs,
    to: Annotated[
        str, typer.Option("--to", envvar="DRAGOMAN_STORE", metavar="STORE", help="The store's folder or address.")
    ] = HERE,
    published: PublishedOn = None,
    workers: Workers = 1,
    lexicon: OwnLexicon = None,
    batch: Annotated[int, typer.Option(min=1, metavar="N", help="Pages a commit.")] = 500,
    reports: Annotated[
        bool, typer.Option("--reports", help="The inputs are reports, as dragoman read --format jsonl writes them.")
    ] = False,
) -> None:
    """Read pages and keep what they say in a store; a page that is there already is not added again."""
    with endings():
        from dragoman.lexicon import Lexicon, using
        from dragoman.store import add as add_pages
        from dragoman.store import add_reports
        from dragoman.store.manifest import Reader
        from dragoman.store.prepared import read_reports

        others, own = Others(), Lexicon.load(*(lexicon or ()))

        def leave_out(error: InputError) -> None:
            if not others.takes(error):
                complain(str(error))

        with bar(None) if sys.stderr.isatty() else nullcontext(None) as count:
            if reports:
                with using(own):
                    done = add_reports(
                        read_reports(inputs), to, reader=Reader.here(own), batch=batch, complain=leave_out, count=count
                    )
            else:
                done = add_pages(
                    inputs,
                    to,
                    published=published.date().isoformat() if published else None,
                    workers=workers,
                    lexicon=own,
                    batch=batch,
                    complain=leave_out,
                    tell=lambda tally: complain(str(tally)),
                    count=count,
                )
        done.failed -= len(others)
        if others:
            complain(str(others))
        complain(f"{to}: version {done.version}: {done}")
    raise typer.Exit(FAILED if done.failed else 0)


@app.command()
def events(
    actor: Name = None,
    state: State = None,
    kind: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER type, such as CONSULT; repeatable.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Such as occurred or planned; repeatable.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME|ISO3", help="Part of the place's name, or its country.")
    ] = None,
    since: Since = None,
    until: Until = None,
    words: Words = None,
    newest: Newest = False,
    limit: Limit = None,
    store: From = HERE,
    at: At = None,
    form: Shaped = Form.table,
    output: Output = None,
) -> None:
    """Show who did what to whom, out of a store."""
    asked: dict[str, Any] = {"actor": actor, "state": state, "type": kind, "status": status, "place": place}
    asked |= {"since": since, "until": until, "words": words, "newest": newest}
    _answer("events", asked, limit, store, at, form, output)


@app.command()
def statements(
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Part of the speaker's name.")] = None,
    state: Annotated[list[str] | None, typer.Option("--state", metavar="ISO3", help="The speaker's state.")] = None,
    since: Since = None,
    until: Until = None,
    words: Words = None,
    newest: Newest = False,
    limit: Limit = None,
    store: From = HERE,
    at: At = None,
    form: Shaped = Form.table,
    output: Output = None,
) -> None:
    """Show who said what, out of a store."""
    asked = {"actor": actor, "state": state, "since": since, "until": until, "words": words, "newest": newest}
    _answer("statements", asked, limit, store, at, form, output)


@app.command()
def pages(
    since: Since = None,
    until: Until = None,
    words: Words = None,
    newest: Newest = False,
    limit: Limit = None,
    store: From = HERE,
    at: At = None,
    form: Shaped = Form.table,
    output: Output = None,
) -> None:
    """Show the pages of a store."""
    asked = {"since": since, "until": until, "words": words, "newest": newest}
    _answer("pages", asked, limit, store, at, form, output)


def _answer(
    table: str, asked: Mapping[str, Any], limit: int | None, path: str, at: int | None, form: Form, output: Path | None
) -> None:
    with endings():
        from dragoman.store import open_store
        from dragoman.store import output as ways

        with open_store(path, at=at) as store:
            answer(getattr(store, table), asked, limit, form, output, getattr(ways, table.upper()))


def answer(
    ask: Callable[..., Any],
    asked: Mapping[str, Any],
    limit: int | None,
    form: str,
    output: Path | None,
    columns: Mapping[str, Callable[[Mapping[str, Any]], str]],
    *,
    under: int = 0,
) -> None:
    """Ask for rows and write them as `form`; a screen gets a part unless `limit` says how much, and is told so.

    `columns` and `under` are those of `output.write`.
    """
    from dragoman.store.output import write

    most = FEW if limit is None and form == Form.table else limit
    given = {name: value for name, value in asked.items() if value}
    # One row more than is shown tells whether there are more.
    rows = ask(**given, limit=None if most is None else most + 1)
    write(rows if most is None else rows.slice(0, most), form, output, columns, under=under)
    if most is not None and rows.num_rows > most and form == Form.table:
        complain(f"the first {most}; --limit shows more")


def _write(rows: Any, form: Form, output: Path | None, kind: str) -> None:
    from dragoman.store import output as ways

    ways.write(rows, form, output, getattr(ways, kind.upper()))


@app.command()
def versions(store: From = HERE, form: Shaped = Form.table, output: Output = None) -> None:
    """List the versions of a store, with what wrote each and from which inputs."""
    with endings():
        from dragoman.store.history import versions as listed

        _write(listed(store), form, output, "versions")


@app.command()
def diff(
    one: Annotated[int, typer.Argument(metavar="N", min=0, help="The earlier version.")],
    other: Annotated[int, typer.Argument(metavar="M", min=0, help="The later version.")],
    store: From = HERE,
    limit: Limit = None,
    form: Shaped = Form.table,
    output: Output = None,
) -> None:
    """Show which records came, went or changed between two versions, and why."""
    with endings():
        from itertools import islice

        from dragoman.store import open_store
        from dragoman.store.differences import as_table
        from dragoman.store.differences import diff as differences

        most = FEW if limit is None and form is Form.table else limit
        counts: Counter[str] = Counter()
        with open_store(store, at=one) as before, open_store(store, at=other) as after:
            found = (counts.update([f"{d.kind}s {d.what}"]) or d for d in differences(before, after))
            rows = as_table(islice(found, most))
            for _ in found:
                pass
        _write(rows, form, output, "differences")
        if form is Form.table:
            complain(", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "no difference")


@app.command()
def tidy(
    store: From = HERE,
    keep: Annotated[int, typer.Option(min=1, metavar="N", help="How many versions stay readable.")] = 10,
) -> None:
    """Put a store's files together and delete those that no kept version needs."""
    with endings():
        from dragoman.store.place import Place
        from dragoman.store.upkeep import tidy as clean

        complain(f"{store}: version {clean(Place.of(store), keep)}")
