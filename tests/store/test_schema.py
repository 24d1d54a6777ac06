import re
from pathlib import Path

import pytest

from dragoman.store import add_reports, open_store, schema
from tests.store.made import report

DOCS = Path(__file__).parent.parent.parent / "docs" / "store.md"
TEXT = DOCS.read_text(encoding="utf-8")
MARKS = re.compile(r"(?<=<!-- tables -->\n).*(?=<!-- /tables -->)", re.DOTALL)


def test_the_docs_show_the_tables_as_they_are() -> None:
    found = MARKS.search(TEXT)
    assert found is not None
    assert found[0] == f"\n{schema.markdown()}\n", "run: python -m tests.store.test_schema"


@pytest.mark.parametrize("name", schema.tables())
def test_every_table_is_written_as_declared(name: str, tmp_path: Path) -> None:
    add_reports([report(1)], tmp_path)
    with open_store(tmp_path) as store:
        table = store.table(name)
    assert table.num_rows > 0
    assert table.schema.names == [column.name for column in schema.tables()[name].columns]
    assert table.schema.types == schema.arrow(name).types


def test_pages_are_written_last() -> None:
    assert list(schema.tables())[-1] == schema.PAGES


def test_the_example_of_the_docs_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each block of Python prints what the block of text after it shows."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```\n+```text\n(.*?)```", TEXT, re.DOTALL)
    assert len(blocks) > 3
    for code, shown in blocks:
        exec(code, names)
        assert capsys.readouterr().out == shown


if __name__ == "__main__":
    DOCS.write_text(MARKS.sub(lambda _: f"\n{schema.markdown()}\n", TEXT), encoding="utf-8")
