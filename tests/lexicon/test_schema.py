"""What every table holds is described, and the shipped tables hold it."""

from pathlib import Path

import pytest

from dragoman import lexicon
from dragoman.curation.check import check
from dragoman.lexicon.schema import tables

DOCS = Path(__file__).parents[2] / "docs" / "lexicons.md"


@pytest.mark.parametrize("name", [*lexicon.names(), *lexicon.names("frames")])
def test_a_table_has_the_columns_that_are_described(name: str) -> None:
    row = lexicon.table(name)[0]
    table = tables()[name]
    assert list(row.cells) == list(table.columns)
    assert table.closed or all(column.meaning for column in table.columns.values())
    assert any(column.key for column in table.columns.values())


def test_every_file_is_a_table() -> None:
    assert set(tables()) == {*lexicon.names(), *lexicon.names("frames")}


def test_the_shipped_lexicon_passes_its_own_check() -> None:
    assert [str(problem) for problem in check()] == []


@pytest.mark.parametrize("name", [name for name, table in tables().items() if not table.closed])
def test_the_docs_tell_of_every_table_that_users_can_add_to(name: str) -> None:
    named = "frames/" if name.startswith("frames/") and name != "frames/classes" else f"`{name}`"
    assert named in DOCS.read_text(encoding="utf-8")
