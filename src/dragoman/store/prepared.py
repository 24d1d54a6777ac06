"""Reports that were read before, as `dragoman read --format jsonl` writes them."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from pydantic import ValidationError

from dragoman.errors import InputError, MalformedLine, MissingInput, UnreadableInput
from dragoman.report import Report


def read_reports(files: Iterable[str]) -> Iterator[Report | InputError]:
    """The reports of some files, a line each (`.gz` too; `-` is standard input); a line that is none as its error."""
    for file in files:
        try:
            with sys.stdin.buffer if file == "-" else _opened(file) as lines:
                yield from (_report(file, number, line) for number, line in enumerate(lines, 1) if line.strip())
        except FileNotFoundError:
            yield MissingInput(file, "no such file or folder")
        except (OSError, EOFError) as error:
            yield UnreadableInput(file, getattr(error, "strerror", None) or "cut short or damaged")


def _opened(file: str) -> BinaryIO:
    return cast(BinaryIO, gzip.open(file, "rb")) if file.endswith(".gz") else open(file, "rb")


def _report(file: str, number: int, line: bytes) -> Report | InputError:
    try:
        return Report.model_validate_json(line)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        return MalformedLine(f"{file}:{number}", f"not a report{f' ({where})' if where else ''}")
