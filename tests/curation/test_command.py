"""The command `dragoman lexicon`."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from tests.lexicon.made import write


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["lexicon", *arguments])


def test_check_prints_each_problem_on_a_line_and_ends_in_status_1(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path, "groups", "name ; country", "Blue Front ; XXX", "Red Front ; YYY")))
    assert result.exit_code == 1
    assert [re.sub(r".*/", "", line) for line in result.stdout.splitlines()] == [
        "groups.tsv:4: 'XXX' in column 'country' is no country of countries.tsv",
        "groups.tsv:5: 'YYY' in column 'country' is no country of countries.tsv",
    ]


def test_check_of_what_is_right_prints_nothing(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path, "groups", "name", "Blue Front")))
    assert (result.exit_code, result.output) == (0, "")


def test_show_lists_the_members_of_a_day() -> None:
    result = run("show", "NATO", "--at", "2015-01-01")
    assert result.exit_code == 0
    assert "NATO, 28 members" in result.stdout
    assert re.search(r"Albania \(ALB\) since 2009-04-01  members\.tsv:\d+", result.stdout)
    assert "Finland" not in result.stdout
    assert "\x1b" not in result.stdout


def test_show_tells_file_line_and_validity() -> None:
    result = run("show", "Lavrov", "--at", "2000-01-01")
    assert re.search(r"offices\.tsv:\d+ +Sergei Lavrov .*foreign minister .*2004-03-09 .*no", result.stdout)


def test_show_as_json_is_an_object_a_row(tmp_path: Path) -> None:
    folder = write(tmp_path, "groups", "name", "Blue Front")
    result = run("show", "blue front", "--json", "--lexicon", str(folder))
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["table"], row["line"], row["cells"]) == ("groups", 4, {"name": "Blue Front"})


def test_the_lexicon_may_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_LEXICON", str(write(tmp_path, "groups", "name", "Blue Front")))
    assert "Blue Front" in run("show", "blue front").stdout


def test_show_of_nothing_known_ends_in_status_1() -> None:
    result = run("show", "zzzzz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "dragoman: nothing is known of 'zzzzz'\n"


def test_add_writes_a_row_and_says_where(tmp_path: Path) -> None:
    result = run("add", "groups", "name=Blue Front", "sectors=REB", "--lexicon", str(tmp_path / "own"))
    assert result.exit_code == 0
    assert re.fullmatch(r"dragoman: added .*own/groups\.tsv:4\n", result.stderr)
    assert (tmp_path / "own" / "groups.tsv").is_file()


def test_add_refuses_what_check_would(tmp_path: Path) -> None:
    result = run("add", "groups", "name=Blue Front", "country=XXX", "--lexicon", str(tmp_path / "own"))
    assert result.exit_code == 1
    assert "D301" in result.stderr
    assert not (tmp_path / "own").exists()


def test_add_says_what_a_row_stands_for(tmp_path: Path) -> None:
    result = run("add", "groups", "name=Hamas", "sectors=PTY", "--lexicon", str(tmp_path))
    assert re.search(r"it stands for groups\.tsv:\d+, which counts no more", result.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "groups", "name"],
        ["add", "groups", "name=a", "name=b"],
        ["add", "gruops", "name=a"],
        ["show", "NATO", "--at", "yesterday"],
        ["show", "NATO", "--at", "2015-13-01"],
        ["import", "wikidata", "none.json"],
        ["import", "petrarch", "none.txt"],
        ["import", "wikidata", "none.json", "--since", "long ago"],
    ],
)
def test_what_makes_no_sense_ends_in_status_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert re.fullmatch(r"dragoman: D201 .*\n", result.stderr)


def test_import_tells_what_it_did(tmp_path: Path) -> None:
    dictionary = tmp_path / "made.actors.txt"
    dictionary.write_text("ZUBROWKA_FRONT_ [MLIREBQQQ]\nBROKEN [MLI\n", encoding="utf-8")
    result = run("import", "petrarch", str(dictionary), "--to", str(tmp_path / "own"))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "dragoman: made.actors.txt:2: a bracket is not closed",
        "dragoman: 1 rows written: 1 in groups",
        "dragoman: left out, no code: 1",
        "dragoman: unknown code QQQ: 1 times, first at made.actors.txt:1",
        "dragoman: 1 lines cannot be read",
    ]
