"""The commands of the corpus: `relations`, `occurrences`, `families`, `agenda`, `claims`, `network` and `show`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.options import Output
from dragoman.store.command import (
    HERE,
    At,
    Form,
    From,
    Limit,
    Name,
    Newest,
    Shaped,
    Since,
    State,
    Until,
    Words,
    answer,
)
from dragoman.terminal import colour, complain, endings, opened, width

if TYPE_CHECKING:
    from dragoman.corpus import Corpus
    from dragoman.corpus.sheet import Sheet

MANY = 500
"""Pages from which on bringing tables up to date takes more than some seconds, and is told."""

SCREEN = 120
"""Cells of a line where no screen says how many."""

app = typer.Typer()


class Drawn(StrEnum):
    """The ways to give a relation."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"
    svg = "svg"


class Dated(StrEnum):
    """The ways to give the agenda."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"
    ical = "ical"


class Rows(StrEnum):
    """The parts of a relation."""

    periods = "periods"
    partners = "partners"
    statements = "statements"
    changes = "changes"


class By(StrEnum):
    """The lengths of periods."""

    week = "week"
    month = "month"


class Shape(StrEnum):
    """The ways to show a record."""

    text = "text"
    json = "json"


Kind = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER type, such as CONSULT; repeatable.")
]
Place = Annotated[str | None, typer.Option(metavar="NAME|ISO3", help="Part of the place's name, or its country.")]


@app.command()
def relations(
    one: Annotated[str, typer.Argument(metavar="ONE", help="A state (ISO code or name), person or organization.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another; without it, all others.")] = None,
    by: Annotated[By, typer.Option("--by", help="A row a week or a month.")] = By.month,
    directed: Annotated[bool, typer.Option("--directed", help="Tell who acts upon whom.")] = False,
    since: Since = None,
    until: Until = None,
    part: Annotated[Rows, typer.Option("--rows", help="Which rows csv, json and parquet give.")] = Rows.periods,
    store: From = HERE,
    at: At = None,
    form: Annotated[Drawn, typer.Option("--format", "-f", help="How to give it; svg draws it.")] = Drawn.table,
    output: Output = None,
) -> None:
    """Show what two sides, or one and all others, had to do with each other over time."""
    with endings():
        from dragoman.corpus import relation
        from dragoman.store.output import write

        with _opened(store, at) as corpus:
            asked = corpus.asked(one, other, since, until)
            if form is Drawn.table or form is Drawn.svg:
                made = relation.sheet(corpus, asked, by, directed and form is Drawn.table)
                _print(made, form, output)
            else:
                write(relation.rows(corpus, asked, part, by, directed), form, output, {})


def _print(sheet: Sheet, form: Drawn, output: Path | None) -> None:
    with opened(output) as out:
        if form is Drawn.svg:
            from dragoman.corpus.chart import svg

            out.write(svg(sheet))
        else:
            out.write(sheet.text(width=width(out, SCREEN), colour=colour(out)))
        out.flush()


@app.command()
def occurrences(
    actor: Name = None,
    state: State = None,
    kind: Kind = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Such as occurred, planned or cancelled; repeatable.")
    ] = None,
    place: Place = None,
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
    """Show what happened, each occurrence once, however many pages tell of it."""
    asked: dict[str, Any] = {"actor": actor, "state": state, "type": kind, "status": status, "place": place}
    asked |= {"since": since, "until": until, "words": words, "newest": newest}
    _answer("occurrences", asked, limit, store, at, form, output)


@app.command()
def families(
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
    """Show the stories, each with its copies and the sites that carry it; the most copied first."""
    asked = {"since": since, "until": until, "words": words, "newest": newest}
    _answer("families", asked, limit, store, at, form, output)


@app.command()
def agenda(
    actor: Name = None,
    state: State = None,
    kind: Kind = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS", help="expected, held, moved, cancelled or unreported; repeatable."),
    ] = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    words: Words = None,
    limit: Limit = None,
    store: From = HERE,
    at: At = None,
    form: Annotated[Dated, typer.Option("--format", "-f", help="How to give it; ical for calendars.")] = Dated.table,
    output: Output = None,
) -> None:
    """Show what is announced for a time, and what came of it."""
    asked: dict[str, Any] = {"actor": actor, "state": state, "type": kind, "status": status, "place": place}
    asked |= {"since": since, "until": until, "words": words}
    if form is not Dated.ical:
        _answer("agenda", asked, limit, store, at, form, output)
        return
    with endings():
        from dragoman.exports.ical import to_ical
        from dragoman.store.output import write_bytes

        with _opened(store, at) as corpus:
            given = {name: value for name, value in asked.items() if value}
            calendar = to_ical(corpus.agenda(**given, limit=limit).to_pylist())
        write_bytes(calendar, output)


@app.command()
def claims(
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="NAME", help="Part of the name of either side.")
    ] = None,
    state: State = None,
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
    """Show what one side asserts and another denies or disputes, side by side."""
    asked = {"actor": actor, "state": state, "since": since, "until": until, "words": words, "newest": newest}
    _answer("claims", asked, limit, store, at, form, output)


@app.command()
def network(
    state: State = None,
    since: Since = None,
    until: Until = None,
    directed: Annotated[bool, typer.Option("--directed", help="Tell who acts upon whom.")] = False,
    limit: Limit = None,
    store: From = HERE,
    at: At = None,
    form: Shaped = Form.table,
    output: Output = None,
) -> None:
    """Show which states had to do with each other in a period; the busiest pairs first."""
    asked = {"state": state, "since": since, "until": until, "directed": directed}
    _answer("network", asked, limit, store, at, form, output)


@app.command()
def show(
    record: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A record of a page, such as 1c0ffee123#e4, an occurrence (o…), item of the agenda (g…), "
            "claim (c…), or a page.",
        ),
    ],
    store: From = HERE,
    at: At = None,
    form: Annotated[Shape, typer.Option("--format", "-f", help="How to show it.")] = Shape.text,
) -> None:
    """Show a record in its page, its words marked, or with all that it rests on; of a page, the brief."""
    with endings():
        from dragoman.show.brief import WIDTH

        shown = _record(record, store, at)
        with opened() as out:
            if form is Shape.json:
                out.write(json.dumps(shown.to_dict(), ensure_ascii=False, indent=1, default=str) + "\n")
            else:
                out.write(shown.text(width=width(out, WIDTH), colour=colour(out)))
            out.flush()


def _record(name: str, path: str, at: int | None) -> Any:
    """What goes by a name: what is made from all pages, else a page or a record of one.

    Raises:
        NoRecord: nothing, or several, go by it.
    """
    from dragoman.corpus.record import NAMED, found
    from dragoman.store import open_store
    from dragoman.store.record import Shown

    if NAMED.fullmatch(name):
        with _opened(path, at) as corpus:
            # The name of a page may look so too.
            if made := found(corpus, name):
                return made
    with open_store(path, at=at) as plain:
        return Shown(plain, name)


def _answer(
    table: str, asked: dict[str, Any], limit: int | None, path: str, at: int | None, form: str, output: Path | None
) -> None:
    with endings():
        from dragoman.corpus import output as ways

        columns = {"families": ways.STORIES}.get(table) or getattr(ways, table.upper())
        with _opened(path, at) as corpus:
            answer(getattr(corpus, table), asked, limit, form, output, columns, under=2 if table == "claims" else 0)


def _opened(path: str, at: int | None) -> Corpus:
    """The corpus of a store, up to date; where that takes long, a line says what is being done."""
    from dragoman.corpus.opening import opened as opened_corpus

    def tell(pages: int, kept: bool) -> None:
        if pages >= MANY:
            complain(f"{path}: relating {pages} pages{', once for all who ask' if kept else ' of that version'}")

    return opened_corpus(path, at, tell=tell)
