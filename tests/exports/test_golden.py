"""The store made by hand in every format, as it was read line by line.

`python -m tests.exports.test_golden` writes the files anew; read what has changed before you commit it.
"""

import tempfile
from importlib import import_module
from pathlib import Path

import pytest

import dragoman
from dragoman.corpus import Corpus, open_store
from dragoman.exports import tables
from dragoman.exports.period import Period
from tests.exports import made

EXPECTED = Path(__file__).parent / "expected"
FILES = {
    "gdelt": "gdelt.tsv",
    "gdelt_mentions": "gdelt_mentions.tsv",
    "icews": "icews.tab",
    "polecat": "polecat.tab",
    "jsonl": "reports.jsonl",
    "ftm": "ftm.jsonl",
    "annotations": "annotations.json",
}
TABLES = ("pages.csv", "events.csv", "occurrences.csv")
RELEASE = "0.0.0"


def _text(corpus: Corpus, form: str) -> str:
    return _any_release("".join(import_module(f"dragoman.exports.{form}").pieces(corpus, Period())))


def _any_release(text: str) -> str:
    return text.replace(dragoman.__version__, RELEASE)


@pytest.mark.parametrize("form", FILES)
def test_a_file_is_as_expected(corpus: Corpus, form: str) -> None:
    assert _text(corpus, form) == (EXPECTED / FILES[form]).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_expected(corpus: Corpus, tmp_path: Path, name: str) -> None:
    tables.csv(corpus, Period(), tmp_path)
    found = (tmp_path / name).read_text(encoding="utf-8")
    assert _any_release(found) == (EXPECTED / name).read_text(encoding="utf-8")


def _write(folder: Path) -> None:
    EXPECTED.mkdir(exist_ok=True)
    corpus = open_store(made.store(folder / "store"))
    with corpus:
        for form, file in FILES.items():
            (EXPECTED / file).write_text(_text(corpus, form), encoding="utf-8")
        tables.csv(corpus, Period(), folder / "csv")
    for name in TABLES:
        written = (folder / "csv" / name).read_text(encoding="utf-8")
        (EXPECTED / name).write_text(_any_release(written), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_folder:
        _write(Path(made_folder))
