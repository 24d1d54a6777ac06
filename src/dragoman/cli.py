"""The command `dragoman`. What reads pages is imported only when reading begins, so that the command starts at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

import dragoman
from dragoman.corpus.command import app as corpus_app
from dragoman.curation.command import app as lexicon_app
from dragoman.errors import InputError, SummaryOnly
from dragoman.exports.command import app as export_app
from dragoman.options import Inputs, Output, OwnLexicon, PublishedOn, Workers
from dragoman.store.command import app as store_app
from dragoman.terminal import FAILED, Others, Progress, bar, colour, complain, endings, opened, width

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dragoman.pages import Tally
    from dragoman.report import Report

app = typer.Typer(
    name="dragoman",
    help="Read news about the dealings of states into records that rest on spans of text.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(lexicon_app, name="lexicon")
app.add_typer(store_app)
app.add_typer(export_app)
app.add_typer(corpus_app)


class Format(StrEnum):
    """The ways to show reports."""

    brief = "brief"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {dragoman.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news about the dealings of states into records that rest on spans of text."""


@app.command()
def read(
    inputs: Inputs,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to show the reports.")] = Format.brief,
    published: PublishedOn = None,
    workers: Workers = 1,
    lexicon: OwnLexicon = None,
    output: Output = None,
) -> None:
    """Read pages and show who did what to whom, and who said what."""
    with endings():
        from dragoman import Lexicon, read_many

        own = Lexicon.load(*(lexicon or ()))
        day = published.date().isoformat() if published else None
        with opened(output) as out, _progress(inputs, out) as count:
            kept = _Kept(count)
            kept.outcomes = read_many(inputs, published=day, workers=workers, lexicon=own, tell=kept.tell)
            for piece in _pieces(form, kept, out):
                out.write(piece)
            out.flush()
        kept.sum_up()
    raise typer.Exit(FAILED if kept.failed else 0)


@app.command()
def fetch(
    names: Annotated[
        list[str],
        typer.Argument(metavar="FEED|URL", help="Addresses of pages and feeds, or feeds that are files."),
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="The web archive (.warc.gz) that pages are appended to.")
    ],
    delay: Annotated[
        float, typer.Option(min=0.5, metavar="SECONDS", help="The least time between two requests to one host.")
    ] = 2.0,
) -> None:
    """Fetch pages and feeds politely into a web archive."""
    with endings():
        from dragoman.fetching import Fetched, Limits
        from dragoman.fetching import fetch as outcomes

        fetched = unchanged = failed = 0
        with bar(None, "Fetching") if sys.stderr.isatty() else nullcontext(lambda: None) as count:
            for outcome in outcomes(names, to, limits=Limits(delay=delay)):
                count()
                if isinstance(outcome, Fetched):
                    fetched, unchanged = fetched + outcome.changed, unchanged + (not outcome.changed)
                else:
                    failed += 1
                    complain(str(outcome))
        complain(f"{to}: {fetched} fetched, {unchanged} unchanged, {failed} failed")
    raise typer.Exit(FAILED if failed else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a report (a line of jsonl)."""
    from dragoman.show import jsonl

    with endings(), opened(None) as out:
        out.write(jsonl.schema())
        out.flush()


class _Kept:
    """The reports among the outcomes; an input that failed is named on standard error and left out.

    An archive holds what its crawler met: pages in it that are no article, or not in English, are counted and no
    failure.
    """

    def __init__(self, count: Progress) -> None:
        self.outcomes: Iterable[Report | InputError] = ()
        self.failed = False
        self._count = count
        self._archives = 0
        self._read = self._summaries = 0
        self._others = Others()

    def __iter__(self) -> Iterator[Report]:
        for outcome in self.outcomes:
            self._count()
            if isinstance(outcome, InputError):
                self._leave_out(outcome)
            else:
                self._read += 1
                yield outcome

    def tell(self, tally: Tally) -> None:
        """Say what an archive held."""
        self._archives += 1
        complain(str(tally))

    def sum_up(self) -> None:
        """Say what became of the pages of archives, and how to come to what feeds only announce."""
        if self._archives:
            pages = "1 page" if self._read == 1 else f"{self._read} pages"
            complain(f"{pages} read, {self._others}")
        if self._summaries:
            number = "1 summary" if self._summaries == 1 else f"{self._summaries} summaries"
            complain(f"{number} left out: dragoman fetch fetches the pages that a feed links to")

    def _leave_out(self, error: InputError) -> None:
        if self._others.takes(error):
            return
        self.failed = True
        self._summaries += isinstance(error, SummaryOnly)
        complain(str(error))


def _pieces(form: Format, reports: Iterable[Report], out: TextIO) -> Iterator[str]:
    if form is Format.brief:
        from dragoman.show import brief

        return brief.pieces(reports, width=width(out, brief.WIDTH), colour=colour(out))
    if form is Format.jsonl:
        from dragoman.show import jsonl

        return jsonl.pieces(reports)
    if form is Format.csv:
        from dragoman.show import csv

        return csv.pieces(reports)
    from dragoman.show import html

    return html.pieces(reports)


def _progress(inputs: Sequence[str], out: TextIO) -> AbstractContextManager[Progress]:
    """A progress bar where it can be seen and disturbs nothing: standard error a terminal, the reports elsewhere."""
    if not sys.stderr.isatty() or out.isatty():
        return nullcontext(lambda: None)
    return bar(None if any(map(_may_hold_many, inputs)) else len(inputs))


def _may_hold_many(name: str) -> bool:
    return Path(name).is_dir() or name.endswith((".jsonl", ".jsonl.gz", ".warc", ".warc.gz", ".rss", ".atom", ".xml"))


def main() -> None:
    """Run the command."""
    app(prog_name="dragoman")
