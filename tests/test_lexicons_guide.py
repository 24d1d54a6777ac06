"""The guide to lexicons: its examples run, in order, on the files that it shows."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.lexicon.schema import tables

GUIDE = Path(__file__).parent.parent / "docs" / "lexicons.md"
BLOCK = re.compile(r"```(text|console|python)(?: (\S+))?\n(.*?)```", re.S)


def _console(block: str) -> None:
    """Each command prints what stands below it."""
    for command, shown in re.findall(r"^\$ dragoman (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
        assert CliRunner().invoke(app, shlex.split(command)).output == shown, command


def _python(block: str, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(block, names, GUIDE.name, None, 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test, clear_globs=False).failed == 0
    names.update(test.globs)


def test_the_examples_of_the_guide_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for kind, file, content in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if kind == "text":
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(content, encoding="utf-8", newline="\n")
        elif kind == "console":
            _console(content)
        else:
            _python(content, names)


SHOWN = ("offices", "organizations", "groups", "members", "countries", "titles", "cues", "ontology", "exemplars")


@pytest.mark.parametrize("name", SHOWN)
def test_the_guide_shows_the_columns_with_the_key_in_bold(name: str) -> None:
    (shown,) = re.findall(rf"^\| `{name}` \|.*\| (.*) \|$", GUIDE.read_text(encoding="utf-8"), re.M)
    columns = tables()[name].columns.values()
    assert shown == ", ".join(f"**{column.name}**" if column.key else column.name for column in columns)
