import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.exports import tables
from dragoman.exports.period import Period
from dragoman.store import schema

NAMES = [*schema.tables(), *schema.derived()]


def manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / tables.MANIFEST).read_text(encoding="utf-8")))


def test_parquet_holds_every_table_as_it_is(corpus: Corpus, tmp_path: Path) -> None:
    tables.parquet(corpus, Period(), tmp_path)
    for name in NAMES:
        table = pq.read_table(tmp_path / f"{name}.parquet")
        assert table.schema.equals(schema.arrow(name))
        own = corpus.table(name)
        order = [
            (column, "ascending") for column in own.column_names if "list" not in str(own.schema.field(column).type)
        ]
        assert table.sort_by(order).equals(own.cast(table.schema).sort_by(order))


def test_csv_is_read_back_cell_by_cell(corpus: Corpus, tmp_path: Path) -> None:
    tables.csv(corpus, Period(), tmp_path)
    for name in NAMES:
        columns = [column for column in schema.arrow(name).names if column != "report"]
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file, strict=True)
        assert header == columns
        assert len(lines) == corpus.table(name).num_rows
        assert all(len(line) == len(columns) for line in lines)
    with (tmp_path / "pages.csv").open(encoding="utf-8", newline="") as file:
        pages = {row["page"]: row for row in csv.DictReader(file)}
    assert pages["page-local"]["headline"] == '"Deal" struck\nin Austin'
    assert pages["page-local"]["publisher"] == "Example\tDaily"


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_the_manifest_tells_of_every_file(corpus: Corpus, tmp_path: Path, form: str) -> None:
    getattr(tables, form)(corpus, Period(), tmp_path)
    told = manifest(tmp_path)
    assert told["version"] == corpus.version
    assert {table["file"] for table in told["tables"]} == {f.name for f in tmp_path.iterdir()} - {tables.MANIFEST}
    assert [table["name"] for table in told["tables"]] == NAMES
    for table in told["tables"]:
        assert table["rows"] == corpus.table(table["name"]).num_rows
        declared = {**schema.tables(), **schema.derived()}[table["name"]].columns
        assert table["columns"] == [
            {"name": c.name, "type": c.type, "meaning": c.meaning}
            for c in declared
            if form == "parquet" or c.name != "report"
        ]


def test_a_period_keeps_tables_together(corpus: Corpus, tmp_path: Path) -> None:
    tables.parquet(corpus, Period.of("2019-05-15", "2019-05-20"), tmp_path)
    found = {name: pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in NAMES}
    assert {row["page"] for row in found["pages"]} == {"page-wire", "page-copy", "page-talks"}
    for name in ("events", "actors", "mentions", "families", "occurrence_mentions"):
        assert {row["page"] for row in found[name]} == {"page-wire", "page-copy", "page-talks"}
    told = {row["occurrence"] for row in found["occurrence_mentions"]}
    assert {row["occurrence"] for row in found["occurrences"]} == told
    assert found["agenda"] == []


def test_the_same_store_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    for form in ("parquet", "csv"):
        for name in ("one", "other"):
            getattr(tables, form)(corpus, Period(), tmp_path / name / form)
        for file in (tmp_path / "one" / form).iterdir():
            assert file.read_bytes() == (tmp_path / "other" / form / file.name).read_bytes()


def test_what_cannot_be_written_is_said(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write to"):
        tables.csv(corpus, Period(), tmp_path / "file")
