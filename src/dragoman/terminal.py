"""How commands end, write and complain: alike for all of them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

import typer

from dragoman.errors import DragomanError, InputError, NotArticle, OtherLanguage, UsageError

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

RECORD = re.compile(r"@\d+(?:\+\d+)?$")
"""How the name of a page in a web archive ends."""

HANDFUL = 5
"""A progress bar appears once more pages than these were read."""


@contextmanager
def endings() -> Iterator[None]:
    """Whatever goes wrong on the user's side ends in at most one line and a status, never in a stack trace."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except UsageError as error:
        complain(f"{error.code} {error}")
        raise typer.Exit(USAGE) from None
    except DragomanError as error:
        complain(f"{error.code} {error}")
        raise typer.Exit(FAILED) from None
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(FAILED) from None


def width(out: TextIO, usual: int) -> int:
    """The terminal's width, or what COLUMNS asks for; a pipe and a file get the usual width."""
    if out.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size((usual, 24)).columns
    return usual


def colour(out: TextIO) -> bool:
    """Colour is for a terminal, unless its user asks for none (no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def opened(output: Path | None = None) -> Iterator[TextIO]:
    """Where to write: always UTF-8 with plain line ends, whatever the system's own habit.

    Raises:
        UsageError: it cannot be written to.
    """
    if output is None or str(output) == "-":
        if sys.stdout is None:
            raise UsageError("cannot write to standard output: it is closed")
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    try:
        file = output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot write to {output}: {error.strerror}") from error
    with file:
        yield file


class Progress(Protocol):
    """What is told of every page that was read."""

    def __call__(self) -> None:
        """One more page."""


@contextmanager
def bar(total: int | None, doing: str = "Reading") -> Iterator[Progress]:
    """A bar that shows once more than a handful of pages were read; without a total it counts."""
    from rich import progress
    from rich.console import Console

    of = "" if total is None else f" of {total}"
    shown = progress.TextColumn(f"{{task.completed}}{of} pages")
    columns = (progress.TextColumn(doing), progress.BarColumn(), shown, progress.TimeElapsedColumn())
    bar = progress.Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=total)

    def count() -> None:
        bar.advance(task)
        if bar.tasks[task].completed > HANDFUL:
            bar.start()

    try:
        yield count
    finally:
        bar.stop()


class Others:
    """What archives hold beside articles: their crawler met it, so it is counted by kind and is no failure."""

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()

    def takes(self, error: InputError) -> bool:
        """Count a page of an archive that is no article, or not in English; whether it is one."""
        if not isinstance(error, NotArticle | OtherLanguage) or not _in_archive(error.origin):
            return False
        other = isinstance(error, OtherLanguage)
        self._kinds["another language" if other else error.reason.removeprefix("no article: ")] += 1
        return True

    def __len__(self) -> int:
        return self._kinds.total()

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(self._kinds.items()))
        return f"{len(self)} left out" + (f" ({kinds})" if kinds else "")


def _in_archive(origin: str) -> bool:
    return RECORD.search(origin) is not None and not Path(origin).exists()


def complain(line: str) -> None:
    """One line on standard error, with nothing in it that could steer a terminal."""
    from dragoman.show.wording import clean

    print(f"dragoman: {clean(line)}", file=sys.stderr)
