"""The command `dragoman lexicon`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.terminal import FAILED, colour, complain, endings, opened, width

OWN = Path("dragoman-lexicon")
SCREEN = 120

app = typer.Typer(help="Check, show and extend what Dragoman knows of the world.", no_args_is_help=True)

importing = typer.Typer(help="Import from files of other projects into your own lexicon.", no_args_is_help=True)
app.add_typer(importing, name="import")

Own = Annotated[
    list[Path] | None,
    typer.Option(envvar="DRAGOMAN_LEXICON", metavar="DIR", help="Your own lexicon; may be repeated."),
]


@app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="Your own lexicons; none: the shipped one.")
    ] = None,
) -> None:
    """Check lexicon files; each problem is one line."""
    with endings():
        from dragoman.curation.check import check as problems
        from dragoman.curation.exemplars import tally

        found = problems(paths or ())
        with opened() as out:
            out.writelines(f"{problem}\n" for problem in found)
            out.flush()
        for told in filter(None, (tally(path, found) for path in paths or ())):
            complain(told)
    raise typer.Exit(FAILED if found else 0)


@app.command()
def show(
    word: Annotated[str, typer.Argument(metavar="WORD|NAME", help="A name, country, office, verb or title.")],
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="Show what holds on this day (ISO); else what has no end.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
    lexicon: Own = None,
) -> None:
    """Show what the lexicons know of a name or a word, and where it stands."""
    with endings():
        from dragoman.curation.lookup import find
        from dragoman.curation.tell import tell
        from dragoman.lexicon import Lexicon

        own = Lexicon.load(*(lexicon or ()))
        found = find(word, _day(at), own)
        with opened() as out:
            if as_json:
                out.writelines(json.dumps(one.record(), ensure_ascii=False) + "\n" for one in found)
            else:
                tell(found, at, own, out, width=width(out, SCREEN), colour=colour(out))
            out.flush()
        if not found:
            complain(f"nothing is known of '{word}'")
    raise typer.Exit(0 if found else FAILED)


@app.command()
def add(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Such as offices, groups or frames/assault.")],
    cells: Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE...", help="The row; | parts several values.")],
    lexicon: Annotated[Path, typer.Option(metavar="DIR", help="Your own lexicon.")] = OWN,
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the fact is from.")] = None,
) -> None:
    """Append a checked row to your own lexicon."""
    with endings():
        from dragoman.curation.adding import add as append
        from dragoman.curation.adding import replaced

        row = append(lexicon, table, _cells(cells), source=source)
        complain(f"added {row.file}:{row.line}")
        for instead in replaced(table, row):
            complain(f"it stands for {instead.file}:{instead.line}, which counts no more")


To = Annotated[Path, typer.Option("--to", metavar="DIR", help="Your own lexicon, which rows are appended to.")]


@importing.command("petrarch")
def import_petrarch(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Dictionaries of actors or agents.")],
    to: To = OWN,
) -> None:
    """Import actor and agent dictionaries of PETRARCH."""
    with endings():
        from dragoman.curation.importing.petrarch import convert
        from dragoman.curation.importing.writing import Tally

        tally = Tally(complain)
        for file in files:
            convert(file, to, tally)
        _account(tally.lines())
    raise typer.Exit(FAILED if tally.wrong else 0)


@importing.command("wikidata")
def import_wikidata(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON dump: .json, .json.gz or .json.bz2.")],
    to: To = OWN,
    since: Annotated[str, typer.Option(metavar="DATE", help="Leave out what ended before (ISO).")] = "1990",
) -> None:
    """Import holders of offices from a dump of Wikidata."""
    with endings():
        from dragoman.curation.importing.wikidata import convert
        from dragoman.curation.importing.writing import Tally

        tally = Tally(complain)
        convert(file, to, tally, since=_day(since) or "")
        _account(tally.lines())
    raise typer.Exit(FAILED if tally.wrong else 0)


def _account(lines: list[str]) -> None:
    for line in lines:
        complain(line)


def _day(text: str | None) -> str | None:
    from dragoman.curation.days import first_day
    from dragoman.lexicon import DATE

    try:
        if text is None or (DATE.fullmatch(text) and first_day(text)):
            return text
    except ValueError:
        pass
    raise UsageError(f"'{text}' is not a day like 2024-05-16, a month or a year")


def _cells(pairs: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for pair in pairs:
        column, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"'{pair}' is not COLUMN=VALUE")
        if column in cells:
            raise UsageError(f"'{column}' is given twice")
        cells[column] = value
    return cells
