"""The documents show the columns of each format as they are."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.exports.columns import markdown
from dragoman.exports.command import Format

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
FORMATS = ("gdelt", "gdelt_mentions", "icews", "polecat")


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)


def _table(name: str) -> str:
    lines = markdown(import_module(f"dragoman.exports.{name}").COLUMNS)
    return "\n" + "\n".join(lines) + "\n\n"


@pytest.mark.parametrize("name", FORMATS)
def test_the_docs_show_the_columns_as_they_are(name: str) -> None:
    found = _marks(name).search(DOCS.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == _table(name), "run: python -m tests.exports.test_docs"


@pytest.mark.parametrize("form", Format)
def test_the_docs_tell_of_every_format(form: Format) -> None:
    assert f"`{form.value}`" in DOCS.read_text(encoding="utf-8")


if __name__ == "__main__":
    text = DOCS.read_text(encoding="utf-8")
    for format_name in FORMATS:
        table = _table(format_name)
        text = _marks(format_name).sub(lambda _, table=table: table, text)  # type: ignore[misc]
    DOCS.write_text(text, encoding="utf-8")
