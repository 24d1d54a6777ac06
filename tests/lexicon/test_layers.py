"""A user's folders over the shipped tables: who wins, what is refused, what is hashed."""

import pickle
from pathlib import Path

import pytest

from dragoman import Lexicon, LexiconError
from dragoman.lexicon import SHIPPED, table
from tests.lexicon.made import write


def names(lexicon: Lexicon, kind: str = "groups") -> list[str]:
    return [row["name"] for row in lexicon.table(kind)]


def test_a_row_of_the_user_stands_before_the_shipped_ones(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name ; sectors", "Blue Crescent Front ; REB"))
    assert names(lexicon) == ["Blue Crescent Front", *names(SHIPPED)]
    assert [row.shipped for row in lexicon.table("groups")[:2]] == [False, True]


def test_a_row_with_the_key_of_a_shipped_one_stands_for_it(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name ; sectors", "Hamas ; PTY"))
    (row,) = [row for row in lexicon.table("groups") if row["name"] == "Hamas"]
    assert row["sectors"] == "PTY"
    assert len(lexicon.table("groups")) == len(SHIPPED.table("groups"))


def test_of_two_folders_the_later_wins(tmp_path: Path) -> None:
    one = write(tmp_path / "one", "groups", "name ; sectors", "Blue Front ; REB", "Red Front ; REB")
    two = write(tmp_path / "two", "groups", "name ; sectors", "Blue Front ; PTY")
    lexicon = Lexicon.load(one, two)
    assert [(row["name"], row["sectors"]) for row in lexicon.table("groups")[:2]] == [
        ("Blue Front", "PTY"),
        ("Red Front", "REB"),
    ]


def test_columns_may_be_left_out_and_stand_in_any_order(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "sectors ; name", "REB ; Blue Front"))
    row = lexicon.table("groups")[0]
    assert list(row.cells) == list(SHIPPED.table("groups")[0].cells)
    assert (row["name"], row["country"], row.many("names")) == ("Blue Front", "", ())


def test_a_row_knows_its_file_and_line(tmp_path: Path) -> None:
    folder = write(tmp_path, "frames/assault", "lemma ; pos ; parties ; example", "snarfle ; V ; A>B ; A snarfled B.")
    row = Lexicon.load(folder).table("frames/assault")[0]
    assert (row.file, row.line) == (f"{tmp_path.as_posix()}/frames/assault.tsv", 4)


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("gruops", ("name", "x"), "there is no table of this name"),
        ("contexts", ("context", "x"), "there is no table of this name"),
        ("groups", ("name ; colour", "x ; red"), ":4: 'colour' is no column of groups"),
        ("groups", ("name ; name", "x ; y"), ":3: the header names no column, or one twice: 'name'"),
        ("groups", ("name", "x ; y"), ":4: 2 cells where the header names 1"),
        ("offices", ("person ; from", "x ; soon"), ":4: 'soon' in column 'from' is not an ISO date"),
    ],
)
def test_what_is_no_table_is_refused_when_it_is_loaded(
    name: str, rows: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(LexiconError, match=reason):
        Lexicon.load(write(tmp_path, name, *rows))


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "groups", "name", "Blue Front")
    (tmp_path / ".groups.tsv").write_text("nonsense", encoding="utf-8")
    assert names(Lexicon.load(tmp_path))[0] == "Blue Front"


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicon.load(tmp_path / "none")


def test_what_changes_in_a_folder_later_changes_nothing(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name", "Blue Front"))
    write(tmp_path, "groups", "name", "Red Front")
    assert names(lexicon)[0] == "Blue Front"


def test_lexicons_are_equal_by_their_contents_wherever_they_lie(tmp_path: Path) -> None:
    one, two, other = (
        Lexicon.load(write(tmp_path / folder, "groups", "name", name))
        for folder, name in (("a", "Blue Front"), ("b", "Blue Front"), ("c", "Red Front"))
    )
    assert one == two != other
    assert len({one, two, other, SHIPPED, Lexicon()}) == 3
    assert one.digest == two.digest != other.digest


def test_the_hashes_name_every_file(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name", "Blue Front"))
    own = set(lexicon.hashes()) - set(SHIPPED.hashes())
    assert own == {"1:groups.tsv"}
    assert {"offices.tsv", "frames/assault.tsv", "members.tsv"} <= set(SHIPPED.hashes())
    assert all(len(digest) == 64 for digest in lexicon.hashes().values())


def test_a_lexicon_can_be_sent_to_another_process(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name", "Blue Front"))
    sent = pickle.loads(pickle.dumps(lexicon))
    assert sent == lexicon
    assert names(sent)[0] == "Blue Front"


def test_without_a_user_the_tables_are_the_shipped_ones() -> None:
    assert table("groups") == SHIPPED.table("groups")
