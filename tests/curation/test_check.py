"""Checking a user's lexicon: one line a problem, each with its reason; what is right passes."""

from pathlib import Path

import pytest

from dragoman.curation.check import check
from tests.lexicon.made import write

OFFICES = "person ; country ; office ; sector ; from ; to"
FRAMES = "lemma ; pos ; pattern ; mode ; actor ; recipient ; parties ; example"
CUES = "lemma ; pos ; kind ; takes ; example"
REGIONS = "name ; kind ; latitude ; longitude"
SNARFLED = "India snarfled Pakistan."


def problems(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in check([folder])]


def test_a_lexicon_that_is_right_has_no_problems(tmp_path: Path) -> None:
    write(tmp_path, "groups", "name ; names ; country ; sectors", "Blue Front ; Blue Crescent|BCF ; TUR ; REB")
    write(tmp_path, "offices", OFFICES, "Jane Roe ; TUR ; trade minister ; GOV ; 2031-02 ; 2032")
    write(
        tmp_path,
        "frames/assault",
        FRAMES,
        f"snarfle ; V ; obj=%actor ; ; subj ; obj ; IND>PAK ; {SNARFLED}",
    )
    write(
        tmp_path,
        "cues",
        "lemma ; pos ; kind ; takes ; example",
        "blurble ; V ; say ; clause ; Iran blurbled that the talks had failed.",
    )
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "header", "row", "reason"),
    [
        ("groups", "name ; country", "Blue Front ; TUX", "'TUX' in column 'country' is no country of countries.tsv"),
        ("groups", "name ; sectors", "Blue Front ; REB|ARMY", "'ARMY' in column 'sectors' is no PLOVER sector"),
        ("groups", "name ; wikidata", "Blue Front ; 42", "'42' in column 'wikidata' is no Wikidata identifier"),
        ("groups", "name ; names", "Blue Front ; Hamas", "the name 'Hamas' is also that of groups.tsv:"),
        ("groups", "name ; country", " ; TUR", "'name' is empty"),
        (
            "offices",
            OFFICES,
            "A B ; TUR ; mayor ; GOV ; 2031-02-30 ; ",
            "'2031-02-30' in column 'from' is no day",
        ),
        ("offices", OFFICES, "A B ; TUR ; mayor ; GOV ; 2032 ; 2031", "it ends (2031) before it begins (2032)"),
        (
            "regions",
            REGIONS,
            "X ; town ; north ; 3",
            "'north' in column 'latitude' is no number",
        ),
        (
            "regions",
            REGIONS,
            "X ; isle ; 1 ; 3",
            "'isle' in column 'kind' is none of country,",
        ),
        ("offices", OFFICES, "Mark Rutte ; TUR ; mayor ; GOV ; 2031 ; ", "tell by 'wikidata' who is meant"),
        ("title_uses", "use ; word", "nonsense ; x", "'nonsense' in column 'use' is none of "),
        ("credits", "pattern ; example", "by (.* ; by me", "is no regular expression: "),
        ("credits", "pattern ; example", "by .* ; with me", "the example 'with me' does not match"),
        (
            "frames/assault",
            FRAMES,
            f"snarfle ; V ; obj=$x ; ; ; ; IND>PAK ; {SNARFLED}",
            "no word class '$x'",
        ),
        (
            "frames/assault",
            FRAMES,
            f"snarfle ; V ; obj ; x ; ; ; IND>PAK ; {SNARFLED}",
            "'x' is no mode of ASSAULT",
        ),
        (
            "frames/assault",
            FRAMES,
            "snarfle ; V ; obj ; ; ; ; IND>PAK ; India met Pakistan.",
            "no ASSAULT IND>PAK is",
        ),
        (
            "cues",
            "lemma ; pos ; kind ; takes ; example",
            "blurble ; V ; say ; clause ; India met Pakistan on Monday.",
            "no statement is found",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(name: str, header: str, row: str, reason: str, tmp_path: Path) -> None:
    found = problems(write(tmp_path, name, header, row))
    assert any(line.startswith(f"{name}.tsv:4: ") and reason in line for line in found), found


def test_every_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, "offices", "person ; from", "A ; soon", "B ; 2031", "C ; late", "D ; 2031 ; x")
    assert [line.split(": ")[0] for line in problems(tmp_path)] == ["offices.tsv:4", "offices.tsv:6", "offices.tsv:7"]


def test_a_file_of_an_unknown_name_is_told(tmp_path: Path) -> None:
    assert problems(write(tmp_path, "gruops", "name", "x")) == ["gruops.tsv: there is no table of this name to add to"]


def test_two_rows_of_one_key_are_told(tmp_path: Path) -> None:
    found = problems(write(tmp_path, "groups", "name", "Blue Front", "Blue Front"))
    assert found[0] == "groups.tsv:5: line 4 has the same name"


class TestOverlaps:
    def test_two_holders_of_one_person_s_office(self, tmp_path: Path) -> None:
        write(tmp_path, "offices", OFFICES, "Jane Roe ; FRA ; president ; GOV ; 2016-01-01 ; 2016-03-01")
        (line,) = problems(tmp_path)
        assert line.startswith("offices.tsv:4: Jane Roe and Francois Hollande (offices.tsv:")
        assert line.endswith("both are president of FRA from 2016-01-01 to 2016-03-01")

    def test_the_day_of_the_handover_is_none(self, tmp_path: Path) -> None:
        one, two = "A B ; FRA ; emir ; GOV ; 2031-01-01 ; 2032-05-06", "C D ; FRA ; emir ; GOV ; 2032-05-06 ; 2033"
        assert problems(write(tmp_path, "offices", OFFICES, one, two)) == []

    def test_a_month_that_both_may_share_is_none(self, tmp_path: Path) -> None:
        one, two = "A B ; FRA ; emir ; GOV ; 2031-01-01 ; 2032-05", "C D ; FRA ; emir ; GOV ; 2032-05 ; 2033"
        assert problems(write(tmp_path, "offices", OFFICES, one, two)) == []

    def test_several_may_hold_an_office_of_many(self, tmp_path: Path) -> None:
        one, two = "A B ; FRA ; lawmaker ; LEG ; 2031 ; ", "C D ; FRA ; lawmaker ; LEG ; 2031 ; "
        assert problems(write(tmp_path, "offices", OFFICES, one, two)) == []

    def test_a_row_that_ends_the_shipped_one_makes_room(self, tmp_path: Path) -> None:
        ended = "Sergei Lavrov ; RUS ; foreign minister ; GOV ; 2004-03-09 ; 2031-01-01"
        next_one = "Jane Roe ; RUS ; foreign minister ; GOV ; 2031-01-01 ; "
        assert problems(write(tmp_path, "offices", OFFICES, ended, next_one)) == []
