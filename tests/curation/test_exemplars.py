"""Exemplars: marked sentences by which a user sees what his frames code."""

from pathlib import Path

import pytest

from dragoman import Lexicon, read
from dragoman.curation.check import check
from dragoman.curation.exemplars import NONE, Exemplar, Mark, problems, tally
from dragoman.errors import LexiconError
from dragoman.lexicon import SHIPPED
from tests.lexicon.made import write

TYPES = "type ; mode ; intensity ; quad ; definition ; example"
FRAMES = "lemma ; pos ; pattern ; mode ; actor ; recipient ; parties ; example"
LOAN = "LOAN ; ; 5 ; material cooperation ; money is lent ; China snarled Kenya."
FRAME = "snarl ; V ; subj=%actor obj ; ; subj ; obj ; CHN>KEN ; China snarled Kenya."


def told(folder: Path, *rows: str) -> list[str]:
    write(folder, "ontology", TYPES, LOAN)
    write(folder, "frames/loan", FRAMES, FRAME)
    write(folder, "exemplars", "sentence ; events", *rows)
    return [problem.reason for problem in check([folder])]


def test_a_sentence_is_parted_from_its_marks() -> None:
    assert Exemplar.of("Peru [met] Chile and [left].", "CONSULT/-/occurred|NONE") == Exemplar(
        "Peru met Chile and left.", (Mark(5, 8, "CONSULT", None, "occurred"), Mark(19, 23, NONE, None, None))
    )


def test_shipped_exemplars_are_coded_as_marked() -> None:
    assert list(problems(SHIPPED, SHIPPED.table("exemplars"))) == []


def test_a_type_of_ones_own_is_coded_and_kept_to_its_lexicon(tmp_path: Path) -> None:
    assert told(tmp_path, "India [snarled] Nepal on Monday. ; LOAN/-/occurred") == []
    own = Lexicon.load(tmp_path)
    (event,) = read("India snarled Nepal on Monday.", lexicon=own).events
    assert (event.type, event.intensity, event.cameo) == ("LOAN", 5.0, None)
    assert read("India snarled Nepal on Monday.").events == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("India [lauded] Nepal and left. ; LOAN/-/occurred", "SUPPORT/-/occurred is coded at 'lauded'"),
        (
            "India [blurbled] Nepal. ; LOAN/-/occurred",
            "at 'blurbled': no frame of the type has the word",
        ),
        ("It [snarled] in the wind. ; LOAN/-/occurred", "is not met, or a party is not known"),
        ("India [snarled] Nepal. ; NONE", "LOAN is coded at 'snarled', which tells no event"),
        ("India will [snarl] Nepal. ; LOAN/-/occurred", "LOAN/-/planned is coded at 'snarl', not LOAN/-/occurred"),
        ("India [snarled] Nepal. ; -", "1 triggers stand in brackets, and 0 events are told"),
        ("India [snarled] Nepal. ; LOAN", "'LOAN' is not type, mode and status"),
    ],
)
def test_what_is_coded_otherwise_is_told(row: str, reason: str, tmp_path: Path) -> None:
    (found,) = told(tmp_path, row)
    assert reason in found


def test_the_share_that_is_right_is_told(tmp_path: Path) -> None:
    told(tmp_path, "India [snarled] Nepal. ; LOAN/-/occurred", "Nepal [snarled] India. ; NONE")
    assert tally(tmp_path, check([tmp_path])) == f"{tmp_path}: 1 of 2 triggers are coded as they are marked"


def test_frames_want_a_type_in_an_ontology(tmp_path: Path) -> None:
    write(tmp_path, "frames/loan", FRAMES, FRAME)
    with pytest.raises(LexiconError, match=r"frames/loan\.tsv: there is no event type LOAN"):
        Lexicon.load(tmp_path)


def test_types_are_written_in_capitals(tmp_path: Path) -> None:
    write(tmp_path, "ontology", TYPES, LOAN.replace("LOAN", "Loan"))
    assert [p.reason for p in check([tmp_path])] == ["'Loan' in column 'type' is not written in capital letters"]
