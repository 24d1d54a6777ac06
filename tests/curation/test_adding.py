"""Adding rows: what check would refuse is not written."""

from pathlib import Path

import pytest

from dragoman import Lexicon, LexiconError, UsageError
from dragoman.curation.adding import add, replaced
from tests.lexicon.made import write


def test_the_first_row_makes_the_table_with_its_notes(tmp_path: Path) -> None:
    row = add(tmp_path / "own", "groups", {"name": "Blue Front", "sectors": "REB"}, source="a leaflet")
    assert (row.file, row.line) == (f"{(tmp_path / 'own').as_posix()}/groups.tsv", 5)
    lines = (tmp_path / "own" / "groups.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# subject: ")
    assert lines[2:] == ["name\tnames\tcountry\tsectors\tnouns\twikidata", "# source: a leaflet", "Blue Front\t\t\tREB"]
    assert Lexicon.load(tmp_path / "own").table("groups")[0]["name"] == "Blue Front"


def test_a_row_is_written_in_the_columns_of_the_file_that_is_there(tmp_path: Path) -> None:
    write(tmp_path, "groups", "sectors ; name", "REB ; Blue Front")
    add(tmp_path, "groups", {"name": "Red Front", "sectors": "PTY"})
    assert (tmp_path / "groups.tsv").read_text(encoding="utf-8").splitlines()[-1] == "PTY\tRed Front"


def test_a_file_of_notes_alone_gets_its_header(tmp_path: Path) -> None:
    (tmp_path / "groups.tsv").write_text("# subject: mine\n# source: me", encoding="utf-8")
    add(tmp_path, "groups", {"name": "Blue Front"})
    assert Lexicon.load(tmp_path).table("groups")[0]["name"] == "Blue Front"


def test_a_frame_goes_into_its_own_folder(tmp_path: Path) -> None:
    cells = {"lemma": "snarfle", "pos": "V", "pattern": "obj=%actor", "actor": "subj", "recipient": "obj"}
    add(tmp_path, "frames/assault", {**cells, "parties": "IND>PAK", "example": "India snarfled Pakistan."})
    assert Lexicon.load(tmp_path).table("frames/assault")[0]["lemma"] == "snarfle"


@pytest.mark.parametrize(
    ("name", "cells", "reason"),
    [
        ("groups", {"name": "Blue Front", "country": "XXX"}, "is no country"),
        ("groups", {"names": "Blue Front"}, "'name' is empty"),
        ("groups", {"name": "Blue Front", "names": "Hamas"}, "is also that of groups.tsv:"),
        (
            "offices",
            {
                "person": "Jane Roe",
                "country": "RUS",
                "office": "foreign minister",
                "sector": "GOV",
                "from": "2031",
            },
            r"Jane Roe and Sergei Lavrov \(offices.tsv:\d+\) both are foreign minister of RUS",
        ),
    ],
)
def test_what_check_would_refuse_is_refused(name: str, cells: dict[str, str], reason: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=reason):
        add(tmp_path, name, cells)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "cells", "reason"),
    [
        ("gruops", {"name": "x"}, "is no table to add to"),
        ("contexts", {"context": "x"}, "is no table to add to"),
        ("groups", {"nam": "x"}, "'nam' is no column of groups"),
        ("groups", {"name": "x\ty"}, "holds a tab"),
        ("groups", {"name": "x\ny"}, "a line end"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(name: str, cells: dict[str, str], reason: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=reason):
        add(tmp_path, name, cells)


def test_problems_of_other_rows_do_not_stand_in_the_way(tmp_path: Path) -> None:
    write(tmp_path, "groups", "name ; country", "Blue Front ; XXX")
    add(tmp_path, "groups", {"name": "Red Front"})
    assert len(Lexicon.load(tmp_path).layers[0].rows["groups"]) == 2


def test_the_rows_that_a_row_stands_for_are_told(tmp_path: Path) -> None:
    row = add(tmp_path, "groups", {"name": "Hamas", "sectors": "PTY"})
    assert [shipped["name"] for shipped in replaced("groups", row)] == ["Hamas"]
