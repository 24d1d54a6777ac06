"""The command `export`."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.store.command import HERE, At, From, Since, Until
from dragoman.terminal import complain, endings, opened

if TYPE_CHECKING:
    from dragoman.corpus import Corpus
    from dragoman.exports.period import Period

app = typer.Typer()


class Format(StrEnum):
    """The formats; each is the module of that name, Parquet and CSV are in `tables`."""

    gdelt = "gdelt"
    gdelt_mentions = "gdelt-mentions"
    icews = "icews"
    polecat = "polecat"
    jsonl = "jsonl"
    parquet = "parquet"
    csv = "csv"
    ftm = "ftm"
    annotations = "annotations"
    ical = "ical"


FOLDERS = (Format.parquet, Format.csv)
EVENT_DATA = (Format.gdelt, Format.gdelt_mentions, Format.icews, Format.polecat)
WITHOUT_STATUS = (Format.gdelt, Format.gdelt_mentions, Format.icews)


@app.command()
def export(
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help=", ".join(Format) + ".")],
    store: From = HERE,
    at: At = None,
    since: Since = None,
    until: Until = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file; for parquet and csv, this folder."),
    ] = None,
) -> None:
    """Write what a store holds in the format of other tools: event data, tables, entities, annotations, calendar."""
    with endings():
        from dragoman.corpus.opening import opened as opened_store
        from dragoman.exports.period import Period

        period = Period.of(since, until)
        corpus = opened_store(store, at)
        with corpus:
            if form in FOLDERS:
                _folder(form, corpus, period, output)
            elif form is Format.ical:
                _calendar(corpus, period, output)
            else:
                _lines(form, corpus, period, output)


def _lines(form: Format, corpus: Corpus, period: Period, output: Path | None) -> None:
    module = import_module(f"dragoman.exports.{form.value.replace('-', '_')}")
    with opened(output) as out:
        out.writelines(module.pieces(corpus, period))
        out.flush()
    if form in EVENT_DATA:
        _tell(form, corpus, period)


def _tell(form: Format, corpus: Corpus, period: Period) -> None:
    """Say how many occurrences event data have no place for."""
    from dragoman.exports.happenings import undated, unhappened

    if form in WITHOUT_STATUS and (number := unhappened(corpus, period)):
        complain(f"{number} planned, possible, denied or cancelled left out: {form.value} has no status")
    if number := undated(corpus):
        complain(f"{number} without a day left out")


def _folder(form: Format, corpus: Corpus, period: Period, output: Path | None) -> None:
    from dragoman.exports import tables

    if output is None or str(output) == "-":
        raise UsageError(f"{form.value} is a folder: name one with --output")
    (tables.parquet if form is Format.parquet else tables.csv)(corpus, period, output)


def _calendar(corpus: Corpus, period: Period, output: Path | None) -> None:
    from dragoman.exports.ical import to_ical
    from dragoman.store.output import write_bytes

    # What reaches into the period: not over before it, not beginning after it.
    reaching = ["coalesce(last, first) >= ?"] * bool(period.since) + ["coalesce(first, last) <= ?"] * bool(period.until)
    kept = f" WHERE {' AND '.join(reaching)}" if reaching else ""
    bounds = [day for day in (period.since, period.until) if day]
    made = to_ical(corpus.sql(f"SELECT * FROM agenda{kept} ORDER BY first, item", bounds).to_pylist())
    write_bytes(made, output)
